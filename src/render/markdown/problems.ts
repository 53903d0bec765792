import type { Problem } from '../../kernel/problem.ts';
import { bySeverity, tally } from '../verdict.ts';
import { problemItem } from './items.ts';
import { type PageOptions, pageOf } from './page.ts';

/** What kept a command from giving its answer, as a page of its own. */
export function problemsMarkdown(problems: readonly Problem[], options: PageOptions = {}): string {
  const items = bySeverity(problems).map((problem, at) => problemItem(problem, at));
  return pageOf(`### Stopped: ${tally(problems)}\n\n`, [{ title: 'Problems', items, folded: false }], options);
}
