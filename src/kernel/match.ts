import type { Address, Reference } from './address.ts';
import { type Directory, directory } from './directory.ts';
import { idleIgnores } from './idle-ignores.ts';
import type { Claims, Kind, Live, Wanted } from './kind.ts';
import { type Addressed, type Doomed, type Dropped, leftovers } from './leftovers.ts';
import { meansWanted } from './meaning.ts';
import type { Problem } from './problem.ts';
import { idleRemovals } from './removals.ts';
import { listOf, type Survey, withKeys } from './survey.ts';

/** What one file says about one kind. */
export interface Wish {
  readonly kind: Kind<unknown>;
  readonly wanted: readonly Wanted<unknown>[];
}

/** What the file says of things it does not describe. */
export interface Policy {
  /** Consent to delete, thing by thing. */
  readonly removed?: readonly Reference[];
  /** Sections in which everything the file does not name is to go. */
  readonly exclusive?: readonly string[];
  /** Things and attributes that are not ours. */
  readonly ignore?: readonly Reference[];
  /** Things that the file used to declare: to be deleted, and told under the addresses they had. */
  readonly dropped?: readonly Dropped[];
  /** Things with `preventDestroy`, in the file or in what it was. */
  readonly protected?: readonly Address[];
}

/** Who is who in one kind. */
export interface Match {
  readonly kind: Kind<unknown>;
  readonly wanted: readonly Wanted<unknown>[];
  /** All live things, with keys for ids. */
  readonly live: readonly Live<unknown>[];
  /** Without what the file also ignores. */
  readonly claims: Claims<unknown>;
  readonly doomed: readonly Doomed[];
  readonly unmanaged: readonly Addressed[];
  readonly ignored: readonly Addressed[];
}

export interface Matched {
  readonly matches: readonly Match[];
  readonly directory: Directory;
  readonly problems: readonly Problem[];
}

/** Pairs the file with the site, kind by kind, and sorts what is left over into doomed, ignored and unmanaged. */
export function match(wishes: readonly Wish[], survey: Survey, policy: Policy = {}): Matched {
  const book = directory();
  const rough = wishes.map((wish) => sortOut(wish, listOf(survey, wish.kind), policy));
  for (const { pairs, match: one } of rough) {
    for (const { wanted, live } of pairs) book.set(wanted.address, live.handle);
    for (const { address, live } of one.doomed) book.set(address, live.handle);
  }
  const matches = rough.map((one) => keyed(one.match, book));
  return {
    matches,
    directory: book,
    problems: [
      ...rough.flatMap((one) => one.problems),
      ...idleIgnores(policy, matches),
      ...idleRemovals(policy, matches, new Set(rough.flatMap(({ used }) => used))),
    ],
  };
}

interface Sorted {
  readonly match: Match;
  /** Ignored ones too: others may refer to them. */
  readonly pairs: Claims<unknown>['pairs'];
  readonly problems: readonly Problem[];
  /** Lines under `removed:` that came to something. */
  readonly used: readonly Reference[];
}

function sortOut({ kind, wanted }: Wish, live: readonly Live<unknown>[], policy: Policy): Sorted {
  const claims = kind.claim(wanted, live);
  const left = leftovers(kind, claims.unmatched, policy);
  const ignore = (policy.ignore ?? []).filter(({ path }) => path === '');
  const notOurs = claims.pairs.filter((pair) =>
    ignore.some((reference) => meansWanted(kind, reference, pair.wanted, pair.live)),
  );
  const pairs = new Set(claims.pairs);
  for (const pair of notOurs) pairs.delete(pair);
  const unwanted = new Set(ignore.map(({ section, key }) => `${section}/${key}`));
  const missing = claims.missing.filter(({ key }) => !unwanted.has(`${kind.section}/${key}`));
  const ignored = notOurs.map((pair) => ({ address: pair.wanted.address, live: pair.live }));
  return {
    match: {
      kind,
      wanted,
      live,
      claims: { ...claims, pairs: [...pairs], missing },
      doomed: left.doomed,
      unmanaged: left.unmanaged,
      ignored: [...ignored, ...left.ignored],
    },
    pairs: claims.pairs,
    problems: [...claims.problems, ...left.problems],
    used: left.used,
  };
}

function keyed(one: Match, book: Directory): Match {
  const live = withKeys(one.kind, one.live, book);
  const byId = new Map(live.map((thing) => [thing.handle.id, thing]));
  const again = <T extends { readonly live: Live<unknown> }>(things: readonly T[]): readonly T[] =>
    things.map((thing) => ({ ...thing, live: byId.get(thing.live.handle.id) as Live<unknown> }));
  return {
    ...one,
    live,
    claims: {
      ...one.claims,
      pairs: again(one.claims.pairs),
      unmatched: one.claims.unmatched.map((thing) => byId.get(thing.handle.id) as Live<unknown>),
    },
    doomed: again(one.doomed),
    unmanaged: again(one.unmanaged),
    ignored: again(one.ignored),
  };
}
