import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/kernel/address.ts';
import type { Change } from '../../../src/kernel/change.ts';
import type { Kind, Live } from '../../../src/kernel/kind.ts';
import { plan } from '../../../src/kernel/plan.ts';
import { type TierSpec, tierKind } from '../../../src/kinds/tier/spec.ts';

const tier = (name: string, requiredPoints: number): TierSpec => ({
  name,
  requiredPoints,
  description: '',
  icon: null,
});

interface Tier {
  readonly id: string;
  readonly name: string;
  readonly points: number;
}

/** The site after each prefix of the changes. */
function prefixes(start: readonly Tier[], changes: readonly Change<TierSpec>[]): readonly (readonly Tier[])[] {
  const states: (readonly Tier[])[] = [start];
  for (const change of changes) {
    const now = states.at(-1) as readonly Tier[];
    if (change.op === 'create')
      states.push([...now, { id: change.address, name: change.to.name, points: change.to.requiredPoints }]);
    else if (change.op === 'delete') states.push(now.filter((one) => one.id !== change.handle.id));
    else
      states.push(
        now.map((one) =>
          one.id === change.handle.id ? { ...one, name: change.to.name, points: change.to.requiredPoints } : one,
        ),
      );
  }
  return states;
}

describe('a plan of tiers', () => {
  const names = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];
  const thresholds = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 6, maxLength: 6 });
  const shuffled = (list: readonly string[]) => fc.shuffledSubarray([...list], { minLength: list.length });
  const scene = fc.record({
    before: thresholds,
    after: thresholds,
    goals: shuffled(names),
    living: fc.integer({ min: 0, max: 6 }),
    renames: fc.boolean(),
    removed: fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 2 }),
  });

  it('keeps names and thresholds unique after every step, and gets there', () => {
    fc.assert(
      fc.property(scene, ({ before, after, goals, living, renames, removed }) => {
        const lives = names.slice(0, living).map(
          (name, index): Live<TierSpec> => ({
            spec: tier(name, before[index] as number),
            handle: { id: `id${index}`, revision: '1' },
          }),
        );
        const gone = removed.filter((index) => index < living);
        const entries = names.flatMap((name, index) => {
          if (gone.includes(index)) return [];
          const identity = index < living ? { id: `id${index}` } : {};
          return [
            [`k${index}`, { ...identity, name: renames ? goals[index] : name, requiredPoints: after[index] }] as const,
          ];
        });
        const { wanted } = tierKind.read({ tiers: Object.fromEntries(entries) });
        const planned = plan({
          site: 's',
          wishes: [{ kind: tierKind as unknown as Kind<unknown>, wanted }],
          survey: new Map([['tier', lives]]),
          removed: gone.map((index) => ({ section: 'tiers', name: `id${index}`, path: '' })),
        });
        const changes = planned.plan.changes as readonly Change<TierSpec>[];
        const start = lives.map(({ spec, handle }) => ({
          id: handle.id,
          name: spec.name,
          points: spec.requiredPoints,
        }));
        const states = prefixes(start, changes);
        for (const state of states) {
          expect(new Set(state.map((one) => one.name)).size).toBe(state.length);
          expect(new Set(state.map((one) => one.points)).size).toBe(state.length);
        }
        const goal = entries.map(([, { name, requiredPoints }]) => `${name} ${requiredPoints}`).sort();
        expect(
          states
            .at(-1)
            ?.map((one) => `${one.name} ${one.points}`)
            .sort(),
        ).toEqual(goal);
      }),
      { numRuns: 200 },
    );
  });

  it('never turns two tiers around on the way that stand the same way before and after', () => {
    const rising = fc
      .uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 4, maxLength: 4 })
      .map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(rising, rising, (before, after) => {
        const lives = before.map(
          (points, index): Live<TierSpec> => ({
            spec: tier(names[index] as string, points),
            handle: { id: `id${index}`, revision: '1' },
          }),
        );
        const tiers = Object.fromEntries(
          after.map((requiredPoints, index) => [`k${index}`, { name: names[index], requiredPoints }]),
        );
        const { wanted } = tierKind.read({ tiers });
        const { plan: made } = plan({
          site: 's',
          wishes: [{ kind: tierKind as unknown as Kind<unknown>, wanted }],
          survey: new Map([['tier', lives]]),
        });
        const start = lives.map(({ spec, handle }) => ({
          id: handle.id,
          name: spec.name,
          points: spec.requiredPoints,
        }));
        const followed = new Set<Address>();
        for (const change of made.changes) {
          for (const earlier of change.waitsFor) expect(followed.has(earlier)).toBe(true);
          followed.add(change.address);
        }
        for (const state of prefixes(start, made.changes as readonly Change<TierSpec>[])) {
          const points = state.map((one) => one.points);
          expect(points).toEqual(points.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 200 },
    );
  });
});
