import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/kernel/change.ts';
import { order } from '../../../src/kinds/tier/order.ts';
import { type TierSpec, tierKind } from '../../../src/kinds/tier/spec.ts';
import { createOf, deleteOf, updateOf } from '../pictures.ts';

const tier = (name: string, requiredPoints: number): TierSpec => ({
  name,
  requiredPoints,
  description: '',
  icon: null,
});
const move = (key: string, from: number, to: number) => updateOf(tierKind, tier(key, from), tier(key, to), key);
const pairs = (changes: readonly Change<TierSpec>[]) =>
  order(changes).map(([later, earlier]) => `${later} after ${earlier}`);

describe('the order of thresholds', () => {
  it.each([
    ['raised onto another: from the top', [move('a', 100, 200), move('b', 200, 300)], ['tiers/a after tiers/b']],
    ['raised beyond another: from the top', [move('a', 100, 250), move('b', 200, 300)], ['tiers/a after tiers/b']],
    ['lowered onto another: from the bottom', [move('a', 200, 100), move('b', 300, 200)], ['tiers/b after tiers/a']],
    ['lowered beyond another: from the bottom', [move('a', 200, 100), move('b', 300, 150)], ['tiers/b after tiers/a']],
    ['that do not meet: none', [move('a', 100, 150), move('b', 200, 300)], []],
    ['that change places: left to the planner', [move('a', 100, 200), move('b', 200, 100)], []],
    ['beside one that stays: none', [move('a', 100, 150), move('b', 200, 200)], []],
    [
      'of a new tier below one that rises',
      [createOf(tierKind, tier('a', 250), 'a'), move('b', 200, 300)],
      ['tiers/a after tiers/b'],
    ],
    [
      'of a new tier above one that falls',
      [createOf(tierKind, tier('a', 250), 'a'), move('b', 300, 200)],
      ['tiers/a after tiers/b'],
    ],
    ['of two new tiers: none', [createOf(tierKind, tier('a', 250), 'a'), createOf(tierKind, tier('b', 300), 'b')], []],
    ['of one that goes: none', [deleteOf(tierKind, tier('a', 100)), move('b', 200, 100)], []],
  ])('%s', (_title, changes, expected) => {
    expect(pairs(changes)).toEqual(expected);
  });
});

describe('any way through that keeps to the order', () => {
  const rising = fc
    .uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 5, maxLength: 5 })
    .map((list) => list.toSorted((one, other) => one - other));

  it('never lets two tiers meet or overtake each other', () => {
    fc.assert(
      fc.property(rising, rising, fc.infiniteStream(fc.nat()), (before, after, dice) => {
        const moves = before.map((from, index) => move(`k${index}`, from, after[index] as number));
        const waits = order(moves);
        const points = [...before];
        const done = new Set<string>();
        for (let turn = 0; turn < moves.length; turn += 1) {
          const open = moves.filter(({ address }) => !done.has(address));
          const ready = open.filter(({ address }) =>
            waits.every(([later, earlier]) => later !== address || done.has(earlier)),
          );
          expect(ready.length).toBeGreaterThan(0);
          const next = ready[(dice.next().value as number) % ready.length] as (typeof moves)[number];
          done.add(next.address);
          points[moves.indexOf(next)] = next.to.requiredPoints;
          expect(points.every((value, index) => index === 0 || value > (points[index - 1] as number))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
