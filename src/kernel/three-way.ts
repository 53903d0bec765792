import type { Address } from './address.ts';
import { fields } from './diff.ts';
import { ignoredPaths } from './draft.ts';
import { type FieldDrift, gravest, isDrift, SIDES, type ThingDrift } from './drift.ts';
import type { Handle, Kind, Wanted } from './kind.ts';
import type { Dropped } from './leftovers.ts';
import { trace, wantedIn } from './lineage.ts';
import { type Match, match, type Policy, type Wish } from './match.ts';
import type { Problem } from './problem.ts';
import { maybeRenamed, suspects } from './renaming.ts';
import { differencesOf, sidesOf } from './sides.ts';
import { compare as byCodeUnits } from './sorted.ts';
import type { Survey } from './survey.ts';
import { equal } from './tree.ts';

/** A file, the same file as it once was, and a site. */
export interface Comparison extends Policy {
  readonly wishes: readonly Wish[];
  /** What the file wanted once; absent when nobody knows. */
  readonly base?: readonly Wish[] | undefined;
  readonly survey: Survey;
}

/** In what they differ, and who changed it. */
export interface Compared {
  /** The gravest first, each rank by address. */
  readonly things: readonly ThingDrift[];
  /** On the site, and not in the file: worth knowing, no drift. */
  readonly unmanaged: readonly Address[];
  readonly ignored: readonly Address[];
  /** What keeps things from being told apart. */
  readonly problems: readonly Problem[];
  readonly known: Readonly<Record<Address, Handle>>;
}

