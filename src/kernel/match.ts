import { type Address, addressByName, addressOf, type Reference } from './address.ts';
import { type Directory, directory } from './directory.ts';
import type { Claims, Kind, Live, Wanted } from './kind.ts';
import type { Problem } from './problem.ts';
import { type Survey, withKeys } from './survey.ts';

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
}

/** A live thing that is to go, and what asks for it. */
export interface Doomed {
  readonly address: Address;
  readonly live: Live<unknown>;
  readonly consent: 'removed' | 'exclusive';
}

/** Who is who in one kind. */
export interface Match {
  readonly kind: Kind<unknown>;
  readonly wanted: readonly Wanted<unknown>[];
  /** All live things, with keys for ids. */
  readonly live: readonly Live<unknown>[];
  readonly claims: Claims<unknown>;
  readonly doomed: readonly Doomed[];
  readonly unmanaged: readonly { readonly address: Address; readonly live: Live<unknown> }[];
  readonly ignored: readonly { readonly address: Address; readonly live: Live<unknown> }[];
}

export interface Matched {
  readonly matches: readonly Match[];
  readonly directory: Directory;
  readonly problems: readonly Problem[];
}

/** Pairs the file with the site, kind by kind, and sorts what is left over into doomed, ignored and unmanaged. */
export function match(wishes: readonly Wish[], survey: Survey, policy: Policy = {}): Matched {
  const book = directory();
  const rough = wishes.map((wish) => sortOut(wish, survey.get(wish.kind.name) ?? [], policy));
  for (const { claims, doomed } of rough) {
    for (const { wanted, live } of claims.pairs) book.set(wanted.address, live.handle);
    for (const { address, live } of doomed) book.set(address, live.handle);
  }
  const matches = rough.map((sorted) => keyed(sorted, survey.get(sorted.wish.kind.name) ?? [], book));
  return {
    matches,
    directory: book,
    problems: [...rough.flatMap((sorted) => sorted.problems), ...spentRemovals(policy, rough)],
  };
}

interface Sorted {
  readonly wish: Wish;
  readonly claims: Claims<unknown>;
  readonly doomed: readonly Doomed[];
  readonly unmanaged: Match['unmanaged'];
  readonly ignored: Match['ignored'];
  readonly problems: readonly Problem[];
  /** Indexes into `policy.removed` that found their thing, or a reason why not. */
  readonly used: ReadonlySet<Reference>;
}

function sortOut(wish: Wish, live: readonly Live<unknown>[], policy: Policy): Sorted {
  const { kind } = wish;
  const claims = kind.claim(wish.wanted, live);
  const problems: Problem[] = [...claims.problems];
  const used = new Set<Reference>();
  const doomed: Doomed[] = [];
  const unmanaged: { address: Address; live: Live<unknown> }[] = [];
  const ignored: { address: Address; live: Live<unknown> }[] = [];
  const removals = (policy.removed ?? []).filter((reference) => reference.section === kind.section && !kind.single);
  const ambiguous = ambiguousRemovals(kind, removals, claims.unmatched);
  problems.push(...ambiguous.values());
  for (const thing of claims.unmatched) {
    const address = unkeyedAddress(kind, thing, claims.unmatched);
    const reference = removals.find((candidate) => names(kind, candidate, thing));
    if (
      (policy.ignore ?? []).some(
        (candidate) => candidate.section === kind.section && candidate.path === '' && names(kind, candidate, thing),
      )
    ) {
      ignored.push({ address, live: thing });
      continue;
    }
    if (reference) used.add(reference);
    const asked = reference && !ambiguous.has(reference);
    const exclusive = !kind.single && policy.exclusive?.includes(kind.section);
    const refusal = kind.undeletable(thing.spec);
    if ((asked || exclusive) && refusal === undefined)
      doomed.push({ address, live: thing, consent: asked ? 'removed' : 'exclusive' });
    else {
      if (asked) problems.push(undeletable(address, refusal as string));
      unmanaged.push({ address, live: thing });
    }
  }
  return { wish, claims, doomed, unmanaged, ignored, problems, used };
}

/** By display name, or by id where two unmatched things bear the same name. */
function unkeyedAddress(kind: Kind<unknown>, thing: Live<unknown>, all: readonly Live<unknown>[]): Address {
  if (kind.single) return addressOf(kind.section, kind.single.key);
  const name = kind.nameOf(thing.spec);
  const alone = all.filter((other) => kind.nameOf(other.spec) === name).length === 1;
  return addressByName(kind.section, alone ? name : thing.handle.id);
}

function names(kind: Kind<unknown>, reference: Reference, thing: Live<unknown>): boolean {
  const said = reference.name ?? reference.key;
  return said === kind.nameOf(thing.spec) || said === thing.handle.id;
}

function ambiguousRemovals(
  kind: Kind<unknown>,
  removals: readonly Reference[],
  unmatched: readonly Live<unknown>[],
): Map<Reference, Problem> {
  const problems = new Map<Reference, Problem>();
  for (const reference of removals) {
    const meant = unmatched.filter((thing) => names(kind, reference, thing));
    if (meant.length < 2) continue;
    const said = reference.name ?? (reference.key as string);
    problems.set(reference, {
      code: 'REMOVED_AMBIGUOUS',
      severity: 'error',
      address: addressByName(kind.section, said),
      message: `removed: ${JSON.stringify(said)} names ${meant.length} things of the site: ${meant.map((thing) => thing.handle.id).join(', ')}.`,
      next: `Name the one you mean by its id: ${addressByName(kind.section, meant[0]?.handle.id as string)}.`,
    });
  }
  return problems;
}

function undeletable(address: Address, reason: string): Problem {
  return {
    code: 'NOT_DELETABLE',
    severity: 'error',
    address,
    message: `${address} cannot be deleted: ${reason}`,
    next: `Take it out of "removed:"; to leave it alone in silence, put it under "ignore:".`,
  };
}

/** `removed:` entries whose thing is not there (any more): worth saying, never an error, since that is the goal. */
function spentRemovals(policy: Policy, sorted: readonly Sorted[]): readonly Problem[] {
  const used = new Set(sorted.flatMap(({ used: some }) => [...some]));
  return (policy.removed ?? [])
    .filter((reference) => !used.has(reference))
    .map((reference) => {
      const address = addressByName(reference.section, reference.name ?? reference.key ?? '');
      return {
        code: 'REMOVED_SPENT',
        severity: 'info',
        address,
        message: `removed: ${address} is not on the site (any more).`,
        next: 'The line has done its work and can be deleted.',
      } as const;
    });
}

function keyed(sorted: Sorted, live: readonly Live<unknown>[], book: Directory): Match {
  const { wish, claims } = sorted;
  const withKey = new Map(withKeys(wish.kind, live, book).map((thing) => [thing.handle.id, thing]));
  const again = (thing: Live<unknown>): Live<unknown> => withKey.get(thing.handle.id) ?? thing;
  return {
    kind: wish.kind,
    wanted: wish.wanted,
    live: [...withKey.values()],
    claims: {
      ...claims,
      pairs: claims.pairs.map((pair) => ({ wanted: pair.wanted, live: again(pair.live) })),
      unmatched: claims.unmatched.map(again),
    },
    doomed: sorted.doomed.map((thing) => ({ ...thing, live: again(thing.live) })),
    unmanaged: sorted.unmanaged.map((thing) => ({ ...thing, live: again(thing.live) })),
    ignored: sorted.ignored.map((thing) => ({ ...thing, live: again(thing.live) })),
  };
}
