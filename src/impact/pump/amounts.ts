import { compare, type Ratio } from '../ratio.ts';

/** The value, or the bound if it is below that. */
export function atLeast(value: Ratio, bound: Ratio): Ratio {
  return compare(value, bound) < 0 ? bound : value;
}

/** Every different amount, ascending. */
export function ascendingRatios(values: readonly Ratio[]): readonly Ratio[] {
  const sorted = [...values].sort(compare);
  return sorted.filter((value, index) => index === 0 || compare(value, sorted[index - 1] as Ratio) !== 0);
}

/** A whole number as a fraction. */
export function whole(value: bigint): Ratio {
  return { n: value, d: 1n };
}
