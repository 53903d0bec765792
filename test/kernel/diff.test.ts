import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, keep, merge } from '../../src/kernel/diff.ts';
import { at, equal } from '../../src/kernel/tree.ts';

const lower = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
const same = (path: string, wanted: unknown, live: unknown) => path.endsWith('icon') && lower(wanted) === lower(live);

describe('merge', () => {
  it.each([
    ['an undeclared attribute stays', { a: 1, b: 2 }, { a: 3 }, {}, { a: 3, b: 2 }],
    ['an undefined one too', { a: 1 }, { a: undefined }, {}, { a: 1 }],
    ['null says that it is not there', { a: 1 }, { a: null }, {}, { a: null }],
    ['maps merge', { a: { b: 1, c: 2 } }, { a: { c: 3 } }, {}, { a: { b: 1, c: 3 } }],
    ['a map comes where nothing was', { a: null }, { a: { b: 1 } }, {}, { a: { b: 1 } }],
    ['a map comes where a value was', { a: 5 }, { a: { b: 1 } }, {}, { a: { b: 1 } }],
    ['a value comes where a map was', { a: { b: 1 } }, { a: 5 }, {}, { a: 5 }],
    ['a list is replaced', { a: [1, 2] }, { a: [2] }, {}, { a: [2] }],
    [
      'an open map keeps its entries',
      { m: { x: { p: 1 } } },
      { m: { y: { p: 2 } } },
      {},
      { m: { x: { p: 1 }, y: { p: 2 } } },
    ],
    [
      'a closed one does not',
      { m: { x: { p: 1 } } },
      { m: { y: { p: 2 } } },
      { closed: ['m'] },
      { m: { y: { p: 2 } } },
    ],
    [
      'entries of a closed map neither',
      { m: { x: { p: 1, q: 2 } } },
      { m: { x: { p: 3 } } },
      { closed: ['m'] },
      { m: { x: { p: 3 } } },
    ],
    ['an empty closed map empties it', { m: { x: { p: 1 } } }, { m: {} }, { closed: ['m'] }, { m: {} }],
    [
      'a closed map nobody speaks of stays',
      { m: { x: { p: 1 } } },
      { a: 1 },
      { closed: ['m'] },
      { a: 1, m: { x: { p: 1 } } },
    ],
    [
      'closed is only what is named',
      { m: { a: 1 }, n: { a: 1 } },
      { m: {}, n: {} },
      { closed: ['m'] },
      { m: {}, n: { a: 1 } },
    ],
    [
      'a deep map can be closed',
      { a: { m: { x: 1 } } },
      { a: { m: { y: 2 } } },
      { closed: ['a.m'] },
      { a: { m: { y: 2 } } },
    ],
    ['what is the same stays as it is live', { icon: 'X' }, { icon: 'x' }, { same }, { icon: 'X' }],
    ['also within a map', { a: { icon: 'X' } }, { a: { icon: 'x' } }, { same }, { a: { icon: 'X' } }],
    [
      'and within a closed one',
      { m: { k: { icon: 'X' } } },
      { m: { k: { icon: 'x' } } },
      { same, closed: ['m'] },
      { m: { k: { icon: 'X' } } },
    ],
    ['other things are compared as they are', { name: 'X' }, { name: 'x' }, { same }, { name: 'x' }],
    ['what is ignored stays', { a: 1, b: 2 }, { a: 3, b: 4 }, { ignored: ['b'] }, { a: 3, b: 2 }],
    ['what is ignored stays away', { a: 1 }, { b: 4 }, { ignored: ['b'] }, { a: 1 }],
    ['deep inside', { a: { b: 1, c: 2 } }, { a: { b: 3, c: 4 } }, { ignored: ['a.b'] }, { a: { b: 1, c: 4 } }],
    ['though the map goes', { a: { b: 1, c: 2 } }, { a: null }, { ignored: ['a.b'] }, { a: { b: 1 } }],
    [
      'an entry of a closed map',
      { m: { x: 1, y: 2 } },
      { m: { z: 3 } },
      { closed: ['m'], ignored: ['m.x'] },
      { m: { x: 1, z: 3 } },
    ],
    [
      'an attribute of such an entry',
      { m: { x: { p: 1, q: 2 } } },
      { m: { x: { p: 3, q: 4 } } },
      { closed: ['m'], ignored: ['m.x.p'] },
      { m: { x: { p: 1, q: 4 } } },
    ],
    [
      'an entry that is not there does not come',
      { m: {} },
      { m: { x: 1 } },
      { closed: ['m'], ignored: ['m.x'] },
      { m: {} },
    ],
    ['a key called constructor is a key', {}, { m: { constructor: { a: 1 } } }, {}, { m: { constructor: { a: 1 } } }],
  ] as const)('%s', (_, live, wanted, rules, result) => {
    expect(merge<unknown>(live, wanted, rules)).toEqual(result);
  });

  it('leaves its arguments alone', () => {
    const live = Object.freeze({ a: Object.freeze({ b: 1 }) });
    const wanted = Object.freeze({ a: Object.freeze({ c: 2 }) });
    expect(merge<unknown>(live, wanted, { ignored: ['a.c'] })).toEqual({ a: { b: 1 } });
  });

  it('with nothing declared changes nothing, and twice is once', () => {
    const value = fc.letrec((tie) => ({
      spec: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.integer(), fc.constant(null), tie('spec'))),
    })).spec;
    fc.assert(
      fc.property(value, value, fc.constantFrom('a', 'a.b', 'b.c.a'), (live, wanted, path) => {
        expect(merge(live, {})).toEqual(live);
        const rules = { closed: ['b'], ignored: [path] };
        const once = merge<unknown>(live, wanted, rules);
        expect(equal(at(once, path), at(live, path))).toBe(true);
        expect(equal(merge(once, wanted, rules), once)).toBe(true);
      }),
    );
  });
});

