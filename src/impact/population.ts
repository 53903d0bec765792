import { canonical } from '../kernel/hash.ts';

/** The id of a tier as accounts bear it; null for the base tier, which has none. */
export type TierId = string | null;

/** A stretch of whole numbers: `from` belongs to it, `below` does not; open where left out. */
export interface Range {
  readonly from?: number;
  readonly below?: number;
}

/** The sums of the site, and accounts per tier. One call of `getProgramTotals`; `again` is asked after the scans, to see whether the site moved. */
export interface TotalsQuestion {
  readonly ask: 'totals';
  readonly again: boolean;
}

/**
 * How many accounts have a balance in each band between the edges: one search with range buckets. With `idleBefore` (ISO 8601), only accounts
 * whose last activity was before it.
 */
export interface BalancesQuestion {
  readonly ask: 'balances';
  readonly edges: readonly number[];
  readonly idleBefore?: string;
}

/** Accounts of one tier by bands of tier points and balance. What lies outside of `tierPoints` is not needed. */
export interface AccountsQuestion {
  readonly ask: 'accounts';
  readonly tier: TierId;
  readonly tierPoints: Range;
  readonly edges: { readonly tierPoints: readonly number[]; readonly balance: readonly number[] };
  /** Accounts of the tier by the totals. */
  readonly of: number;
  /** Where the window changes: the tier points of each account are to be those that will count then. */
  readonly turned?: Turned;
}

/** Points earned, adjusted or given between two moments (ISO 8601) leave what counts for tiers, or enter it, when the window changes. */
export interface Turned {
  readonly from: string;
  readonly until: string;
  readonly way: 'leave' | 'enter';
}

/** The points that lie on accounts without activity since a moment (ISO 8601): a scan of those accounts. */
export interface IdleQuestion {
  readonly ask: 'idle';
  readonly before: string;
  /** Accounts to be read, by the bands of balances. */
  readonly of: number;
}

/** Coupons of a reward that customers hold and have not used: PENDING or ACTIVE. */
export interface CouponsQuestion {
  readonly ask: 'coupons';
  readonly reward: { readonly address: string; readonly id: string; readonly names: readonly string[] };
}

/** Sums of the site's transactions of so many days before `until` (ISO 8601), and what was redeemed by reward id. */
export interface TransactionsQuestion {
  readonly ask: 'transactions';
  readonly days: number;
  readonly until: string;
}

/** Something the figures need to know of the customers. */
export type Question =
  | TotalsQuestion
  | BalancesQuestion
  | AccountsQuestion
  | IdleQuestion
  | CouponsQuestion
  | TransactionsQuestion;

/** A question with what it may cost: the reader stops at so many calls, and says that its answer is not complete. */
export interface Asked {
  readonly question: Question;
  readonly calls: number;
}

/** What one answer rests on. */
export interface Read {
  /** Records looked at one by one; 0 for what the site counted itself. */
  readonly accounts: number;
  readonly calls: number;
  /** `bounded`: what was counted is a least; `estimated`: a proxy, or a sample. */
  readonly certainty: 'exact' | 'bounded' | 'estimated';
}

export interface Totals {
  readonly accounts: number;
  readonly tiers: readonly { readonly id: TierId; readonly accounts: number }[];
  readonly points: {
    readonly balance: number;
    readonly earned: number;
    readonly redeemed: number;
    readonly adjusted: number;
  };
}

/** Accounts in one band of tier points and one of balance; bands count from 0, below the first edge. */
export interface Cell {
  readonly tierPoints: number;
  readonly balance: number;
  readonly accounts: number;
}

/** What the reader answers to each question. Sums and counts only: nothing of one person. */
export interface Answers {
  readonly totals: Totals;
  /** One count a band, one more than there are edges; `max` is the greatest balance among them, null when it was not asked for. */
  readonly balances: { readonly counts: readonly number[]; readonly max: number | null };
  /**
   * Complete: every account of the tier within `tierPoints`, and perhaps others of the tier. Not complete: the first accounts of the whole tier
   * in order of id, which is a sample without a preference; `seen` says how many.
   */
  readonly accounts: { readonly cells: readonly Cell[]; readonly seen: number; readonly complete: boolean };
  readonly idle: { readonly accounts: number; readonly points: number; readonly complete: boolean };
  /** `open` coupons; `face` is the sum of their amounts as a decimal text, null where they have none (percentages, free shipping). */
  readonly coupons: { readonly open: number; readonly face: string | null };
  readonly transactions: {
    readonly earned: number;
    readonly redeemed: number;
    readonly expired: number;
    readonly rewards: readonly { readonly id: string; readonly points: number }[];
  };
}

