import { describe, expect, it } from 'vitest';
import { revert } from '../../src/kernel/revert.ts';
import { equal } from '../../src/kernel/tree.ts';

describe('revert', () => {
  it.each([
    ['what the change did', { a: 2 }, { a: 1 }, { a: 2 }, { a: 1 }, []],
    ['what it added', { a: 1, b: 2 }, { a: 1 }, { a: 1, b: 2 }, { a: 1 }, []],
    ['what it took away', { a: 1 }, { a: 1, b: 2 }, { a: 1 }, { a: 1, b: 2 }, []],
    ['nothing else', { a: 2, b: 'theirs' }, { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 'theirs' }, []],
    ['not what somebody changed since', { a: 3, b: 2 }, { a: 1, b: 1 }, { a: 2, b: 2 }, { a: 3, b: 1 }, ['a']],
    ['not what is back already', { a: 1 }, { a: 1 }, { a: 2 }, { a: 1 }, []],
    ['deep inside', { m: { x: 2, y: 9 } }, { m: { x: 1 } }, { m: { x: 2 } }, { m: { x: 1, y: 9 } }, []],
    [
      'deep inside, but not what moved',
      { m: { x: 9, z: 2 } },
      { m: { x: 1 } },
      { m: { x: 2, z: 2 } },
      { m: { x: 9 } },
      ['m.x'],
    ],
    ['a map that came', { m: { x: 2, y: 1 } }, { m: null }, { m: { x: 2 } }, { m: { y: 1 } }, []],
    ['a map that went', { m: null }, { m: { x: 2 } }, { m: null }, { m: { x: 2 } }, []],
    ['not where a map went meanwhile', { m: 5 }, { m: { x: 1 } }, { m: { x: 2 } }, { m: 5 }, ['m']],
    ['a list as a whole', { l: [2] }, { l: [1] }, { l: [2] }, { l: [1] }, []],
    ['not a list that moved', { l: [3] }, { l: [1] }, { l: [2] }, { l: [3] }, ['l']],
    ['a value that had been a map', { m: 5 }, { m: { x: 1 } }, { m: 5 }, { m: { x: 1 } }, []],
    ['not a value that was a map', { m: { y: 1 } }, { m: { x: 1 } }, { m: 5 }, { m: { y: 1 } }, ['m']],
    ['a key called constructor', { constructor: 2 }, {}, { constructor: 2 }, {}, []],
  ] as const)('takes back %s', (_, live, from, to, spec, moved) => {
    const reverted = revert(live, from, to);
    expect(equal(reverted.spec, spec), JSON.stringify(reverted.spec)).toBe(true);
    expect(reverted.moved).toEqual(moved);
  });
});
