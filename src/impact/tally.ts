import type { Read } from './population.ts';

/** A number of accounts, or of points, with what is known of it. Raw: what leaves this folder goes through `figure.ts`. */
export interface Tally {
  /** Equal to `high` unless only bounds are known. */
  readonly low: number;
  readonly value: number;
  readonly high: number;
  /** Half the width of the interval that holds it with 95 %; 0 where nothing was sampled. */
  readonly spread: number;
  readonly reads: readonly Read[];
}

/** A number that was counted. */
export function counted(value: number, reads: readonly Read[]): Tally {
  return { low: value, value, high: value, spread: 0, reads };
}

/** A number of which only the ends are known. The worse end, `high`, is its value. */
export function between(low: number, high: number, reads: readonly Read[]): Tally {
  return { low, value: high, high, spread: 0, reads };
}

/** A part of a sample, blown up to the `of` it was drawn from. */
export function sampled(hits: number, seen: number, of: number, reads: readonly Read[]): Tally {
  const value = (hits / seen) * of;
  return { low: value, value, high: value, spread: seen >= of ? 0 : Math.min(margin(seen), 1) * of, reads };
}

/** All of them together. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (of: (tally: Tally) => number): number => tallies.reduce((total, one) => total + of(one), 0);
  return {
    low: add(({ low }) => low),
    value: add(({ value }) => value),
    high: add(({ high }) => high),
    spread: add(({ spread }) => spread),
    reads: [...new Set(tallies.flatMap(({ reads }) => reads))],
  };
}

/** What is left of the first without the second. Never below zero. */
export function less(one: Tally, other: Tally): Tally {
  const left = (value: number): number => Math.max(0, value);
  return {
    low: left(one.low - other.high),
    value: left(one.value - other.value),
    high: left(one.high - other.low),
    spread: one.spread + other.spread,
    reads: [...new Set([...one.reads, ...other.reads])],
  };
}

/**
 * How far a share found among `n` sampled accounts may be from the truth, with 95 %: by the inequality of Dvoretzky, Kiefer and Wolfowitz for the
 * whole distribution, and by Hoeffding's, which is the same number, for any one share. 0.0192 for 5,000.
 */
export function margin(n: number): number {
  return Math.sqrt(Math.log(2 / 0.05) / (2 * n));
}

/** Whole parts of a whole `total` in proportion to `weights`: they sum to it, and each is less than one off. */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((a, b) => a + b, 0);
  if (all <= 0) return weights.map((_, index) => (index === 0 ? total : 0));
  const exact = weights.map((weight) => (weight / all) * total);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((a, b) => a + b, 0);
  const neediest = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, missing);
  return parts.map((part, index) => part + Number(neediest.some((one) => one.index === index)));
}
