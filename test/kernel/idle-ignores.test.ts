import { describe, expect, it } from 'vitest';
import { parseReference, type Reference } from '../../src/kernel/address.ts';
import { planOf, type ToyFile } from '../support/toy-run.ts';
import { ToySite } from '../support/toy-site.ts';
import { cardKind, moodKind, want } from '../support/toys.ts';

const references = (...texts: readonly string[]) => texts.map((text) => parseReference(text) as Reference);

function planned(file: ToyFile) {
  const site = new ToySite();
  site.put(cardKind, { name: 'Ace', rank: 14, note: null }, 'c-ace');
  site.put(cardKind, { name: 'King', rank: 13, note: null }, 'c-king');
  return planOf(site, file);
}

describe('a line under ignore', () => {
  const one = want(cardKind, 'one', { name: 'Ace' });
  const idle = (line: string, wanted: readonly object[] = [one, want(moodKind, 'mood', {})]) =>
    planned({ wanted: wanted as never[], ignore: references(line) }).problems.filter(
      ({ code }) => code === 'IGNORE_IDLE',
    );

  it.each(['zetaCards/"King"', 'zetaCards/King', 'zetaCards/one.note', 'zetaCards/"Ace".note', 'muMood/mood.motto'])(
    'of %s leaves something alone, and nothing is said of it',
    (line) => expect(idle(line)).toEqual([]),
  );

  it('of an attribute of a thing to be made is not idle either', () => {
    const made = want(cardKind, 'new', { name: 'New', rank: 77 });
    expect([idle('zetaCards/new.note', [made]), idle('zetaCards/"New".note', [made])]).toEqual([[], []]);
  });

  it.each([
    ['zetaCards/"Kign"', 'it is not on the site', 'Did you mean zetaCards/"King"?'],
    ['zetaCards/"Seven of swords"', 'it is not on the site', 'Delete the line, unless the thing is to come back.'],
    ['otherThings/"Ace"', 'it is not on the site', 'Delete the line, unless the thing is to come back.'],
    ['zetaCards', 'it is not on the site', 'Delete the line, unless the thing is to come back.'],
    ['zetaCards/Kign.note', 'the file declares no such thing', 'Did you mean zetaCards/"King"?'],
  ])('of %s leaves nothing alone, which is said', (line, why, next) => {
    expect(idle(line)).toEqual([
      {
        code: 'IGNORE_IDLE',
        severity: 'info',
        address: line,
        message: `ignore: ${line} leaves nothing alone: ${why}.`,
        next,
      },
    ]);
  });
});
