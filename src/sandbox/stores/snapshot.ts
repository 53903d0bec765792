import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { NO_CUSTOMERS } from '../customer-state.ts';
import type { World } from '../state.ts';

const FORMAT = 1;

/** A whole world, and the number of the log that goes on from it. */
export interface Snapshot {
  readonly generation: number;
  readonly world: World;
}

export const snapshotPath = (directory: string): string => join(directory, 'state.json');
export const logPath = (directory: string, generation: number): string => join(directory, `log-${generation}.jsonl`);

/** The world's parts as a file holds them; Error with the path when they are not what they should be. */
function checkWorld(world: unknown, path: string): World {
  const { clockOffset, sites, events } = (world ?? {}) as Partial<World>;
  if (typeof clockOffset !== 'number' || typeof sites !== 'object' || sites === null || !Array.isArray(events)) {
    throw new Error(`${path} does not hold the state of a sandbox. Remove its directory to begin afresh.`);
  }
  // Sites that were kept before there were customers have none.
  const whole = Object.entries(sites).map(([id, site]) => [id, { ...NO_CUSTOMERS, ...site }]);
  return { ...(world as World), sites: Object.fromEntries(whole) };
}

/** Reads the snapshot; undefined when there is none. Throws an Error that says what to do when it cannot be read. */
export function readSnapshot(directory: string): Snapshot | undefined {
  const path = snapshotPath(directory);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw reason;
  }
  try {
    const read = JSON.parse(text) as Snapshot & { readonly format: number };
    if (read.format === FORMAT) return { generation: read.generation, world: checkWorld(read.world, path) };
  } catch {
    // Falls through: whatever is wrong with the file, the remedy is the same.
  }
  throw new Error(`${path} does not hold the state of a sandbox. Remove its directory to begin afresh.`);
}

/** Replaces the snapshot in one step: after a crash the old one or the new one is there. */
export const writeSnapshot = (directory: string, snapshot: Snapshot): void =>
  writeFileAtomic.sync(snapshotPath(directory), JSON.stringify({ format: FORMAT, ...snapshot }));
