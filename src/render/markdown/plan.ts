import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { aloneOf } from '../alone.ts';
import { lineText } from '../impact/lines.ts';
import { impactTopics } from '../impact/topics.ts';
import { headline, refusal, tally, type Verdict, verdictOf } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { count, list } from '../words.ts';
import { code, md } from './escape.ts';
import { headerLine, markdownHeader, type Subject } from './header.ts';
import { changeItem, nameItem, problemItem, sentenceItem } from './items.ts';
import { caution, nextCommand, type PageOptions, pageOf, type Section } from './page.ts';

export interface PlanMarkdownOptions extends PageOptions {
  /** The file as the pull request knows it; the document's own unless told. */
  readonly file?: string;
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
  /** The commit that was planned: kept in the hidden header. */
  readonly head?: string;
  /** Digest of what is left of an apply that broke off: kept in the hidden header. */
  readonly remains?: string;
  /** What the comment is about; `plan` unless told. */
  readonly subject?: Subject;
  /** What must not be overlooked, as a sentence. */
  readonly caution?: string;
  /** The one command to run next. */
  readonly command?: string;
}

/** More of these than this are folded away. */
const OPEN = 15;

/** A plan for a pull request: valid markdown within the budget, at any size; what had to be left out is counted. */
export function planMarkdown(document: PlanDocument, options: PlanMarkdownOptions = {}): string {
  const verdict = verdictOf(document, options.refused);
  return pageOf(topOf(document, verdict, options), sectionsOf(document, verdict), options);
}

function topOf(document: PlanDocument, verdict: Verdict, options: PlanMarkdownOptions): string {
  const { file = document.config.path, subject, head, remains, command } = options;
  const { site, digest } = document;
  const header = headerLine(markdownHeader(site, file, subject), { digest, head, remains });
  const title = md`### ${headline(document, verdict)}`;
  const target = md`Site ${code(site)} · file ${code(file)} · change set ${code(digest)}`;
  const cautions = [
    ...(options.caution === undefined ? [] : [options.caution]),
    ...(verdict.refused.length === 0 ? [] : [refusal(verdict.refused)]),
  ];
  return [
    `${header}\n${title.markdown}\n\n${target.markdown}\n\n`,
    ...cautions.map(caution),
    ...(command === undefined ? [] : [nextCommand(command)]),
  ].join('');
}

function sectionsOf(document: PlanDocument, verdict: Verdict): readonly Section[] {
  const views = changeViews(document);
  const grave = views.filter((view) => view.grave);
  const others = views.filter((view) => !view.grave);
  const refused = verdict.refused.map((problem) => problemItem(problem, 0, document.changes));
  return [
    { title: 'What stands in the way', items: refused, folded: false },
    { title: `Look at these first: ${kindsOf(grave)}`, items: grave.map((view) => changeItem(view, 1)), folded: false },
    {
      title: `${count(others.length, grave.length === 0 ? 'change' : 'other change')}: ${kindsOf(others)}`,
      items: others.map((view) => changeItem(view, 4)),
      folded: others.length > OPEN,
    },
    ...impactTopics(document).map(({ title, lines, grave }, index) => ({
      title: index === 0 ? `What it does to customers: ${title.toLowerCase()}` : title,
      items: lines.map((line) => sentenceItem(lineText(line), grave ? 2 : 5)),
      folded: !grave,
    })),
    {
      title: `${count(verdict.manual.length, 'step')} for you to do in the dashboard`,
      items: verdict.manual.map((problem) => problemItem(problem, 3)),
      folded: false,
    },
    {
      title: tally(verdict.others),
      items: verdict.others.map((problem) => problemItem(problem, problem.severity === 'info' ? 6 : 5)),
      folded: true,
    },
    ...aloneOf(document).map(({ title, items, names }) => ({
      title,
      items: items.map((item) => (names ? nameItem(item, 7) : sentenceItem(item, 7))),
      folded: true,
    })),
  ];
}

function kindsOf(views: readonly ChangeView[]): string {
  const words = ['delete', 'replace', 'update', 'create'] as const;
  return list(
    words
      .map((word) => ({ word, amount: views.filter((view) => view.word === word).length }))
      .filter(({ amount }) => amount > 0)
      .map(({ word, amount }) => `${amount} to ${word}`),
  );
}
