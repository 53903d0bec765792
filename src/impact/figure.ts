import type { Read } from './population.ts';
import { exact, percent, plus, type Ratio, rounded } from './ratio.ts';
import { margin, type Tally } from './tally.ts';

/** Groups of customers smaller than this are never told apart in any output. */
const SMALLEST_GROUP = 5;

/** The code of ISO 4217 for no currency: amounts are told without one. */
export const NO_CURRENCY = 'XXX';

/** A number of customers as it may be shown: whole, or `<5`. */
export type Count = number | '<5';

/** How sure a figure is. Bounded: between two ends, of which it shows the worse. Estimated: from a sample, or by a proxy. */
export type Certainty = 'exact' | 'bounded' | 'estimated';

interface Evidence {
  readonly certainty: Certainty;
  /** Accounts that were looked at one by one. */
  readonly accounts: Count;
  readonly calls: number;
  /** How it was found, in one sentence. */
  readonly method: string;
}

/** How many customers, and how that is known. */
export interface CountFigure extends Evidence {
  readonly value: Count;
  /** Of a bounded figure: the ends. */
  readonly between?: readonly [Count, Count];
  /** Of an estimated one, with 95 %: in accounts, and in points of per cent of those it was drawn from. */
  readonly plusMinus?: { readonly accounts: Count; readonly points: string };
}

/** An amount of money, points, months or per cent as a decimal text. Null: withheld, since it tells of fewer than five customers. */
export interface AmountFigure extends Evidence {
  readonly value: string | null;
  readonly between?: readonly [string, string];
}

/** What is told of a figure, without what it rests on. */
export type Told<Of extends CountFigure | AmountFigure> = Omit<Of, 'accounts' | 'calls' | 'method'>;

/** The figure for a number of customers; `of` is how many it was drawn from. */
export function countFigure(tally: Tally, method: string, of = 0): CountFigure {
  const evidence = evidenceOf(tally, method);
  const value = countOf(tally.value);
  if (evidence.certainty === 'bounded')
    return { value, between: [countOf(tally.low), countOf(tally.high)], ...evidence };
  if (tally.spread === 0) return { value, ...evidence };
  const points = of > 0 ? ((100 * tally.spread) / of).toFixed(2) : '0.00';
  return { value, plusMinus: { accounts: countOf(Math.ceil(tally.spread)), points }, ...evidence };
}

/** The figure for an amount that was reckoned without a look at any customer. */
export function reckoned(value: Ratio, places: number, method: string): AmountFigure {
  return { value: rounded(value, places), certainty: 'exact', accounts: 0, calls: 0, method };
}

/** The figure for an amount that belongs to a group of customers; withheld when the group is too small. */
export function amountFigure(
  amount: { readonly low: Ratio; readonly high: Ratio; readonly places: number },
  group: Tally,
  method: string,
): AmountFigure {
  const [low, high] = [rounded(amount.low, amount.places), rounded(amount.high, amount.places)];
  const evidence = evidenceOf(group, method);
  if (isSmallGroup(group.high)) return { value: null, ...evidence };
  if (low === high) return { value: high, ...evidence };
  return { value: high, between: [low, high], ...evidence, certainty: worst([evidence.certainty, 'bounded']) };
}

/** `36.6`: which part of `of` a number of customers is, in per cent; null when either is too small a group to tell, or only bounded. */
export function shareOf(part: Tally, of: number): string | null {
  if (of < SMALLEST_GROUP || isSmallGroup(part.value) || part.low < part.high) return null;
  return percent({ n: BigInt(Math.round(part.value)), d: BigInt(of) }, 1);
}

/** A number of customers as it may be shown. */
export function countOf(value: number): Count {
  const whole = Math.round(value);
  return isSmallGroup(whole) ? '<5' : whole;
}

/** As people read it: `1,234`, or `<5`. Every output that speaks of a number of customers goes through here. */
export function countText(value: Count): string {
  const count = typeof value === 'number' ? countOf(value) : value;
  return typeof count === 'number' ? String(count).replace(/\B(?=(\d{3})+$)/g, ',') : count;
}

/** `about 352 ± 18 (± 1.92 points)`, `between 0 and 961`, `352`. */
export function figureText(figure: Told<CountFigure>): string {
  if (figure.between) return `between ${countText(figure.between[0])} and ${countText(figure.between[1])}`;
  if (figure.plusMinus) {
    const { accounts, points } = figure.plusMinus;
    return `about ${countText(figure.value)} ± ${countText(accounts)} (± ${points} points of per cent)`;
  }
  return figure.certainty === 'exact' ? countText(figure.value) : `about ${countText(figure.value)}`;
}

/** `1.92`: how far, in points of per cent, a sample of so many accounts may be off. */
export function plusMinusText(sample: number): string {
  return (100 * margin(sample)).toFixed(2);
}

/** The least sure of these. */
export function worst(certainties: readonly Certainty[]): Certainty {
  if (certainties.includes('estimated')) return 'estimated';
  return certainties.includes('bounded') ? 'bounded' : 'exact';
}

function evidenceOf({ low, high, spread, reads }: Tally, method: string): Evidence {
  const own: Certainty = spread > 0 ? 'estimated' : low < high ? 'bounded' : 'exact';
  const total = (of: (read: Read) => number): number => reads.reduce((all, read) => all + of(read), 0);
  return {
    certainty: worst([own, ...reads.map(({ certainty }) => certainty)]),
    accounts: countOf(total(({ accounts }) => accounts)),
    calls: total(({ calls }) => calls),
    method,
  };
}

/** True for a number of customers that is somebody, and too few to be told apart. */
export function isSmallGroup(value: number): boolean {
  return value > 0 && value < SMALLEST_GROUP;
}

/** Two amounts of one currency added up, as decimal texts of two places. Throws a RangeError for anything else. */
export function amountsTogether(one: string, other: string): string {
  return rounded(plus(exact(one), exact(other)), 2);
}
