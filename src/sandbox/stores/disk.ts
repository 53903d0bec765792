import { closeSync, fstatSync, ftruncateSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { editWorld, type WorldEdit } from '../edits.ts';
import type { World } from '../state.ts';
import { StateDamaged } from './damage.ts';
import { withLock } from './lock.ts';
import { logPath, readSnapshot, snapshotPath, writeSnapshot } from './snapshot.ts';
import type { Store } from './store.ts';

/** Bytes of log after which a new snapshot is taken. */
const LOG_LIMIT = 1 << 20;

/** What is known of the files: which snapshot was read, how far its log. */
interface Seen {
  readonly stamp: string;
  readonly generation: number;
  readonly offset: number;
  readonly world: World;
}

const stampOf = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
};

const NOTHING = Buffer.alloc(0);

/** The log from an offset on; undefined when there is no such file. */
function readFrom(path: string, offset: number): Buffer | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined || size <= offset) return size === undefined ? undefined : NOTHING;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
  try {
    const rest = Buffer.alloc(Math.max(0, fstatSync(file).size - offset));
    return rest.subarray(0, readSync(file, rest, 0, rest.length, offset));
  } finally {
    closeSync(file);
  }
}

/** Lays whole lines of a log over the world; what follows the last line end was torn by a crash and does not count. */
function replay(world: World, bytes: Buffer, path: string): { readonly world: World; readonly read: number } {
  const end = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  try {
    return { world: lines.flatMap((line) => JSON.parse(line) as WorldEdit[]).reduce(editWorld, world), read: end };
  } catch {
    throw new StateDamaged(path, 'one of its lines is not whole, or of another version');
  }
}

/** Cuts a half-written line off; where even that fails, readers skip the torn line and the next writer cuts it. */
function takeBack(file: number, offset: number): void {
  try {
    ftruncateSync(file, offset);
  } catch {
    // The reason to tell is the one that broke the write.
  }
}

/** Appends after the last whole line, or leaves the file as it was and throws. */
function append(path: string, offset: number, line: Buffer): void {
  const file = openSync(path, 'a');
  try {
    if (fstatSync(file).size > offset) ftruncateSync(file, offset);
    try {
      for (let written = 0; written < line.length; ) written += writeSync(file, line, written);
    } catch (reason) {
      takeBack(file, offset);
      throw reason;
    }
  } finally {
    closeSync(file);
  }
}

/**
 * A world in a directory: a snapshot and a log of one line for each commit. Several processes may use it at once; each write happens
 * under a lock and after all that others wrote. Nothing is written before the first write; `first` is the world until then, and the
 * source of sites that the directory does not know.
 */
export function diskStore(directory: string, first: World): Store {
  let seen: Seen | undefined;

  const begin = (): Seen | undefined => {
    const stamp = stampOf(snapshotPath(directory));
    if (stamp === '') return undefined;
    if (seen?.stamp === stamp) return seen;
    const snapshot = readSnapshot(directory);
    if (snapshot === undefined) return undefined;
    const world = { ...snapshot.world, sites: { ...first.sites, ...snapshot.world.sites } };
    return { stamp, generation: snapshot.generation, offset: 0, world };
  };

  const refresh = (): Seen | undefined => {
    for (;;) {
      const from = begin();
      if (from === undefined) {
        seen = undefined;
        return undefined;
      }
      const bytes = readFrom(logPath(directory, from.generation), from.offset);
      // The log goes when a newer snapshot has taken its place: look again.
      if (bytes === undefined && stampOf(snapshotPath(directory)) !== from.stamp) continue;
      const { world, read } = replay(from.world, bytes ?? NOTHING, logPath(directory, from.generation));
      seen = { ...from, offset: from.offset + read, world };
      return seen;
    }
  };

  const takeSnapshot = (world: World, generation: number): Seen => {
    closeSync(openSync(logPath(directory, generation), 'w'));
    writeSnapshot(directory, { generation, world });
    seen = { stamp: stampOf(snapshotPath(directory)), generation, offset: 0, world };
    rmSync(logPath(directory, generation - 1), { force: true });
    return seen;
  };

  const commit = (decide: (world: World) => readonly WorldEdit[]): World => {
    const before = refresh();
    const edits = decide(before?.world ?? first);
    if (edits.length === 0) return before?.world ?? first;
    const { world, generation, offset } = before ?? takeSnapshot(first, 1);
    const line = Buffer.from(`${JSON.stringify(edits)}\n`);
    append(logPath(directory, generation), offset, line);
    const next = edits.reduce(editWorld, world);
    seen = { stamp: stampOf(snapshotPath(directory)), generation, offset: offset + line.length, world: next };
    if (offset + line.length > LOG_LIMIT) {
      try {
        takeSnapshot(next, generation + 1);
      } catch {
        // The log is whole and goes on; the next write tries again.
      }
    }
    return next;
  };

  return {
    read: () => refresh()?.world ?? first,
    write: (decide) => withLock(join(directory, 'lock'), () => commit(decide)),
  };
}
