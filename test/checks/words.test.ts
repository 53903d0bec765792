import { expect, test } from 'vitest';
import { counted, grouped, sizeOf } from '../../src/checks/figures.ts';
import type { Offer } from '../../src/checks/reward.ts';
import { exceeds, factor, list, money, percent, points } from '../../src/checks/words.ts';
import { compared } from '../../src/checks/worth.ts';

test('groups too small to be told apart are never a number', () => {
  expect(counted('<5', 'customer')).toBe('fewer than 5 customers');
  expect(sizeOf('<5')).toBe(4);
  expect(sizeOf(undefined)).toBe(0);
});

test('numbers are written as people read them', () => {
  expect([grouped(999), grouped(1000), grouped(1234567)]).toEqual(['999', '1,000', '1,234,567']);
  expect([counted(1, 'coupon'), counted(2000, 'coupon')]).toEqual(['1 coupon', '2,000 coupons']);
  expect([percent(0.0667), factor(2.25), points(1), points(2)]).toEqual(['6.67 %', '2.25×', '1 point', '2 points']);
  expect([money(3.333, { assumptions: {} }), money(5, { assumptions: { currency: 'EUR' } })]).toEqual([
    '3.33',
    '5.00 EUR',
  ]);
  expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('the noise of floating point exceeds no limit', () => {
  expect(exceeds(0.1 + 0.2, 0.3)).toBe(false);
  expect(exceeds(115 / 100 - 1, 0.15)).toBe(false);
  expect(exceeds(0.3001, 0.3)).toBe(true);
});

test('offers of different sorts cannot be compared', () => {
  const offer: Offer = { cost: 10, gives: 'percentage', amount: 5 };
  expect(compared(offer, { ...offer, cost: 20 })).toBe(2);
  expect(compared(offer, { ...offer, gives: 'fixedAmount' })).toBeUndefined();
});
