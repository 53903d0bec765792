import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { aloneOf } from '../alone.ts';
import { impactLines } from '../impact/lines.ts';
import { headline, refusal, tally, type Verdict, verdictOf } from '../verdict.ts';
import { type ChangeView, changeViews } from '../view.ts';
import { count, list } from '../words.ts';
import { choose, type Item, type Kept } from './budget.ts';
import { code, md } from './escape.ts';
import { changeItem, nameItem, problemItem, sentenceItem } from './items.ts';

export interface PlanMarkdownOptions {
  /** At most this many characters; 60,000 unless told. A pull-request comment may have 65,536. */
  readonly budget?: number;
  /** The file as the pull request knows it; the document's own unless told. */
  readonly file?: string;
  /** What still refuses the plan after the consents given; by default everything that could. */
  readonly refused?: readonly Problem[];
  /** Where the whole plan is to be found, as a sentence: said when something had to be left out. */
  readonly whole?: string;
}

interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  /** Closed until clicked. */
  readonly folded: boolean;
}

const BUDGET = 60_000;
/** For what the counts of what was left out add to the empty page. */
const SLACK = 400;
/** More of these than this are folded away. */
const OPEN = 15;

/** The beginning of every comment about this site and file, by which it is found again. */
export function markdownHeader(site: string, file: string): string {
  return `<!-- loyalty:plan site=${hidden(site)} file=${hidden(file)} `;
}

/** A plan for a pull request: valid markdown within the budget, at any size; what had to be left out is counted. */
export function planMarkdown(document: PlanDocument, options: PlanMarkdownOptions = {}): string {
  const verdict = verdictOf(document, options.refused);
  const sections = sectionsOf(document, verdict);
  const items = sections.flatMap((section) => section.items);
  const top = topOf(document, verdict, options.file ?? document.config.path);
  const none = new Map<Item, Kept>();
  const page = (kept: ReadonlyMap<Item, Kept>): string =>
    top + omission(items, kept, options) + sections.map((each) => sectionText(each, kept)).join('');
  return page(choose(items, (options.budget ?? BUDGET) - page(none).length - SLACK));
}

function topOf(document: PlanDocument, verdict: Verdict, file: string): string {
  const header = `${markdownHeader(document.site, file)}digest=${hidden(document.digest)} -->`;
  const title = md`### ${headline(document, verdict)}`;
  const target = md`Site ${code(document.site)} · file ${code(file)} · change set ${code(document.digest)}`;
  const refused = verdict.refused.length === 0 ? '' : md`> [!CAUTION]\n> **${refusal(verdict.refused)}**\n\n`.markdown;
  return `${header}\n${title.markdown}\n\n${target.markdown}\n\n${refused}`;
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
    {
      title: 'What it does to customers',
      items: impactLines(document).map(({ about, says }) => sentenceItem(`${about}: ${says}`, 2)),
      folded: false,
    },
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
  ].filter((section) => section.items.length > 0);
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

function sectionText({ title, items, folded }: Section, kept: ReadonlyMap<Item, Kept>): string {
  const shown = items.filter((item) => isShown(item, kept));
  const rest = items.length - shown.length;
  const body = [
    ...shown.map((item) => item.brief + (kept.get(item) === 'whole' ? item.more() : '')),
    ...(rest === 0 ? [] : [`- … and ${rest} more\n`]),
  ].join('');
  return folded ? `<details><summary>${title}</summary>\n\n${body}\n</details>\n\n` : `#### ${title}\n\n${body}\n`;
}

/** What the budget did not let through. */
function omission(items: readonly Item[], kept: ReadonlyMap<Item, Kept>, { whole }: PlanMarkdownOptions): string {
  const missing = items.filter((item) => !isShown(item, kept)).length;
  const shortened = items.filter((item) => kept.get(item) === 'brief' && item.more() !== '').length;
  if (missing + shortened === 0) return '';
  const parts = [
    ...(missing === 0 ? [] : [`${count(missing, 'entry', 'entries')} left out`]),
    ...(shortened === 0 ? [] : [`${count(shortened, 'entry', 'entries')} told without details`]),
  ];
  return md`**Shortened to fit:** ${list(parts)}. ${whole ?? 'The plan on a terminal, or as JSON, is whole.'}\n\n`
    .markdown;
}

function isShown(item: Item, kept: ReadonlyMap<Item, Kept>): boolean {
  return (kept.get(item) ?? 'nothing') !== 'nothing';
}

/** A value inside an HTML comment: nothing that could end it. */
function hidden(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/--/g, '-%2D')
    .replace(/%2F/g, '/');
}
