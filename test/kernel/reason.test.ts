import { expect, it } from 'vitest';
import { siteWith } from '../support/toy-decks.ts';
import { planOf } from '../support/toy-run.ts';
import { cardKind, deckKind, want } from '../support/toys.ts';

const deck = (spec: object) => planOf(siteWith([{}]), { wanted: [want(deckKind, 'poker', spec)] as never[] });
const card = (name: string, spec: object) =>
  planOf(siteWith([], [{ name, rank: 1 }]), {
    wanted: [want(cardKind, 'ace', { name: 'Ace', ...spec }, { id: 'c0' })] as never[],
  });

it.each([
  [{ title: 'Poker', size: 32 }, 'The file has another size.'],
  [{ title: 'Poker', size: 32, active: false }, 'The file has another active and size.'],
  [{ title: 'Poker', size: 32, active: false, tags: ['y'] }, 'The file has another active, size and tags.'],
  [
    { title: 'Poker', size: 32, active: false, tags: ['y'], look: { color: 'blue' } },
    '4 attributes are not as the file has them.',
  ],
])('names the attributes of %j', (spec, reason) => {
  expect(deck(spec).plan.changes.map((change) => change.reason)).toEqual([reason]);
});

it('says what a thing that is renamed is called', () => {
  expect(card('Old "Ace"', { rank: 2 }).plan.changes.map(({ reason }) => reason)).toEqual([
    'The site calls it "Old \\"Ace\\"".',
  ]);
});

it('does not quote a name that is none', () => {
  expect(card('', {}).plan.changes.map(({ reason }) => reason)).toEqual(['It has no name on the site.']);
});

it('recognises what an earlier run has left on its way', () => {
  expect(card('Ace ~swap', {}).plan.changes.map(({ reason }) => reason)).toEqual([
    'A run that was cut off left it under a temporary value.',
  ]);
});
