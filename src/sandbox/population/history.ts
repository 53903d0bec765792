import { type NumberedIds, numberedIds } from './numbered-ids.ts';
import type { People } from './people.ts';

/** What a population did: for each customer one time points were earned, and then each reward that was taken. */
export interface History {
  /** Number of transactions; they are numbered customer by customer. */
  readonly size: number;
  readonly ids: NumberedIds;
  /** Whose transaction it is, and which of theirs: 0 is what was earned. */
  rowOf(transaction: number): number;
  nthOf(transaction: number): number;
  amountOf(transaction: number): number;
  /** Milliseconds. */
  at(transaction: number): number;
  /** All of one customer. */
  ofRow(row: number): readonly number[];
}

/** Number of transactions before each customer's first, and at the end the number of all. */
function offsets({ size, earned, redeemed, cost }: People): Uint32Array {
  const first = new Uint32Array(size + 1);
  for (let row = 0; row < size; row += 1) {
    const rewards = (redeemed[row] ?? 0) / cost;
    first[row + 1] = (first[row] ?? 0) + ((earned[row] ?? 0) > 0 ? 1 : 0) + rewards;
  }
  return first;
}

function build(site: string, people: People): History {
  const first = offsets(people);
  const rowOf = (transaction: number): number => {
    let [low, high] = [0, people.size - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((first[middle] ?? 0) <= transaction) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const nthOf = (transaction: number) => transaction - (first[rowOf(transaction)] ?? 0);
  return {
    size: first[people.size] ?? 0,
    ids: numberedIds(`${site}/transactions`),
    rowOf,
    nthOf,
    amountOf: (transaction) => (nthOf(transaction) === 0 ? (people.earned[rowOf(transaction)] ?? 0) : -people.cost),
    at: (transaction) => people.earnedAt(rowOf(transaction)) + nthOf(transaction) * 1_000,
    ofRow: (row) => {
      const [from, to] = [first[row] ?? 0, first[row + 1] ?? 0];
      return Array.from({ length: to - from }, (_, nth) => from + nth);
    },
  };
}

const histories = new WeakMap<People, History>();

/** The transactions behind a population. */
export function historyOf(site: string, people: People): History {
  const known = histories.get(people) ?? build(site, people);
  histories.set(people, known);
  return known;
}
