import { readFileSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Loaded, loadFile, type SharedFiles } from '../config/index.ts';
import { usage } from './exit.ts';
import { EXTRAS } from './extras.ts';
import type { Values } from './flags.ts';
import { rootOf } from './git.ts';
import { kinds } from './kinds.ts';
import type { World } from './world.ts';

/** What a command is about when it is told nothing else. */
export const DEFAULT_FILE = 'loyalty.yaml';

/** The files a command is about: arguments, `--file`, or `loyalty.yaml`. Globs are expanded; one that finds nothing is an error. */
export async function filesOf(values: Values, world: World): Promise<readonly string[]> {
  const given = [...(values.files ?? []), ...(values.file ?? [])];
  return given.length === 0 ? [DEFAULT_FILE] : expanded(given, world);
}

/** Paths with their globs expanded, each once. Throws a Stop for a glob that finds nothing, and for a path of nothing. */
export async function expanded(paths: readonly string[], world: World): Promise<readonly string[]> {
  if (paths.includes(''))
    throw usage('USAGE', 'The name of a file is empty.', 'Is the variable set that it comes from?');
  const found = paths.map((path) => (/[*?[{]/.test(path) ? expand(path, world) : [path]));
  return [...new Set((await Promise.all(found)).flat())];
}

/** The one file of a command that takes only one. */
export async function oneFile(values: Values, world: World): Promise<string> {
  const [first, ...more] = await filesOf(values, world);
  if (more.length === 0) return first as string;
  throw usage('USAGE', `This command takes one file, and was given ${more.length + 1}.`, 'Run it once for each file.');
}

async function expand(pattern: string, world: World): Promise<readonly string[]> {
  const { globSync } = await import('tinyglobby');
  const found = globSync([pattern], { cwd: world.cwd, expandDirectories: false }).sort();
  if (found.length > 0) return found;
  throw usage(
    'NO_FILES',
    `${pattern} matches no file.`,
    'Check the pattern; put it in quotes so that the shell leaves it alone.',
  );
}

/** How a file is read that is not read from the disk alone. */
export interface Besides {
  /** Taken for its text. */
  readonly draft?: string | undefined;
  /** What other files of the same run have read already. */
  readonly shared?: SharedFiles | undefined;
}

/** Reads a file with everything that is wrong with it. */
export async function load(
  path: string,
  values: Values,
  world: World,
  { draft, shared }: Besides = {},
): Promise<Loaded> {
  const text = path === '-' ? await stdin(world) : undefined;
  return loadFile(path, {
    kinds,
    extras: EXTRAS,
    env: world.env,
    root: rootOf(world.cwd) ?? world.cwd,
    ...(values.site === undefined ? {} : { site: values.site }),
    ...(text === undefined ? {} : { text }),
    ...(shared === undefined ? {} : { shared }),
    disk: {
      read: (file) =>
        draft !== undefined && file === realPath(path, world) ? draft : readFileSync(resolve(world.cwd, file)),
      real: (file) => realPath(file, world),
    },
  });
}

function realPath(file: string, world: World): string {
  return realpathSync(resolve(world.cwd, file));
}

/** All of standard input. */
export async function stdin(world: World): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of world.stdin) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts);
}
