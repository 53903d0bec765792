import { expect, it } from 'vitest';
import { compare, sortedBy } from '../../src/kernel/sorted.ts';

it('two texts are before, behind or beside each other', () => {
  expect([compare('a', 'b'), compare('b', 'a'), compare('a', 'a')]).toEqual([-1, 1, 0]);
});

it('code units decide, not a language', () => {
  expect(['ä', 'z', 'Z', 'a'].toSorted(compare)).toEqual(['Z', 'a', 'z', 'ä']);
});

it('what has equal keys keeps its order, and the list it came from stays as it is', () => {
  const items = ['b1', 'a1', 'b2', 'a2'] as const;
  expect(sortedBy(items, (item) => item.slice(0, 1))).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(items[0]).toBe('b1');
});
