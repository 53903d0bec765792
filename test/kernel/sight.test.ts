import { describe, expect, it } from 'vitest';
import { aDeck } from '../support/toy-decks.ts';
import { steps, type ToyFile } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { type Card, cardKind, type Deck, deckKind, want } from '../support/toys.ts';
import { change, later } from './later.ts';

describe('several steps at one address', () => {
  const swap = {
    wanted: [
      want(cardKind, 'a', { name: 'Bee' }, { id: 'c0' }),
      want(cardKind, 'b', { name: 'Ace' }, { id: 'c1' }),
    ] as never[],
  };

  it.each<[string, Partial<Card>[], string[]]>([
    ['parked', [{}, { name: 'Ace ~swap' }], ['park zetaCards/b']],
    [
      'parked, and the other done',
      [{ name: 'Bee' }, { name: 'Ace ~swap' }],
      ['park zetaCards/b', 'update zetaCards/a'],
    ],
    ['all done', [{ name: 'Bee' }, { name: 'Ace' }], ['park zetaCards/b', 'update zetaCards/a', 'update zetaCards/b']],
  ])('%s: recognised', (_, [first, second], done) => {
    const found = later((site) => {
      change<Card>(cardKind, 'c1', { name: 'tmp' })(site);
      change<Card>(cardKind, 'c0', first as Partial<Card>)(site);
      change<Card>(cardKind, 'c1', { name: 'Bee', ...second })(site);
    }, swap);
    expect([found.codes, found.done, found.warnings]).toEqual([[], done, []]);
  });

  it('somewhere else: stale', () => {
    expect(later(change<Card>(cardKind, 'c1', { name: 'Elsewhere' }), swap).codes).toEqual(['STALE zetaCards/b']);
    expect(later((site) => site.take(cardKind, 'c1'), swap).codes).toEqual(['STALE zetaCards/b']);
  });

  const replace = { wanted: [want(deckKind, 'p', { title: 'Poker', shape: 'square' })] as never[] };

  it.each<[string, (site: ToySite) => void, string[], string[]]>([
    ['nothing done', () => {}, [], []],
    ['deleted', (site) => site.take(deckKind, 'd0'), ['delete alphaDecks/p'], []],
    [
      'deleted and created',
      (site) => {
        site.take(deckKind, 'd0');
        site.put(deckKind, { ...aDeck, shape: 'square' }, 'x');
      },
      ['delete alphaDecks/p', 'create alphaDecks/p'],
      [],
    ],
    [
      'deleted, and created otherwise',
      (site) => {
        site.take(deckKind, 'd0');
        site.put(deckKind, { ...aDeck, size: 1, shape: 'square' }, 'x');
      },
      ['delete alphaDecks/p'],
      ['STALE alphaDecks/p'],
    ],
    ['changed', change<Deck>(deckKind, 'd0', { size: 1 }), [], ['STALE alphaDecks/p']],
  ])('replaced, %s', (_, happens, done, stale) => {
    const found = later(happens, replace);
    expect([found.done, found.codes, found.warnings]).toEqual([done, stale, []]);
  });

  it('replaced, with the new one there: it is what others get to know', () => {
    const found = later((site) => {
      site.take(deckKind, 'd0');
      site.put(deckKind, { ...aDeck, shape: 'square' }, 'x');
    }, replace);
    expect(found.directory.id('alphaDecks/p')).toBe('x');
  });

  it('parked and then to be deleted', () => {
    const wants: ToyFile = {
      wanted: [
        want(cardKind, 'n', { name: 'N', rank: 1 }),
        want(deckKind, 'poker', { title: 'Poker', byCard: { n: { bonus: 1 } } }),
      ] as never[],
      removed: [{ section: 'zetaCards', name: 'Ace', path: '' }],
    };
    const found = later(change<Card>(cardKind, 'c0', { rank: 0 }), wants);
    expect(steps(found.plan)[0]).toBe('park zetaCards/"Ace"');
    expect([found.codes, found.done]).toEqual([[], ['park zetaCards/"Ace"']]);
    expect(found.fresh.get('zetaCards/"Ace"')?.spec).toMatchObject({ rank: 0 });
  });
});
