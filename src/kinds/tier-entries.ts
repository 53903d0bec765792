import { type Fields, listAt, objectAt, textAt } from './answer.ts';
import type { ByTier } from './by-tier.ts';

/** One per-tier list of an answer: the entry of the base tier, and those of other tiers by tier id. */
export interface Entries<Entry> {
  readonly base: Entry | undefined;
  readonly tiers: ByTier<Entry>;
}

/** Reads a list of entries at `path`; an empty or missing tier id means the base tier. A list that is left out has no entries. */
export function entriesAt<Entry>(
  list: unknown,
  path: string,
  entryAt: (fields: Fields, path: string) => Entry,
): Entries<Entry> {
  const found = listAt(list ?? [], path).map((item, index) => {
    const at = `${path}[${index}]`;
    const fields = objectAt(item, at);
    return { tier: textAt(fields['tierId'], `${at}.tierId`) || undefined, entry: entryAt(fields, at) };
  });
  return {
    base: found.find(({ tier }) => tier === undefined)?.entry,
    tiers: Object.fromEntries(found.flatMap(({ tier, entry }) => (tier === undefined ? [] : [[tier, entry] as const]))),
  };
}

/** The list to send: base entry first, each with whatever else the site's own entry for the tier holds. */
export function entriesToSend<Entry>(
  base: Entry | undefined,
  tiers: ReadonlyMap<string, Entry>,
  before: unknown,
  toWire: (entry: Entry) => Fields,
): readonly Fields[] {
  const known = new Map(
    (Array.isArray(before) ? before : []).map((entry: Fields) => [(entry['tierId'] as string) || '', entry] as const),
  );
  const all: readonly (readonly [string, Entry])[] = [...(base === undefined ? [] : [['', base] as const]), ...tiers];
  return all.map(([tier, entry]) => {
    const { tierId: _, ...rest } = known.get(tier) ?? {};
    return { ...rest, ...(tier === '' ? {} : { tierId: tier }), ...toWire(entry) };
  });
}
