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
 * Chooses what is printed within this many characters, by rank. Items of one rank are kept from the front, so that what is
 * missing is always the end of a list.
 */
export function choose(items: readonly Item[], room: number): ReadonlyMap<Item, Kept> {
  const kept = new Map<Item, Kept>(items.map((item) => [item, 'nothing']));
  const closed = new Set<string>();
  let left = room;
  for (const { item, turn, from, to, text } of items.flatMap(wishesFor).sort((a, b) => a.turn - b.turn)) {
    const group = `${turn} ${to}`;
    if (closed.has(group) || kept.get(item) !== from) continue;
    const { length } = text();
    if (length > left) {
      closed.add(group);
    } else {
      left -= length;
      kept.set(item, to);
    }
  }
  return kept;
}

function wishesFor(item: Item): readonly Wish[] {
  return [
    { item, turn: item.rank, from: 'nothing', to: 'brief', text: () => item.brief },
    { item, turn: item.rank + DETAIL, from: 'brief', to: 'whole', text: () => item.more() },
  ];
}
