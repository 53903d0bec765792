import type { WireSort } from '../../wire/index.ts';
import { compare } from '../filter.ts';
import { type Column, type Item, type Key, keyIn, type Listing } from './listing.ts';

/** Orders kept with one population. */
const KEPT = 12;

/** The key of an item among the others: what was asked, then age, then id. */
export const sortKey = <Entity>(
  { columns }: Listing<Entity>,
  sort: readonly WireSort[],
  item: Item<Entity>,
): readonly Key[] => [
  ...sort.map(({ fieldName = '' }) => keyIn(columns[fieldName], item)),
  keyIn(columns.createdDate, item),
  keyIn(columns.id, item),
];

/** Order of two keys. */
export function compareKeys(one: readonly unknown[], other: readonly unknown[], sort: readonly WireSort[]): number {
  for (let index = 0; index < one.length; index += 1) {
    const sign = compare(one[index] ?? undefined, other[index] ?? undefined);
    if (sign !== 0) return sort[index]?.order === 'DESC' ? -sign : sign;
  }
  return 0;
}

const rankOf = <Entity>({ row, rank, kind }: Column<Entity>): ((at: number) => number) => {
  if (rank !== undefined) return rank;
  if (kind === 'text') throw new Error('A column of texts needs ranks.');
  return (at) => (row(at) as number | null) ?? Number.POSITIVE_INFINITY;
};

/** Ranks of the rows in a column, turned round where the order is: absent values are last going up and first going down. */
function ranks<Entity>(rows: number, column: Column<Entity>, down: boolean): Float64Array {
  const read = rankOf(column);
  const found = new Float64Array(rows);
  for (let at = 0; at < rows; at += 1) found[at] = down ? -read(at) : read(at);
  return found;
}

const ROW_BITS = 2 ** 21;

/** Rows by whole numbers of up to 32 bits: packed with the row into one number, so that they sort as numbers do. */
function sortPacked(keys: Float64Array): Uint32Array | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const key of keys) {
    if (!Number.isSafeInteger(key)) return undefined;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  if (most - least >= 2 ** 32 || keys.length > ROW_BITS) return undefined;
  const packed = keys.map((key, row) => (key - least) * ROW_BITS + row).sort();
  return Uint32Array.from(packed, (value) => value % ROW_BITS);
}

const sortCompared = (keys: readonly Float64Array[], rows: number): Uint32Array =>
  Uint32Array.from({ length: rows }, (_, row) => row).sort((one, other) => {
    for (const column of keys) {
      const [left, right] = [column[one] as number, column[other] as number];
      if (left !== right) return left < right ? -1 : 1;
    }
    return one - other;
  });

/** The rows of the list in the order asked for; equal ones by age. Kept for the next page. */
export function rowsInOrder<Entity>(list: Listing<Entity>, sort: readonly WireSort[]): Uint32Array {
  const columns = sort.map(({ fieldName = '', order }) => ({
    column: list.columns[fieldName],
    down: order === 'DESC',
    name: `${fieldName} ${order ?? 'ASC'} ${list.columns[fieldName]?.version ?? ''}`,
  }));
  const name = columns.map((column) => column.name).join('|');
  const known = list.orders.get(name);
  if (known !== undefined) return known;
  const ties = list.byAge ? [] : [list.columns.createdDate, list.columns.id];
  const all = [...columns, ...ties.map((column) => ({ column, down: false }))];
  const keys = all.flatMap(({ column, down }) => (column === undefined ? [] : [ranks(list.rows, column, down)]));
  const [first] = keys;
  const order = (keys.length === 1 && first !== undefined && sortPacked(first)) || sortCompared(keys, list.rows);
  if (list.orders.size >= KEPT) list.orders.delete(list.orders.keys().next().value ?? '');
  list.orders.set(name, order);
  return order;
}
