import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { Failure } from '../kernel/failure.ts';
import { makeFolder } from './folder.ts';
import { siteName } from './places.ts';

/** Who holds a lock. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly id: string;
  /** ISO 8601. */
  readonly since: string;
}

/** A held lock. Letting go twice does no harm. */
export interface Lock {
  release(): void;
}

/** What taking a lock needs to know of the world. */
export interface LockOptions {
  /** `.loyalty/locks`. */
  readonly folder: string;
  readonly site: string;
  /** Unique to this attempt. */
  readonly id: string;
  readonly now: Date;
  /** The id of a lock that is to be broken: the only way past a holder on another host. */
  readonly force?: string;
}

/**
 * Takes the lock of a site on this machine. A dead holder on this host is taken over at once, a living one is a Failure `LOCKED`.
 * It does not reach across machines: continuous integration needs a concurrency group besides.
 */
export function takeLock(options: LockOptions): Lock {
  const path = join(options.folder, siteName(options.site));
  makeFolder(dirname(path));
  const mine: Holder = { pid: process.pid, host: hostname(), id: options.id, since: options.now.toISOString() };
  for (let tries = 0; tries < 20; tries++) {
    if (claim(path, mine)) return { release: () => release(path, mine) };
    const holder = holderOf(path);
    if (holder && holder.id !== options.force && isAlive(holder)) throw locked(options.site, holder, options.now);
    breakLock(path, holder, options.id);
  }
  throw locked(options.site, holderOf(path) ?? mine, options.now);
}

/** The whole content appears at once, or not at all: written aside, then linked. */
function claim(path: string, mine: Holder): boolean {
  const aside = `${path}.${mine.id}.new`;
  writeFileSync(aside, JSON.stringify(mine), { mode: 0o600 });
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves a dead lock aside; if somebody else was faster and the file is a new one, it is put back. */
function breakLock(path: string, dead: Holder | undefined, id: string): void {
  const aside = `${path}.${id}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = holderOf(aside);
  if (moved && moved.id !== dead?.id) {
    try {
      linkSync(aside, path);
    } catch {
      // Somebody holds it again already; the one we moved aside will find its own lock gone when it lets go.
    }
  }
  rmSync(aside, { force: true });
}

function release(path: string, mine: Holder): void {
  if (holderOf(path)?.id === mine.id) rmSync(path, { force: true });
}

function locked(site: string, holder: Holder, now: Date): Failure {
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(holder.since)) / 1000));
  const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`;
  return new Failure(
    {
      code: 'LOCKED',
      severity: 'error',
      message: `Another apply is at work on site ${site}: ${where}, for ${seconds} s (lock ${holder.id}).`,
      next: `Wait for it to end. If it runs on another host and is surely dead: loyalty apply --force-unlock ${holder.id}`,
    },
    'unsent',
  );
}
