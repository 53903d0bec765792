import type { Earning } from '../actions.ts';
import type { Assumptions } from '../assumptions.ts';
import { ceil, exact, floor, ONE, over, plus, type Ratio, times } from '../ratio.ts';
import { ascendingRatios, atLeast } from './amounts.ts';

/** A way to round fractions of points. */
export type Rounding = NonNullable<Assumptions['rounding']>;

const HALF: Ratio = { n: 1n, d: 2n };
const CENT: Ratio = { n: 1n, d: 100n };

/**
 * Points for an order of this amount. Rounding down takes whole units of money first, so that 4.99 at ten for one are 40 points; how Wix rounds
 * is not documented.
 */
export function pointsFor({ points, per }: Earning, amount: Ratio, rounding: Rounding): bigint {
  if (per === undefined) return BigInt(points);
  const rate = over(exact(points), exact(per));
  if (rounding === 'floor') return floor(times({ n: floor(amount), d: 1n }, rate));
  const exactly = times(amount, rate);
  return rounding === 'ceil' ? ceil(exactly) : floor(plus(exactly, HALF));
}

/** Order sizes at which splitting orders may pay: the smallest, the steps of the rule, the usual one. None below `smallest`. */
export function orderSizes({ points, per }: Earning, smallest: Ratio, usual: Ratio | undefined): readonly Ratio[] {
  if (per === undefined) return [smallest];
  const onePoint = over(exact(per), exact(points));
  const steps = [onePoint, times(onePoint, HALF)].flatMap((step) => [upTo(step, ONE), upTo(step, CENT)]);
  return ascendingRatios(
    [smallest, exact(per), ...(usual ? [usual] : []), ...steps].map((size) => atLeast(size, smallest)),
  );
}

/** The next multiple of a unit. */
function upTo(value: Ratio, unit: Ratio): Ratio {
  return times({ n: ceil(over(value, unit)), d: 1n }, unit);
}
