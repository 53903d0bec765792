import type { Problem } from '../../kernel/problem.ts';
import { code, md } from '../markdown/escape.ts';
import { headerLine, markdownHeader } from '../markdown/header.ts';
import { changeItem, problemItem, sentenceItem } from '../markdown/items.ts';
import { caution, nextCommand, type PageOptions, pageOf, type Section } from '../markdown/page.ts';
import { agreed, tally } from '../verdict.ts';
import { count } from '../words.ts';
import { type Group, groupsOf, type Label, labelsOf, namesOf, patternOf, sharedProblems } from './groups.ts';
import { IMPACT_TITLE, impactLines } from './impact-lines.ts';
import type { FleetReport, SiteRow } from './report.ts';
import { fleetHeadline, fleetTroubles, groupTitle } from './words.ts';

export interface FleetMarkdownOptions extends PageOptions {
  /** The commit that was planned: kept in the hidden header. */
  readonly head?: string;
  /** Why it was not applied: then the page is about the apply, and not about the plan. */
  readonly stopped?: FleetStopped;
}

/** An apply that wrote nothing. */
export interface FleetStopped {
  readonly problems: readonly Problem[];
  /** The one command to run next. */
  readonly command?: string | undefined;
  /** Digest of what an earlier apply left: kept in the hidden header. */
  readonly remains?: string | undefined;
}

/** Groups beyond this many are one line each. */
const OPEN = 20;
/** Groups with more entries than this are folded away, unless something stands in their way. */
const LONG = 15;

/** The beginning of every comment about the plan of these files, by which it is found again. */
export function fleetHeader(report: FleetReport): string {
  return markdownHeader('*', patternOf(report.sites));
}

/** The beginning of every comment about the apply of these files. */
export function fleetApplyHeader({ sites }: { readonly sites: readonly Pick<SiteRow, 'file'>[] }): string {
  return markdownHeader('*', patternOf(sites), 'apply');
}

/** A plan of many sites for a pull request: the outliers first, sites with the same changes told once; valid markdown within the budget. */
export function fleetMarkdown(report: FleetReport, options: FleetMarkdownOptions = {}): string {
  const { digest } = report;
  const { head, stopped } = options;
  const troubles = fleetTroubles(report);
  const title = md`### ${fleetHeadline(report)}`.markdown;
  const target =
    md`${count(report.sites.length, 'site')} · ${code(patternOf(report.sites))} · change sets ${code(digest)}`.markdown;
  const header =
    stopped === undefined
      ? headerLine(fleetHeader(report), { digest, head })
      : headerLine(fleetApplyHeader(report), { remains: stopped.remains });
  const cautions = [(stopped?.problems.length ?? 0) === 0 ? '' : 'This run wrote nothing to any site.', troubles];
  const top = `${header}\n${title}\n\n${target}\n\n${cautions.map((one) => (one === '' ? '' : caution(one))).join('')}`;
  const next = stopped?.command === undefined ? '' : nextCommand(stopped.command);
  const why = {
    title: 'Why nothing was written',
    items: (stopped?.problems ?? []).map((problem) => problemItem(problem, 0)),
    folded: false,
  };
  return pageOf(top + next, [why, ...sectionsOf(report)], options);
}

function sectionsOf(report: FleetReport): readonly Section[] {
  const label = labelsOf(report.sites);
  const groups = groupsOf(report);
  const changing = groups.filter(({ status }) => status !== 'same');
  const shared = sharedProblems(report);
  const others = [...report.problems.map(agreed), ...shared.map(({ problem }) => problem)];
  return [
    {
      title: 'What stands in the way of all sites',
      items: report.refused.map((problem) => problemItem(problem, 0)),
      folded: false,
    },
    ...changing.slice(0, OPEN).map((group) => groupSection(group, label)),
    {
      title: 'Other sites that change',
      items: changing
        .slice(OPEN)
        .map((group) => sentenceItem(`${groupTitle(group)}: ${namesOf(group.rows, label)}`, 4)),
      folded: false,
    },
    ...groups
      .filter(({ status }) => status === 'same')
      .map((group) => ({
        title: groupTitle(group),
        items: [sentenceItem(namesOf(group.rows, label), 6)],
        folded: true,
      })),
    wavesOf(report, label),
    { title: tally(others), items: [...own(report), ...problems(report, label)], folded: true },
  ];
}

function groupSection(group: Group, label: Label): Section {
  const stuck = group.status === 'failed' || group.status === 'refused';
  return {
    title: groupTitle(group),
    items: [
      sentenceItem(namesOf(group.rows, label), 0),
      ...group.refused.map((problem) => problemItem(problem, 1)),
      ...group.views.map((view) => changeItem({ ...view, reason: '' }, view.grave ? 2 : 4)),
      ...impactLines(group.rows, label).map((line) => sentenceItem(`${IMPACT_TITLE}: ${line}`, 3)),
    ],
    folded: !stuck && group.views.length > LONG,
  };
}

function wavesOf({ waves = [] }: FleetReport, label: Label): Section {
  const items = waves.map((files, index) => sentenceItem(`Wave ${index + 1}: ${files.map(label).join(', ')}`, 5));
  return {
    title: `${waves.length} waves, each looked at before the next`,
    items: waves.length < 2 ? [] : items,
    folded: true,
  };
}

function own({ problems: found }: FleetReport): Section['items'] {
  return found.map(agreed).map((problem) => problemItem(problem, problem.severity === 'info' ? 6 : 3));
}

function problems(report: FleetReport, label: Label): Section['items'] {
  return sharedProblems(report).map(({ problem, rows }) => {
    const everywhere = rows.length > 1 && rows.length === report.sites.length;
    const at = everywhere ? `all ${rows.length} sites` : namesOf(rows, label);
    const { message, ...rest } = problem;
    return problemItem({ ...rest, message: `${message} (At ${at}.)` }, problem.severity === 'info' ? 7 : 5);
  });
}
