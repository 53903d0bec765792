import type { Impact } from '../../src/impact/document.ts';
import { impact } from '../../src/impact/impact.ts';
import {
  type AccountsQuestion,
  type Answered,
  type Asked,
  bandOf,
  folding,
  type Question,
  type Read,
  stretches,
  type TierId,
  within,
} from '../../src/impact/population.ts';
import { nextQuestions, PAGE } from '../../src/impact/questions.ts';
import type { Situation } from '../../src/impact/situation.ts';

/** One customer as a site knows them. */
export interface Account {
  readonly tier: TierId;
  readonly tierPoints: number;
  readonly balance: number;
  /** ISO 8601. */
  readonly lastActivity?: string;
}

/** Customers in memory, with what a site can do for its readers. */
export interface Clientele {
  readonly accounts: readonly Account[];
  /** The site counts accounts by tier, tier points and balance. */
  readonly counts?: boolean;
  /** The site filters accounts by tier points. */
  readonly filters?: boolean;
  /** The site tells the greatest balance; true when left out. */
  readonly greatest?: boolean;
  /** Questions it does not answer. */
  readonly refuses?: readonly Question['ask'][];
  /** What it says instead. */
  readonly says?: string;
  readonly coupons?: Readonly<Record<string, { readonly open: number; readonly face: string | null }>>;
  /** The calls do not reach all coupons. */
  readonly couponsCut?: boolean;
  readonly transactions?: {
    readonly earned: number;
    readonly redeemed: number;
    readonly rewards: readonly { readonly id: string; readonly points: number }[];
  };
  /** Points of the new window, by place among the accounts. */
  readonly windowPoints?: readonly number[];
  /** What the totals come to at the second look. */
  readonly later?: { readonly accounts: number; readonly balance: number };
}

/** Asks until nothing is left, as a reader of a site does. */
export function interview(
  situation: Situation,
  clientele: Clientele,
): { readonly answered: readonly Answered[]; readonly rounds: number } {
  let answered: readonly Answered[] = [];
  for (let rounds = 0; ; rounds += 1) {
    const asked = nextQuestions(situation, answered);
    if (asked.length === 0) return { answered, rounds };
    if (rounds > 5) throw new Error('asked without end');
    answered = [...answered, ...asked.map((one) => answer(one, clientele))];
  }
}

/** The impact on these customers. */
export function impactOn(situation: Situation, clientele: Clientele): Impact {
  return impact(situation, interview(situation, clientele).answered);
}

function answer({ question, calls }: Asked, clientele: Clientele): Answered {
  if (clientele.refuses?.includes(question.ask)) {
    const { says } = clientele;
    return { question, answer: null, read: read(0, 1), ...(says !== undefined && { refusal: says }) } as Answered;
  }
  return ANSWERS[question.ask](question as never, clientele, calls);
}

type Answering = {
  readonly [Ask in Question['ask']]: (
    question: Extract<Question, { ask: Ask }>,
    clientele: Clientele,
    calls: number,
  ) => Answered;
};

const ANSWERS: Answering = {
  totals: (question, { accounts, later }) => {
    const tiers = new Map<TierId, number>();
    for (const { tier } of accounts) tiers.set(tier, (tiers.get(tier) ?? 0) + 1);
    const balance = accounts.reduce((all, one) => all + one.balance, 0);
    const changed = question.again ? later : undefined;
    return {
      question,
      answer: {
        accounts: changed?.accounts ?? accounts.length,
        tiers: [...tiers].map(([id, count]) => ({ id, accounts: count })),
        points: { balance: changed?.balance ?? balance, earned: 0, redeemed: 0, adjusted: 0 },
      },
      read: read(0, 1),
    };
  },
  balances: (question, { accounts, greatest = true }) => {
    const counts = Array.from({ length: question.edges.length + 1 }, () => 0);
    const { idleBefore } = question;
    const wanted = accounts.filter(({ lastActivity }) => idleBefore === undefined || isIdle(lastActivity, idleBefore));
    for (const { balance } of wanted) counts[bandOf(balance, question.edges)]! += 1;
    const max = wanted.reduce((most, { balance }) => Math.max(most, balance), 0);
    return { question, answer: { counts, max: idleBefore !== undefined && greatest ? max : null }, read: read(0, 1) };
  },
  accounts: (question, clientele, calls) => {
    const own = placed(question, clientele).filter(({ tier }) => tier === question.tier);
    const parts = stretches(question);
    const fold = folding(question);
    if (clientele.counts && !question.turned && parts.length <= Math.min(calls, Math.ceil(own.length / PAGE))) {
      const cells = parts.map(({ tierPoints, balance, ranges }) => ({
        tierPoints,
        balance,
        accounts: own.filter((one) => within(one.tierPoints, ranges.tierPoints) && within(one.balance, ranges.balance))
          .length,
      }));
      return { question, answer: { cells, seen: 0, complete: true }, read: read(0, parts.length) };
    }
    const wanted = clientele.filters ? own.filter(({ tierPoints }) => within(tierPoints, question.tierPoints)) : own;
    const complete = Math.ceil(wanted.length / PAGE) <= calls;
    const seen = complete ? wanted : shuffled(own).slice(0, calls * PAGE);
    for (const account of seen) fold.add(account);
    return {
      question,
      answer: { cells: fold.cells(), seen: seen.length, complete },
      read: { ...read(seen.length, Math.ceil(seen.length / PAGE)), certainty: complete ? 'exact' : 'estimated' },
    };
  },
  idle: (question, { accounts }) => {
    const idle = accounts.filter(({ lastActivity, balance }) => balance > 0 && isIdle(lastActivity, question.before));
    const points = idle.reduce((all, { balance }) => all + balance, 0);
    return {
      question,
      answer: { accounts: idle.length, points, complete: true },
      read: read(idle.length, Math.ceil(idle.length / PAGE)),
    };
  },
  coupons: (question, { coupons, couponsCut = false }) => ({
    question,
    answer: coupons?.[question.reward.id] ?? { open: 0, face: null },
    read: { ...read(0, 1), certainty: couponsCut ? 'estimated' : 'exact' },
  }),
  transactions: (question, { transactions }) => ({
    question,
    answer: { expired: 0, ...(transactions ?? { earned: 0, redeemed: 0, rewards: [] }) },
    read: read(0, 1),
  }),
};

/** With the points of the window to come, where a question is about it; nobody has any when none are given. */
function placed({ turned }: AccountsQuestion, { accounts, windowPoints = [] }: Clientele): readonly Account[] {
  if (!turned) return accounts;
  return accounts.map((account, place) => ({ ...account, tierPoints: windowPoints[place] ?? 0 }));
}

function isIdle(lastActivity: string | undefined, before: string): boolean {
  return lastActivity !== undefined && lastActivity < before;
}

function read(accounts: number, calls: number): Read {
  return { accounts, calls, certainty: 'exact' };
}

/** In the order of ids that say nothing about the accounts. The same each time. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const key = (index: number): number => ((index + 1) * 2_654_435_761) % 4_294_967_296;
  return items
    .map((item, index) => ({ item, key: key(index) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
