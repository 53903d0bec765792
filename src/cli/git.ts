import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The commit a folder is at, read from git's own files: starting git would cost more than the plan. Undefined outside a checkout. */
export function gitOf(folder: string): { readonly commit: string } | undefined {
  const git = gitFolder(folder);
  if (git === undefined) return undefined;
  const head = text(join(git, 'HEAD'));
  const reference = /^ref: (\S+)/.exec(head ?? '')?.[1];
  const shared = resolve(git, text(join(git, 'commondir'))?.trim() ?? '.');
  const commit =
    reference === undefined ? head?.trim() : (text(join(shared, reference))?.trim() ?? packed(shared, reference));
  return commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? { commit } : undefined;
}

/** The folder a checkout begins at; undefined outside one. */
export function rootOf(folder: string): string | undefined {
  for (let here = resolve(folder); ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return undefined;
  }
}

/** `.git`, or the folder that a `.git` file of a worktree points to. */
function gitFolder(folder: string): string | undefined {
  const root = rootOf(folder);
  if (root === undefined) return undefined;
  const path = join(root, '.git');
  const to = /^gitdir: (.+)$/m.exec(text(path) ?? '')?.[1];
  return to === undefined ? path : resolve(root, to.trim());
}

function packed(git: string, reference: string): string | undefined {
  const line = text(join(git, 'packed-refs'))
    ?.split('\n')
    .find((one) => one.endsWith(` ${reference}`));
  return line?.split(' ')[0];
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
