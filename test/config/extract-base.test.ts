import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractBase } from '../../src/config/extract-base.ts';
import { mergeLayers } from '../../src/config/merge.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd');
const scalar = fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constantFrom('x', 'y', 'z'), fc.boolean());
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(key, fc.oneof({ depthSize: 'small' }, scalar, fc.array(scalar, { maxLength: 2 }), tie('tree'))),
}));
const file = tree as fc.Arbitrary<Readonly<Record<string, unknown>>>;

describe('extracting a base', () => {
  it('gives every file again when its overlay is laid over the base', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 6 }), (files) => {
        const { base, overlays } = extractBase(files);
        for (const [index, one] of files.entries()) expect(mergeLayers(base, overlays[index])).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what most say, and leaves to each what is different', () => {
    const usual = {
      rewards: { five: { name: 'Five', costInPoints: 500 }, ten: { name: 'Ten' } },
      program: { name: 'P' },
    };
    const airport = { ...usual, rewards: { five: { name: 'Five', costInPoints: 600 } } };
    expect(extractBase([usual, usual, airport])).toEqual({
      base: usual,
      overlays: [{}, {}, { rewards: { five: { costInPoints: 600 }, ten: null } }],
    });
  });

  it('puts nothing into the base that only half of them say', () => {
    const { base, overlays } = extractBase([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ]);
    expect(base).toEqual({ a: 1 });
    expect(overlays).toEqual([{ b: 1 }, { b: 2 }]);
  });

  it('goes by those that have a thing, for what the thing is like', () => {
    const files = [{ r: { x: { n: 1, c: 1 } } }, { r: { x: { n: 1, c: 2 } } }, { r: { x: { n: 1, c: 3 } } }, {}, {}];
    expect(extractBase(files).base).toEqual({ r: { x: { n: 1 } } });
  });
});
