import { describe, expect, it } from 'vitest';
import { siteWith } from '../support/toy-decks.ts';
import { planOf, steps } from '../support/toy-run.ts';
import { cardKind, deckKind, moodKind, want } from '../support/toys.ts';

const cards = (...specs: readonly (readonly [string, number])[]) => specs.map(([name, rank]) => ({ name, rank }));
const card = (key: string, id: string, spec: object) => want(cardKind, key, spec, { id });
const remove = (section: string, name: string) => ({ section, name, path: '' });

describe('golden orders', () => {
  it('closing first, needs before, deletes last and backwards', () => {
    const site = siteWith(
      [
        { title: 'Old', otherCards: { c0: { bonus: 1 } } },
        { title: 'Poker', otherCards: { c1: { bonus: 1 } } },
      ],
      cards(['Ace', 1], ['Bee', 2], ['Cat', 3]),
    );
    const { plan } = planOf(site, {
      wanted: [
        want(moodKind, 'mood', { state: 'shut' }),
        want(deckKind, 'a-new', { title: 'New', shape: 'round', byCard: { zed: { bonus: 1 } } }),
        want(deckKind, 'poker', { title: 'Poker', byCard: {} }),
        want(cardKind, 'zed', { name: 'Zed', rank: 9 }),
        want(cardKind, 'cat', { name: 'Cat', note: 'meow' }),
      ] as never[],
      removed: [remove('zetaCards', 'Ace'), remove('zetaCards', 'Bee'), remove('alphaDecks', 'Old')],
    });
    expect(plan.changes.map(({ op, address, waitsFor }) => `${op} ${address} <- ${waitsFor.join(' ')}`)).toEqual([
      'update muMood/mood <- ',
      'update zetaCards/cat <- muMood/mood',
      'create zetaCards/zed <- muMood/mood',
      'delete alphaDecks/"Old" <- muMood/mood',
      'delete zetaCards/"Ace" <- alphaDecks/"Old" muMood/mood',
      'create alphaDecks/a-new <- muMood/mood zetaCards/cat zetaCards/zed',
      'update alphaDecks/poker <- muMood/mood zetaCards/cat zetaCards/zed',
      'delete zetaCards/"Bee" <- alphaDecks/"Old" alphaDecks/poker muMood/mood',
    ]);
  });

  it('opening last, behind deletes too', () => {
    const site = siteWith([{ title: 'Old' }], cards(['Ace', 1]));
    site.put(moodKind, { state: 'shut', motto: null }, 'house');
    const { plan } = planOf(site, {
      wanted: [
        want(moodKind, 'mood', { state: 'open' }),
        want(deckKind, 'new', { title: 'New', shape: 'round' }),
      ] as never[],
      removed: [remove('zetaCards', 'Ace'), remove('alphaDecks', 'Old')],
    });
    expect(steps(plan)).toEqual([
      'delete alphaDecks/"Old"',
      'delete zetaCards/"Ace"',
      'create alphaDecks/new',
      'update muMood/mood',
    ]);
    expect(plan.changes.at(-1)?.waitsFor).toEqual(['alphaDecks/"Old"', 'alphaDecks/new', 'zetaCards/"Ace"']);
  });
});

describe("a kind's own order", () => {
  it('raises from the top and lowers from the bottom', () => {
    const site = siteWith([], cards(['Ace', 10], ['Bee', 20], ['Cat', 30], ['Dog', 40]));
    const { plan } = planOf(site, {
      wanted: [
        card('a', 'c0', { rank: 5 }),
        card('b', 'c1', { rank: 15 }),
        card('c', 'c2', { rank: 35 }),
        card('d', 'c3', { rank: 45 }),
      ] as never[],
    });
    expect(steps(plan)).toEqual([
      'update zetaCards/a',
      'update zetaCards/d',
      'update zetaCards/b',
      'update zetaCards/c',
    ]);
  });

  it('holds beside an exchange: both are parked, so that the upper one is still raised first', () => {
    const site = siteWith([], cards(['Ace', 10], ['Bee', 20]));
    const { plan } = planOf(site, {
      wanted: [card('a', 'c0', { name: 'Bee', rank: 30 }), card('b', 'c1', { name: 'Ace', rank: 40 })] as never[],
    });
    expect(steps(plan)).toEqual(['park zetaCards/a', 'park zetaCards/b', 'update zetaCards/b', 'update zetaCards/a']);
  });
});
