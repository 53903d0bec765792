import { relative, resolve, sep } from 'node:path';
import { type Loaded, loadFile } from '../../config/index.ts';
import { EXTRAS } from '../extras.ts';
import type { Values } from '../flags.ts';
import { kinds } from '../kinds.ts';
import type { World } from '../world.ts';
import { git, gitText } from './git-call.ts';

/** A commit of a checkout. */
export interface Commit {
  /** The folder the checkout begins at. */
  readonly root: string;
  /** The whole id. */
  readonly id: string;
}

/** The commit that a name means; undefined when git knows none by it. */
export function commitOf(name: string, root: string, world: World): Commit | undefined {
  const id = gitText(world, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], { root });
  return id === undefined || id === '' ? undefined : { root, id };
}

/** Where a file is in its checkout, with slashes; undefined when it is outside. */
export function pathInside(root: string, path: string, world: World): string | undefined {
  const way = relative(root, resolve(world.cwd, path));
  return way === '' || way === '..' || way.startsWith(`..${sep}`) ? undefined : way.split(sep).join('/');
}

/** What a file held at a commit; undefined where there was none. */
export function bytesAt(commit: Commit, path: string, world: World): Uint8Array | undefined {
  const way = pathInside(commit.root, path, world);
  if (way === undefined) return undefined;
  return remembered(`${commit.root}\0${commit.id}\0${way}`, () => {
    const { ok, out } = git(world, ['cat-file', 'blob', `${commit.id}:${way}`], { root: commit.root });
    return ok ? out : undefined;
  });
}

/** A commit never changes: what many files extend need not be asked of git for each of them. The latest are kept. */
const LATEST = 32;
const latest = new Map<string, Uint8Array | undefined>();

function remembered(key: string, read: () => Uint8Array | undefined): Uint8Array | undefined {
  const bytes = latest.has(key) ? latest.get(key) : read();
  latest.delete(key);
  latest.set(key, bytes);
  if (latest.size > LATEST) latest.delete(latest.keys().next().value as string);
  return bytes;
}

/** Reads a file as it was at a commit, with everything that it extended then; the environment is that of today. */
export function loadAt(commit: Commit, path: string, values: Values, world: World): Loaded {
  const known = new Map<string, Uint8Array | undefined>();
  const read = (file: string): Uint8Array => {
    const full = resolve(world.cwd, file);
    if (!known.has(full)) known.set(full, bytesAt(commit, full, world));
    const found = known.get(full);
    if (found === undefined) throw Object.assign(new Error(`${file} is not in ${commit.id}`), { code: 'ENOENT' });
    return found;
  };
  const real = (file: string): string => {
    const full = resolve(world.cwd, file);
    if (full !== commit.root) read(full);
    return full;
  };
  return loadFile(path, {
    kinds,
    extras: EXTRAS,
    env: world.env,
    root: commit.root,
    ...(values.site === undefined ? {} : { site: values.site }),
    disk: { read, real },
  });
}
