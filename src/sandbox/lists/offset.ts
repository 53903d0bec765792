import type { WireSort } from '../../wire/index.ts';
import { invalidField } from '../refusals.ts';
import { asObject, isAbsent } from '../violations.ts';
import { checkFilter, readSort, type Terms } from './ask.ts';
import type { Item, Listing } from './listing.ts';
import { eachItem, walk } from './walk.ts';

/** A page by offset, with the number of all. */
export interface OffsetPage<Entity> {
  readonly items: readonly Item<Entity>[];
  readonly metadata: { readonly count: number; readonly offset: number; readonly total: number };
}

const whole = (given: unknown, usual: number, field: string, most: number): number => {
  if (isAbsent(given) || given === '') return usual;
  const number = Number(given);
  if (!Number.isInteger(number) || number < 0) throw invalidField(field, 'must be a whole number', 'FORMAT');
  if (number > most) throw invalidField(field, `must be at most ${most}`, 'MAX');
  return number;
};

/** What a list that pages by offset is asked. */
export interface OffsetQuestion {
  readonly filter?: unknown;
  readonly sort?: unknown;
  readonly paging?: unknown;
}

/** One page of a list by offset; at most `most` items, 50 when not asked. */
export function pageByOffset<Entity>(
  list: Listing<Entity>,
  { filter: asked, sort: order, paging }: OffsetQuestion,
  terms: Terms,
  most: number,
): OffsetPage<Entity> {
  const filter = asObject(asked);
  checkFilter(list, filter, terms);
  const sort: readonly WireSort[] = readSort(order, terms);
  const { limit: askedLimit, offset: askedOffset } = asObject(paging);
  const limit = whole(askedLimit, 50, `${terms.at}.paging.limit`, most) || 50;
  const offset = whole(askedOffset, 0, `${terms.at}.paging.offset`, Number.MAX_SAFE_INTEGER);
  let total = 0;
  eachItem(list, filter, () => {
    total += 1;
  });
  const items = walk(list, { filter, sort, limit: offset + limit }).slice(offset, offset + limit);
  return { items, metadata: { count: items.length, offset, total } };
}
