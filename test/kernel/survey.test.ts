import { describe, expect, it } from 'vitest';
import { directory } from '../../src/kernel/directory.ts';
import type { Reader } from '../../src/kernel/kind.ts';
import { listOf, round, survey, withKeys } from '../../src/kernel/survey.ts';
import { aDeck } from '../support/toy-decks.ts';
import { cardKind, deckKind } from '../support/toys.ts';

describe('a survey', () => {
  const reader = (live: readonly string[], question = 'own'): Reader<unknown> => ({
    list: async (shared) => {
      const answer = await shared.once(question, async () => live);
      return answer.map((id) => ({ spec: { id }, handle: { id } }));
    },
  });

  it('reads every kind', async () => {
    const found = await survey(
      new Map([
        ['a', reader(['1'], 'a')],
        ['b', reader([], 'b')],
      ]),
    );
    expect([...found]).toEqual([
      ['a', [{ spec: { id: '1' }, handle: { id: '1' } }]],
      ['b', []],
    ]);
  });

  it('asks one question once', async () => {
    const found = await survey(
      new Map([
        ['a', reader(['1'])],
        ['b', reader(['2'])],
      ]),
    );
    expect(found.get('b')).toEqual(found.get('a'));
  });

  it('fails as a whole when one list fails', async () => {
    const broken: Reader<unknown> = { list: () => Promise.reject(new Error('page 2')) };
    await expect(
      survey(
        new Map([
          ['a', reader(['1'])],
          ['b', broken],
        ]),
      ),
    ).rejects.toThrow('page 2');
  });

  it('of which a kind is missing is not one in which it is empty', () => {
    expect(listOf(new Map([[cardKind.name, []]]), cardKind)).toEqual([]);
    expect(() => listOf(new Map(), cardKind)).toThrow(new RangeError('zeta-card is not in the survey'));
  });
});

describe('a round', () => {
  it('asks again only when there was no such question', async () => {
    const shared = round();
    let asked = 0;
    const ask = async () => ++asked;
    expect(await Promise.all([shared.once('a', ask), shared.once('a', ask), shared.once('b', ask)])).toEqual([1, 1, 2]);
    expect(await round().once('a', ask)).toBe(3);
  });
});

describe('keys for ids', () => {
  it('come from the directory; ids it does not know stay', () => {
    const live = [
      { spec: { ...aDeck, otherCards: { c1: { bonus: 1 }, c2: { bonus: 2 } } }, handle: { id: 'd' }, raw: 7 },
    ];
    const [keyed] = withKeys(
      deckKind,
      live,
      directory({ 'zetaCards/ace': { id: 'c1' }, 'zetaCards/"Old one"': { id: 'c9' } }),
    );
    expect(keyed).toEqual({
      spec: { ...aDeck, byCard: { ace: { bonus: 1 } }, otherCards: { c2: { bonus: 2 } } },
      handle: { id: 'd' },
      raw: 7,
    });
  });

  it('are nothing to a kind that refers to nobody', () => {
    const live = [{ spec: { name: 'A', rank: 1, note: null }, handle: { id: 'c' } }];
    expect(withKeys(cardKind, live, directory())).toBe(live);
  });
});

describe('a directory', () => {
  it('knows addresses and ids both ways, and learns', () => {
    const book = directory({ 'tiers/gold': { id: '1', revision: '5' } });
    expect([book.id('tiers/gold'), book.keyOf('1'), book.handle('tiers/gold')]).toEqual([
      '1',
      'gold',
      { id: '1', revision: '5' },
    ]);
    book.set('tiers/"Old"', { id: '2' });
    expect([book.id('tiers/"Old"'), book.keyOf('2')]).toEqual(['2', '"Old"']);
    book.drop('tiers/gold');
    book.drop('tiers/nobody');
    expect([book.handle('tiers/gold'), book.keyOf('1')]).toEqual([undefined, undefined]);
    expect(book.entries()).toEqual({ 'tiers/"Old"': { id: '2' } });
  });

  it('says so when it has no id', () => {
    expect(() => directory().id('tiers/gold')).toThrow(new RangeError('tiers/gold has no id yet'));
  });

  it('lists in the same order whatever it learnt first', () => {
    const book = directory({ 'b/2': { id: '2' }, 'a/1': { id: '1' } });
    expect(Object.keys(book.entries())).toEqual(['a/1', 'b/2']);
  });
});
