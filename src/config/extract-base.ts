import { isMap } from './merge.ts';
import type { Sections } from './types.ts';

/** What several files have in common, and for each of them what is different: laid over the base, an overlay gives the file again. */
export interface Extracted {
  readonly base: Sections;
  /** In the order of the files. `null` takes away what the file does not say. */
  readonly overlays: readonly Sections[];
}

/** Puts into the base what more than half of the files say alike; of a thing, what more than half of those that have it say alike. */
export function extractBase(files: readonly Sections[]): Extracted {
  const base = common(files);
  return { base, overlays: files.map((file) => difference(base, file)) };
}

function common(maps: readonly Sections[]): Sections {
  const keys = new Set(maps.flatMap((map) => Object.keys(map)));
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const values = maps.flatMap((map) => (Object.hasOwn(map, key) ? [map[key]] : []));
      if (!isMost(values.length, maps.length)) return [];
      const shared = usual(values);
      return shared === undefined ? [] : [[key, shared]];
    }),
  );
}

/** The value that most of these say; of maps, what most of them have in common. Undefined where nothing is. */
function usual(values: readonly unknown[]): unknown {
  const maps = values.filter((value): value is Sections => isFilled(value));
  if (isMost(maps.length, values.length)) {
    const shared = common(maps);
    return Object.keys(shared).length === 0 ? undefined : shared;
  }
  const counts = new Map<string, { readonly value: unknown; count: number }>();
  for (const value of values) {
    const text = JSON.stringify(value);
    const known = counts.get(text);
    if (known) known.count += 1;
    else counts.set(text, { value, count: 1 });
  }
  return [...counts.values()].find(({ count }) => isMost(count, values.length))?.value;
}

function difference(base: Sections, file: Sections): Sections {
  const keys = new Set([...Object.keys(base), ...Object.keys(file)]);
  return Object.fromEntries(
    [...keys].flatMap((key): readonly (readonly [string, unknown])[] => {
      const [before, after] = [base[key], file[key]];
      if (after === undefined) return [[key, null]];
      if (!Object.hasOwn(base, key)) return [[key, after]];
      if (!isMap(before) || !isMap(after))
        return JSON.stringify(before) === JSON.stringify(after) ? [] : [[key, after]];
      const inner = difference(before, after);
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}

/** An empty map says "none", which is a value like another. */
function isFilled(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length > 0;
}

function isMost(count: number, of: number): boolean {
  return count * 2 > of;
}
