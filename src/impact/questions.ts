import { canonical } from '../kernel/hash.ts';
import { cutoffs, HORIZON_DAYS } from './moments.ts';
import { costFor, pairedRewards, type RewardPair } from './offers.ts';
import {
  type Answered,
  type Asked,
  answerTo,
  ascending,
  type BalancesQuestion,
  type CouponsQuestion,
  keyOf,
  type Question,
  type TotalsQuestion,
  type TransactionsQuestion,
} from './population.ts';
import type { Program } from './program.ts';
import { nearBelow } from './segments.ts';
import { budgetOf, type Situation } from './situation.ts';
import { balanceEdges, strataOf } from './strata.ts';

/** Accounts, coupons or transactions of one page. */
export const PAGE = 100;
/** Edges that one search with ten aggregations of fifty buckets can hold. */
const EDGES_A_CALL = 490;
/** What coupons of one reward may take of an estimate. */
const COUPON_CALLS = 10;
/** Round values, so that a distribution can be drawn and sums can be bounded. */
const ROUND = [
  1, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000,
];

export const TOTALS: TotalsQuestion = { ask: 'totals', again: false };
export const TOTALS_AGAIN: TotalsQuestion = { ask: 'totals', again: true };

/**
 * What has still to be asked, given what was answered: put these questions to the site, add the answers, and come again until nothing is left.
 * At most three rounds. A question without an answer to be had is answered with null, and not asked again.
 */
export function nextQuestions(situation: Situation, answered: readonly Answered[]): readonly Asked[] {
  if (situation.changes.length === 0) return [];
  const known = new Set(answered.map(({ question }) => keyOf(question)));
  const open = (asked: readonly Asked[]): readonly Asked[] =>
    asked.filter(({ question }) => !known.has(keyOf(question)));
  const first = open(firstRound(situation));
  if (first.length > 0) return first;
  const second = open(secondRound(situation, answered));
  if (second.length > 0) return second;
  const scanned = answered.some(({ question, read }) => SCANS.includes(question.ask) && read.accounts > 0);
  return scanned ? open([{ question: TOTALS_AGAIN, calls: 1 }]) : [];
}

const SCANS: readonly Question['ask'][] = ['accounts', 'idle'];
/** Calls for asking whether the site counts and filters by tier points. */
const TRIALS = 2;
/** Calls that a page of accounts takes when each has to be turned: their transactions come to about ten a year. */
const TURNING = 11;

/** Balances by every price there is, prices nearly reached, and round values. */
export function balancesQuestion(situation: Situation): BalancesQuestion {
  const pairs = pairedRewards(situation.before, situation.after);
  const prices = balanceEdges(pairs, situation);
  const near = pairs.filter(isTouched).map(({ after }) => costFor(after, situation.after.ladder[0]));
  return {
    ask: 'balances',
    edges: ascending([...prices, ...near.flatMap((cost) => (cost === undefined ? [] : [nearBelow(cost)])), ...ROUND]),
  };
}

/** True when something changes that balances are held against: prices, tiers, expiry, or whether points can be spent at all. */
export function asksBalances({ before, after }: Situation): boolean {
  const held = ({ ladder, windowMonths, expiration, status }: Program): unknown => [
    ladder,
    windowMonths,
    expiration,
    status,
  ];
  return canonical(held(before)) !== canonical(held(after)) || pairedRewards(before, after).some(isTouched);
}

/** Balances of accounts that were idle before a moment: the same bands, without the prices. */
export function idleBalances(idleBefore: string): BalancesQuestion {
  return { ask: 'balances', edges: ROUND, idleBefore };
}

/** The moments of an expiry that changes, earliest first. */
export function idleMoments({ before, after, now }: Situation): readonly string[] {
  if (canonical(before.expiration) === canonical(after.expiration)) return [];
  const [old, fresh] = [cutoffs(before.expiration, now), cutoffs(after.expiration, now)];
  return [...new Set([old?.now, old?.soon, fresh?.now, fresh?.soon])].filter((moment) => moment !== undefined).sort();
}

