import type { WireRangeBucket } from '../../wire/index.ts';
import { type Column, type Item, keyIn, type Listing } from './listing.ts';
import { rowsInOrder } from './order.ts';

const within = (value: unknown, { from, to }: WireRangeBucket): boolean =>
  typeof value === 'number' && value >= (from ?? Number.NEGATIVE_INFINITY) && value < (to ?? Number.POSITIVE_INFINITY);

/** How many rows come before a value, by halving the rows in their order. */
function rowsBelow<Entity>(order: Uint32Array, { row }: Column<Entity>, value: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const found = row(order[middle] as number);
    // Rows without a value are behind all others.
    if (typeof found === 'number' && found < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Items of a whole list in each range of a field, without looking at every row. Undefined where that cannot be done. */
export function countRanges<Entity>(
  list: Listing<Entity>,
  field: string,
  buckets: readonly WireRangeBucket[],
): readonly number[] | undefined {
  const column = list.columns[field];
  const { hiddenRows } = list;
  if (column === undefined || column.kind === 'text' || hiddenRows === undefined) return undefined;
  const order = rowsInOrder(list, [{ fieldName: field, order: 'ASC' }]);
  const apart: Item<Entity>[] = list.entities.map((entity) => ({ entity }));
  const inEach = (items: readonly Item<Entity>[], bucket: WireRangeBucket) =>
    items.reduce((count, item) => count + Number(within(keyIn(column, item), bucket)), 0);
  const replaced = [...hiddenRows].filter((row) => row < list.rows).map((row): Item<Entity> => ({ row }));
  return buckets.map((bucket) => {
    const from = rowsBelow(order, column, bucket.from ?? Number.NEGATIVE_INFINITY);
    const to = rowsBelow(order, column, bucket.to ?? Number.POSITIVE_INFINITY);
    return Math.max(0, to - from) - inEach(replaced, bucket) + inEach(apart, bucket);
  });
}
