import { thingItem } from '../drift/markdown.ts';
import { driftHeadline, GROUPS } from '../drift/view.ts';
import { code, md } from '../markdown/escape.ts';
import { headerLine, markdownHeader } from '../markdown/header.ts';
import { problemItem, sentenceItem } from '../markdown/items.ts';
import { nextCommand, type PageOptions, pageOf, type Section } from '../markdown/page.ts';
import { DRIFT_ORDER, type DriftRow, driftTitle, type FleetDrift, fleetDriftHeadline } from './drift.ts';
import { labelsOf, patternOf } from './groups.ts';

export interface FleetDriftMarkdownOptions extends PageOptions {
  /** The one command to run next. */
  readonly command?: string;
}

/** Sites beyond this many are one line each. */
const OPEN = 20;

/** The beginning of every comment and issue about the drift of these files, by which it is found again. */
export function fleetDriftHeader({ sites, shard }: FleetDrift): string {
  return markdownHeader('*', [patternOf(sites), shard ?? ''].join(' ').trim(), 'drift');
}

/** The drift of many sites for an issue, a comment or a step's summary: valid markdown within the budget, what could not be compared and what drifted first. */
export function fleetDriftMarkdown(report: FleetDrift, options: FleetDriftMarkdownOptions = {}): string {
  const { command } = options;
  const header = headerLine(fleetDriftHeader(report), { verdict: fleetVerdict(report) });
  const title = md`### ${fleetDriftHeadline(report)}`.markdown;
  const target = md`${report.sites.length} sites · ${code(patternOf(report.sites))}`.markdown;
  const top = `${header}\n${title}\n\n${target}\n\n`;
  return pageOf(top + (command === undefined ? '' : nextCommand(command)), sectionsOf(report), {
    whole: '`loyalty drift` on a terminal, or as JSON, is whole.',
    ...options,
  });
}

/** The gravest of all sites, in a word: failed, conflict, drift or none. */
export function fleetVerdict({ sites }: FleetDrift): string {
  const gravest = DRIFT_ORDER.find((status) => sites.some((row) => row.status === status)) ?? 'same';
  return gravest === 'pending' || gravest === 'same' ? 'none' : gravest;
}

function sectionsOf({ sites }: FleetDrift): readonly Section[] {
  const labels = labelsOf(sites);
  const ranked = DRIFT_ORDER.flatMap((status) => sites.filter((row) => row.status === status));
  const told = ranked.filter(({ status }) => status !== 'pending' && status !== 'same');
  const line = (row: DriftRow): string =>
    `${labels.get(row)}: ${row.drift === undefined ? (row.problems[0]?.message ?? '') : driftHeadline(row.drift)}`;
  return [
    ...told.slice(0, OPEN).map((row) => siteSection(row, line(row))),
    {
      title: 'Other sites that drifted',
      items: told.slice(OPEN).map((row) => sentenceItem(line(row), 4)),
      folded: false,
    },
    ...(['pending', 'same'] as const).map((status) => {
      const rows = sites.filter((row) => row.status === status);
      const names = rows.map((row) => labels.get(row)).join(', ');
      const items = rows.length === 0 ? [] : [sentenceItem(names, 6)];
      return { title: driftTitle(status, rows.length), items, folded: true };
    }),
  ];
}

function siteSection({ site, drift, problems }: DriftRow, says: string): Section {
  const things = drift?.things.filter(({ side }) => side !== 'ours') ?? [];
  const rankOf = new Map(GROUPS.map(({ side }, rank) => [side, rank + 1]));
  return {
    title: driftTitleOf(site),
    items: [
      sentenceItem(says, 0),
      ...[...problems, ...(drift?.problems ?? [])].map((problem) =>
        problemItem(problem, problem.severity === 'info' ? 6 : 1),
      ),
      ...things.map((thing) => thingItem(thing, rankOf.get(thing.side) ?? 3)),
    ],
    folded: false,
  };
}

function driftTitleOf(site: string): string {
  return site === '' ? 'A file that could not be read' : md`Site ${code(site)}`.markdown;
}
