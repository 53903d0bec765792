import type { Problem } from '../kernel/problem.ts';
import { type Edit, editText } from './edit.ts';
import { isMap, rulesOut } from './merge.ts';
import { parseText } from './parse.ts';
import { valueAt } from './schema-words.ts';
import type { Loaded } from './types.ts';

/** A value that a file is to have at a path of keys from its root; without a value, nothing is to be there. */
export interface Take {
  readonly path: readonly string[];
  readonly value?: unknown;
}

/**
 * The text of a file with these values, comments and order kept. Only the file itself is written: what it extends stays, and what it
 * inherits is taken out by `null`. What it inherits below something of its own shows only afterwards: then it is to be taken from once more.
 */
export function takeInto(
  text: string,
  takes: readonly Take[],
  { origin, path: file }: Pick<Loaded, 'origin' | 'path'>,
): string | { readonly problems: readonly Problem[] } {
  const own = parseText({ file, text: text.replace(/^\ufeff/, '') }).value;
  const given = takes.filter(({ value }) => value !== undefined);
  const gone = takes.filter(({ value }) => value === undefined).map(({ path }) => path);
  const inherited = gone.filter(
    (path) => !isWritten(own, path) && origin(path) !== undefined && !given.some((one) => rulesOut(one.path, path)),
  );
  const removals = gone.filter((path) => isWritten(own, path)).map((path): Edit => ({ path, remove: true }));
  return editText(
    text,
    [...additions(own, [...given, ...inherited.map((path) => ({ path, value: null }))]), ...removals],
    file,
  );
}

function isWritten(own: unknown, path: readonly string[]): boolean {
  return valueAt(own, path) !== undefined;
}

/** One edit for all that goes below one new key. */
function additions(own: unknown, takes: readonly Take[]): readonly Edit[] {
  const entries = new Map<string, { path: readonly string[]; value: unknown }>();
  for (const { path, value } of takes) {
    const at = path.slice(0, 1 + written(own, path));
    const key = JSON.stringify(at);
    entries.set(key, { path: at, value: grown(entries.get(key)?.value, path.slice(at.length), value) });
  }
  return [...entries.values()];
}

/** How many keys of a path, the last one aside, lead into maps that are there. */
function written(own: unknown, path: readonly string[]): number {
  const depth = path.slice(0, -1).findIndex((_, index) => !isMap(valueAt(own, path.slice(0, index + 1))));
  return depth < 0 ? path.length - 1 : depth;
}

function grown(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const map = isMap(value) ? value : {};
  return { ...map, [key]: grown(map[key], rest, by) };
}
