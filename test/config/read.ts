import { EXTRAS } from '../../src/cli/extras.ts';
import { type Loaded, type LoadOptions, loadFile } from '../../src/config/index.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { KINDS } from '../../src/registry.ts';

export const kinds = KINDS.map((one) => one.kind);

/** Reads a text with the real kinds; `files` are what `extends` finds, by absolute path under `/repo`. */
export function read(
  text: string,
  options: Partial<LoadOptions> & { readonly files?: Readonly<Record<string, string>> } = {},
): Loaded {
  const { files = {}, ...rest } = options;
  return loadFile('-', { kinds, extras: EXTRAS, env: {}, root: '/repo', text, disk: disk(files), ...rest });
}

/** Files in memory; a name that ends in `->target` in its text is a symbolic link. */
function disk(files: Readonly<Record<string, string>>): NonNullable<LoadOptions['disk']> {
  const real = (path: string): string => {
    if (path === '/repo') return path;
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error('not there'), { code: 'ENOENT' });
    return text.startsWith('->') ? real(text.slice(2)) : path;
  };
  return { real, read: (path) => files[path] ?? '' };
}

/** `CODE line:column`, in the order in which they are told. */
export function told(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

/** The first lines of every file that says what the others only test. */
export const HEAD = 'version: 1\nsite: sandbox\n';
