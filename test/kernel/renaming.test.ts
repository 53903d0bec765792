import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/kernel/kind.ts';
import { plan } from '../../src/kernel/plan.ts';
import { toldApart } from '../../src/kernel/telling.ts';
import { compare } from '../../src/kernel/three-way.ts';
import { siteWith } from '../support/toy-decks.ts';
import type { ToySite } from '../support/toy-site.ts';
import { cardKind, deckKind, want } from '../support/toys.ts';
import { threeWays, wishesOf } from './three-ways.ts';

type Wants = readonly Wanted<never>[];
const card = (spec: object, identity = {}) => want(cardKind, 'ace', spec, identity) as never;
const deck = (spec: object) => want(deckKind, 'p', spec) as never;
const cards = (...all: readonly object[]) => siteWith([], all as never);

const ACE = [card({ name: 'Ace', rank: 1 })];

/** What may be a thing that is gone, by address. */
const maybe = (site: ToySite, file: Wants, base: Wants, policy = {}) =>
  threeWays(site, file, base, policy).things.map((thing) => [thing.address, thing.maybe ?? []]);

describe('a thing that is gone', () => {
  it('may be any that the file does not declare, whatever its values', () => {
    const site = cards({ name: 'Zoe', rank: 9 }, { name: 'Kim', rank: 4 });
    expect(maybe(site, ACE, ACE)).toEqual([['zetaCards/ace', ['zetaCards/"Kim"', 'zetaCards/"Zoe"']]]);
  });

  it.each<[string, ToySite, Wants, Wants, object]>([
    [
      'of another nature',
      siteWith([{ title: 'Bridge', shape: 'square' }]),
      [deck({ title: 'P', shape: 'round' })],
      [deck({ title: 'P', shape: 'round' })],
      {},
    ],
    [
      'without what it had',
      cards({ name: 'Zoe', rank: 9, note: null }),
      [card({ name: 'Ace', rank: 1, note: 'high' })],
      [card({ name: 'Ace', rank: 1, note: 'high' })],
      {},
    ],
    [
      'that is ignored',
      cards({ name: 'Zoe', rank: 9 }),
      ACE,
      ACE,
      { ignore: [{ section: 'zetaCards', name: 'Zoe', path: '' }] },
    ],
    [
      'that the base declared',
      cards({ name: 'Zoe', rank: 9 }),
      ACE,
      [...ACE, want(cardKind, 'zoe', { name: 'Zoe', rank: 9 }) as never],
      {},
    ],
    ['where the file has just added it', cards({ name: 'Zoe', rank: 9 }), ACE, [], {}],
    [
      'where the file knows its id',
      cards({ name: 'Zoe', rank: 9 }),
      [card({ name: 'Ace', rank: 1 }, { id: 'c9' })],
      ACE,
      {},
    ],
  ])('is none %s', (_, site, file, base, policy) => {
    expect(maybe(site, file, base, policy).flatMap(([, found]) => found)).toEqual([]);
  });

  it('has its entries by other things left out of account', () => {
    const spec = { title: 'P', shape: 'round', byCard: { ace: { bonus: 1 } } };
    const site = siteWith([{ title: 'Bridge', shape: 'round' }]);
    expect(maybe(site, [deck(spec)], [deck(spec)])).toEqual([['alphaDecks/p', ['alphaDecks/"Bridge"']]]);
  });

  it('is a remark of the comparison, with what to write', () => {
    const { problems } = threeWays(cards({ name: 'Zoe', rank: 9 }, { name: 'Kim', rank: 4 }), ACE, ACE);
    expect(problems).toEqual([
      {
        code: 'MAYBE_RENAMED',
        severity: 'warning',
        address: 'zetaCards/ace',
        message:
          'The site does not have zetaCards/ace any more, and has zetaCards/"Kim" and 1 more, which the file does not declare: it may be the same thing under another name.',
        next: 'If it is the same, add "formerly: ["Kim"]" to zetaCards/ace. If not, take zetaCards/ace out of the file, or add zetaCards/"Kim" to "ignore:".',
      },
    ]);
  });
});

describe('a plan that would make it anew', () => {
  const told = (site: ToySite, file: Wants, base: Wants) => {
    const [wishes, before, survey] = [wishesOf(file), wishesOf(base), site.survey()];
    const compared = compare({ wishes, base: before, survey });
    const { problems } = toldApart(plan({ site: 'toys', wishes, survey }), compared);
    return problems.map(({ code, severity, yieldsTo }) => `${code} ${severity} ${yieldsTo}`);
  };

  it('is refused, unless overridden', () => {
    const found = told(cards({ name: 'Zoe', rank: 9 }), ACE, ACE);
    expect(found).toEqual(['MAYBE_RENAMED critical override resemblance']);
  });

  it('is refused once where it looks like the thing besides', () => {
    const found = told(cards({ name: 'ACE', rank: 9 }, { name: 'Ace!', rank: 8 }), ACE, ACE);
    expect(new Set(found)).toEqual(new Set(['CREATE_RESEMBLES critical override resemblance']));
  });

  it('warns where nothing could be it', () => {
    expect(told(cards(), ACE, ACE)).toEqual(['CHANGED_ON_SITE warning undefined']);
  });
});
