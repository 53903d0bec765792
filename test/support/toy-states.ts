import fc from 'fast-check';
import type { Wanted } from '../../src/kernel/kind.ts';
import type { ToyFile } from './toy-run.ts';
import { ToySite } from './toy-site.ts';
import { type Card, cardKind, type Deck, deckKind, type Mood, moodKind, want } from './toys.ts';

/** A site, and a file that wants another one. The file is one that people may write: names are used once, references exist. */
export interface Crossing {
  readonly site: () => ToySite;
  readonly file: ToyFile;
  /** How many things of each kind there are in the end. */
  readonly cards: number;
  readonly decks: number;
  /** Ids of what the file does not speak of. */
  readonly unmanaged: readonly string[];
}

const NAMES = ['Ace', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu', 'Hen'];
const RANKS = [1, 2, 3, 5, 8, 9, 10, 13];

type Fate = 'keep' | 'remove' | 'leave';
const fate = fc.constantFrom<Fate>('keep', 'keep', 'keep', 'remove', 'leave');

/** What the pools are drawn with: the rest is arithmetic. */
const draws = fc.record({
  liveNames: fc.shuffledSubarray(NAMES, { maxLength: 5 }),
  liveRanks: fc.shuffledSubarray(RANKS, { minLength: 5 }),
  nextNames: fc.shuffledSubarray(NAMES, { minLength: 8 }),
  nextRanks: fc.shuffledSubarray(RANKS, { minLength: 8 }),
  cardFates: fc.array(fate, { minLength: 5, maxLength: 5 }),
  added: fc.integer({ min: 0, max: 2 }),
  notes: fc.array(fc.option(fc.constantFrom('x', 'y')), { minLength: 14, maxLength: 14 }),
  liveTitles: fc.shuffledSubarray(NAMES, { maxLength: 4 }),
  nextTitles: fc.shuffledSubarray(NAMES, { minLength: 8 }),
  deckFates: fc.array(fate, { minLength: 4, maxLength: 4 }),
  addedDecks: fc.integer({ min: 0, max: 3 }),
  shapes: fc.array(fc.constantFrom('round', 'round', 'square'), { minLength: 12, maxLength: 12 }),
  flags: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  bonuses: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }),
  moods: fc.tuple(fc.constantFrom('open', 'shut'), fc.constantFrom('open', 'shut'), fc.option(fc.constant('hi'))),
});

type Draws = typeof draws extends fc.Arbitrary<infer T> ? T : never;

/** Any state of the toys, and any other that a file may ask for. */
export const crossings: fc.Arbitrary<Crossing> = draws.map((drawn) => {
  const cards = crossCards(drawn);
  const decks = crossDecks(drawn, cards);
  const [state, next, motto] = drawn.moods as [Mood['state'], Mood['state'], string | null];
  const mood = want(moodKind, 'mood', { state: next, motto });
  return {
    site: () => {
      const site = new ToySite();
      for (const [index, { spec }] of cards.live.entries()) site.put(cardKind, spec, `c${index}`);
      for (const [index, { spec }] of decks.live.entries()) site.put(deckKind, spec, `d${index}`);
      site.put(moodKind, { state, motto: null }, 'house');
      return site.settle();
    },
    file: {
      wanted: [...cards.wanted, ...decks.wanted, mood] as Wanted<never>[],
      removed: [
        ...cards.live
          .filter(({ fate }) => fate === 'remove')
          .map(({ spec }) => ({ section: 'zetaCards', name: spec.name, path: '' })),
        ...decks.live
          .filter(({ fate }) => fate === 'remove')
          .map(({ spec }) => ({ section: 'alphaDecks', name: spec.title, path: '' })),
      ],
    },
    cards: cards.wanted.length + cards.live.filter(({ fate }) => fate === 'leave').length,
    decks: decks.wanted.length + decks.live.filter(({ fate }) => fate === 'leave').length,
    unmanaged: [...leftIn(cards.live, 'c'), ...leftIn(decks.live, 'd')],
  };
});

function leftIn(live: readonly { readonly fate: Fate }[], letter: string): readonly string[] {
  return live.flatMap(({ fate: one }, index) => (one === 'leave' ? [`${letter}${index}`] : []));
}

interface Cards {
  readonly live: readonly { readonly spec: Card; readonly fate: Fate }[];
  readonly wanted: readonly Wanted<Card>[];
}

