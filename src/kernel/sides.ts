import type { Field } from './change.ts';
import { at, fields, merge } from './diff.ts';
import { rulesOf } from './draft.ts';
import type { FieldDrift, Side } from './drift.ts';
import type { Json, Kind } from './kind.ts';
import { equal } from './tree.ts';

/** One thing seen three ways: as the file declared it once, as it does now, and as the site has it. */
export interface ThreeWays {
  /** What the base declares of it; absent where the base does not know the thing. */
  readonly base?: unknown;
  /** What the file declares of it. */
  readonly file: unknown;
  readonly site: unknown;
  /** Attributes that are not ours. */
  readonly ignored: readonly string[];
}

/** Attribute by attribute what file and site differ in, and who changed it. What only the base declared is nobody's any more. */
export function sidesOf(kind: Kind<unknown>, { base, file, site, ignored }: ThreeWays): readonly FieldDrift[] {
  const rules = { ...rulesOf(kind), ignored };
  const goal = merge(site, file, rules);
  const before = merge(site, base ?? {}, rules);
  const moved = fields(site, before);
  return fields(site, goal).map((field): FieldDrift => {
    const { path } = field;
    const past = moved.find((other) => within(other.path, path) || within(path, other.path));
    const asBefore = alike(kind, path, at(goal, path), at(before, path));
    const side: Side = past === undefined ? 'ours' : asBefore ? 'theirs' : 'both';
    const known = at(base, path) === undefined ? {} : part('base', at(before, path));
    return { path, side, ...known, ...valuesOf(field) };
  });
}

/** The same without a base: nobody knows who it was. */
export function differencesOf(kind: Kind<unknown>, ways: Omit<ThreeWays, 'base'>): readonly FieldDrift[] {
  const { file, site, ignored } = ways;
  const goal = merge(site, file, { ...rulesOf(kind), ignored });
  return fields(site, goal).map((field) => ({ path: field.path, side: 'unknown', ...valuesOf(field) }));
}

function valuesOf({ before, after }: Field): Pick<FieldDrift, 'file' | 'site'> {
  return { ...part('file', after), ...part('site', before) };
}

function part<K extends string>(key: K, value: unknown): { readonly [key in K]?: unknown } {
  return value === undefined || value === null ? {} : ({ [key]: value } as { readonly [key in K]: unknown });
}

function alike(kind: Kind<unknown>, path: string, one: unknown, other: unknown): boolean {
  return equal(one, other) || kind.same?.(path, one as Json | undefined, other as Json | undefined) === true;
}

function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}
