import type { Problem } from '../../kernel/problem.ts';
import { agreed } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { changesOf, type FleetReport, type SiteRow, type SiteStatus } from './report.ts';

/** Sites of which the same is to be told. */
export interface Group {
  readonly status: SiteStatus;
  readonly rows: readonly [SiteRow, ...SiteRow[]];
  readonly refused: readonly Problem[];
  readonly views: readonly ChangeView[];
  /** Less was planned than the files ask for. */
  readonly partial: boolean;
}

/** A problem and the sites that have it. */
export interface SharedProblem {
  readonly problem: Problem;
  readonly rows: readonly SiteRow[];
}

const RANK: Readonly<Record<SiteStatus, number>> = { failed: 0, refused: 1, changes: 2, same: 3 };

/** The outliers first: what failed, what is refused, grave changes, and of the rest what the fewest sites have. */
export function groupsOf(report: FleetReport): readonly Group[] {
  const byContent = new Map<string, [SiteRow, ...SiteRow[]]>();
  for (const row of report.sites) {
    const key = JSON.stringify([row.status, row.status === 'same' ? '' : row.digest, row.refused.map(identity)]);
    const rows = byContent.get(key);
    if (rows) rows.push(row);
    else byContent.set(key, [row]);
  }
  const groups = [...byContent.values()].map((rows): Group => {
    const [first] = rows;
    const { status, refused } = first;
    const views = changeViews({ changes: changesOf(report, first) });
    return { status, rows, refused, views, partial: report.config.partial === true };
  });
  return groups.sort(
    (a, b) =>
      RANK[a.status] - RANK[b.status] || Number(isGrave(b)) - Number(isGrave(a)) || a.rows.length - b.rows.length,
  );
}

/** What was found besides, each once, with the sites that have it. */
export function sharedProblems({ sites }: FleetReport): readonly SharedProblem[] {
  const shared = new Map<string, { readonly problem: Problem; readonly rows: SiteRow[] }>();
  for (const row of sites) {
    for (const problem of row.problems.map(agreed)) {
      const key = identity(problem);
      const known = shared.get(key);
      if (!known) shared.set(key, { problem, rows: [row] });
      else if (known.rows.at(-1) !== row) known.rows.push(row);
    }
  }
  return [...shared.values()];
}

/** What a site is called, by its file. */
export type Label = (file: string) => string;

/** Names for these sites, as short as they can be: what differs between the paths of their files. */
export function labelsOf(rows: readonly Pick<SiteRow, 'file'>[]): Label {
  const { head, tail } = sharedEnds(rows.map(({ file }) => file.split('/')));
  return (file) => {
    const parts = file.split('/');
    return parts.slice(head, parts.length - tail).join('/');
  };
}

/** The names of some sites, one after the other. */
export function namesOf(rows: readonly Pick<SiteRow, 'file'>[], label: Label): string {
  return rows.map(({ file }) => label(file)).join(', ');
}

/** The files of a report in one word, with a star for what differs between their paths. */
export function patternOf(rows: readonly Pick<SiteRow, 'file'>[]): string {
  const paths = rows.map(({ file }) => file.split('/'));
  const [first = []] = paths;
  if (rows.length === 1) return first.join('/');
  const { head, tail } = sharedEnds(paths);
  const star = paths.every((parts) => parts.length - head - tail === 1) ? '*' : '**';
  return [...first.slice(0, head), star, ...first.slice(first.length - tail)].join('/');
}

/** How many parts all paths begin with, and end with; each keeps at least one of its own. A single path shares none. */
function sharedEnds(paths: readonly (readonly string[])[]): { readonly head: number; readonly tail: number } {
  const head = sharedParts(paths);
  return { head, tail: sharedParts(paths.map((parts) => parts.slice(head).toReversed())) };
}

function sharedParts(paths: readonly (readonly string[])[]): number {
  const [first = [], ...others] = paths;
  if (others.length === 0) return 0;
  const most = Math.min(...paths.map((parts) => parts.length)) - 1;
  const differs = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return differs < 0 ? most : Math.min(differs, most);
}

function isGrave({ views }: Group): boolean {
  return views.some((view) => view.grave);
}

function identity({ code, severity, address = '', path = '', message, place }: Problem): string {
  return JSON.stringify([code, severity, address, path, message, place?.file, place?.line, place?.column]);
}
