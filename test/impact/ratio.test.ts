import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceil,
  compare,
  exact,
  floor,
  greatest,
  least,
  minus,
  over,
  percent,
  plus,
  rounded,
  times,
  ZERO,
} from '../../src/impact/ratio.ts';

const ratios = fc
  .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 10_000n }))
  .map(([n, d]) => over({ n, d: 1n }, { n: d, d: 1n }));

describe('fractions', () => {
  it.each([
    ['5', 2, '5.00'],
    [0.1, 2, '0.10'],
    ['19.995', 2, '20.00'],
    ['-0.005', 2, '-0.01'],
    ['-0.004', 2, '0.00'],
    ['2.5', 0, '3'],
    ['0.0001', 5, '0.00010'],
  ] as const)('%s with %i places is %s', (value, places, text) => {
    expect(rounded(exact(value), places)).toBe(text);
  });

  it.each(['', 'five', '1e3', '1.', '.5', '+1'])('%j is not a decimal number', (text) => {
    expect(() => exact(text)).toThrow(RangeError);
  });

  it('add up, whatever the order, and never drift', () => {
    fc.assert(
      fc.property(ratios, ratios, ratios, (a, b, c) => {
        expect(plus(plus(a, b), c)).toEqual(plus(a, plus(c, b)));
        expect(minus(plus(a, b), b)).toEqual(a);
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        if (b.n !== 0n) expect(over(times(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
        expect(floor(a) <= ceil(a) && ceil(a) - floor(a) <= 1n).toBe(true);
        expect(compare({ n: floor(a), d: 1n }, a)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('are not divided by zero', () => {
    expect(() => over(exact(1), ZERO)).toThrow('division by zero');
    expect(over(exact(1), exact(-2))).toEqual({ n: -1n, d: 2n });
  });

  it('have a least and a greatest', () => {
    const values = [exact('0.5'), exact('0.25'), exact('0.5'), exact(1)];
    expect([least(values), greatest(values)]).toEqual([exact('0.25'), exact(1)]);
    expect([least([]), greatest([])]).toEqual([undefined, undefined]);
  });

  it('show as per cents', () => {
    expect([percent(over(exact(352), exact(961)), 1), percent(exact('0.05'))]).toEqual(['36.6', '5.00']);
  });
});
