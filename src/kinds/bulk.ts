import { Failure, type Fate } from '../kernel/failure.ts';
import type { BulkOutcome, Handle } from '../kernel/kind.ts';
import { type Fields, listAt, objectAt, objectOrEmpty } from './answer.ts';

/** Codes and statuses with which one item may have been created or not. */
const UNSURE =
  /^(?:5\d\d|INTERNAL(?:_SERVER_ERROR)?|UNKNOWN|UNAVAILABLE|SERVICE_UNAVAILABLE|DEADLINE_EXCEEDED|ABORTED|CANCELLED|DATA_LOSS)$/;
const THROTTLED = /^(?:429|RESOURCE_EXHAUSTED|TOO_MANY_REQUESTS)$/;
const TAKEN = /^(?:409|ALREADY_EXISTS)$/;
/** What no value of the file can mend: an app that is missing, or a plan that does not allow so much. */
const NOT_READY = /^428$|NOT_INSTALLED|PREMIUM|LIMIT_REACHED|FAILED_PRECONDITION/;

/**
 * What became of each of `count` items of a bulk create, by the index that the answer gives. `handleOf` makes a handle from the metadata and
 * the created thing, where the answer holds one, and may throw a Failure of its own. An item that the answer does not mention, or mentions
 * twice, is `unknown`.
 */
export function bulkOutcomes(
  answer: unknown,
  count: number,
  handleOf: (index: number, id: unknown, item: unknown) => Handle,
): readonly BulkOutcome[] {
  const results = listAt(objectAt(answer, 'the answer')['results'], 'results').map((result, index) =>
    objectAt(result, `results[${index}]`),
  );
  const byIndex = new Map<unknown, Fields[]>();
  for (const result of results) {
    const index = objectOrEmpty(result['itemMetadata'], 'itemMetadata')['originalIndex'] ?? 0;
    byIndex.set(index, [...(byIndex.get(index) ?? []), result]);
  }
  return Array.from({ length: count }, (_, index) => outcome(index, byIndex.get(index) ?? [], handleOf));
}

function outcome(
  index: number,
  results: readonly Fields[],
  handleOf: (index: number, id: unknown, item: unknown) => Handle,
): BulkOutcome {
  const [result] = results;
  if (result === undefined || results.length > 1) {
    return {
      failure: failed(
        'unknown',
        'Wix did not say what became of it among the others of its kind.',
        'Plan again to see what the site has now.',
      ),
    };
  }
  const metadata = objectOrEmpty(result['itemMetadata'], 'itemMetadata');
  if (metadata['success'] !== true) return { failure: refused(objectOrEmpty(metadata['error'], 'itemMetadata.error')) };
  try {
    return { handle: handleOf(index, metadata['_id'], result['item']) };
  } catch (error) {
    if (error instanceof Failure) return { failure: error };
    throw error;
  }
}

function refused(error: Fields): Failure {
  const code = String(error['code'] ?? 'UNKNOWN');
  const words =
    typeof error['description'] === 'string' && error['description'] !== ''
      ? `: ${error['description'].replace(/\.$/, '')}`
      : '';
  if (THROTTLED.test(code))
    return failed('unsent', `Wix refused it as one too many${words}.`, 'Wait some minutes and run again.');
  if (UNSURE.test(code))
    return failed(
      'unknown',
      `Wix failed while creating it (${code})${words}.`,
      'It may have been done or not: plan again to see what the site has now.',
    );
  if (TAKEN.test(code))
    return failed('conflict', `The site has it already${words}.`, 'Plan again to see what the site has now.');
  if (NOT_READY.test(code))
    return failed(
      'refused',
      `The site is not ready for it (${code})${words}.`,
      'Check the plan of the site and the apps installed on it, or take it out of the file.',
      'WIX_PRECONDITION',
    );
  return failed('refused', `Wix refused it (${code})${words}.`, 'Correct these values in the file.');
}

const CODES: Readonly<Record<Fate, string>> = {
  refused: 'WIX_VALIDATION',
  conflict: 'WIX_CONFLICT',
  gone: 'WIX_NOT_FOUND',
  unsent: 'WIX_THROTTLED',
  unknown: 'WIX_ITEM_UNSURE',
};

function failed(fate: Fate, message: string, next: string, code = CODES[fate]): Failure {
  return new Failure({ code, severity: 'error', message, next }, fate);
}