describe('keep', () => {
  it.each([
    ['puts back what was there', { a: 2 }, { a: 1 }, ['a'], { a: 1 }],
    ['takes away what was not', { a: 2, b: 1 }, {}, ['a'], { b: 1 }],
    ['makes maps on the way', null, { a: { b: 1 } }, ['a.b'], { a: { b: 1 } }],
    ['but none for nothing', { a: null }, { a: null }, ['a.b'], { a: null }],
    ['does several', { a: 2, b: 2 }, { a: 1, b: 1 }, ['a', 'b'], { a: 1, b: 1 }],
    ['or none', { a: 2 }, { a: 1 }, [], { a: 2 }],
  ] as const)('%s', (_, spec, live, paths, result) => {
    expect(keep(spec, live, paths)).toEqual(result);
  });
});

describe('fields', () => {
  it.each([
    ['nothing differs', { a: 1 }, { a: 1 }, []],
    ['a value', { a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
    ['something new', {}, { a: 2 }, [{ path: 'a', after: 2 }]],
    ['something gone', { a: 1 }, { a: null }, [{ path: 'a', before: 1 }]],
    ['deep', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, [{ path: 'a.b.c', before: 1, after: 2 }]],
    ['a list is one value', { a: [1] }, { a: [1, 2] }, [{ path: 'a', before: [1], after: [1, 2] }]],
    [
      'a whole new thing',
      undefined,
      { b: 1, a: { c: 2 } },
      [
        { path: 'b', after: 1 },
        { path: 'a.c', after: 2 },
      ],
    ],
    ['a whole thing gone', { a: { c: 2 } }, undefined, [{ path: 'a.c', before: 2 }]],
    ['a map for a value', { a: 1 }, { a: { b: 2 } }, [{ path: 'a', before: 1, after: { b: 2 } }]],
    ['a value for a map', { a: { b: 2 } }, { a: 1 }, [{ path: 'a', before: { b: 2 }, after: 1 }]],
    ['a map for a list', { a: [] }, { a: { b: 2 } }, [{ path: 'a', before: [], after: { b: 2 } }]],
    ['an empty map is nothing', { a: {} }, { a: null }, []],
    [
      'a falsy value is something',
      { a: 0, b: '', c: false },
      {},
      [
        { path: 'a', before: 0 },
        { path: 'b', before: '' },
        { path: 'c', before: false },
      ],
    ],
    ['a key called constructor is a key', {}, { constructor: 1 }, [{ path: 'constructor', after: 1 }]],
  ] as const)('%s', (_, from, to, found) => {
    expect(fields(from, to)).toEqual(found);
  });
});

describe('at', () => {
  it.each([
    [{ a: { b: 1 } }, 'a.b', 1],
    [{ a: { b: 1 } }, 'a.c', undefined],
    [{ a: 1 }, 'a.b', undefined],
    [{ a: [1] }, 'a.0', undefined],
    [null, 'a', undefined],
    [{}, 'constructor.name', undefined],
  ])('%j at %s is %j', (spec, path, value) => {
    expect(at(spec, path)).toEqual(value);
  });
});
