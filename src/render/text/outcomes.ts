import { type Ending, endingLine, nextAfter } from '../ending.ts';
import { BLANK, lay, type Options, type Row, row, whole } from './layout.ts';
import { outcomeRows } from './outcome.ts';
import { problemRows } from './problems.ts';

/** How many failures, and how many changes skipped or not tried, are named at the end. */
const NAMED = 20;

/** The end of an apply: what failed and why, what was not tried, what to do next; in the last line what was done, and at which site. */
export function outcomesText(ending: Ending, options: Options): string {
  const { outcomes, problems = [], journal, site } = ending;
  const failed = outcomes.filter(({ status }) => status === 'failed');
  const left = outcomes.filter(({ status }) => status === 'skipped' || status === 'untried');
  const next = nextAfter(ending);
  const paragraphs = [
    named(failed.map((outcome) => outcomeRows(outcome))),
    named(left.map((outcome) => outcomeRows(outcome))),
    problems.flatMap((problem) => problemRows(problem, 0)),
    [
      ...(next === undefined ? [] : [row(0, ['cyan', 'Next: '], next)]),
      ...(journal === undefined ? [] : [whole(0, ['dim', `Journal: ${journal}`])]),
      whole(0, [failed.length + left.length === 0 ? 'green' : 'red', endingLine(outcomes)], ` (site ${site})`),
    ],
  ];
  const spaced = paragraphs.filter((rows) => rows.length > 0).flatMap((rows) => [...rows, BLANK]);
  return lay(spaced.slice(0, -1), options);
}

function named(entries: readonly (readonly Row[])[]): readonly Row[] {
  const hidden = entries.length - NAMED;
  return [...entries.slice(0, NAMED).flat(), ...(hidden > 0 ? [row(0, ['dim', `… and ${hidden} more`])] : [])];
}
