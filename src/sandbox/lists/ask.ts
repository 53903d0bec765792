import { PAGE_LIMITS, type WireCursorPaging, type WirePagingMetadata, type WireSort } from '../../wire/index.ts';
import { fieldsOf } from '../filter.ts';
import { readCursor, readLimit, writeCursor } from '../paging.ts';
import { invalidField, notFilterable } from '../refusals.ts';
import { asObject, isAbsent } from '../violations.ts';
import type { Item, Listing } from './listing.ts';
import { sortKey } from './order.ts';
import { walk } from './walk.ts';

type Filter = Readonly<Record<string, unknown>>;

/** What a list is asked; a cursor carries it to the next page. */
export interface Question {
  readonly filter: Filter;
  readonly sort: readonly WireSort[];
  /** Free text, with searches. */
  readonly text?: string;
}

/** What a list answers to. */
export interface Terms {
  /** Where the question is in the body. */
  readonly at: 'query' | 'search';
  readonly fields: readonly string[];
  readonly sortFields?: number;
  /** Fields to sort by, where they are others than those to filter by. */
  readonly sortable?: readonly string[];
  /** The order when none is asked. */
  readonly usualSort: readonly WireSort[];
}

const COMPARISONS = ['$lt', '$lte', '$gt', '$gte'];
const ON_NUMBERS = ['$eq', '$ne', '$hasSome', '$in', '$nin', '$exists', '$not', ...COMPARISONS];
const ON_TEXTS = ['$eq', '$ne', '$hasSome', '$startsWith', '$in', '$nin', '$exists', '$not'];

/** Refuses fields that a list does not know, and operators that a field does not. */
export function checkFilter<Entity>(list: Listing<Entity>, filter: Filter, { at, fields }: Terms): void {
  for (const field of fieldsOf(filter)) if (!fields.includes(field)) throw notFilterable(field);
  checkOperators(list, filter, at);
}

function checkOperators<Entity>(list: Listing<Entity>, filter: Filter, at: string): void {
  for (const [key, given] of Object.entries(filter)) {
    if (key.startsWith('$')) {
      for (const part of Array.isArray(given) ? given : [given]) checkOperators(list, asObject(part), at);
      continue;
    }
    const known = list.columns[key]?.kind === 'text' ? ON_TEXTS : ON_NUMBERS;
    const other = Object.keys(asObject(given)).find((name) => name.startsWith('$') && !known.includes(name));
    if (other !== undefined) throw invalidField(`${at}.filter`, `cannot use ${other} with ${key}`);
  }
}

/** The order asked for, or the usual one. Refuses fields that a list is not sorted by. */
export function readSort(
  sent: unknown,
  { at, fields, sortable = fields, sortFields = PAGE_LIMITS.sortFields, usualSort }: Terms,
): readonly WireSort[] {
  if (isAbsent(sent)) return usualSort;
  if (!Array.isArray(sent)) throw invalidField(`${at}.sort`, 'must be a list', 'FORMAT');
  if (sent.length > sortFields) throw invalidField(`${at}.sort`, `must have at most ${sortFields} fields`, 'MAX_SIZE');
  for (const [index, sort] of sent.entries()) {
    const { fieldName, order } = asObject(sort);
    if (typeof fieldName !== 'string')
      throw invalidField(`${at}.sort[${index}].fieldName`, 'is required', 'REQUIRED_FIELD');
    if (!sortable.includes(fieldName)) throw notFilterable(fieldName, 'sortable');
    if (!isAbsent(order) && order !== 'ASC' && order !== 'DESC')
      throw invalidField(`${at}.sort[${index}].order`, 'must be ASC or DESC', 'FORMAT');
  }
  return sent.length === 0 ? usualSort : (sent as readonly WireSort[]);
}

/** The question of a body, or of the cursor in it. Refuses what the list does not know. */
function readQuestion<Entity>(
  list: Listing<Entity>,
  asked: Filter,
  terms: Terms,
): { readonly question: Question; readonly from?: { readonly key: readonly unknown[]; readonly back: boolean } } {
  const { cursor } = asObject(asked.cursorPaging) as WireCursorPaging;
  if (!isAbsent(cursor) && cursor !== '') {
    const { query, key, back } = readCursor<Question>(cursor, `${terms.at}.cursorPaging.cursor`);
    return { question: query, from: { key, back } };
  }
  const filter = asObject(asked.filter);
  checkFilter(list, filter, terms);
  const { expression } = asObject(asked.search);
  const text = typeof expression === 'string' && expression !== '' ? { text: expression } : {};
  return { question: { filter, sort: readSort(asked.sort, terms), ...text } };
}

/** One page of a list, and the cursors to its neighbours. */
export function pageOfList<Entity>(
  list: Listing<Entity>,
  asked: Filter,
  terms: Terms,
  narrow: (question: Question) => Listing<Entity> = () => list,
): { readonly items: readonly Item<Entity>[]; readonly metadata: WirePagingMetadata; readonly question: Question } {
  const { limit: given } = asObject(asked.cursorPaging) as WireCursorPaging;
  const limit = readLimit(given, PAGE_LIMITS.queryDefault, `${terms.at}.cursorPaging.limit`);
  const { question, from } = readQuestion(list, asked, terms);
  const { filter, sort } = question;
  const back = from?.back === true;
  const seen = narrow(question);
  const found = walk(seen, { filter, sort, from: from?.key, back, limit });
  const items = found.slice(0, limit);
  if (back) items.reverse();
  const more = found.length > limit;
  const cursorAt = (item: Item<Entity> | undefined, toBack: boolean) =>
    item === undefined ? undefined : writeCursor({ query: question, key: sortKey(list, sort, item), back: toBack });
  const next = back || more ? cursorAt(items.at(-1), false) : undefined;
  const earlier = back ? more : from !== undefined;
  const prev = earlier ? cursorAt(items[0], true) : undefined;
  const cursors = { ...(next === undefined ? {} : { next }), ...(prev === undefined ? {} : { prev }) };
  return { items, metadata: { count: items.length, cursors, hasNext: next !== undefined }, question };
}
