import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { World } from './world.ts';

/** A text file that comes with the package, by its path from the package's top. */
export function packageFile(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}

/** Writes a file that must not be there yet, and says so on stderr. */
export function writeNew(path: string, text: string, world: World): void {
  const full = resolve(world.cwd, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text, { flag: 'wx' });
  world.err(`Wrote ${path}.\n`);
}
