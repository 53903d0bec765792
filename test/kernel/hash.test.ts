import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields } from '../../src/kernel/diff.ts';
import { canonical, hash } from '../../src/kernel/hash.ts';
import { equal } from '../../src/kernel/tree.ts';
import { cases } from '../support/runs.ts';

describe('the canonical text', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ b: { d: 1, c: [{ z: 1, y: 2 }] } }, '{"b":{"c":[{"y":2,"z":1}],"d":1}}'],
    [{ a: null, b: undefined, c: {}, d: { e: null } }, 'null'],
    [{ a: 0, b: '', c: false, d: [] }, '{"a":0,"b":"","c":false,"d":[]}'],
    [[null, undefined, {}, 1], '[null,null,null,1]'],
    [null, 'null'],
    [undefined, 'null'],
    [{}, 'null'],
    ['null', '"null"'],
    [{ B: 1, a: 2, A: 3 }, '{"A":3,"B":1,"a":2}'],
  ])('of %j is %s', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  it('is hashed with SHA-256', () => {
    expect(hash({ b: 1, a: null })).toBe('eb8ed3ccb5023093b56f490a46501e88d09736687e609fdbc1c71b3df8b9ccd3');
  });
});

/** Specs small enough to be equal now and then. */
const specs = fc.letrec((tie) => ({
  spec: fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 }),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, undefined, 0, 1, '', '1', false),
    fc.array(fc.constantFrom(0, 1, null), { maxLength: 2 }),
    tie('spec'),
  ),
})).spec;

describe('two specs', () => {
  it.each([
    [{ a: 1 }, { a: 1, b: null }, true],
    [{ a: {} }, {}, true],
    [{}, null, true],
    [null, undefined, true],
    [undefined, {}, true],
    [0, null, false],
    ['', undefined, false],
    [false, null, false],
    ['1', 1, false],
    [[], null, false],
    [[1, 2], [2, 1], false],
    [{ a: [] }, {}, false],
    [{ a: 0 }, {}, false],
    [{ a: { b: 1 } }, { a: 1 }, false],
  ])('%j and %j: equal is %s', (one, other, verdict) => {
    expect(equal(one, other)).toBe(verdict);
    expect(equal(other, one)).toBe(verdict);
  });

  it('are equal exactly when their hashes are, and when there is no field in which they differ', () => {
    fc.assert(
      fc.property(specs, specs, (one, other) => {
        const same = equal(one, other);
        expect(hash(one) === hash(other)).toBe(same);
        expect(fields(one, other).length === 0).toBe(same);
      }),
      cases(500),
    );
  });
});
