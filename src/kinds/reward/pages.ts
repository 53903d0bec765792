import { PAGE_LIMITS } from '../../wire/limits.ts';
import { flagAt, integerAt, listAt, malformed, objectAt, objectOrEmpty, textAt } from '../answer.ts';

/** One page of a list, and the cursor of the next when there is one. */
export interface Page {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
}

/**
 * Reads one page, and believes nothing less than a whole one: as many items as it counts, a cursor when it says that more follow, and no
 * cursor twice. `seen` holds the cursors followed so far. Throws a Failure, for a list that may be short must not pass for the site.
 */
export function pageOf(answer: unknown, seen: Set<string>): Page {
  const page = objectAt(answer, 'the answer');
  const items = listAt(page['rewards'], 'rewards');
  const paging = objectOrEmpty(page['pagingMetadata'], 'pagingMetadata');
  const count = integerAt(paging['count'], 'pagingMetadata.count', items.length);
  if (count !== items.length) throw malformed('rewards', `a list of ${count}`, `${items.length} of them`);
  const next =
    textAt(objectOrEmpty(paging['cursors'], 'pagingMetadata.cursors')['next'], 'pagingMetadata.cursors.next') ||
    undefined;
  const said = flagAt(paging['hasNext'], 'pagingMetadata.hasNext');
  if (said === undefined && next === undefined && items.length >= PAGE_LIMITS.max) {
    throw malformed('pagingMetadata', 'there, since a full page may not be the last', answer);
  }
  const more = said ?? next !== undefined;
  if (!more) return { items, next: undefined };
  if (next === undefined) throw malformed('pagingMetadata.cursors.next', 'a cursor, since more follows', next);
  if (seen.has(next)) throw malformed('pagingMetadata.cursors.next', 'a cursor that was not followed before', next);
  seen.add(next);
  return { items, next };
}
