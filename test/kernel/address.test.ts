import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressByName, addressOf, keyIn, parseReference, textOf } from '../../src/kernel/address.ts';

describe('a reference', () => {
  it.each([
    ['rewards/five-off', { section: 'rewards', key: 'five-off', path: '' }],
    ['tiers/silver.requiredPoints', { section: 'tiers', key: 'silver', path: 'requiredPoints' }],
    ['rewards/five-off.byTier.gold.points', { section: 'rewards', key: 'five-off', path: 'byTier.gold.points' }],
    ['rewards/"Summer mug"', { section: 'rewards', name: 'Summer mug', path: '' }],
    ['rewards/"a/b.c".active', { section: 'rewards', name: 'a/b.c', path: 'active' }],
    ['rewards/"say \\"hi\\""', { section: 'rewards', name: 'say "hi"', path: '' }],
    ['rewards/"\\\\"', { section: 'rewards', name: '\\', path: '' }],
    ['program.name', { section: 'program', path: 'name' }],
    ['program.points.name', { section: 'program', path: 'points.name' }],
    ['program', { section: 'program', path: '' }],
  ])('%s is read', (text, reference) => {
    expect(parseReference(text)).toStrictEqual(reference);
    expect(textOf(reference)).toBe(text);
  });

  it.each([
    '',
    '/',
    'rewards/',
    'rewards/"',
    'rewards/"x',
    'rewards/"x"y',
    'rewards/"x".',
    'rewards/"\\x"',
    'rewards/a b',
    'rewards/a/b',
    'rewards/a"b/c',
    'rewards/a.',
    're wards/a',
    'rewards/a.b c',
    ' rewards/a',
    'rewards/a ',
    '9/a',
    'x rewards/"a"',
    'rewards/"a".b c\n',
  ])('%j is none', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  it('leads back from any name and any key', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), word, word, (name, key, path) => {
        expect(parseReference(addressByName('rewards', name))).toEqual({ section: 'rewards', name, path: '' });
        expect(parseReference(addressOf('rewards', key))).toEqual({ section: 'rewards', key, path: '' });
        for (const reference of [
          { section: 'rewards', name, path },
          { section: 'rewards', key, path },
        ]) {
          expect(parseReference(textOf(reference))).toEqual(reference);
        }
      }),
    );
  });
});

describe('an address', () => {
  it('has a section and a key, or a name in quotes', () => {
    expect(addressOf('tiers', 'gold')).toBe('tiers/gold');
    expect(addressByName('rewards', 'A "b"')).toBe('rewards/"A \\"b\\""');
    expect(keyIn('tiers/gold')).toBe('gold');
    expect(keyIn('rewards/"a/b"')).toBe('"a/b"');
  });
});
