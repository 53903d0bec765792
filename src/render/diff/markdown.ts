import type { Difference } from '../../kernel/difference.ts';
import { fieldLines } from '../fields.ts';
import { code, fence, md } from '../markdown/escape.ts';
import { entry, inside } from '../markdown/items.ts';
import { type PageOptions, pageOf } from '../markdown/page.ts';
import { type DiffDocument, diffHeadline } from './document.ts';

const SIGNS = { first: '-', second: '+', differs: '~' } as const;

/** Differences as markdown, within the budget at any size. */
export function diffMarkdown(document: DiffDocument, options: PageOptions = {}): string {
  const { first, second, differences } = document;
  const sections = (['differs', 'first', 'second'] as const).map((state) => ({
    title: { differs: 'Not the same', first: 'Only in the first', second: 'Only in the second' }[state],
    items: differences.filter((one) => one.state === state).map(itemOf),
    folded: false,
  }));
  const top = md`### ${diffHeadline(document)}\n\nFirst ${code(first)} · second ${code(second)}\n\n`.markdown;
  return pageOf(top, sections, { whole: md`${code('loyalty diff')} on a terminal, or as JSON, is whole.`, ...options });
}

function itemOf({ address, name, state, fields }: Difference): {
  readonly brief: string;
  readonly rank: number;
  more(): string;
} {
  const named = name === '' ? md`` : md` ${code(name)}`;
  const more = (): string => {
    const lines = state === 'differs' ? fieldLines(fields) : [];
    const shown = lines.flatMap(({ path, before, after }) => [
      ...(before === undefined ? [] : [`- ${path}: ${before}`]),
      ...(after === undefined ? [] : [`+ ${path}: ${after}`]),
    ]);
    return shown.length === 0 ? '' : inside([fence(shown, 'diff')]);
  };
  return { brief: entry(md`${code(SIGNS[state])} ${code(address)}${named}`), rank: state === 'differs' ? 1 : 2, more };
}
