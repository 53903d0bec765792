import { describe, expect, it } from 'vitest';
import { orNothing, remarksOf, said, sayIcon, sayNumber, sayText, sayWord } from '../../src/kinds/sayable.ts';

describe('what export says of an attribute', () => {
  const bounds = { min: 2, max: 4 };

  it.each([
    ['a text', sayText('tiers/a', 'name', 'Gold', bounds), 'Gold'],
    ['a number', sayNumber('tiers/a', 'n', 3, bounds), 3],
    ['a word', sayWord('tiers/a', 'status', 'on', ['on', 'off']), 'on'],
    ['an icon', sayIcon('tiers/a', 'shapes/a.svg'), 'shapes/a.svg'],
  ])('%s', (_title, saying, value) => {
    expect(saying.value).toBe(value);
    expect(saying.remark).toBeUndefined();
  });

  it.each([
    ['no text', sayText('tiers/a', 'name', null, bounds)],
    ['an empty text', sayText('tiers/a', 'name', '', bounds)],
    ['no icon', sayIcon('tiers/a', null)],
  ])('%s: nothing', (_title, saying) => {
    expect(said([saying])).toEqual({});
    expect(remarksOf([saying])).toEqual([]);
  });

  it.each([
    [
      'a text out of bounds',
      sayText('tiers/a', 'name', 'x', bounds),
      'tiers/a: name is "x" on the site and is left out; a file takes 2 to 4 characters.',
    ],
    [
      'a number out of bounds',
      sayNumber('tiers/a', 'n', 5, bounds),
      'tiers/a: n is 5 on the site and is left out; a file takes 2 to 4.',
    ],
    [
      'an unknown word',
      sayWord('tiers/a', 'status', 'odd', ['on']),
      'tiers/a: status is "odd" on the site and is left out; a file takes on.',
    ],
    [
      'an icon of another form',
      sayIcon('tiers/a', 'a.png'),
      'tiers/a: icon is "a.png" on the site and is left out; Wix reports it in a form that it does not take back.',
    ],
  ])('%s: why it is left out', (_title, saying, remark) => {
    expect(said([saying])).toEqual({});
    expect(remarksOf([saying])).toEqual([remark]);
  });

  it('leaves empty sections out', () => {
    expect(orNothing('points', {})).toEqual({});
    expect(orNothing('points', { name: 'Stars' })).toEqual({ points: { name: 'Stars' } });
  });
});
