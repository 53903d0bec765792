import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import { siteWith, withKind } from '../support/toy-decks.ts';
import { codes, planOf, steps } from '../support/toy-run.ts';
import { cardKind, deckKind, KINDS, moodKind, want } from '../support/toys.ts';

const removed = [{ section: 'zetaCards', name: 'Ace', path: '' }];
const site = () => siteWith([{ title: 'Poker', otherCards: { c0: { bonus: 1 } } }], [{ name: 'Ace', rank: 1 }]);
const errors = (wanted: readonly unknown[], policy = {}) => {
  const planned = planOf(site(), { wanted: wanted as never[], removed, ...policy });
  return planned.problems.filter(({ severity }) => severity === 'error');
};

describe('a thing that is still in use', () => {
  it('by something unmanaged is not deleted, and is told by name', () => {
    expect(errors([])).toEqual([
      {
        code: 'STILL_IN_USE',
        severity: 'error',
        address: 'zetaCards/"Ace"',
        message: 'zetaCards/"Ace" cannot be deleted: alphaDecks/"Poker" would still refer to it.',
        next: 'Take the reference out there in the same file, or remove those as well.',
      },
    ]);
  });

  it('is told once of each that uses it, whatever other kinds refer to', () => {
    const kinds = withKind(moodKind, { needs: deckKind.needs as never });
    const wanted = [
      want(deckKind, 'p', { title: 'Poker', byCard: {} }),
      want(deckKind, 'q', { title: 'Q', shape: 'round', byCard: { '"Ace"': { bonus: 1 } } }),
    ] as never[];
    const { problems } = planOf(site(), { wanted, removed }, undefined, kinds);
    expect(problems.filter(({ code }) => code === 'STILL_IN_USE').map(({ message }) => message)).toEqual([
      'zetaCards/"Ace" cannot be deleted: alphaDecks/q would still refer to it.',
    ]);
  });

  it.each([
    ['a managed thing that does not change', [want(deckKind, 'p', { title: 'Poker' })], 'alphaDecks/p'],
    ['a managed thing that changes elsewhere', [want(deckKind, 'p', { title: 'Poker', size: 1 })], 'alphaDecks/p'],
    [
      'one that is replaced and takes it along',
      [want(deckKind, 'p', { title: 'Poker', byCard: { '"Ace"': { bonus: 1 } } })],
      'alphaDecks/p',
    ],
    [
      'one that is new',
      [
        want(deckKind, 'p', { title: 'Poker', byCard: {} }),
        want(deckKind, 'q', { title: 'Q', shape: 'round', byCard: { '"Ace"': { bonus: 1 } } }),
      ],
      'alphaDecks/q',
    ],
  ])('by %s', (_, wanted, name) => {
    expect(errors(wanted).map(({ message }) => message)).toEqual([
      `zetaCards/"Ace" cannot be deleted: ${name} would still refer to it.`,
    ]);
  });

  it('names all of them', () => {
    const two = siteWith(
      [
        { title: 'One', otherCards: { c0: { bonus: 1 } } },
        { title: 'Two', otherCards: { c0: { bonus: 1 } } },
      ],
      [{ name: 'Ace', rank: 1 }],
    );
    const { problems } = planOf(two, { wanted: [], removed });
    expect(problems[0]?.message).toContain('alphaDecks/"One", alphaDecks/"Two" would');
  });

  it.each([
    ['whoever lets go of it', [want(deckKind, 'p', { title: 'Poker', byCard: {} })], {}],
    ['whoever goes too', [], { exclusive: ['alphaDecks'] }],
  ])('is not what %s uses', (_, wanted, policy) => {
    expect(errors(wanted, policy)).toEqual([]);
  });
});

describe('a thing that is replaced comes back under another id', () => {
  /** Cards whose note never changes. */
  const kinds = KINDS.map((one) =>
    one.name === cardKind.name ? ({ ...one, immutable: ['note'] } as Kind<unknown>) : one,
  );
  const ace = want(cardKind, 'ace', { name: 'Ace', rank: 1, note: 'other' }, { id: 'c0' });
  const planned = (other: object[], decks: object[]) =>
    planOf(siteWith(decks, [{ name: 'Ace', rank: 1 }]), { wanted: [ace, ...other] as never[] }, undefined, kinds);
  const deck = (byCard: object) => want(deckKind, 'p', { title: 'Poker', shape: 'round', byCard });
  const held = { otherCards: { c0: { bonus: 1 } } };

  it.each([
    ['what refers to it all along', [deck({ ace: { bonus: 1 } })], [held], ['STILL_IN_USE zetaCards/ace']],
    [
      'what refers to it all along and changes',
      [deck({ ace: { bonus: 2 } })],
      [held],
      ['STILL_IN_USE zetaCards/ace', 'CIRCULAR zetaCards/ace'],
    ],
    ['what lets go of it', [deck({})], [held], []],
    ['what comes to refer to it', [deck({ ace: { bonus: 1 } })], [{}], []],
    ['what is new', [deck({ ace: { bonus: 1 } })], [], []],
  ])('%s', (_, other, decks, found) => {
    const { problems } = planned(other, decks);
    expect(codes(problems.filter(({ severity }) => severity === 'error'))).toEqual(found);
  });

  it('after those let go, before others take hold', () => {
    const { plan } = planned(
      [deck({}), want(deckKind, 'new', { title: 'New', shape: 'round', byCard: { ace: { bonus: 1 } } })],
      [held],
    );
    expect(steps(plan)).toEqual([
      'update alphaDecks/p',
      'delete zetaCards/ace',
      'create zetaCards/ace',
      'create alphaDecks/new',
    ]);
  });
});
