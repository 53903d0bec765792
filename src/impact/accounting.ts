import { exact, minus, over, plus, type Ratio, times } from './ratio.ts';

/** How a sale that gives points is split, by the rules for deferred revenue (IFRS 15, ASC 606). */
export interface Allocation {
  /** What the points would sell for alone: their worth, as far as they are expected to be redeemed. */
  readonly standalone: Ratio;
  /** Booked as revenue at once. */
  readonly goods: Ratio;
  /** Deferred until points are redeemed. */
  readonly points: Ratio;
}

/** Splits sales between the goods and the points given for them. `worth` is of one point, `expected` the part that will be redeemed. */
export function allocate(sales: Ratio, points: Ratio, worth: Ratio, expected: Ratio): Allocation {
  const standalone = times(times(points, worth), expected);
  const deferred = over(times(sales, standalone), plus(sales, standalone));
  return { standalone, goods: minus(sales, deferred), points: deferred };
}

/** What of deferred revenue may be booked now: its part by all points redeemed so far, less what was booked before. */
export function release(deferred: Ratio, redeemedSoFar: number, expectedInAll: number, booked: Ratio): Ratio {
  return minus(over(times(deferred, exact(redeemedSoFar)), exact(expectedInAll)), booked);
}
