import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type Alone, aloneOf } from '../alone.ts';
import { impactTopics } from '../impact/topics.ts';
import { headline, refusal, SEVERITIES, type Verdict, verdictOf } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { count } from '../words.ts';
import { type ChangeOptions, changeRows, INK } from './changes.ts';
import type { Span } from './ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from './layout.ts';
import { problemRows } from './problems.ts';

export interface PlanTextOptions extends Options, ChangeOptions {
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
  /** What to do next, as a sentence or a command. */
  readonly next?: string;
}

/** Longer lists are only counted, unless all is asked for. */
const LISTED = 10;

/** A plan for a terminal: the gravest changes first, the site in the first and in the last line. */
export function planText(document: PlanDocument, options: PlanTextOptions): string {
  const verdict = verdictOf(document, options.refused);
  const body = [
    ...changeSections(changeViews(document), options),
    ...impactRows(document),
    ...manualRows(verdict.manual),
    ...aloneOf(document).flatMap((alone) => aloneRows(alone, options)),
    ...problemSections(verdict, options),
    ...refusedRows(document, verdict),
    ...(options.next === undefined ? [] : [row(0, ['cyan', 'Next: '], options.next)]),
  ];
  const summary = headlineSpans(document, verdict);
  const last = whole(0, ...summary, ` (site ${document.site})`);
  if (body.length === 0) return lay([last], options);
  const first = whole(0, ['bold', `Site ${document.site}`], ` · ${document.config.path}`);
  return lay([first, whole(0, ...summary), ...refusalLine(verdict), BLANK, ...body, last], options);
}

/** The summary, with each number in the ink of its word. */
function headlineSpans(document: PlanDocument, verdict: Verdict): readonly Span[] {
  const text = headline(document, verdict);
  return text.split(/(\d+ to (?:create|update|delete))/).map((part): Span => {
    const counted = /^(\d+) to (create|update|delete)$/.exec(part);
    if (!counted || counted[1] === '0') return ['bold', part];
    return [INK[counted[2] as 'create'], part];
  });
}

function refusalLine(verdict: Verdict): readonly Row[] {
  return verdict.refused.length === 0 ? [] : [row(0, ['red', refusal(verdict.refused)])];
}

function changeSections(views: readonly ChangeView[], options: ChangeOptions): readonly Row[] {
  const grave = views.filter((view) => view.grave);
  const others = views.filter((view) => !view.grave);
  return [
    ...section('Look at these first', grave, options),
    ...section(grave.length === 0 ? 'Changes' : 'Other changes', others, options),
  ];
}

function section(title: string, views: readonly ChangeView[], options: ChangeOptions): readonly Row[] {
  if (views.length === 0) return [];
  return [row(0, ['bold', title]), BLANK, ...views.flatMap((view) => changeRows(view, options))];
}

function impactRows(document: PlanDocument): readonly Row[] {
  const topics = impactTopics(document);
  if (topics.length === 0) return [];
  const told = topics.flatMap(({ title, lines }) => [
    ...(lines.every(({ says }) => says === '')
      ? lines.map(({ about }) => row(2, about))
      : [
          row(2, ['bold', title]),
          ...lines.map(({ about, says }) => ({ ...row(4, ['dim', about], `: ${says}`), hang: 2 })),
        ]),
    BLANK,
  ]);
  return [row(0, ['bold', 'What it does to customers']), BLANK, ...told];
}

function manualRows(manual: readonly Problem[]): readonly Row[] {
  if (manual.length === 0) return [];
  const title = `${count(manual.length, 'step')} for you to do in the dashboard`;
  return [row(0, ['bold', title]), BLANK, ...manual.flatMap((problem) => [...problemRows(problem, 2), BLANK])];
}

/** What no file can say is the same in every plan: only counted, unless all is asked for. */
function aloneRows({ title, names, items }: Alone, options: ChangeOptions): readonly Row[] {
  const shown = options.verbose || (names && items.length <= LISTED) ? items : [];
  const hint: Span[] =
    shown.length === 0 ? [' ', ['dim', names ? '(-v lists them)' : '(-v lists them, loyalty coverage says why)']] : [];
  return [row(0, title, ...hint), ...shown.map((item) => row(2, ['dim', `· ${item}`])), BLANK];
}

function problemSections(verdict: Verdict, options: ChangeOptions): readonly Row[] {
  return SEVERITIES.flatMap(({ severity, one, many }) => {
    const group = verdict.others.filter((problem) => problem.severity === severity);
    if (group.length === 0) return [];
    const shown = options.verbose || severity === 'error' || severity === 'critical' ? group : group.slice(0, LISTED);
    const hidden = group.length - shown.length;
    return [
      row(0, ['bold', count(group.length, one, many)]),
      BLANK,
      ...shown.flatMap((problem) => [...problemRows(problem, 2), BLANK]),
      ...(hidden === 0 ? [] : [row(2, ['dim', `and ${hidden} more (-v lists them)`]), BLANK]),
    ];
  });
}

function refusedRows(document: PlanDocument, verdict: Verdict): readonly Row[] {
  if (verdict.refused.length === 0) return [];
  return [
    row(0, ['red', refusal(verdict.refused)]),
    BLANK,
    ...verdict.refused.flatMap((problem) => [...problemRows(problem, 2, document.changes), BLANK]),
  ];
}
