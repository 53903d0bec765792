import { describe, expect, it } from 'vitest';
import { canonicalText, canonicalTexts, fitsNumber, fitsText, lengthProblems } from '../../src/kinds/text.ts';

describe('canonical texts', () => {
  it('are NFC without outer white space', () => {
    expect(canonicalText('  Cafe\u0301 \n')).toBe('Caf\u00e9');
  });

  it('leave icons, numbers, lists and nothing alone', () => {
    const spec = {
      name: ' A ',
      icon: ' shapes/a\u0301.svg',
      list: [' x '],
      deep: { name: ' B ', count: 3, none: null },
    };
    expect(canonicalTexts(spec)).toEqual({ ...spec, name: 'A', deep: { name: 'B', count: 3, none: null } });
  });
});

describe('lengths', () => {
  const limits = { name: { min: 2, max: 5 }, 'points.name': { min: 0, max: 3 } };

  it.each([
    ['fits', { name: 'abcde', points: { name: '' } }, []],
    ['too long', { name: 'abcdef' }, ['name']],
    ['too short', { name: 'a' }, ['name']],
    ['blank', { name: '   ' }, ['name']],
    ['emoji count twice', { name: 'ab', points: { name: '⭐️⭐️' } }, ['points.name']],
    ['nothing declared', undefined, []],
    ['no text', { name: 7, points: null }, []],
  ])('%s', (_title, spec, paths) => {
    expect(lengthProblems('program/identity', spec, limits).map((problem) => problem.path)).toEqual(paths);
  });

  it('say what was counted and what to do', () => {
    const [long] = lengthProblems('tiers/a', { name: '123456' }, limits);
    const [blank] = lengthProblems('tiers/a', { name: ' ' }, limits);
    expect(long).toMatchObject({ code: 'TEXT_LENGTH', severity: 'error', next: 'Shorten it.' });
    expect(long?.message).toContain('6 characters long');
    expect(blank?.message).toContain('is blank');
    expect(blank?.next).toContain('longer');
  });
});

describe('bounds', () => {
  it.each([
    [0, false],
    [1, true],
    [3, true],
    [3.5, false],
    [4, false],
  ])('of numbers: %s', (number, fits) => {
    expect(fitsNumber(number, { min: 1, max: 3 })).toBe(fits);
  });

  it('of texts', () => {
    expect(fitsText('ab', { min: 1, max: 2 })).toBe(true);
    expect(fitsText('abc', { min: 1, max: 2 })).toBe(false);
    expect(fitsText('', { min: 1, max: 2 })).toBe(false);
  });
});
