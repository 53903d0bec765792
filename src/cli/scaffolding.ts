import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolder } from '../runs/folder.ts';
import type { Values } from './flags.ts';
import { say } from './talk.ts';
import type { World } from './world.ts';

/** A text file that comes with the package, by its path from the package's top. */
export function packageFile(path: string): string {
  return readFileSync(join(packageTop(), path), 'utf8');
}

/** The folder of our package.json: the bundle lies one level below it, the sources two. */
function packageTop(): string {
  let here = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(here, 'package.json')) && dirname(here) !== here) here = dirname(here);
  return here;
}

/** Writes a file that must not be there yet, and says so on stderr. */
export function writeNew(path: string, text: string, values: Values, world: World): void {
  const full = resolve(world.cwd, path);
  makeFolder(dirname(full));
  writeFileSync(full, text, { flag: 'wx' });
  say(`Wrote ${path}.\n`, values, world);
}
