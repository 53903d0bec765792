import { scalarText } from './emit.ts';
import { printable } from './frame.ts';
import { isMap } from './merge.ts';
import type { Loaded } from './types.ts';

/** What files say once `extends` and the environment are in, as YAML, with comments that say where each value was written; several are named. */
export function resolvedText(loaded: readonly Loaded[]): string {
  const name = ({ path }: Loaded): string => (loaded.length > 1 ? `# ${printable(path)}\n` : '');
  return loaded.map((one) => `${name(one)}${textOf(one)}`).join('---\n');
}

function textOf(loaded: Loaded): string {
  const lines = linesOf(loaded.value, [], 0, loaded);
  return lines.length === 0 ? '{}\n' : `${lines.join('\n')}\n`;
}

function linesOf(value: unknown, path: readonly string[], indent: number, loaded: Loaded): readonly string[] {
  const pad = ' '.repeat(indent);
  const entries = Array.isArray(value)
    ? value.map((item, index) => [String(index), item] as const)
    : Object.entries(value as object);
  return entries.flatMap(([key, item]) => {
    const here = [...path, key];
    const head = Array.isArray(value) ? `${pad}-` : `${pad}${scalarText(key)}:`;
    if (!isMap(item) && !Array.isArray(item)) return [`${head} ${written(item, here)}${origin(here, loaded)}`];
    if (Object.keys(item).length === 0) return [`${head} ${Array.isArray(item) ? '[]' : '{}'}${origin(here, loaded)}`];
    const inner = linesOf(item, here, indent + 2, loaded);
    if (!Array.isArray(value)) return [head, ...inner];
    return [`${head} ${(inner[0] as string).trimStart()}`, ...inner.slice(1)];
  });
}

/** Credentials are references, and are to be read as such again. */
function written(value: unknown, path: readonly string[]): string {
  return path[0] === 'credentials' ? `"${String(value)}"` : scalarText(value);
}

function origin(path: readonly string[], loaded: Loaded): string {
  const found = loaded.origin(path);
  if (!found) return '';
  const { place, variable } = found;
  return ` # ${place.file}:${place.line}${variable === undefined ? '' : `, \${${variable}}`}`;
}
