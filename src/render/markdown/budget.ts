/** Something to print that may be dropped: `brief` says that it is there, `more` goes on behind it. */
export interface Item {
  readonly brief: string;
  more(): string;
  /** Lower is kept longer. */
  readonly rank: number;
}

/** What of an item is printed. */
export type Kept = 'nothing' | 'brief' | 'whole';

interface Wish {
  readonly item: Item;
  readonly turn: number;
  readonly from: Kept;
  readonly to: Kept;
  text(): string;
}

/** Details come this much later than briefs of the same rank: a mention of everything that matters goes before details. */
const DETAIL = 2;

/**
 * Chooses what is printed within this many characters, by rank. No rank takes more than half of what is left before all have
 * had their turn. Items of one rank are kept from the front, so that what is missing is always the end of a list.
 */
export function choose(items: readonly Item[], room: number): ReadonlyMap<Item, Kept> {
  const kept = new Map<Item, Kept>(items.map((item) => [item, 'nothing']));
  const turns = turnsOf(items.flatMap(wishesFor));
  let left = room;
  for (const share of [0.5, 1]) {
    for (const wishes of turns) left -= grant(wishes, left * share, kept);
  }
  return kept;
}

function turnsOf(wishes: readonly Wish[]): readonly (readonly Wish[])[] {
  const turns = new Map<string, Wish[]>();
  for (const wish of wishes.toSorted((a, b) => a.turn - b.turn)) {
    const key = `${wish.turn} ${wish.to}`;
    const turn = turns.get(key);
    if (turn) turn.push(wish);
    else turns.set(key, [wish]);
  }
  return [...turns.values()];
}

/** Grants these wishes until one does not fit, and answers with how much they took. */
function grant(wishes: readonly Wish[], room: number, kept: Map<Item, Kept>): number {
  let taken = 0;
  for (const { item, from, to, text } of wishes) {
    if (kept.get(item) !== from) continue;
    const { length } = text();
    if (taken + length > room) break;
    taken += length;
    kept.set(item, to);
  }
  return taken;
}

function wishesFor(item: Item): readonly Wish[] {
  return [
    { item, turn: item.rank, from: 'nothing', to: 'brief', text: () => item.brief },
    { item, turn: item.rank + DETAIL, from: 'brief', to: 'whole', text: () => item.more() },
  ];
}
