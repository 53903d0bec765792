import { describe, expect, it } from 'vitest';
import {
  amountFigure,
  countFigure,
  countOf,
  countText,
  figureText,
  plusMinusText,
  shareOf,
  worst,
} from '../../src/impact/figure.ts';
import type { Read } from '../../src/impact/population.ts';
import { exact } from '../../src/impact/ratio.ts';
import { between, counted, less, margin, sampled, sum } from '../../src/impact/tally.ts';

const READ: Read = { accounts: 5000, calls: 50, certainty: 'exact' };
const PROXY: Read = { accounts: 3, calls: 1, certainty: 'estimated' };
const amount = (low: number, high: number) => ({ low: exact(low), high: exact(high), places: 2 });

describe('numbers of customers', () => {
  it.each([
    [0, 0, '0'],
    [1, '<5', '<5'],
    [4, '<5', '<5'],
    [4.6, 5, '5'],
    [5, 5, '5'],
    [1_234_567, 1_234_567, '1,234,567'],
  ] as const)('%d shows as %s', (value, count, text) => {
    expect(countOf(value)).toBe(count);
    expect(countText(value)).toBe(text);
    expect(countText(count)).toBe(text);
  });

  it('are exact, bounded or estimated', () => {
    const exactly = countFigure(counted(352, [READ]), 'How.');
    expect(exactly).toEqual({ value: 352, certainty: 'exact', accounts: 5000, calls: 50, method: 'How.' });
    expect(figureText(exactly)).toBe('352');
    const bounded = countFigure(between(0, 961, [READ]), 'How.');
    expect(bounded).toMatchObject({ value: 961, between: [0, 961], certainty: 'bounded' });
    expect(figureText(bounded)).toBe('between 0 and 961');
    const guess = countFigure(sampled(500, 5000, 100_000, [READ]), 'How.', 100_000);
    expect(guess).toMatchObject({
      value: 10_000,
      plusMinus: { accounts: 1921, points: '1.92' },
      certainty: 'estimated',
    });
    expect(figureText(guess)).toBe('about 10,000 ± 1,921 (± 1.92 points of per cent)');
    const proxy = countFigure(counted(20, [PROXY]), 'How.');
    expect(proxy).toMatchObject({ certainty: 'estimated', accounts: '<5' });
    expect(figureText(proxy)).toBe('about 20');
    expect(countFigure(sampled(500, 5000, 100_000, [READ]), 'How.').plusMinus?.points).toBe('0.00');
  });

  it('are not divided up when there are too few of them', () => {
    expect(shareOf(counted(352, []), 961)).toBe('36.6');
    expect(shareOf(counted(0, []), 961)).toBe('0.0');
    expect(shareOf(counted(4, []), 961)).toBeNull();
    expect(shareOf(counted(2, []), 4)).toBeNull();
  });
});

describe('amounts', () => {
  it('are withheld when they belong to fewer than five', () => {
    expect(amountFigure(amount(10, 10), counted(5, [READ]), 'How.').value).toBe('10.00');
    expect(amountFigure(amount(10, 10), counted(4, [READ]), 'How.').value).toBeNull();
    expect(amountFigure(amount(0, 0), counted(0, [READ]), 'How.').value).toBe('0.00');
  });

  it('may be bounded', () => {
    expect(amountFigure(amount(10, 20), counted(9, [READ]), 'How.')).toMatchObject({
      value: '20.00',
      between: ['10.00', '20.00'],
      certainty: 'bounded',
    });
  });
});

describe('the margin of a sample', () => {
  it.each([
    [5000, '1.92'],
    [10_000, '1.36'],
    [20_000, '0.96'],
  ])('of %i is ± %s', (sample, text) => expect(plusMinusText(sample)).toBe(text));

  it('is nothing when everybody was in it, and never more than all', () => {
    expect(sampled(3, 10, 10, []).spread).toBe(0);
    expect(sampled(1, 1, 1000, []).spread).toBe(1000);
    expect(margin(5000)).toBeCloseTo(0.01921, 4);
  });

  it('adds up', () => {
    const one = sampled(500, 5000, 100_000, [READ]);
    expect(sum([one, one])).toMatchObject({ value: 20_000, reads: [READ] });
    expect(sum([one, one]).spread).toBeCloseTo(2 * one.spread);
    expect(less(counted(5, []), one).value).toBe(0);
  });

  it('knows the less sure of two', () => {
    expect([worst([]), worst(['exact', 'bounded']), worst(['bounded', 'estimated'])]).toEqual([
      'exact',
      'bounded',
      'estimated',
    ]);
  });
});
