import type { Claims, Json, Live, Wanted } from '../../src/kernel/kind.ts';
import type { Problem } from '../../src/kernel/problem.ts';

/** A free name on which a thing waits for its goal. */
export function parkedName(goal: string, taken: ReadonlySet<Json>): string {
  for (let turn = 1; ; turn++) {
    const name = `${goal} ~swap${turn === 1 ? '' : turn}`;
    if (!taken.has(name)) return name;
  }
}

/** The nearest free number. */
export function parkedNumber(goal: number, taken: ReadonlySet<Json>): number {
  for (let distance = 1; ; distance++) {
    const free = [goal + distance, goal - distance].find((number) => !taken.has(number));
    if (free !== undefined) return free;
  }
}

type Words<T> = (one: T) => readonly string[];

/** Pairs by id, then by temporary name, then by name, then by former name; whatever has two candidates is a Problem. */
export function claimByName<Spec>(
  wanted: readonly Wanted<Spec>[],
  live: readonly Live<Spec>[],
  nameOf: (spec: Spec) => string,
): Claims<Spec> {
  const named = ({ spec }: Wanted<Spec>) => [nameOf(spec as Spec)].filter((name) => name !== undefined);
  const stages: readonly (readonly [Words<Wanted<Spec>>, Words<Live<Spec>>])[] = [
    [({ identity }) => (identity.id === undefined ? [] : [identity.id]), ({ handle }) => [handle.id]],
    [named, ({ spec }) => [/^(.*) ~swap\d*$/.exec(nameOf(spec))?.[1] ?? '']],
    [named, ({ spec }) => [nameOf(spec)]],
    [({ identity }) => identity.formerly ?? [], ({ spec }) => [nameOf(spec)]],
  ];
  const pairs: { wanted: Wanted<Spec>; live: Live<Spec> }[] = [];
  const problems: Problem[] = [];
  let missing = wanted;
  let unmatched = live;
  for (const [ofWanted, ofLive] of stages) {
    const candidates = missing.map((one) => ({
      one,
      found: unmatched.filter((thing) => ofLive(thing).some((word) => ofWanted(one).includes(word))),
    }));
    const met = candidates.filter(({ found }) => found.length > 0);
    for (const { one, found } of met) {
      const rivals = met.filter((other) => other.found.some((thing) => found.includes(thing)));
      const [only] = found;
      if (only && found.length === 1 && rivals.length === 1) pairs.push({ wanted: one, live: only });
      else
        problems.push({
          code: 'AMBIGUOUS',
          severity: 'error',
          address: one.address,
          message: `${one.address} could be several.`,
        });
    }
    missing = missing.filter((one) => !met.some((other) => other.one === one));
    unmatched = unmatched.filter((thing) => !pairs.some((pair) => pair.live === thing));
  }
  return { pairs, missing, unmatched, problems };
}
