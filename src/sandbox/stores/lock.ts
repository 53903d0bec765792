import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A lock is held for some milliseconds; older than this it belongs to nobody, whatever its pid says. */
const ABANDONED_MS = 30_000;
/** A lock file without a pid is one whose holder is about to write it, for so long. */
const UNSIGNED_MS = 2_000;
const PATIENCE_MS = 10_000;
const PAUSE_MS = 2;

const cell = new Int32Array(new SharedArrayBuffer(4));
const pause = (): void => void Atomics.wait(cell, 0, 0, PAUSE_MS);

const isCode = (reason: unknown, code: string): boolean => (reason as NodeJS.ErrnoException).code === code;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return !isCode(reason, 'ESRCH');
  }
}

/** Creates the file unless it is there. */
function create(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (reason) {
    if (isCode(reason, 'EEXIST')) return false;
    // On a full disk the file is there and its pid is not.
    if (!isCode(reason, 'ENOENT')) rmSync(path, { force: true });
    throw reason;
  }
}

function isDead(path: string): boolean {
  try {
    const age = Date.now() - statSync(path).mtimeMs;
    const pid = Number(readFileSync(path, 'utf8'));
    if (age > ABANDONED_MS) return true;
    return pid > 0 ? !isAlive(pid) : age > UNSIGNED_MS;
  } catch (reason) {
    if (isCode(reason, 'ENOENT')) return false;
    throw reason;
  }
}

/** Removes the lock of a dead holder; a second file makes sure that only one process looks and removes. */
function bury(path: string): void {
  const shovel = `${path}.takeover`;
  if (!create(shovel)) {
    if (isDead(shovel)) rmSync(shovel, { force: true });
    return;
  }
  try {
    if (isDead(path)) rmSync(path, { force: true });
  } finally {
    rmSync(shovel, { force: true });
  }
}

/** Runs the work while no other process runs work under the same file. Throws when a living process keeps it for 10 seconds. */
export function withLock<Result>(path: string, work: () => Result): Result {
  mkdirSync(dirname(path), { recursive: true });
  const until = Date.now() + PATIENCE_MS;
  while (!create(path)) {
    if (isDead(path)) bury(path);
    else if (Date.now() > until) throw new Error(`Another process keeps ${path}`);
    else pause();
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}
