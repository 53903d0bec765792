import { PAGE_LIMITS, type WirePagingMetadata, type WireSort } from '../wire/index.ts';
import { compare, valueAt } from './filter.ts';
import { invalidField } from './refusals.ts';
import { isAbsent } from './violations.ts';

interface Entity {
  readonly id?: string;
  readonly createdDate?: string;
}

/** Where a page begins, and the query it belongs to: a cursor carries both, as Wix's do. */
export interface Position<Query> {
  readonly query: Query;
  readonly key: readonly unknown[];
  readonly back: boolean;
}

/** Writes a cursor, opaque to its holder. */
export const writeCursor = (position: Position<unknown>): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/** Reads a cursor; 400 when it is none of ours or too long. */
export function readCursor<Query>(cursor: string, field: string): Position<Query> {
  if (cursor.length > PAGE_LIMITS.cursorLength) throw invalidField(field, 'is too long', 'MAX_LENGTH');
  try {
    const read = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as Position<Query>;
    if (Array.isArray(read.key)) return read;
  } catch {
    // Falls through to the refusal: a cursor from elsewhere says nothing.
  }
  throw invalidField(field, 'is not a cursor of this list', 'FORMAT');
}

/** The page size asked for; 400 beyond the limits. */
export function readLimit(given: unknown, usual: number, field: string): number {
  if (isAbsent(given) || given === '') return usual;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 0) throw invalidField(field, 'must be a whole number', 'FORMAT');
  if (limit > PAGE_LIMITS.max) throw invalidField(field, `must be at most ${PAGE_LIMITS.max}`, 'MAX');
  return limit === 0 ? usual : limit;
}

const keyOf = (entity: Entity, sort: readonly WireSort[]): readonly unknown[] => [
  ...sort.map(({ fieldName = '' }) => valueAt(entity, fieldName) ?? null),
  entity.createdDate ?? null,
  entity.id ?? null,
];

/** The total order behind all pages: what was asked, then age, then id, so that pages never overlap. */
const compareKeys = (one: readonly unknown[], other: readonly unknown[], sort: readonly WireSort[]): number => {
  for (let index = 0; index < one.length; index += 1) {
    const sign = compare(one[index], other[index]);
    if (sign !== 0) return sort[index]?.order === 'DESC' ? -sign : sign;
  }
  return 0;
};

/** What to page through. `from` is the position a cursor gave. */
export interface PageRequest<Query> {
  readonly sort: readonly WireSort[];
  readonly limit: number;
  readonly query: Query;
  readonly from?: Position<unknown> | undefined;
}

/** One page of the list and the cursors to its neighbours. */
export function pageOf<Item extends Entity, Query>(
  list: readonly Item[],
  { sort, limit, query, from }: PageRequest<Query>,
): { readonly items: readonly Item[]; readonly metadata: WirePagingMetadata } {
  const keyed = list
    .map((item) => ({ item, key: keyOf(item, sort) }))
    .sort((one, other) => compareKeys(one.key, other.key, sort));
  const against = (key: readonly unknown[]) => (from === undefined ? 1 : compareKeys(key, from.key, sort));
  const back = from?.back === true;
  const rest = back ? keyed.filter(({ key }) => against(key) < 0) : keyed.filter(({ key }) => against(key) > 0);
  const page = back ? rest.slice(-limit) : rest.slice(0, limit);
  const [first, last] = [page[0], page.at(-1)];
  const more = back || rest.length > page.length;
  const earlier = first !== undefined && keyed[0] !== first;
  const cursors = {
    ...(more && last !== undefined ? { next: writeCursor({ query, key: last.key, back: false }) } : {}),
    ...(earlier ? { prev: writeCursor({ query, key: first.key, back: true }) } : {}),
  };
  return { items: page.map(({ item }) => item), metadata: { count: page.length, cursors, hasNext: more } };
}
