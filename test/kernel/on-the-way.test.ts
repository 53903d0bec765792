import { describe, expect, it } from 'vitest';
import { isOnTheWay } from '../../src/kernel/look.ts';
import { KINDS } from '../support/toys.ts';

const kind = KINDS[1] as (typeof KINDS)[number];

describe('a thing is on the way to its goal', () => {
  it.each<[string, unknown, unknown, unknown, boolean]>([
    ['when nothing has moved', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 2 }, true],
    ['when what has moved is where it should be', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 2, b: 2 }, true],
    ['when all has', { a: 1, b: 1 }, { a: 2, b: 2 }, { a: 2, b: 2 }, true],
    ['but not when something went elsewhere', { a: 1, b: 1 }, { a: 3, b: 1 }, { a: 2, b: 2 }, false],
    ['nor when a value became a map that is not the goal', { v: 1 }, { v: { a: 1 } }, { v: { a: 2 } }, false],
    ['nor when a part moved of what is to be a value', { v: { a: 1 } }, { v: { a: 2 } }, { v: 3 }, false],
    ['an attribute whose name begins alike is another', { v: 1, vw: 1 }, { v: 1, vw: 2 }, { v: 2, vw: 2 }, true],
  ])('%s', (_, from, live, to, expected) => {
    expect(isOnTheWay(kind, from, live, to)).toBe(expected);
  });
});
