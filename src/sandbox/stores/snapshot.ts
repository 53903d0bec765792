import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { World } from '../state.ts';
import { StateDamaged } from './damage.ts';
import { readWorld } from './shape.ts';

const FORMAT = 1;

/** A whole world, and the number of the log that goes on from it. */
export interface Snapshot {
  readonly generation: number;
  readonly world: World;
}

export const snapshotPath = (directory: string): string => join(directory, 'state.json');
export const logPath = (directory: string, generation: number): string => join(directory, `log-${generation}.jsonl`);

/** Reads the snapshot; undefined when there is none. Throws a StateDamaged when it holds something else. */
export function readSnapshot(directory: string): Snapshot | undefined {
  const path = snapshotPath(directory);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
  return snapshotIn(text, path);
}

function snapshotIn(text: string, path: string): Snapshot {
  let read: { readonly format?: unknown; readonly generation?: unknown; readonly world?: unknown };
  try {
    read = JSON.parse(text) ?? {};
  } catch {
    throw new StateDamaged(path, 'it is not whole');
  }
  if (read.format !== FORMAT) throw new StateDamaged(path, 'no sandbox, or one of another version, has written it');
  try {
    const { generation } = read;
    if (typeof generation !== 'number') throw new RangeError('"generation" must be a number');
    return { generation, world: readWorld(read.world) };
  } catch (reason) {
    throw new StateDamaged(path, `another version has written it (${(reason as Error).message.replace(/\.$/, '')})`);
  }
}

/** Takes the snapshot out of the way, that a state can be begun which cannot be read; answers where it is now. */
export function setAside(directory: string): string {
  const aside = `${snapshotPath(directory)}.damaged`;
  renameSync(snapshotPath(directory), aside);
  return aside;
}

/** Replaces the snapshot in one step: after a crash the old one or the new one is there. */
export function writeSnapshot(directory: string, snapshot: Snapshot): void {
  const text = JSON.stringify({ format: FORMAT, ...snapshot });
  // Left to write by itself, the package takes what a full disk had room for as the whole text.
  writeFileAtomic.sync(snapshotPath(directory), '', { tmpfileCreated: (beside) => writeFileSync(beside, text) });
}
