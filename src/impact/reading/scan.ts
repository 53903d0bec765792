import { type Fields, integerAt, listAt, objectAt, objectOrEmpty, textAt } from '../../kinds/answer.ts';
import type { Read } from '../population.ts';

/** A call of the SDK whose typings know less than the site: filters and aggregations are free objects to it. */
export type Send = (body: object) => Promise<unknown>;

/** Records of one page. */
export const PAGE = 100;

/** How far a scan came. */
export interface Scanned {
  readonly seen: number;
  readonly calls: number;
  readonly complete: boolean;
}

/** Which records, in which order, for how many calls, and what to do with each. */
export interface Scan {
  readonly filter: object;
  readonly calls: number;
  /** The order of the pages; by id unless the list cannot be sorted by it. */
  readonly by?: string;
  each(item: Fields): void;
}

/** Follows the pages of a query as far as the calls go; nothing of a page is kept. */
export async function scan(send: Send, list: string, asked: Scan): Promise<Scanned> {
  let [seen, calls] = [0, 0];
  for await (const { items, last } of pagesOf(send, list, asked)) {
    for (const item of items) asked.each(item);
    seen += items.length;
    calls += 1;
    if (last) return { seen, calls, complete: true };
    if (calls >= asked.calls) break;
  }
  return { seen, calls, complete: false };
}

/** The pages of a query, one call each, for as long as somebody wants the next. */
export async function* pagesOf(
  send: Send,
  list: string,
  { filter, by = 'id' }: Pick<Scan, 'filter' | 'by'>,
): AsyncGenerator<{ readonly items: readonly Fields[]; readonly last: boolean }> {
  const first = { filter, sort: [{ fieldName: by, order: 'ASC' }], cursorPaging: { limit: PAGE } };
  for (let cursor: string | undefined; ; ) {
    const body = cursor === undefined ? first : { cursorPaging: { limit: PAGE, cursor } };
    const answer = objectAt(await send(body), 'the answer');
    const items = listAt(answer[list], list).map((item) => objectAt(item, list));
    const { cursors } = objectOrEmpty(answer['pagingMetadata'], 'pagingMetadata');
    cursor = textAt(objectOrEmpty(cursors, 'cursors')['next'], 'cursors.next') || undefined;
    const last = cursor === undefined || items.length === 0;
    yield { items, last };
    if (last) return;
  }
}

/** What an answer rests on; `otherwise` says how sure it is when the calls ran out. */
export function readOf({ seen, calls, complete }: Scanned, otherwise: Read['certainty']): Read {
  return { accounts: seen, calls, certainty: complete ? 'exact' : otherwise };
}

/** The points an account can spend. */
export function balanceOf(account: Fields): number {
  return integerAt(objectOrEmpty(account['points'], 'points')['balance'], 'points.balance', 0);
}

/** The points that count for the tier of an account now. */
export function tierPointsOf(account: Fields): number {
  return integerAt(objectOrEmpty(account['tier'], 'tier')['points'], 'tier.points', 0);
}
