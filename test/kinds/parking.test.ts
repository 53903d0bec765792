import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parkedName, parkedNumber, parkedStem, stemOf } from '../../src/kinds/parking.ts';

describe('temporary names', () => {
  it('are derived from the goal', () => {
    expect(parkedName('Gold', new Set(), 50)).toBe('Gold ~swap');
    expect(stemOf('Gold ~swap')).toBe('Gold');
    expect(stemOf('Gold ~swap12')).toBe('Gold');
    expect(stemOf('Gold')).toBeUndefined();
  });

  it('give way to what is taken', () => {
    expect(parkedName('Gold', new Set(['Gold ~swap', 'Gold ~swap2']), 50)).toBe('Gold ~swap3');
  });

  it('never cut a character in two', () => {
    expect(parkedStem(`${'x'.repeat(41)}🥇medal`, 50)).toBe('x'.repeat(41));
  });

  it('are free, short enough and recognised, whatever the goal', () => {
    const name = fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }).filter((text) => text.length <= 50);
    fc.assert(
      fc.property(name, fc.uniqueArray(name), fc.nat(3), (goal, others, collisions) => {
        const taken = new Set(others);
        for (let turn = 0; turn < collisions; turn += 1) taken.add(parkedName(goal, taken, 50));
        const parked = parkedName(goal, taken, 50);
        expect(parked.length).toBeLessThanOrEqual(50);
        expect(taken.has(parked)).toBe(false);
        expect(stemOf(parked)).toBe(parkedStem(goal, 50));
      }),
    );
  });
});

describe('temporary thresholds', () => {
  const bounds = { min: 1, max: 9_999_999 };

  it.each([
    ['right above', 500, [500, 600], 501],
    ['below, where above is taken', 500, [500, 501], 499],
    ['farther away, where both are', 500, [499, 500, 501], 502],
    ['below the largest', 9_999_999, [9_999_999], 9_999_998],
    ['never 0', 1, [1, 2], 3],
  ])('stand %s', (_title, goal, taken, parked) => {
    expect(parkedNumber(goal, new Set(taken), bounds)).toBe(parked);
  });

  it('are free, inside the bounds, and no free number lies nearer', () => {
    const points = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(points, fc.uniqueArray(points, { maxLength: 30 }), (goal, others) => {
        const taken = new Set([...others, goal]);
        const parked = parkedNumber(goal, taken, { min: 1, max: 40 });
        expect(taken.has(parked)).toBe(false);
        for (let nearer = 1; nearer < Math.abs(parked - goal); nearer += 1) {
          for (const number of [goal + nearer, goal - nearer])
            expect(number < 1 || number > 40 || taken.has(number)).toBe(true);
        }
      }),
    );
  });
});
