import type { Outcome } from '../../kernel/outcome.ts';
import { endingLine, nextAfter } from '../ending.ts';
import { BLANK, lay, type Options, type Row, row, whole } from './layout.ts';
import { outcomeRows } from './outcome.ts';

export interface OutcomesTextOptions extends Options {
  readonly site: string;
  /** The one thing to do next; found out from the outcomes when it is not given. */
  readonly next?: string;
  /** Whether failures are told again with their reasons: for a run whose progress was not shown. */
  readonly failures?: boolean;
}

/** How many changes of a sort are named at the end. */
const NAMED = 20;

/** The end of an apply: what was not done, what to do next; in the last line what was done, and at which site. */
export function outcomesText(outcomes: readonly Outcome[], options: OutcomesTextOptions): string {
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const left = outcomes.filter(({ status }) => status === 'skipped' || status === 'untried');
  const next = options.next ?? nextAfter(outcomes);
  const ink = failed.length + left.length === 0 ? 'green' : 'red';
  const paragraphs = [
    options.failures ? named(failed) : [],
    named(left),
    [
      ...(next === undefined ? [] : [row(0, ['cyan', 'Next: '], next)]),
      whole(0, [ink, endingLine(outcomes)], ` (site ${options.site})`),
    ],
  ];
  const spaced = paragraphs.filter((rows) => rows.length > 0).flatMap((rows) => [...rows, BLANK]);
  return lay(spaced.slice(0, -1), options);
}

function named(outcomes: readonly Outcome[]): readonly Row[] {
  const hidden = outcomes.length - NAMED;
  const shown = outcomes.slice(0, NAMED).flatMap((outcome) => outcomeRows(outcome));
  return hidden > 0 ? [...shown, row(0, ['dim', `… and ${hidden} more`])] : shown;
}
