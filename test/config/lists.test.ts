import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/kernel/problem.ts';
import { HEAD, read } from './read.ts';

const LISTS = `tiers:
  gold: { name: Gold, requiredPoints: 5000 }
removed:
  - rewards/"Summer mug"
  - rewards/"Caf\\u00e9"
exclusive: [ tiers, rewards ]
ignore: [ rewards/"Staff only" ]
`;
const first = HEAD.split('\n').length - 1;

/** The line, counted after the head, and column of a problem. */
function spot(about: Partial<Problem>): readonly [line: number, column: number] | undefined {
  const loaded = read(`${HEAD}${LISTS}`);
  const { place, frame } = loaded.placed({ code: 'X', severity: 'error', message: 'm', ...about });
  expect(frame === undefined).toBe(place === undefined);
  return place && [place.line - first, place.column];
}

describe('a problem of a thing that the file does not declare', () => {
  it.each([
    ['rewards/"Summer mug"', 4, 5],
    ['rewards/"Café"', 5, 5],
    ['rewards/"Staff only"', 7, 11],
    ['rewards/"Anything else"', 6, 21],
    ['tiers/"Silver"', 6, 14],
  ])('stands at the line that speaks of %s', (address, line, column) => {
    expect(spot({ address })).toEqual([line, column]);
  });

  it('stands nowhere when no line does', () => {
    expect(spot({ address: 'earningRules/"Visit"' })).toBeUndefined();
  });
});

describe('a problem of no one thing', () => {
  it('stands at the list that it is about', () => {
    expect(spot({ path: 'removed' })).toEqual([3, 1]);
    expect(spot({ path: 'exclusive' })).toEqual([6, 1]);
  });

  it('stands nowhere when it is about none', () => {
    expect(spot({})).toBeUndefined();
    expect(spot({ path: 'accept' })).toBeUndefined();
  });
});
