import type { ThingDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import type { Item } from '../markdown/budget.ts';
import { code, fence, type Markdown, md } from '../markdown/escape.ts';
import { headerLine, markdownHeader } from '../markdown/header.ts';
import { entry, inside, nameItem, problemItem } from '../markdown/items.ts';
import { nextCommand, type PageOptions, pageOf, type Section } from '../markdown/page.ts';
import { count } from '../words.ts';
import { driftHeadline, driftLines, GROUPS, signOf, type ValueLabel, wordOf } from './view.ts';

export interface DriftMarkdownOptions extends PageOptions {
  /** The file as the repository knows it; the document's own unless told. */
  readonly file?: string;
  /** The one command to run next. */
  readonly command?: string;
}

const LINES = 40;

/** A drift for an issue, a comment or a step's summary: valid markdown within the budget, at any size. */
export function driftMarkdown(document: DriftDocument, options: DriftMarkdownOptions = {}): string {
  const { file = document.config.path, command } = options;
  const { site, base, verdict, things } = document;
  const header = headerLine(markdownHeader(site, file, 'drift'), { verdict });
  const against = base === null ? md`` : md` · base ${code(base.given)}`;
  const target = md`Site ${code(site)} · file ${code(file)}${against}`;
  const top = `${header}\n${md`### ${driftHeadline(document)}`.markdown}\n\n${target.markdown}\n\n`;
  return pageOf(top + (command === undefined ? '' : nextCommand(command)), sectionsOf(document, things), {
    whole: md`${code('loyalty drift')} on a terminal, or as JSON, is whole.`,
    ...options,
  });
}

function sectionsOf(document: DriftDocument, things: readonly ThingDrift[]): readonly Section[] {
  const { unmanaged, ignored, problems } = document;
  const told = GROUPS.map(({ side, title, says }, rank) => ({
    title: `${title}: ${says}`,
    items: things.filter((thing) => thing.side === side).map((thing) => thingItem(thing, rank + 1)),
    folded: side === 'ours',
  }));
  return [
    ...told,
    {
      title: count(problems.length, 'remark'),
      items: problems.map((problem) => problemItem(problem, problem.severity === 'info' ? 6 : 0)),
      folded: true,
    },
    {
      title: `${count(unmanaged.length, 'thing')} on the site and not in the file: no drift`,
      items: unmanaged.map((address) => nameItem(address, 7)),
      folded: true,
    },
    {
      title: `${count(ignored.length, 'thing')} ignored, as the file says`,
      items: ignored.map((address) => nameItem(address, 7)),
      folded: true,
    },
  ];
}

/** A thing that drifted as an item of a list, its attributes as a coloured difference. */
export function thingItem(thing: ThingDrift, rank: number): Item {
  const name = thing.name === '' ? md`` : md` ${code(thing.name)}`;
  const head = md`${code(signOf(thing))} **${wordOf(thing)}** ${code(thing.address)}${name}`;
  return { brief: entry(head), rank, more: () => inside(differences(thing)) };
}

/** As a coloured difference: `-` is what the file says, `+` what the site has. */
function differences(thing: ThingDrift): readonly Markdown[] {
  const lines = driftLines(thing);
  if (lines.length === 0) return [];
  const shown = lines
    .slice(0, LINES)
    .flatMap(({ path, values }) => values.map(([label, value]) => `${SIGNS[label]} ${label} ${path}: ${value}`));
  const rest = lines.length > LINES ? [`  … and ${count(lines.length - LINES, 'more attribute')}`] : [];
  return [fence([...shown, ...rest], 'diff')];
}

const SIGNS: Readonly<Record<ValueLabel, string>> = { file: '-', site: '+', was: ' ' };
