import { driftRows } from '../drift/text.ts';
import { driftHeadline } from '../drift/view.ts';
import type { Ink } from '../text/ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from '../text/layout.ts';
import { problemRows } from '../text/problems.ts';
import { count } from '../words.ts';
import {
  DRIFT_ORDER,
  type DriftRow,
  type DriftStatus,
  driftTitle,
  type FleetDrift,
  fleetDriftHeadline,
} from './drift.ts';
import { type Label, labelsOf, namesOf, patternOf } from './groups.ts';

export interface FleetDriftTextOptions extends Options {
  readonly verbose?: boolean;
  /** What to do next: commands or sentences. */
  readonly next?: readonly string[];
}

const TONE: Readonly<Record<DriftStatus, readonly [Ink, string]>> = {
  failed: ['red', '✖'],
  conflict: ['red', '✖'],
  drift: ['yellow', '~'],
  pending: ['dim', '·'],
  same: ['green', '✔'],
};

/** The drift of many sites for a terminal: those that could not be compared, those that drifted, and the names of all others. */
export function fleetDriftText(report: FleetDrift, options: FleetDriftTextOptions): string {
  const label = labelsOf(report.sites);
  const headline = fleetDriftHeadline(report);
  const part = report.shard === undefined ? '' : ` · part ${report.shard}`;
  const groups = DRIFT_ORDER.flatMap((status) => {
    const rows = report.sites.filter((each) => each.status === status);
    if (rows.length === 0) return [];
    return status === 'pending' || status === 'same'
      ? [namesRow(status, rows, label), BLANK]
      : rows.flatMap((each) => siteRows(each, label(each.file), options));
  });
  const next = (options.next ?? []).map((line, index) => row(0, ['cyan', index === 0 ? 'Next: ' : ' and: '], line));
  return lay(
    [
      whole(0, ['bold', count(report.sites.length, 'site')], ` · ${patternOf(report.sites)}${part}`),
      row(0, ['bold', headline]),
      BLANK,
      ...groups,
      ...next,
      row(0, ['bold', headline]),
    ],
    options,
  );
}

function siteRows(
  { status, site, drift, problems }: DriftRow,
  label: string,
  options: FleetDriftTextOptions,
): readonly Row[] {
  const [ink, sign] = TONE[status];
  const says =
    drift === undefined || status === 'failed' ? 'could not be compared' : `site ${site} · ${driftHeadline(drift)}`;
  const found = drift === undefined ? [] : driftRows(drift, options);
  return [
    row(0, [ink, `${sign} ${label}`], `: ${says}`),
    BLANK,
    ...found.map((each) => (each === BLANK ? each : { ...each, indent: each.indent + 2 })),
    ...problems.flatMap((problem) => [...problemRows(problem, 4), BLANK]),
  ];
}

function namesRow(status: 'pending' | 'same', rows: readonly DriftRow[], label: Label): Row {
  const [ink, sign] = TONE[status];
  return { ...row(0, [ink, `${sign} ${driftTitle(status, rows.length)}`], `: ${namesOf(rows, label)}`), hang: 4 };
}
