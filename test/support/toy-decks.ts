import type { Kind } from '../../src/kernel/kind.ts';
import type { Planned } from '../../src/kernel/plan-document.ts';
import { planOf } from './toy-run.ts';
import { ToySite } from './toy-site.ts';
import { type Card, cardKind, type Deck, deckKind, KINDS, want } from './toys.ts';

export const aDeck: Deck = {
  title: 'Poker',
  size: 52,
  shape: 'round',
  active: true,
  tags: ['x'],
  look: { color: 'red', icon: 'HEART' },
  byCard: {},
  otherCards: {},
};

/** Decks `d0`, `d1`, … and cards `c0`, `c1`, …, with only what a test cares for spelled out. */
export function siteWith(decks: readonly Partial<Deck>[], cards: readonly Partial<Card>[] = []): ToySite {
  const site = new ToySite();
  for (const [index, card] of cards.entries()) site.put(cardKind, { note: null, ...card }, `c${index}`);
  for (const [index, deck] of decks.entries()) site.put(deckKind, { ...aDeck, ...deck }, `d${index}`);
  return site.settle();
}

/** The plan for a file that declares one deck. */
export function planDeck(site: ToySite, key: string, spec: object, identity = {}, kinds = KINDS): Planned {
  return planOf(site, { wanted: [want(deckKind, key, spec, identity)] as never[] }, undefined, kinds);
}

/** The toys, with one of the kinds changed. */
export function withKind<S>(kind: Kind<S>, changes: Partial<Kind<S>>): readonly Kind<unknown>[] {
  return KINDS.map((one) => (one.name === kind.name ? ({ ...one, ...changes } as Kind<unknown>) : one));
}
