import { describe, expect, it } from 'vitest';
import type { Wanted } from '../../src/kernel/kind.ts';
import { trace } from '../../src/kernel/lineage.ts';
import { siteWith } from '../support/toy-decks.ts';
import type { ToySite } from '../support/toy-site.ts';
import { cardKind, deckKind, moodKind, want } from '../support/toys.ts';
import { wishesOf } from './three-ways.ts';

type Wants = readonly Wanted<never>[];
const deck = (key: string, spec: object, identity = {}) => want(deckKind, key, spec, identity) as never;

/** Who is who after following the base: identities by address, and what was dropped. */
function traced(site: ToySite, file: Wants, base: Wants) {
  const { wishes, dropped } = trace(wishesOf(file), wishesOf(base), site.survey());
  const identities = wishes.flatMap(({ wanted }) => wanted.map(({ address, identity }) => [address, identity]));
  return { identities: Object.fromEntries(identities) as object, dropped };
}

describe('a thing renamed in the file', () => {
  const base = [deck('p', { title: 'Poker' })];
  const renamed = [deck('p', { title: 'Bridge' })];

  it('is known by the name that the base has', () => {
    expect(traced(siteWith([{}]), renamed, base).identities).toEqual({ 'alphaDecks/p': { formerly: ['Poker'] } });
  });

  it('also where names differ in blanks and composition only, and beside former names', () => {
    const file = [deck('p', { title: 'Bridge' }, { formerly: ['Rummy'] })];
    const found = traced(siteWith([{ title: 'Café' }]), file, [deck('p', { title: ' Cafe\u0301 ' })]);
    expect(found.identities).toEqual({ 'alphaDecks/p': { formerly: ['Rummy', 'Café'] } });
  });

  it.each<[string, ToySite, Wants, Wants]>([
    ['both names are on the site', siteWith([{}, { title: 'Bridge' }]), renamed, base],
    ['the old name is not', siteWith([{ title: 'Other', size: 9, tags: ['q'] }]), renamed, base],
    ['it is the same name', siteWith([{}]), base, base],
    ['the base has another key', siteWith([{}]), [deck('q', { title: 'Bridge' })], base],
    ['the base has no name', siteWith([{}]), renamed, [deck('p', {})]],
    ['the base has an empty name', siteWith([{ title: '' }]), renamed, [deck('p', { title: '' })]],
  ])('is not, when %s', (_, site, file, before) => {
    expect(Object.values(traced(site, file, before).identities)).toEqual([{}]);
  });

  it('is known too when the file no longer says a name', () => {
    const found = traced(siteWith([{}]), [deck('p', { size: 52 })], base);
    expect(found.identities).toEqual({ 'alphaDecks/p': { formerly: ['Poker'] } });
  });
});

it('a base that knows nothing of a kind tells nothing of it', () => {
  const { wishes, dropped } = trace(wishesOf([deck('p', { title: 'Poker' })]), [], siteWith([{}]).survey());
  expect(wishes).toEqual(wishesOf([deck('p', { title: 'Poker' })]));
  expect(dropped).toEqual([]);
});

describe('a thing renamed on the site', () => {
  const declared = { title: 'Poker', shape: 'round', tags: ['x'] };
  const file = [deck('p', declared)];

  it('is known by all that is as the base declares it', () => {
    const found = traced(siteWith([{ title: 'Cards for two' }]), file, file);
    expect(found).toEqual({ identities: { 'alphaDecks/p': { id: 'd0' } }, dropped: [] });
  });

  it('is known beside others that were renamed, too', () => {
    const others = [...file, deck('q', { title: 'Quartet', shape: 'square', tags: ['y'] })];
    const site = siteWith([{ title: 'One' }, { title: 'Two', shape: 'square', tags: ['y'] }]);
    expect(traced(site, others, others).identities).toEqual({
      'alphaDecks/p': { id: 'd0' },
      'alphaDecks/q': { id: 'd1' },
    });
  });

  it.each<[string, ToySite, Wants, Wants]>([
    ['two look like it', siteWith([{ title: 'One' }, { title: 'Two' }]), file, file],
    [
      'it could be either of two',
      siteWith([{ title: 'One' }]),
      [...file, deck('q', { ...declared, title: 'Q' })],
      [...file, deck('q', { ...declared, title: 'Q' })],
    ],
    ['the base does not know it', siteWith([{ title: 'One' }]), file, []],
    ['nothing is like it', siteWith([{ title: 'One', shape: 'square' }]), file, file],
  ])('is not, when %s', (_, site, wants, before) => {
    for (const identity of Object.values(traced(site, wants, before).identities)) expect(identity).toEqual({});
  });

  it('is not, when the file has an id for it', () => {
    const withId = [deck('p', declared, { id: 'd9' })];
    expect(traced(siteWith([{ title: 'One' }]), withId, withId).identities).toEqual({ 'alphaDecks/p': { id: 'd9' } });
  });

  it('gives others their keys back, so that they are known as well', () => {
    const site = siteWith([{ title: 'Two', otherCards: { c0: { bonus: 3 } } }], [{ name: 'Asso', rank: 7 }]);
    const both = [
      want(cardKind, 'ace', { name: 'Ace', rank: 7 }) as never,
      deck('p', { ...declared, byCard: { ace: { bonus: 3 } } }),
    ];
    expect(traced(site, both, both).identities).toEqual({
      'zetaCards/ace': { id: 'c0' },
      'alphaDecks/p': { id: 'd0' },
    });
  });
});

describe('what the file no longer declares', () => {
  it('was dropped if the site still has it', () => {
    const base = [deck('p', { title: 'Poker' }), deck('r', { title: 'Rummy' })];
    expect(traced(siteWith([{}]), [], base).dropped).toEqual([
      { kind: 'alpha-deck', id: 'd0', address: 'alphaDecks/p' },
    ]);
  });

  it('was not, if another key has it now', () => {
    expect(traced(siteWith([{}]), [deck('q', { title: 'Poker' })], [deck('p', { title: 'Poker' })]).dropped).toEqual(
      [],
    );
  });

  it('was not, if its key has another thing of the site now', () => {
    const site = siteWith([{}, { title: 'Bridge' }]);
    expect(traced(site, [deck('p', { title: 'Bridge' })], [deck('p', { title: 'Poker' })]).dropped).toEqual([]);
  });

  it('is never a thing of which a site has one', () => {
    expect(traced(siteWith([]), [], [want(moodKind, 'mood', { motto: 'hi' }) as never]).dropped).toEqual([]);
    const found = traced(siteWith([]), [want(moodKind, 'mood', {}) as never], [want(moodKind, 'mood', {}) as never]);
    expect(found.identities).toEqual({ 'muMood/mood': {} });
  });
});