/** Coupons of a reward that goes, or whose terms or name change. */
export function couponsQuestion({ address, before, after }: RewardPair): CouponsQuestion | undefined {
  if (before?.id === undefined || !isTouched({ address, before, after })) return undefined;
  const names = [...new Set([before.spec.name, ...(after ? [after.spec.name] : [])])];
  return { ask: 'coupons', reward: { address, id: before.id, names } };
}

/** What was earned and redeemed in the last ninety days. */
export function transactionsQuestion({ now }: Situation): TransactionsQuestion {
  return { ask: 'transactions', days: HORIZON_DAYS, until: now };
}

/** True for a reward of which anything differs. */
export function isTouched({ before, after }: RewardPair): boolean {
  return before?.id !== after?.id || canonical(before?.spec) !== canonical(after?.spec);
}

function firstRound(situation: Situation): readonly Asked[] {
  const balances = balancesQuestion(situation);
  const coupons = pairedRewards(situation.before, situation.after).flatMap((pair) => couponsQuestion(pair) ?? []);
  const full = situation.level === 'full';
  const calls = full ? Number.MAX_SAFE_INTEGER : COUPON_CALLS;
  const few = full ? coupons : coupons.slice(0, Math.floor(budgetOf(situation) / (4 * COUPON_CALLS)));
  return [
    { question: TOTALS, calls: 1 },
    ...(asksBalances(situation)
      ? [{ question: balances, calls: Math.ceil((balances.edges.length + 1) / EDGES_A_CALL) }]
      : []),
    ...idleMoments(situation).map((moment) => ({ question: idleBalances(moment), calls: 1 })),
    ...few.map((question) => ({ question, calls })),
    ...(full && situation.assumptions ? [{ question: transactionsQuestion(situation), calls }] : []),
  ];
}

/** What is read account by account: all of it where the budget allows, else each tier's part, as a sample. */
function secondRound(situation: Situation, answered: readonly Answered[]): readonly Asked[] {
  const totals = answerTo(answered, TOTALS)?.answer;
  if (!totals) return [];
  const strata = strataOf(situation, totals).flatMap(({ question }) => question ?? []);
  const pages = strata.map(({ of, turned }) => Math.ceil(of / PAGE) * (turned ? TURNING : 1) + TRIALS);
  const spent = answered.filter(({ question }) => !SCANS.includes(question.ask));
  const left = Math.max(0, budgetOf(situation) - 1 - spent.reduce((all, { read }) => all + read.calls, 0));
  const shares = fairShares(left, pages);
  const rest = left - shares.reduce((a, b) => a + b, 0);
  return [
    ...strata.map((question, index) => ({ question, calls: shares[index] as number })).filter(({ calls }) => calls > 0),
    ...idleScans(situation, answered, rest),
  ];
}

/** Only whole: half of those who lose points says nothing about the sum. */
function idleScans(situation: Situation, answered: readonly Answered[], rest: number): readonly Asked[] {
  const scans = idleMoments(situation).flatMap((before): readonly Asked[] => {
    const found = answerTo(answered, idleBalances(before))?.answer;
    const of = found ? found.counts.slice(1).reduce((a, b) => a + b, 0) : 0;
    return of === 0 ? [] : [{ question: { ask: 'idle', before, of }, calls: Math.ceil(of / PAGE) }];
  });
  let left = rest;
  return scans.filter(({ calls }) => {
    if (calls > left) return false;
    left -= calls;
    return true;
  });
}

/** What each gets of `total`: those that need little all they need, the others the same among them. */
export function fairShares(total: number, needs: readonly number[]): readonly number[] {
  const shares = needs.map(() => 0);
  let left = total;
  const order = [...needs.keys()].sort((a, b) => (needs[a] as number) - (needs[b] as number));
  for (const [index, place] of order.entries()) {
    const share = Math.min(needs[place] as number, Math.floor(left / (order.length - index)));
    shares[place] = share;
    left -= share;
  }
  return shares;
}
