import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import { aDeck } from '../support/toy-decks.ts';
import type { ToyFile } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { type Card, cardKind, type Deck, deckKind, KINDS, want } from '../support/toys.ts';
import { edit, wayBack } from './way-back.ts';

describe('what moved since is named and left alone', () => {
  const cannot = (address: string, why: string) => ({
    code: 'CANNOT_ROLL_BACK',
    severity: 'warning',
    address,
    message: `${address} cannot be put back: ${why}.`,
    next: 'Change the file to say what you want, and plan.',
  });
  const created: ToyFile = { wanted: [want(cardKind, 'new', { name: 'New', rank: 7 })] as never[] };
  const updated: ToyFile = {
    wanted: [want(deckKind, 'poker', { title: 'Poker', size: 32, active: false })] as never[],
  };
  const removed: ToyFile = { wanted: [], removed: [{ section: 'zetaCards', name: 'Bee', path: '' }] };

  it.each<[string, ToyFile, (site: ToySite) => void, object[]]>([
    [
      'a created thing that changed',
      created,
      edit<Card>(cardKind, 'z1', { note: 'theirs' }),
      [cannot('zetaCards/new', 'it has changed since')],
    ],
    ['a created thing that went', created, (site) => site.take(cardKind, 'z1'), []],
    [
      'an updated thing that went',
      updated,
      (site) => site.take(deckKind, 'd0'),
      [cannot('alphaDecks/poker', 'it is gone from the site')],
    ],
    ['an updated thing that is back', updated, edit<Deck>(deckKind, 'd0', { size: 52, active: true }), []],
    [
      'a deleted thing that is back',
      removed,
      (site) => void site.put(cardKind, { name: 'Bee', rank: 2, note: null }, 'x'),
      [],
    ],
    [
      'a deleted thing that came back otherwise',
      removed,
      (site) => void site.put(cardKind, { name: 'Bee', rank: 9, note: null }, 'x'),
      [cannot('zetaCards/"Bee"', 'the site has another one by now')],
    ],
    [
      'a created thing that cannot be deleted',
      { wanted: [want(cardKind, 'j', { name: 'Joker', rank: 7 })] as never[] },
      () => {},
      [cannot('zetaCards/j', 'the joker stays')],
    ],
  ])('%s', async (_, file, happens, problems) => {
    const found = await wayBack(file, happens);
    expect([found.steps, found.problems]).toEqual([[], problems]);
  });

  it('a deleted thing of which several came back', async () => {
    const both = (site: ToySite) => {
      for (const id of ['x', 'y']) site.put(deckKind, { ...aDeck }, id);
    };
    const found = await wayBack({ wanted: [], removed: [{ section: 'alphaDecks', name: 'Poker', path: '' }] }, both);
    expect([found.steps, found.problems]).toEqual([
      [],
      [cannot('alphaDecks/"Poker"', 'the site has another one by now')],
    ]);
  });

  it('one attribute of an updated thing: the rest goes back', async () => {
    const found = await wayBack(updated, edit<Deck>(deckKind, 'd0', { size: 7, tags: ['theirs'] }));
    expect(found.problems).toEqual([cannot('alphaDecks/poker', 'size changed since')]);
    expect(found.plan.changes).toMatchObject([
      { op: 'update', from: { size: 7, active: false }, to: { size: 7, active: true, tags: ['theirs'] } },
    ]);
  });

  it('several attributes: each is named', async () => {
    const found = await wayBack(updated, edit<Deck>(deckKind, 'd0', { size: 7, active: 'later' as never }));
    expect(found.problems).toEqual([cannot('alphaDecks/poker', 'size, active changed since')]);
    expect(found.plan.changes).toEqual([]);
  });

  it('a value that somebody else has by now', async () => {
    const found = await wayBack(
      { wanted: [want(cardKind, 'a', { name: 'Elk' }, { id: 'c0' })] as never[] },
      (site) => void site.put(cardKind, { name: 'Ace', rank: 9, note: null }, 'x'),
    );
    expect(found.codes).toEqual(['VALUE_TAKEN zetaCards/a']);
  });

  it('a thing that others use by now', async () => {
    const found = await wayBack(
      created,
      (site) => void site.put(deckKind, { ...aDeck, title: 'Theirs', otherCards: { z1: { bonus: 1 } } }, 'x'),
    );
    expect(found.codes).toEqual(['STILL_IN_USE zetaCards/new', 'DELETE_LIMIT']);
    expect(found.problems[0]?.message).toContain('alphaDecks/"Theirs"');
  });

  it('a thing that cannot be made again', async () => {
    const found = await wayBack(
      { wanted: [want(deckKind, 'p', { title: 'Poker', shape: 'square' })] as never[] },
      edit<Deck>(deckKind, 'a1', { title: null as never }),
    );
    expect(found.problems).toEqual([
      cannot(
        'alphaDecks/p',
        'alphaDecks/p would have to be deleted and made anew, since the site does not change shape: it needs a title',
      ),
    ]);
  });

  it.each([
    [['active'], [{ op: 'update', to: { size: 52, active: false } }]],
    [['size', 'active'], []],
  ] as const)('what the kind says cannot be brought back (%j): the nearest there is', async (lasting, changes) => {
    const kinds = KINDS.map((one) =>
      one.name === deckKind.name
        ? ({
            ...one,
            nearest: (from: Deck, goal: Deck) => ({
              ...goal,
              ...Object.fromEntries(lasting.map((key) => [key, from[key]])),
            }),
          } as unknown as Kind<unknown>)
        : one,
    );
    const found = await wayBack(updated, () => {}, undefined, kinds);
    expect(found.problems).toEqual([cannot('alphaDecks/poker', `the site has no way back for ${lasting.join(', ')}`)]);
    expect(found.plan.changes).toMatchObject(changes);
  });
});
