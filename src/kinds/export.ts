import type { Claims, Json, Keyed, Live, Wanted } from '../kernel/kind.ts';

/** A thing and what the file is to say of it. */
export interface Draft<Spec> {
  readonly thing: Keyed<Spec>;
  readonly entry: { readonly [attribute: string]: Json };
}

type Section = { readonly [key: string]: { readonly [attribute: string]: Json } };

/** The section of these things, with an `id` for each that its own entry would not find again among `others` and the rest. */
export function namedApart<Spec>(
  drafts: readonly Draft<Spec>[],
  read: (section: Section) => readonly Wanted<Spec>[],
  claim: (wanted: readonly Wanted<Spec>[], live: readonly Live<Spec>[]) => Claims<Spec>,
  others: readonly Live<Spec>[] = [],
): Section {
  const plain = Object.fromEntries(drafts.map(({ thing, entry }) => [thing.key, entry]));
  const live = [...drafts.map(({ thing }) => thing.live), ...others];
  const found = new Map(claim(read(plain), live).pairs.map(({ wanted, live: one }) => [wanted.key, one]));
  return Object.fromEntries(
    drafts.map(({ thing, entry }) => [
      thing.key,
      found.get(thing.key) === thing.live ? entry : { id: thing.live.handle.id, ...entry },
    ]),
  );
}
