import { count, list } from '../words.ts';
import { choose, type Item, type Kept } from './budget.ts';
import { fence, type Markdown, md } from './escape.ts';

/** How much a page may hold, and what it says of the rest. */
export interface PageOptions {
  /** At most this many characters; 60,000 unless told. A comment on GitHub may have 65,536. */
  readonly budget?: number;
  /** Where the whole is to be found, as a sentence: said when something had to be left out. */
  readonly whole?: string | Markdown;
}

/** A list of a page, under a title of ours. */
export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
  /** Closed until clicked. */
  readonly folded: boolean;
}

const BUDGET = 60_000;
/** For what the counts of what was left out add to the empty page. */
const SLACK = 400;

/** A page within its budget, at any size: the top as it is, then of the sections what there is room for, by rank. Sections without items are left out. */
export function pageOf(top: string, all: readonly Section[], options: PageOptions): string {
  const sections = all.filter((section) => section.items.length > 0);
  const items = sections.flatMap((section) => section.items);
  const page = (kept: ReadonlyMap<Item, Kept>): string =>
    top + omission(items, kept, options) + sections.map((each) => sectionText(each, kept)).join('');
  return page(choose(items, (options.budget ?? BUDGET) - page(new Map()).length - SLACK));
}

/** A sentence that must not be overlooked. */
export function caution(sentence: string): string {
  return md`> [!CAUTION]\n> **${sentence}**\n\n`.markdown;
}

/** The one command to run next. */
export function nextCommand(command: string): string {
  return `**Next:**\n\n${fence([command], 'sh').markdown}\n\n`;
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
function omission(items: readonly Item[], kept: ReadonlyMap<Item, Kept>, { whole }: PageOptions): string {
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
