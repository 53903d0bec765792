import { isKnown, type Known, movement, type Row, stratumReads } from './movement.ts';
import { type Answered, type Answers, answerTo, type Read, type Totals } from './population.ts';
import { TOTALS, TOTALS_AGAIN, transactionsQuestion } from './questions.ts';
import { type Balances, balancesIn } from './reach.ts';
import type { Situation } from './situation.ts';
import type { Stratum } from './strata.ts';

/** Of the totals, above which a site is said to have moved while it was read. */
const MOVED = 0.005;

/** A situation with what was read, sorted by what it is good for. */
export interface Picture {
  readonly situation: Situation;
  readonly answered: readonly Answered[];
  readonly totals: { readonly answer: Totals; readonly read: Read };
  readonly balances: Balances | undefined;
  readonly strata: readonly (Stratum | Known)[];
  readonly rows: readonly Row[];
  readonly transactions: { readonly answer: Answers['transactions']; readonly read: Read } | undefined;
}

/** Undefined when even the totals are not known: then nothing can be said of anybody. */
export function pictureOf(situation: Situation, answered: readonly Answered[]): Picture | undefined {
  const totals = answerTo(answered, TOTALS);
  if (!totals) return undefined;
  const strata = stratumReads(situation, totals.answer, answered);
  return {
    situation,
    answered,
    totals,
    strata,
    balances: balancesIn(situation, answered),
    rows: movement(situation, totals, strata),
    transactions: answerTo(answered, transactionsQuestion(situation)),
  };
}

/** How tiers were read, in one sentence. */
export function tierMethod(strata: readonly (Stratum | Known)[]): string {
  const known = strata.filter(isKnown);
  if (known.some(({ sample }) => sample)) return 'Tier points of a sample of the tiers concerned, in order of id.';
  return known.length > 0
    ? 'Tier points of every account of the tiers concerned.'
    : 'Accounts per tier, as the site counts them.';
}

/** Whether the totals moved between the first reading and the last; null when they were read once. */
export function isMoving({ answered, totals }: Picture): boolean | null {
  const again = answerTo(answered, TOTALS_AGAIN)?.answer;
  if (!again) return null;
  const moved = (before: number, after: number): boolean => Math.abs(after - before) > MOVED * before;
  const { answer } = totals;
  return moved(answer.accounts, again.accounts) || moved(answer.points.balance, again.points.balance);
}
