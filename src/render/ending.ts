import type { Outcome } from '../kernel/outcome.ts';
import { count, list } from './words.ts';

/** How many changes came to which end. */
export type Tally = Readonly<Record<Outcome['status'], number>>;

/** Counts outcomes by status; every status is there. */
export function tallyOf(outcomes: readonly Outcome[]): Tally {
  const sums = { applied: 0, already: 0, failed: 0, skipped: 0, untried: 0 };
  for (const { status } of outcomes) sums[status] += 1;
  return sums;
}

/** `Applied 3 changes: 2 created, 1 updated.`, or how far it got. */
export function endingText(outcomes: readonly Outcome[]): string {
  const { applied, already, failed, skipped, untried } = tallyOf(outcomes);
  if (outcomes.length === 0) return 'Nothing to apply.';
  const done = applied + already === 0 ? 'Nothing was applied' : `Applied ${count(applied + already, 'change')}`;
  const detail = [...wordsOf(outcomes), ...(already === 0 ? [] : [`${already} there already`])].join(', ');
  const rest = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ...(untried === 0 ? [] : [`${untried} not tried`]),
  ];
  return `${done}${detail === '' ? '' : ` (${detail})`}${rest.length === 0 ? '' : `; ${list(rest)}`}.`;
}

function wordsOf(outcomes: readonly Outcome[]): readonly string[] {
  const words = { create: 'created', update: 'updated', delete: 'deleted' };
  return (['create', 'update', 'delete'] as const).flatMap((op) => {
    const amount = outcomes.filter(({ status, change }) => status === 'applied' && change.op === op).length;
    return amount === 0 ? [] : [`${amount} ${words[op]}`];
  });
}
