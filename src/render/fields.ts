import deepDiff, { type Diff } from 'deep-diff';
import type { Field } from '../kernel/change.ts';
import { sanitize } from './sanitize.ts';
import { pairText, VALUE_LIMIT, valueText } from './value.ts';
import { cut } from './words.ts';

/** One line of a difference, sanitized and cut; a side that is absent was or will be not there. */
export type Line = { readonly path: string } & (
  | { readonly before: string; readonly after?: string }
  | { readonly before?: undefined; readonly after: string }
);

/** The lines for these fields: a structure that differs is told part by part, a new one is told leaf by leaf. */
export function fieldLines(fields: readonly Field[]): readonly Line[] {
  return fields.flatMap(linesOf);
}

function linesOf(field: Field): readonly Line[] {
  const { path, before, after } = field;
  if (isStructure(before) && isStructure(after) && Array.isArray(before) === Array.isArray(after)) {
    const parts = deepDiff.diff(before, after) ?? [];
    return parts
      .flatMap((part) => partLines(path, part))
      .sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  }
  if (before === undefined) return leaves(path, after).map(([at, value]) => ({ path: at, after: single(value) }));
  if (after === undefined) return leaves(path, before).map(([at, value]) => ({ path: at, before: single(value) }));
  const [left, right] = pairText(before, after);
  return [{ path: pathText(path), before: left, after: right }];
}

function partLines(path: string, part: Diff<unknown>): readonly Line[] {
  const at = (part.path ?? []).reduce<string>(join, path);
  if (part.kind === 'A') return partLines(join(at, part.index), part.item);
  return linesOf({
    path: at,
    ...(part.kind === 'N' ? {} : { before: part.lhs }),
    ...(part.kind === 'D' ? {} : { after: part.rhs }),
  });
}

function pathText(path: string): string {
  return cut(sanitize(path), VALUE_LIMIT);
}

function single(value: unknown): string {
  return cut(valueText(value), VALUE_LIMIT);
}

function leaves(path: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (!isStructure(value) || Array.isArray(value)) return [[pathText(path), value]];
  const entries = Object.entries(value);
  return entries.length === 0
    ? [[pathText(path), value]]
    : entries.flatMap(([key, inner]) => leaves(join(path, key), inner));
}

function join(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isStructure(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