function crossCards({ liveNames, liveRanks, nextNames, nextRanks, cardFates, added, notes, flags }: Draws): Cards {
  const live = liveNames.map((name, index) => ({
    spec: { name, rank: liveRanks[index] as number, note: notes[index] ?? null },
    fate: cardFates[index] as Fate,
  }));
  const left = live.filter((card) => card.fate === 'leave').map(({ spec }) => spec);
  const names = nextNames.filter((name) => !left.some((spec) => spec.name === name));
  const ranks = nextRanks.filter((rank) => !left.some((spec) => spec.rank === rank));
  const kept = live.flatMap((card, index) => (card.fate === 'keep' ? [{ spec: card.spec, id: `c${index}` }] : []));
  const all = [...kept, ...Array.from({ length: Math.min(added, 8 - live.length) }, () => undefined)];
  const taken = new Set(live.map(({ spec }) => spec.name));
  // What has no past must not look as if it had one.
  const fresh = names.filter((name) => !taken.has(name));
  const used = new Set<string>();
  const wanted = all.flatMap((card, index): readonly Wanted<Card>[] => {
    const pool = card ? (flags[index] ? [card.spec.name, ...names] : names) : fresh;
    const name = pool.find(
      (one) => !used.has(one) && (card === undefined || !reserved(kept, one, card.spec.name, flags)),
    );
    if (name === undefined) return [];
    used.add(name);
    const rank = ranks[index] as number;
    const spec = { name, rank, ...(flags[index + 20] ? { note: notes[index + 5] ?? null } : {}) };
    return [want(cardKind, `k${index}`, spec, card ? { id: card.id } : {})];
  });
  return { live, wanted };
}

/** Some cards keep their names; nobody else may have those. */
function reserved(
  kept: readonly { readonly spec: Card }[],
  name: string,
  own: string,
  flags: readonly boolean[],
): boolean {
  return kept.some(({ spec }, index) => spec.name === name && name !== own && flags[index] === true);
}

interface Decks {
  readonly live: readonly { readonly spec: Deck; readonly fate: Fate }[];
  readonly wanted: readonly Wanted<Deck>[];
}

function crossDecks(drawn: Draws, cards: Cards): Decks {
  const { liveTitles, nextTitles, deckFates, addedDecks, shapes, flags, bonuses } = drawn;
  const doomed = new Set(cards.live.flatMap(({ fate: one }, index) => (one === 'remove' ? [`c${index}`] : [])));
  const live = liveTitles.map((title, deck) => {
    const one = deckFates[deck] as Fate;
    const held = cards.live.flatMap((_, index) => {
      const id = `c${index}`;
      // What stays as it is must not stand on what goes.
      if (!flags[deck * 5 + index] || (one === 'leave' && doomed.has(id))) return [];
      return [[id, { bonus: bonuses[deck * 5 + index] as number }] as const];
    });
    const spec: Deck = {
      title,
      size: 52,
      shape: shapes[deck] as string,
      active: true,
      tags: ['t'],
      look: null,
      byCard: {},
      otherCards: Object.fromEntries(held),
    };
    return { spec, fate: one };
  });
  const left = live.filter((deck) => deck.fate === 'leave').map(({ spec }) => spec.title);
  const past = live.map(({ spec }) => spec.title);
  const kept = live.flatMap((deck, index) => (deck.fate === 'keep' ? [{ spec: deck.spec, id: `d${index}` }] : []));
  const used = new Set(left);
  const wanted = [...kept, ...Array.from({ length: addedDecks }, () => undefined)].flatMap(
    (deck, index): readonly Wanted<Deck>[] => {
      const same = deck !== undefined && flags[index + 30] === true;
      const title = same ? deck.spec.title : nextTitles.find((one) => !used.has(one) && !past.includes(one));
      if (title === undefined) return [];
      used.add(title);
      const byCard = Object.fromEntries(
        cards.wanted.flatMap(({ key }, at) =>
          flags[39 - index * 5 - at] ? [[key, { bonus: bonuses[39 - index * 5 - at] }]] : [],
        ),
      );
      const spec = {
        title,
        shape: shapes[index + 5] as string,
        ...(flags[index + 12] ? { active: flags[index + 13] } : {}),
        ...(flags[index + 14] ? { tags: [], size: index } : {}),
        byCard,
      };
      const identity = deck === undefined || same ? {} : { formerly: [deck.spec.title] };
      return [want(deckKind, `p${index}`, spec, identity)];
    },
  );
  return { live, wanted };
}
