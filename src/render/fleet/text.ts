import { changeRows, INK } from '../text/changes.ts';
import type { Ink, Span } from '../text/ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from '../text/layout.ts';
import { problemRows } from '../text/problems.ts';
import { type TableContent, tableText } from '../text/table.ts';
import { agreed, bySeverity, tally } from '../verdict.ts';
import { count } from '../words.ts';
import {
  type Group,
  groupsOf,
  type Label,
  labelsOf,
  namesOf,
  patternOf,
  type SharedProblem,
  sharedProblems,
} from './groups.ts';
import { IMPACT_TITLE, impactLines } from './impact-lines.ts';
import { changesOf, type FleetReport, type SiteRow, type SiteStatus } from './report.ts';
import { fleetHeadline, fleetTroubles, groupTitle } from './words.ts';

export interface FleetTextOptions extends Options {
  readonly verbose?: boolean;
  /** What to do next, as a sentence or a command. */
  readonly next?: string;
}

const TONE: Readonly<Record<SiteStatus, readonly [Ink, string]>> = {
  failed: ['red', '✖'],
  refused: ['red', '✖'],
  changes: ['yellow', '~'],
  same: ['green', '✔'],
};

/** Notes are only counted, and warnings beyond this many. */
const LISTED = 10;
/** How many sites a note names; a group of sites with changes names all. */
const NAMED = 8;

/** A plan of many sites for a terminal: the outliers on top, sites with the same changes told once, the sum in the first and last line. */
export function fleetText(report: FleetReport, options: FleetTextOptions): string {
  const label = labelsOf(report.sites);
  const troubles = fleetTroubles(report);
  const first = whole(
    0,
    ['bold', count(report.sites.length, 'site')],
    ` · ${patternOf(report.sites)}${shardOf(report)}`,
  );
  const body = [
    ...report.refused.flatMap((problem) => [...problemRows(problem, 0), BLANK]),
    ...groupsOf(report).flatMap((group) => [...groupRows(group, label, options), BLANK]),
    ...waveRows(report, label),
    ...besides(report, label, options),
  ];
  const head = [first, whole(0, ...headSpans(report)), ...(troubles === '' ? [] : [row(0, ['red', troubles])]), BLANK];
  const table = options.verbose ? `${tableText(tableOf(report, label), options)}\n` : '';
  const next = options.next === undefined ? [] : [row(0, ['cyan', 'Next: '], options.next)];
  const last = [...next, whole(0, ...headSpans(report)), ...(troubles === '' ? [] : [row(0, ['red', troubles])])];
  return lay([...head, ...body], options) + table + lay(last, options);
}

function shardOf({ shard }: FleetReport): string {
  return shard === undefined ? '' : ` · part ${shard}`;
}

function headSpans(report: FleetReport): readonly Span[] {
  return fleetHeadline(report)
    .split(/(\d+ to (?:create|update|delete))/)
    .map((part): Span => {
      const counted = /^(\d+) to (create|update|delete)$/.exec(part);
      return !counted || counted[1] === '0' ? ['bold', part] : [INK[counted[2] as 'create'], part];
    });
}

function groupRows(group: Group, label: Label, options: FleetTextOptions): readonly Row[] {
  const [ink, sign] = TONE[group.status];
  const rows = [{ ...row(0, [ink, `${sign} ${groupTitle(group)}`], `: ${namesOf(group.rows, label)}`), hang: 4 }];
  const refused = group.refused.flatMap((problem) => problemRows(problem, 4));
  const views = group.views.map((view) => ({ ...view, reason: '', id: undefined }));
  const changes = views.flatMap(({ id: _, ...view }) => changeRows(view, options)).filter((each) => each !== BLANK);
  const impact = impactLines(group.rows, label, options.verbose);
  return [
    ...rows,
    ...refused,
    ...changes.map((each) => ({ ...each, indent: each.indent + 2 })),
    ...(impact.length === 0 ? [] : [row(4, ['bold', IMPACT_TITLE]), ...impact.map((line) => row(6, line))]),
  ];
}

function waveRows({ waves = [] }: FleetReport, label: Label): readonly Row[] {
  if (waves.length < 2) return [];
  const rows = waves.map((files, index) => ({
    ...row(2, ['bold', `wave ${index + 1}`], `: ${count(files.length, 'site')}: ${named(files.map(label))}`),
    hang: 4,
  }));
  return [row(0, ['bold', `${count(waves.length, 'wave')}, each looked at before the next`]), ...rows, BLANK];
}

function besides(report: FleetReport, label: Label, { verbose }: FleetTextOptions): readonly Row[] {
  const own = report.problems.map((problem): SharedProblem => ({ problem: agreed(problem), rows: [] }));
  const shared = [...own, ...sharedProblems(report)];
  const shown = shared
    .filter(({ problem }) => verbose || problem.severity !== 'info')
    .slice(0, verbose ? shared.length : LISTED);
  const hidden = shared.filter((each) => !shown.includes(each)).map(({ problem }) => problem);
  const ranked = bySeverity(shown.map((each) => ({ ...each, severity: each.problem.severity })));
  const at = (rows: readonly SiteRow[]): readonly Row[] =>
    rows.length > 1 && rows.length === report.sites.length
      ? [row(2, ['dim', `at all ${rows.length} sites`])]
      : atRows(rows, label);
  return [
    ...ranked.flatMap(({ problem, rows }) => [...problemRows(problem, 0), ...at(rows), BLANK]),
    ...(hidden.length === 0 ? [] : [row(0, `${tally(hidden)} `, ['dim', '(-v lists them)']), BLANK]),
  ];
}

function atRows(rows: readonly SiteRow[], label: Label): readonly Row[] {
  if (rows.length === 0) return [];
  return [{ ...row(2, ['dim', `at ${named(rows.map(({ file }) => label(file)))}`]), hang: 2 }];
}

function named(names: readonly string[]): string {
  if (names.length <= NAMED) return names.join(', ');
  return `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} more`;
}

const RESULT: Readonly<Record<SiteStatus, string>> = {
  failed: 'failed',
  refused: 'refused',
  changes: 'changes',
  same: 'same',
};

function tableOf(report: FleetReport, label: Label): TableContent {
  const cell = (amount: number, ink: Ink): Span => (amount === 0 ? '' : [ink, String(amount)]);
  return {
    head: ['', 'site', 'id', 'result', '+', '~', '-', 'why'],
    rows: report.sites.map((each) => [
      [TONE[each.status][0], TONE[each.status][1]],
      label(each.file),
      each.site,
      [TONE[each.status][0], RESULT[each.status]],
      cell(each.summary.create, 'green'),
      cell(each.summary.update, 'yellow'),
      cell(each.summary.delete, 'red'),
      each.refused[0]?.code ?? changesOf(report, each)[0]?.address ?? '',
    ]),
    firm: [1],
  };
}