/** One question with its answer; an answer of null says that the site, or the budget, would not tell. */
export type Answered = {
  readonly [Ask in Question['ask']]: {
    readonly question: Extract<Question, { readonly ask: Ask }>;
    readonly answer: Answers[Ask] | null;
    readonly read: Read;
    /** Why there is no answer, in the words of the site. */
    readonly refusal?: string;
  };
}[Question['ask']];

/** The name by which the same question is known again. */
export function keyOf(question: Question): string {
  return canonical(question);
}

/** What was answered to a question; undefined while it was not asked, or was not answered. */
export function answerTo<Ask extends Question['ask']>(
  answered: readonly Answered[],
  question: Extract<Question, { readonly ask: Ask }>,
): { readonly answer: Answers[Ask]; readonly read: Read } | undefined {
  const key = keyOf(question);
  const found = answered.find((one) => keyOf(one.question) === key);
  return found?.answer ? { answer: found.answer as Answers[Ask], read: found.read } : undefined;
}

/** The band of a value: how many of the edges, which ascend, are not above it. */
export function bandOf(value: number, edges: readonly number[]): number {
  const band = edges.findIndex((edge) => value < edge);
  return band === -1 ? edges.length : band;
}

/** The stretch that is one band. */
export function rangeOf(band: number, edges: readonly number[]): Range {
  const from = edges[band - 1];
  const below = edges[band];
  return { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) };
}

/** True for a value within the stretch. */
export function within(value: number, { from, below }: Range): boolean {
  return value >= (from ?? Number.NEGATIVE_INFINITY) && value < (below ?? Number.POSITIVE_INFINITY);
}

/** True when one stretch holds all of another. */
export function covers(one: Range, other: Range): boolean {
  const from = (range: Range): number => range.from ?? 0;
  const below = (range: Range): number => range.below ?? Number.POSITIVE_INFINITY;
  return from(one) <= from(other) && below(other) <= below(one);
}

/** Every different number, ascending. */
export function ascending(numbers: Iterable<number>): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Folds accounts into the cells of a question, one by one, so that no account has to be kept. */
export function folding({ edges }: AccountsQuestion): {
  add(account: { readonly tierPoints: number; readonly balance: number }): void;
  cells(): readonly Cell[];
} {
  const counts = new Map<string, Cell>();
  return {
    add: (account) => {
      const tierPoints = bandOf(account.tierPoints, edges.tierPoints);
      const balance = bandOf(account.balance, edges.balance);
      const key = `${tierPoints} ${balance}`;
      counts.set(key, { tierPoints, balance, accounts: (counts.get(key)?.accounts ?? 0) + 1 });
    },
    cells: () => [...counts.values()],
  };
}

/** The stretches to count one by one, where the site can count by tier, tier points and balance: one call each answers the question whole. */
export function stretches({ edges, tierPoints }: AccountsQuestion): readonly {
  readonly tierPoints: number;
  readonly balance: number;
  readonly ranges: { readonly tierPoints: Range; readonly balance: Range };
}[] {
  const bands = (list: readonly number[]): readonly number[] => [...list.keys(), list.length];
  const wanted = bands(edges.tierPoints).filter((band) => overlaps(rangeOf(band, edges.tierPoints), tierPoints));
  return wanted.flatMap((points) =>
    bands(edges.balance).map((balance) => ({
      tierPoints: points,
      balance,
      ranges: { tierPoints: rangeOf(points, edges.tierPoints), balance: rangeOf(balance, edges.balance) },
    })),
  );
}

function overlaps(one: Range, other: Range): boolean {
  const from = Math.max(one.from ?? Number.NEGATIVE_INFINITY, other.from ?? Number.NEGATIVE_INFINITY);
  return from < Math.min(one.below ?? Number.POSITIVE_INFINITY, other.below ?? Number.POSITIVE_INFINITY);
}
