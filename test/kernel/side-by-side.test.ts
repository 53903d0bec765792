import { describe, expect, it } from 'vitest';
import {
  differenceOfRest,
  differencesOfFiles,
  differencesOfPlans,
  differencesOfSite,
  turned,
} from '../../src/kernel/difference.ts';
import type { DocumentedChange } from '../../src/kernel/document.ts';
import { siteWith } from '../support/toy-decks.ts';
import { deckKind, want } from '../support/toys.ts';
import { threeWays, wishesOf } from './three-ways.ts';

const deck = (key: string, spec: object, identity = {}) => want(deckKind, key, spec, identity) as never;

describe('two files', () => {
  const first = wishesOf([deck('p', { title: 'Poker', size: 52 }), deck('gone', { title: 'Gone' })]);
  const second = wishesOf([deck('p', { title: 'Bridge', size: 52 }, { id: 'd0' }), deck('added', { size: 7 })]);

  it('differ in what one of them does not have, and in what both declare', () => {
    expect(differencesOfFiles(first, second)).toStrictEqual([
      {
        address: 'alphaDecks/p',
        name: 'Bridge',
        state: 'differs',
        fields: [
          { path: 'id', after: 'd0' },
          { path: 'title', before: 'Poker', after: 'Bridge' },
        ],
      },
      { address: 'alphaDecks/gone', name: 'Gone', state: 'first', fields: [{ path: 'title', before: 'Gone' }] },
      { address: 'alphaDecks/added', name: '', state: 'second', fields: [{ path: 'size', after: 7 }] },
    ]);
  });

  it('that say the same do not', () => expect(differencesOfFiles(first, first)).toEqual([]));

  it('differ the other way round, seen from the other side', () => {
    expect(turned(differencesOfFiles(first, second)).map(({ address, state }) => `${state} ${address}`)).toEqual([
      'differs alphaDecks/p',
      'first alphaDecks/added',
      'second alphaDecks/gone',
    ]);
    expect(turned(turned(differencesOfFiles(first, second)))).toStrictEqual(differencesOfFiles(first, second));
  });

  it('differ in what they say besides their things', () => {
    expect(differenceOfRest({ site: 'a' }, { site: 'a' })).toEqual([]);
    expect(differenceOfRest({ site: 'a' }, { site: 'b' })).toEqual([
      { address: 'file', name: '', state: 'differs', fields: [{ path: 'site', before: 'a', after: 'b' }] },
    ]);
  });
});

it('a site differs from a file in what it lacks, has otherwise, and has besides', () => {
  const site = siteWith([{ size: 7 }, { title: 'Rummy' }]);
  const file = [deck('p', { title: 'Poker', size: 52, look: null }), deck('new', { title: 'New', shape: 'round' })];
  const found = differencesOfSite(threeWays(site, file));
  expect(found.filter(({ address }) => address.startsWith('alpha'))).toStrictEqual([
    {
      address: 'alphaDecks/p',
      name: 'Poker',
      state: 'differs',
      fields: [
        { path: 'size', before: 52, after: 7 },
        { path: 'look.color', after: 'red' },
        { path: 'look.icon', after: 'HEART' },
      ],
    },
    { address: 'alphaDecks/new', name: 'New', state: 'first', fields: [] },
    { address: 'alphaDecks/"Rummy"', name: '', state: 'second', fields: [] },
  ]);
  const bare = { address: 'x/a', kind: 'x', name: 'A', state: 'differs', side: 'unknown' } as const;
  const things = [{ ...bare, fields: [{ path: 'v', side: 'unknown', file: 1 }] as const }];
  expect(differencesOfSite({ things, unmanaged: [] })[0]?.fields).toStrictEqual([{ path: 'v', before: 1 }]);
});

describe('two plans', () => {
  const change = (address: string, op: string, after?: unknown) =>
    ({
      address,
      op,
      name: address,
      fields: [{ path: 'v', ...(after === undefined ? {} : { after }) }],
    }) as unknown as DocumentedChange;

  it('differ in changes that only one has, and in what these come to', () => {
    const first = [change('x/a', 'update', 1), change('x/b', 'update', 1), change('x/c', 'delete')];
    const second = [change('x/a', 'update', 1), change('x/b', 'update', 2), change('x/c', 'create', 3)];
    expect(differencesOfPlans(first, second)).toEqual([
      { address: 'update x/b', name: 'x/b', state: 'differs', fields: [{ path: 'v', before: 1, after: 2 }] },
      { address: 'delete x/c', name: 'x/c', state: 'first', fields: [] },
      { address: 'create x/c', name: 'x/c', state: 'second', fields: [{ path: 'v', after: 3 }] },
    ]);
  });

  it('are held against each other step by step where an address has several', () => {
    const first = [change('x/a', 'update', 1), change('x/a', 'update', 2)];
    const second = [change('x/a', 'update', 1), change('x/a', 'update', 3)];
    expect(differencesOfPlans(first, second)).toMatchObject([{ address: 'update x/a (step 2)', state: 'differs' }]);
  });
});
