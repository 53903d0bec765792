import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldLines } from '../../src/render/fields.ts';
import { pairText, valueText } from '../../src/render/value.ts';
import { count, cut, list } from '../../src/render/words.ts';

describe('a value', () => {
  it.each([
    [undefined, '(not set)'],
    [null, '(none)'],
    [5, '5'],
    [true, 'true'],
    ['5.00', '5.00'],
    ['', '""'],
    [' x', '" x"'],
    ['true', '"true"'],
    ['(none)', '"(none)"'],
    ['a → b', '"a → b"'],
    [['a', 1], '[a, 1]'],
    [{}, '{}'],
    [{ a: { b: [] } }, '{ a: { b: [] } }'],
  ])('%j is told as %s', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('is cut, and what is missing is counted', () => {
    expect(cut('abcdef', 4)).toBe('abcd… (+2 characters)');
    expect(cut('abcde', 4)).toBe('abcd… (+1 character)');
    expect(cut('abc🥇def', 4)).toBe('abc… (+5 characters)');
  });
});

describe('two values', () => {
  it('are told apart when only their sort differs', () => {
    expect(pairText(5, '5')).toEqual(['5', '"5"']);
  });

  it('show where they differ, however long they are', () => {
    const [before, after] = pairText(`${'x'.repeat(500)}1 yes`, `${'x'.repeat(500)}2 no`);
    expect(before).toBe('…xxxxxxxxxxxxxxxxxxxx1 yes');
    expect(after).toBe('…xxxxxxxxxxxxxxxxxxxx2 no');
    expect(pairText('ab', `a${'x'.repeat(300)}`)[1]).toMatch(/^ax+… \(\+\d+ characters\)$/);
  });

  it('never look the same', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ minLength: 150, maxLength: 400, unit: fc.constantFrom('a', 'b', '🥇') }),
    );
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [left, right] = pairText(before, after);
        expect(left === right).toBe(before === after);
      }),
    );
  });
});

describe('fields', () => {
  it('tell a structure that differs part by part, in the order of its paths', () => {
    const before = { gold: { points: 7 }, list: [{ a: 1 }, 'x'], gone: { a: 1, b: 2 }, same: 1 };
    const after = { gold: { points: 8 }, list: [{ a: 2 }], added: { c: 3 }, same: 1 };
    expect(fieldLines([{ path: 'byTier', before, after }])).toEqual([
      { path: 'byTier.added.c', after: '3' },
      { path: 'byTier.gold.points', before: '7', after: '8' },
      { path: 'byTier.gone.a', before: '1' },
      { path: 'byTier.gone.b', before: '2' },
      { path: 'byTier.list[0].a', before: '1', after: '2' },
      { path: 'byTier.list[1]', before: 'x' },
    ]);
  });

  it('tell a change of structure as a whole', () => {
    expect(fieldLines([{ path: 'scope', before: ['a'], after: { b: 1 } }])).toEqual([
      { path: 'scope', before: '[a]', after: '{ b: 1 }' },
    ]);
    expect(fieldLines([{ path: 'scope', before: { b: 1 }, after: ['a'] }])).toHaveLength(1);
    expect(fieldLines([{ path: 'scope', before: { b: 1 }, after: 'a' }])).toHaveLength(1);
  });

  it('tell what is new leaf by leaf, and lists in a line', () => {
    expect(fieldLines([{ path: '', after: { a: { b: 1 }, c: {}, d: ['x', 'y'] } }])).toEqual([
      { path: 'a.b', after: '1' },
      { path: 'c', after: '{}' },
      { path: 'd', after: '[x, y]' },
    ]);
    expect(fieldLines([{ path: 'name', before: 'x' }])).toEqual([{ path: 'name', before: 'x' }]);
  });

  it('tell nothing of equal structures', () => {
    expect(fieldLines([{ path: 'x', before: { a: 1 }, after: { a: 1 } }])).toEqual([]);
  });

  it('do not pollute, whatever the keys are', () => {
    const nasty = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}');
    expect(fieldLines([{ path: 'x', before: {}, after: nasty }]).map((line) => line.path)).toContain(
      'x.__proto__.polluted',
    );
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('words', () => {
  it('count and list', () => {
    expect([count(1, 'entry', 'entries'), count(2, 'entry', 'entries'), count(0, 'change')]).toEqual([
      '1 entry',
      '2 entries',
      '0 changes',
    ]);
    expect([list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
