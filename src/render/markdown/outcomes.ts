import type { Outcome } from '../../kernel/outcome.ts';
import { type Ending, endingLine, nextAfter } from '../ending.ts';
import { SIGN } from '../view.ts';
import { count } from '../words.ts';
import type { Item } from './budget.ts';
import { code, md } from './escape.ts';
import { headerLine, markdownHeader } from './header.ts';
import { entry, problemItem, problemLines } from './items.ts';
import { caution, nextCommand, type PageOptions, pageOf, type Section } from './page.ts';

export interface OutcomesMarkdownOptions extends PageOptions {
  /** The file as the pull request knows it. */
  readonly file: string;
  /** Digest of what is left to do, when all of it was in the change set that was reviewed: kept in the hidden header. */
  readonly remains?: string;
  /** The one command to run next. */
  readonly command?: string;
}

/** How an apply ended, for the pull request it came from: what failed, what was not tried, what was done, and the one next command. */
export function outcomesMarkdown(ending: Ending, options: OutcomesMarkdownOptions): string {
  const { outcomes, problems = [] } = ending;
  const of = (...statuses: readonly Outcome['status'][]): readonly Outcome[] =>
    outcomes.filter(({ status }) => statuses.includes(status));
  const [failed, left, done] = [of('failed'), of('skipped', 'untried'), of('applied', 'already')];
  const sections: readonly Section[] = [
    { title: `${failed.length} failed`, items: failed.map((each) => outcomeItem(each, 0)), folded: false },
    {
      title: `${count(left.length, 'change')} not tried`,
      items: left.map((each) => outcomeItem(each, 1)),
      folded: false,
    },
    { title: `${count(done.length, 'change')} done`, items: done.map((each) => outcomeItem(each, 3)), folded: true },
    { title: 'Noticed besides', items: problems.map((problem) => problemItem(problem, 2)), folded: true },
  ];
  return pageOf(topOf(ending, options), sections, { whole: 'The journal of the run has it all.', ...options });
}

function topOf(ending: Ending, { file, remains, command }: OutcomesMarkdownOptions): string {
  const { site, outcomes, journal } = ending;
  const header = headerLine(markdownHeader(site, file, 'apply'), { remains });
  const title = md`### ${endingLine(outcomes)}`;
  const where = journal === undefined ? '' : md` · journal ${code(journal)}`;
  const target = md`Site ${code(site)} · file ${code(file)}${where}`;
  const unfinished = outcomes.some(({ status }) => status !== 'applied' && status !== 'already');
  return [
    `${header}\n${title.markdown}\n\n${target.markdown}\n\n`,
    ...(unfinished ? [caution('The site is not what the file says. It stays as it is until somebody goes on.')] : []),
    ...(command === undefined ? sentence(nextAfter(ending)) : [nextCommand(command)]),
  ].join('');
}

function sentence(next: string | undefined): readonly string[] {
  return next === undefined ? [] : [md`**Next:** ${next}\n\n`.markdown];
}

function outcomeItem(outcome: Outcome, rank: number): Item {
  const { change, status } = outcome;
  const because = outcome.status === 'skipped' ? md` (waited for ${code(outcome.because)}, which failed)` : '';
  return {
    brief: entry(md`${code(SIGN[change.op])} **${WORD[status]}** ${change.op} ${code(change.address)}${because}`),
    rank,
    more: () => (outcome.status === 'failed' ? problemLines(outcome.problem) : ''),
  };
}

const WORD: Readonly<Record<Outcome['status'], string>> = {
  applied: 'done',
  already: 'already',
  failed: 'failed',
  skipped: 'skipped',
  untried: 'untried',
};
