import type { Address } from './address.ts';
import { merge } from './diff.ts';
import type { Kind, Live, Wanted } from './kind.ts';
import type { Dropped } from './leftovers.ts';
import { type Match, match, type Policy, type Wish } from './match.ts';
import { lookalikes } from './resemblance.ts';
import { listOf, type Survey } from './survey.ts';

/** What the file wants, with all that the base tells of who is who. */
export interface Lineage {
  readonly wishes: readonly Wish[];
  /** Things of the site that the base declared, and the file no longer does. */
  readonly dropped: readonly Dropped[];
}

/**
 * Follows things from the base to the file and to the site: the same key with another name is a rename, a thing that lost nothing but its
 * name on the site is the same thing, and what the file used to declare and still is on the site was dropped.
 */
export function trace(wishes: readonly Wish[], base: readonly Wish[], survey: Survey, policy: Policy = {}): Lineage {
  let traced = wishes.map((wish) => renamedInFile(wish, wantedIn(base, wish.kind), listOf(survey, wish.kind)));
  // A tier that is found again gives the values of others their key back, and they may be found by them.
  for (let round = 0; round <= wishes.length; round++) {
    const { matches } = match(traced, survey, policy);
    const found = new Map(matches.flatMap((one) => renamedOnSite(one, wantedIn(base, one.kind))));
    if (found.size === 0) return { wishes: traced, dropped: matches.flatMap((one) => droppedIn(one, base)) };
    traced = traced.map(({ kind, wanted }) => ({ kind, wanted: wanted.map((one) => named(one, found)) }));
  }
  return { wishes: traced, dropped: [] };
}

/** What a list of wishes says of one kind. */
export function wantedIn(wishes: readonly Wish[], kind: Kind<unknown>): readonly Wanted<unknown>[] {
  return wishes.find((wish) => wish.kind.name === kind.name)?.wanted ?? [];
}

/** Gives a thing the name that the base has under its key, where only that name is on the site. */
function renamedInFile({ kind, wanted }: Wish, base: readonly Wanted<unknown>[], live: readonly Live<unknown>[]): Wish {
  if (kind.single) return { kind, wanted };
  const onSite = new Set<string | undefined>(live.map(({ spec }) => alike(kind.nameOf(spec))));
  const before = new Map(base.map((one) => [one.key, nameIn(kind, one)]));
  return {
    kind,
    wanted: wanted.map((one) => {
      const [now, then] = [nameIn(kind, one), before.get(one.key)];
      if (then === undefined || !onSite.has(then) || onSite.has(now)) return one;
      return { ...one, identity: { ...one.identity, formerly: [...(one.identity.formerly ?? []), then] } };
    }),
  };
}

/** Ids, by address, of things that look like those the base declared, but for their name; only where there is no other candidate. */
function renamedOnSite(one: Match, base: readonly Wanted<unknown>[]): readonly (readonly [Address, string])[] {
  const { kind, claims, unmanaged } = one;
  if (claims.missing.length === 0) return [];
  const before = new Map(base.map((thing) => [thing.key, thing]));
  const alikeTo = lookalikes(
    kind,
    unmanaged.map(({ live }) => live),
  );
  const suits = claims.missing.flatMap(({ address, key, identity }) => {
    const then = before.get(key);
    // What has no name cannot have lost it.
    if (then === undefined || nameIn(kind, then) === undefined || identity.id !== undefined) return [];
    const candidates = alikeTo(merge<unknown>(kind.defaults, then.spec), then.spec);
    return candidates.map(({ handle }) => ({ address, id: handle.id }));
  });
  return suits
    .filter((suit) =>
      suits.every((other) => other === suit || (other.address !== suit.address && other.id !== suit.id)),
    )
    .map(({ address, id }) => [address, id] as const);
}

function named(wanted: Wanted<unknown>, found: ReadonlyMap<Address, string>): Wanted<unknown> {
  const id = found.get(wanted.address);
  return id === undefined ? wanted : { ...wanted, identity: { ...wanted.identity, id } };
}

function droppedIn({ kind, wanted, claims }: Match, base: readonly Wish[]): readonly Dropped[] {
  if (kind.single) return [];
  const keys = new Set(wanted.map(({ key }) => key));
  const gone = wantedIn(base, kind).filter(({ key }) => !keys.has(key));
  if (gone.length === 0) return [];
  const { pairs } = kind.claim(gone, claims.unmatched);
  return pairs.map((pair) => ({ kind: kind.name, id: pair.live.handle.id, address: pair.wanted.address }));
}

function nameIn(kind: Kind<unknown>, { spec }: Wanted<unknown>): string | undefined {
  const name = kind.nameOf(spec) as string | null | undefined;
  return typeof name === 'string' && name !== '' ? alike(name) : undefined;
}

function alike(name: string): string {
  return name.normalize('NFC').trim();
}
