import { type Address, addressByName, type Reference, textOf } from './address.ts';
import { groupBy } from './groups.ts';
import type { Kind, Live } from './kind.ts';
import type { Match, Policy } from './match.ts';
import { meantBy, namesOf, said, wordsOf } from './meaning.ts';
import type { Problem } from './problem.ts';
import { at } from './tree.ts';

/** What the lines under `removed:` come to in one kind. */
export interface Removals {
  /** Things that are to go, and the line that says so. */
  readonly asked: ReadonlyMap<Live<unknown>, Reference>;
  /** Lines that mean several things: each is refused. */
  readonly unclear: ReadonlyMap<Reference, Problem>;
}

/** Finds the one thing each line means among those nobody claimed. */
export function removalsIn(kind: Kind<unknown>, unmatched: readonly Live<unknown>[], policy: Policy): Removals {
  const words = unmatched.flatMap((live) => wordsOf(kind, live).map((word) => ({ word, live })));
  const byWord = groupBy(words, ({ word }) => word);
  const parkedName = parkedNames(kind, unmatched);
  const asked = new Map<Live<unknown>, Reference>();
  const unclear = new Map<Reference, Problem>();
  for (const reference of policy.removed ?? []) {
    const word = said(reference);
    if (reference.section !== kind.section || word === undefined) continue;
    const meant = byWord.get(word) ?? byWord.get(parkedName(word)) ?? [];
    const ids = meant.map(({ live }) => live.handle.id);
    if (ids.length > 1) unclear.set(reference, ambiguous(reference, ids));
    else for (const { live } of meant) asked.set(live, reference);
  }
  return { asked, unclear };
}

/** The name under which a run that was cut off may have left a thing that it was to delete. */
function parkedNames(kind: Kind<unknown>, unmatched: readonly Live<unknown>[]): (name: string) => string {
  const isName = (path: string) => unmatched.some(({ spec }) => at(spec, path) === kind.nameOf(spec));
  const field = kind.unique?.find(({ path }) => isName(path));
  return (name) => (field ? String(field.spare(name, new Set())) : name);
}

/** Lines without use: what they mean is not there, or the file itself keeps it. Worth saying, never an error. */
export function idleRemovals(
  policy: Policy,
  matches: readonly Match[],
  used: ReadonlySet<Reference>,
): readonly Problem[] {
  const shelves = groupBy(matches.map(shelf), ({ section }) => section);
  return (policy.removed ?? [])
    .filter((reference) => !used.has(reference))
    .map((reference) => {
      const maps = (shelves.get(reference.section) ?? []).map((one) =>
        reference.name === undefined ? one.byKey : one.byName,
      );
      const keeper = maps.flatMap((map) => map.get(said(reference)) ?? [])[0];
      return keeper === undefined ? spent(reference, matches) : contradicted(reference, keeper);
    });
}

/** Why a thing that a line asks to be deleted is not. */
export function undeletable(address: Address, reason: string): Problem {
  return {
    code: 'NOT_DELETABLE',
    severity: 'error',
    address,
    message: `${address} cannot be deleted: ${reason}`,
    next: 'Take it out of "removed:"; to leave it alone in silence, put it under "ignore:".',
  };
}

/** What stays of one kind, by the words a line may have for it, and what in the file says so. */
interface Shelf {
  readonly section: string;
  readonly byKey: ReadonlyMap<string | undefined, string>;
  readonly byName: ReadonlyMap<string | undefined, string>;
}

function shelf({ kind, claims, ignored }: Match): Shelf {
  const not = ignored.flatMap(({ live }) => wordsOf(kind, live).map((word) => [word, 'ignores it'] as const));
  const declared = claims.pairs.map(({ wanted, live }) => ({ wanted, live, why: `declares it as ${wanted.address}` }));
  return {
    section: kind.section,
    byKey: new Map([...not, ...declared.map(({ wanted, why }) => [wanted.key, why] as const)]),
    byName: new Map([
      ...not,
      ...declared.flatMap(({ live, why }) => namesOf(kind, live).map((name) => [name, why] as const)),
    ]),
  };
}

function ambiguous(reference: Reference, ids: readonly string[]): Problem {
  return {
    code: 'REMOVED_AMBIGUOUS',
    severity: 'error',
    address: textOf(reference),
    message: `removed: ${textOf(reference)} names ${ids.length} things of the site: ${ids.join(', ')}.`,
    next: `Name the one you mean by its id: ${addressByName(reference.section, ids[0] as string)}.`,
  };
}

function contradicted(reference: Reference, keeper: string): Problem {
  return {
    code: 'REMOVED_CONTRADICTED',
    severity: 'warning',
    address: textOf(reference),
    message: `removed: ${textOf(reference)} is not deleted, since the file also ${keeper}.`,
    next: 'Delete one of the two lines.',
  };
}

function spent(reference: Reference, matches: readonly Match[]): Problem {
  const meant = meantBy(reference, matches);
  const done = 'The line has done its work and can be deleted.';
  return {
    code: 'REMOVED_SPENT',
    severity: 'info',
    address: textOf(reference),
    message: `removed: ${textOf(reference)} is not on the site (any more).`,
    next: meant === undefined ? done : `Did you mean ${meant}? If not: ${done.charAt(0).toLowerCase()}${done.slice(1)}`,
  };
}
