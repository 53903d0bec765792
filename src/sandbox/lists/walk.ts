import type { WireSort } from '../../wire/index.ts';
import { compileFilter, type Reader } from '../filter.ts';
import { asObject } from '../violations.ts';
import { type Item, type Key, type Listing, operandFor } from './listing.ts';
import { compareKeys, rowsInOrder, sortKey } from './order.ts';

type Filter = Readonly<Record<string, unknown>>;

/** The filter as a test of rows and one of entities. */
export interface Passes<Entity> {
  readonly row: (row: number) => boolean;
  readonly entity: (entity: Entity) => boolean;
}

/** Compiles a filter for both parts of a list. */
function passesOf<Entity>(list: Listing<Entity>, filter: Filter): Passes<Entity> {
  const readerOf =
    <Row>(of: 'row' | 'entity') =>
    (path: string): Reader<Row> => {
      const column = list.columns[path];
      if (column === undefined) return { read: () => null, operand: (given) => given };
      return { read: column[of] as (row: Row) => Key, operand: (given) => operandFor(column, given) };
    };
  return {
    row: compileFilter<number>(filter, readerOf('row')),
    entity: compileFilter<Entity>(filter, readerOf('entity')),
  };
}

/** Conditions that all have to hold. */
const required = (filter: Filter): readonly (readonly [string, unknown])[] =>
  Object.entries(filter).flatMap(([key, given]) => {
    if (key === '$and') return (Array.isArray(given) ? given : [given]).flatMap((part) => required(asObject(part)));
    return key.startsWith('$') ? [] : [[key, given] as const];
  });

const valuesOf = (given: unknown): readonly unknown[] | undefined => {
  if (typeof given === 'string') return [given];
  const { $eq, $in } = asObject(given);
  if (typeof $eq === 'string') return [$eq];
  return Array.isArray($in) ? $in : undefined;
};

/** The rows a filter can be about, where it names them; undefined when it may be any. */
function fewRows<Entity>({ finds }: Listing<Entity>, filter: Filter): readonly number[] | undefined {
  for (const [path, given] of required(filter)) {
    const find = finds[path];
    const values = find === undefined ? undefined : valuesOf(given);
    if (find !== undefined && values !== undefined) {
      return [...new Set(values.flatMap((value) => (typeof value === 'string' ? find(value) : [])))];
    }
  }
  return undefined;
}

/** Calls back with every item that passes, rows first, in no order. */
export function eachItem<Entity>(list: Listing<Entity>, filter: Filter, tell: (item: Item<Entity>) => void): void {
  const passes = passesOf(list, filter);
  const few = fewRows(list, filter);
  const visit = (row: number) => {
    if (!list.hidden(row) && passes.row(row)) tell({ row });
  };
  if (few === undefined) for (let row = 0; row < list.rows; row += 1) visit(row);
  else few.forEach(visit);
  for (const entity of list.entities) if (passes.entity(entity)) tell({ entity });
}

/** Which items: those of the filter, in an order, after (or, going back, before) a key. */
export interface Walk {
  readonly filter: Filter;
  readonly sort: readonly WireSort[];
  readonly from?: readonly unknown[] | undefined;
  readonly back?: boolean;
  readonly limit: number;
}

/** Index of the first row behind the key, in the direction of the walk. */
function firstBehind(count: number, isBehind: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The rows of a walk in its direction, from the first one behind the key on. */
function* rowsBehind<Entity>(
  list: Listing<Entity>,
  { filter, sort, back = false }: Walk,
  isBehind: (row: number) => boolean,
) {
  const few = fewRows(list, filter);
  const keyOf = (row: number) => sortKey(list, sort, { row });
  const rows = few === undefined ? rowsInOrder(list, sort) : [...few];
  if (few !== undefined) rows.sort((one, other) => compareKeys(keyOf(one), keyOf(other), sort));
  const rowAt = (index: number) => rows[back ? rows.length - 1 - index : index] as number;
  const passes = passesOf(list, filter);
  for (let index = firstBehind(rows.length, (at) => isBehind(rowAt(at))); index < rows.length; index += 1) {
    const row = rowAt(index);
    if (!list.hidden(row) && passes.row(row)) yield row;
  }
}

/** The first items of a walk in its direction, one more than the limit when there is one. */
export function walk<Entity>(list: Listing<Entity>, asked: Walk): Item<Entity>[] {
  const { filter, sort, from, back = false, limit } = asked;
  const sign = back ? -1 : 1;
  const order = (one: readonly unknown[], other: readonly unknown[]) => sign * compareKeys(one, other, sort);
  const keyed = (item: Item<Entity>) => ({ item, key: sortKey(list, sort, item) });
  const isBehind = (key: readonly unknown[]) => from === undefined || order(key, from) > 0;
  const passes = passesOf(list, filter);
  const singles = list.entities
    .filter(passes.entity)
    .map((entity) => keyed({ entity }))
    .filter(({ key }) => isBehind(key))
    .sort((one, other) => order(one.key, other.key));
  const found: Item<Entity>[] = [];
  let nth = 0;
  for (const row of rowsBehind(list, asked, (at) => isBehind(keyed({ row: at }).key))) {
    const { item, key } = keyed({ row });
    for (; nth < singles.length && order(singles[nth]?.key ?? [], key) < 0; nth += 1)
      found.push((singles[nth] as { item: Item<Entity> }).item);
    found.push(item);
    if (found.length > limit) return found;
  }
  return [...found, ...singles.slice(nth, nth + limit + 1 - found.length).map(({ item }) => item)];
}
