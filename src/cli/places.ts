import { join, relative, resolve } from 'node:path';
import type { Values } from './flags.ts';
import type { World } from './world.ts';

/** Where the journals are. */
export function runsFolder(values: Values, world: World): string {
  return resolve(world.cwd, values.runsDir);
}

/** The locks lie beside the journals: `.loyalty/runs` and `.loyalty/locks`. */
export function locksFolder(values: Values, world: World): string {
  return join(runsFolder(values, world), '..', 'locks');
}

/** A path as it is printed: seen from where the command runs. */
export function shownPath(path: string, world: World): string {
  return relative(world.cwd, path);
}
