import type { Outcome } from '../../kernel/outcome.ts';
import { endingText } from '../ending.ts';
import { BLANK, lay, type Options, row, whole } from './layout.ts';
import { outcomeRows } from './outcome.ts';

export interface OutcomesTextOptions extends Options {
  readonly site: string;
  /** The one command or sentence that goes on from here. */
  readonly next?: string;
  /** Tell the failures again, with their reasons; for a run whose progress was not shown, or was long. */
  readonly failures?: boolean;
}

/** How many untried or skipped changes are named at the end. */
const NAMED = 20;

/** The end of an apply: what was done, what was not, what to do next, and at which site. */
export function outcomesText(outcomes: readonly Outcome[], options: OutcomesTextOptions): string {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const left = outcomes.filter(({ status }) => status === 'skipped' || status === 'untried');
  const ink = failed.length + left.length === 0 ? 'green' : 'red';
  const told = [...(options.failures ? failed : []), ...left.slice(0, NAMED)].flatMap((outcome) =>
    outcomeRows(outcome),
  );
  const hidden = Math.max(0, left.length - NAMED);
  return lay(
    [
      ...told,
      ...(hidden === 0 ? [] : [row(0, ['dim', `· and ${hidden} more`])]),
      ...(told.length === 0 ? [] : [BLANK]),
      ...(options.next === undefined ? [] : [row(0, ['cyan', 'Next: '], options.next)]),
      whole(0, [ink, endingText(outcomes)], ` (site ${options.site})`),
    ],
    options,
  );
}
