import type { Ink } from '../text/ink.ts';
import { BLANK, lay, type Options, row, whole } from '../text/layout.ts';
import { problemRows } from '../text/problems.ts';
import { tableText } from '../text/table.ts';
import { count, list } from '../words.ts';
import { END_ORDER, END_WORDS, type EndRow, type EndStatus, type FleetEnding } from './ending.ts';
import { labelsOf } from './groups.ts';

const TONE: Readonly<Record<EndStatus, readonly [Ink, string]>> = {
  unwell: ['red', '✖'],
  partly: ['red', '✖'],
  failed: ['red', '✖'],
  stale: ['red', '✖'],
  refused: ['red', '✖'],
  untried: ['yellow', '·'],
  done: ['green', '✔'],
  same: ['dim', '='],
};

/** The end of an apply of many sites: a table of what was written, what went wrong and why, what was not tried, and the sum in the last line. */
export function fleetEndingText(ending: FleetEnding, options: Options & { readonly verbose?: boolean }): string {
  const label = labelsOf(ending.sites);
  const told = ending.sites.filter(({ status }) => options.verbose || status !== 'same');
  const ranked = told.toSorted((a, b) => END_ORDER.indexOf(a.status) - END_ORDER.indexOf(b.status));
  const table = tableText(
    {
      head: ['', 'site', 'wave', 'result', 'changes', 'journal'],
      rows: ranked.map((one) => [
        TONE[one.status],
        label(one.file),
        one.wave === undefined ? '' : String(one.wave),
        [TONE[one.status][0], END_WORDS[one.status]],
        one.total === 0 ? '' : `${one.applied} of ${one.total}`,
        one.journal ?? '',
      ]),
      firm: [1, 3, 5],
    },
    options,
  );
  const troubles = ranked.flatMap((one) =>
    one.problems.length === 0
      ? []
      : [row(0, ['bold', label(one.file)]), ...one.problems.flatMap((problem) => problemRows(problem, 2)), BLANK],
  );
  const after = nextAfter(ending);
  const last = [
    ...(after === undefined ? [] : [row(0, ['cyan', 'Next: '], after)]),
    whole(0, [ending.exit === 0 ? 'green' : 'red', fleetEndingLine(ending)]),
  ];
  return (told.length === 0 ? '' : `${table}\n`) + lay([...troubles, ...last], options);
}

/** `Applied 3 of 40 sites; 1 failed, nothing written; 36 not tried.` */
export function fleetEndingLine({ summary, sites }: FleetEnding): string {
  const rest = END_ORDER.filter((status) => status !== 'done' && summary[status] > 0).map(
    (status) => `${summary[status]} ${END_WORDS[status]}`,
  );
  return `Applied ${summary.done} of ${count(sites.length, 'site')}${rest.length === 0 ? '' : `; ${list(rest)}`}.`;
}

function nextAfter({ summary, stoppedAfter }: FleetEnding): string | undefined {
  const open: readonly EndRow['status'][] = ['unwell', 'partly', 'failed', 'stale', 'untried'];
  if (open.every((status) => summary[status] === 0)) return undefined;
  const again = 'run the same command again: it plans anew, and finds nothing to do where all is done.';
  return stoppedAfter === undefined
    ? `Do what is said at each site, then ${again}`
    : `Look at the sites of wave ${stoppedAfter}. When they are well, ${again}`;
}
