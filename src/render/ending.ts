import type { Outcome } from '../kernel/outcome.ts';
import type { Problem } from '../kernel/problem.ts';
import { count, list } from './words.ts';

/** An apply that has come to its end, well or not. */
export interface Ending {
  readonly site: string;
  /** One for each change of the plan. */
  readonly outcomes: readonly Outcome[];
  /** The exit code of the run. */
  readonly exit: number;
  /** What was noticed besides the failures. */
  readonly problems?: readonly Problem[];
  /** Where the run is written down. */
  readonly journal?: string;
  /** The one thing to do next; found out from the outcomes when it is not given. */
  readonly next?: string;
}

/** How many changes came to which end. */
export type Tally = Readonly<Record<Outcome['status'], number>>;

/** Counts outcomes by status; every status is there. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const sums = { applied: 0, already: 0, failed: 0, skipped: 0, untried: 0 };
  for (const { status } of outcomes) sums[status] += 1;
  return sums;
}

/** `Applied 3 changes (2 created, 1 updated).`, and how many failed, were skipped or not tried. */
export function endingLine(outcomes: readonly Outcome[]): string {
  const { applied, already, failed, skipped, untried } = tallyOf(outcomes);
  if (outcomes.length === 0) return 'Nothing to apply.';
  const done = applied + already === 0 ? 'Nothing was applied' : `Applied ${count(applied + already, 'change')}`;
  const detail = [...wordsOf(outcomes), ...counted(already, 'there already')].join(', ');
  const rest = [...counted(failed, 'failed'), ...counted(skipped, 'skipped'), ...counted(untried, 'not tried')];
  return `${done}${detail === '' ? '' : ` (${detail})`}${rest.length === 0 ? '' : `; ${list(rest)}`}.`;
}

/** What to do next; undefined when all is done. */
export function nextAfter({ next, outcomes }: Ending): string | undefined {
  if (next !== undefined) return next;
  const { failed, skipped, untried } = tallyOf(outcomes);
  const again = 'run the same command again: it plans anew and goes on from where the site stands.';
  if (failed > 0) return `Do what is said at each failure, then ${again}`;
  return skipped + untried > 0 ? `To finish, ${again}` : undefined;
}

function wordsOf(outcomes: readonly Outcome[]): readonly string[] {
  const applied = outcomes.filter(({ status }) => status === 'applied').map(({ change }) => change.op);
  const amount = (op: string): number => applied.filter((each) => each === op).length;
  return [
    ...counted(amount('create'), 'created'),
    ...counted(amount('update'), 'updated'),
    ...counted(amount('delete'), 'deleted'),
  ];
}

function counted(amount: number, word: string): readonly string[] {
  return amount === 0 ? [] : [`${amount} ${word}`];
}
