import type { Side } from '../../kernel/drift.ts';
import { thingItem } from '../drift/markdown.ts';
import { GROUPS } from '../drift/view.ts';
import { code, md } from '../markdown/escape.ts';
import { headerLine, markdownHeader } from '../markdown/header.ts';
import { problemItem, sentenceItem } from '../markdown/items.ts';
import { nextCommand, type PageOptions, pageOf, type Section } from '../markdown/page.ts';
import { count } from '../words.ts';
import { DRIFT_TOLD, type DriftRow, driftSays, driftTitle, type FleetDrift, fleetDriftHeadline } from './drift.ts';
import { labelsOf, namesOf, patternOf } from './groups.ts';

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
  const target = md`${count(report.sites.length, 'site')} · ${code(patternOf(report.sites))}`.markdown;
  const top = `${header}\n${title}\n\n${target}\n\n`;
  return pageOf(top + (command === undefined ? '' : nextCommand(command)), sectionsOf(report), {
    whole: md`${code('loyalty drift')} on a terminal, or as JSON, is whole.`,
    ...options,
  });
}

/** The gravest of all sites, in a word: failed, conflict, drift or none. */
export function fleetVerdict({ sites }: FleetDrift): string {
  return DRIFT_TOLD.find((status) => sites.some((row) => row.status === status)) ?? 'none';
}

function sectionsOf({ sites }: FleetDrift): readonly Section[] {
  const label = labelsOf(sites);
  const told = DRIFT_TOLD.flatMap((status) => sites.filter((row) => row.status === status));
  const line = (row: DriftRow): string => `${label(row.file)}: ${driftSays(row)}`;
  return [
    ...told.slice(0, OPEN).map((row) => siteSection(row, line(row))),
    {
      title: 'Other sites that drifted',
      items: told.slice(OPEN).map((row) => sentenceItem(line(row), 4)),
      folded: false,
    },
    ...(['pending', 'same'] as const).map((status) => {
      const rows = sites.filter((row) => row.status === status);
      const items = rows.length === 0 ? [] : [sentenceItem(namesOf(rows, label), 6)];
      return { title: driftTitle(status, rows.length), items, folded: true };
    }),
  ];
}

function siteSection({ site, drift, problems }: DriftRow, says: string): Section {
  const things = drift?.things.filter(({ side }) => side !== 'ours') ?? [];
  const rankOf = (side: Side): number => 1 + GROUPS.findIndex((group) => group.side === side);
  return {
    title: driftTitleOf(site),
    items: [
      sentenceItem(says, 0),
      ...[...problems, ...(drift?.problems ?? [])].map((problem) =>
        problemItem(problem, problem.severity === 'info' ? 6 : 1),
      ),
      ...things.map((thing) => thingItem(thing, rankOf(thing.side))),
    ],
    folded: false,
  };
}

function driftTitleOf(site: string): string {
  return site === '' ? 'A file that could not be read' : md`Site ${code(site)}`.markdown;
}