/** Compares file, base and site, kind by kind. Decides nothing. */
export function compare({ wishes, base, survey, ...policy }: Comparison): Compared {
  const traced = base ? trace(wishes, base, survey, policy) : { wishes, dropped: [] };
  const { matches, directory, problems } = match(traced.wishes, survey, policy);
  const views = matches.map((one) => new View(one, base && wantedIn(base, one.kind), traced.dropped, policy));
  const things = views.flatMap((view) => [...view.differing(), ...view.gone(), ...view.dropped()]);
  const gone = new Set<string | undefined>(
    things.filter(({ state }) => state === 'gone').map(({ address }) => address),
  );
  const declared = new Set(traced.dropped.map(({ id }) => id));
  return {
    things: things.toSorted(
      (a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || byCodeUnits(a.address, b.address),
    ),
    unmanaged: matches.flatMap((one) =>
      [...one.unmanaged, ...one.doomed]
        .filter(({ live }) => !declared.has(live.handle.id))
        .map(({ address }) => address)
        .sort(),
    ),
    ignored: matches.flatMap((one) => one.ignored.map(({ address }) => address).sort()),
    // A thing that the file names by an id, and the site no longer has, is gone: that is told already.
    problems: [
      ...problems.filter(({ address, path }) => !(path === 'id' && gone.has(address))),
      ...things.filter(isDrift).flatMap(maybeRenamed).map(asRemark),
    ],
    known: directory.entries(),
  };
}

/** Comparing decides nothing: what a plan is refused for is worth a word. */
function asRemark({ yieldsTo: _, ...problem }: Problem): Problem {
  return { ...problem, severity: 'warning' };
}

/** One kind, seen three ways. */
class View {
  readonly #match: Match;
  readonly #base: readonly Wanted<unknown>[] | undefined;
  readonly #dropped: readonly Dropped[];
  readonly #policy: Policy;

  constructor(one: Match, base: readonly Wanted<unknown>[] | undefined, dropped: readonly Dropped[], policy: Policy) {
    this.#match = one;
    this.#base = base;
    this.#dropped = dropped.filter(({ kind }) => kind === one.kind.name);
    this.#policy = policy;
  }

  differing(): readonly ThingDrift[] {
    const { kind, claims, live: all } = this.#match;
    const pastOf = this.#base && pastBy(kind, this.#base, all);
    return claims.pairs.flatMap(({ wanted, live }) => {
      const ways = {
        file: wanted.spec,
        site: live.spec,
        ignored: ignoredPaths(kind, wanted, live, this.#policy),
      };
      const base = pastOf?.(wanted.key, live.handle.id)?.spec;
      const found = pastOf ? sidesOf(kind, { ...ways, base }) : differencesOf(kind, ways);
      if (found.length === 0) return [];
      const { id } = live.handle;
      return [{ ...this.#head(wanted.address, live.spec), id, state: 'differs' as const, ...graded(found) }];
    });
  }

  /** Declared, and not on the site. */
  gone(): readonly ThingDrift[] {
    const { wanted, claims, live } = this.#match;
    const ids = new Set(live.map(({ handle }) => handle.id));
    const lost = wanted.filter(({ identity }) => identity.id !== undefined && !ids.has(identity.id));
    const missing = [...claims.missing, ...lost.filter((one) => !claims.missing.includes(one))];
    return missing.map((one): ThingDrift => {
      const known = { ...this.#head(one.address, one.spec), state: 'gone' as const };
      if (!this.#base) return { ...known, side: 'unknown', fields: [] };
      const past = this.#base.find(({ key }) => key === one.key);
      if (past === undefined) return { ...known, side: 'ours', fields: [] };
      const maybe = one.identity.id === undefined ? suspects(this.#match.kind, past.spec, this.#strays()) : [];
      const head = maybe.length === 0 ? known : { ...known, maybe };
      if (equal(past.spec, one.spec)) return { ...head, side: 'theirs', fields: [] };
      const conflict = fields(past.spec, one.spec).map(
        ({ path, before, after }): FieldDrift => ({
          path,
          side: 'both',
          ...(before === undefined ? {} : { base: before }),
          ...(after === undefined ? {} : { file: after }),
        }),
      );
      return { ...head, side: 'both', fields: conflict };
    });
  }

  /** What neither file nor base speaks of. */
  #strays(): Match['unmanaged'] {
    const declared = new Set(this.#dropped.map(({ id }) => id));
    return this.#match.unmanaged.filter(({ live }) => !declared.has(live.handle.id));
  }

  /** The base declared them, the file does not, the site has them: changed on the site since, that is a conflict. */
  dropped(): readonly ThingDrift[] {
    const { kind, live, ignored } = this.#match;
    const notOurs = new Set(ignored.map((one) => one.live.handle.id));
    return this.#dropped.flatMap(({ id, address }) => {
      const thing = live.find(({ handle }) => handle.id === id);
      const past = this.#base?.find((one) => one.address === address);
      if (!thing || !past || notOurs.has(id)) return [];
      const moved = differencesOf(kind, { file: past.spec, site: thing.spec, ignored: [] });
      const conflict = moved.map(
        ({ path, file, site }): FieldDrift => ({
          path,
          side: 'both',
          ...(file === undefined ? {} : { base: file }),
          ...(site === undefined ? {} : { site }),
        }),
      );
      return [{ ...this.#head(address, thing.spec), id, state: 'dropped' as const, ...graded(conflict) }];
    });
  }

  #head(address: Address, spec: unknown): Pick<ThingDrift, 'address' | 'kind' | 'name'> {
    const { kind } = this.#match;
    return { address, kind: kind.name, name: kind.nameOf(spec) ?? '' };
  }
}

function graded(found: readonly FieldDrift[]): Pick<ThingDrift, 'side' | 'fields'> {
  return { side: gravest(found.map(({ side }) => side)), fields: found };
}

/** What the base declares of a thing: under its key, or where the key is new, of the live thing it has claimed. */
function pastBy(
  kind: Kind<unknown>,
  base: readonly Wanted<unknown>[],
  live: Match['live'],
): (key: string, id: string) => Wanted<unknown> | undefined {
  const byKey = new Map(base.map((one) => [one.key, one]));
  const byId = new Map(kind.claim(base, live).pairs.map((pair) => [pair.live.handle.id, pair.wanted]));
  return (key, id) => byKey.get(key) ?? byId.get(id);
}
