import { type Answered, answerTo } from './population.ts';
import { transactionsQuestion } from './questions.ts';
import type { Situation } from './situation.ts';

/** The situation with what the transactions tell where the file declares nothing: the part of earned points that was redeemed. */
export function effectiveAssumptions(situation: Situation, answered: readonly Answered[]): Situation {
  const { assumptions } = situation;
  const rate = assumptions?.redemptionRate === undefined ? redemptionProxy(situation, answered) : undefined;
  return assumptions && rate !== undefined
    ? { ...situation, assumptions: { ...assumptions, redemptionRate: rate } }
    : situation;
}

/** Redeemed over earned in the last ninety days, at most 1; undefined when nothing was earned, or nobody asked. */
export function redemptionProxy(situation: Situation, answered: readonly Answered[]): string | undefined {
  const found = answerTo(answered, transactionsQuestion(situation))?.answer;
  if (!found || found.earned <= 0) return undefined;
  return Math.min(1, found.redeemed / found.earned).toFixed(4);
}
