import type { Address } from '../kernel/address.ts';

/** A number of customers or of things of theirs; groups too small to be told apart are `<5`. */
export type Count = number | '<5';

/** Counts by the address of a thing. */
export type CountsBy = { readonly [address: Address]: Count };

/** What the checks may know of the customers: sums and counts, each absent when nobody counted. */
export interface Figures {
  /** Customers in each tier, by its address, `tiers/base` for the base tier: now, and once the plan is applied. */
  readonly tiersBefore?: CountsBy;
  readonly tiersAfter?: CountsBy;
  /** Customers whom the plan sends to a lower tier, by the address of the tier they leave. */
  readonly demoted?: CountsBy;
  /** PENDING and ACTIVE coupons, by the address of the reward. */
  readonly openCoupons?: CountsBy;
  /** Points that would expire within so many days of the apply. */
  readonly expiring?: { readonly days: number; readonly points: number };
  /** What the points in customers' hands may cost, in units of the currency: now, and once the plan is applied. */
  readonly liability?: { readonly before: number; readonly after: number };
  /** A balance that 95 of 100 customers do not reach. */
  readonly balance95?: number;
}

/** A count for comparing: the most that `<5` can be. */
export function sizeOf(count: Count | undefined): number {
  return count === '<5' ? 4 : (count ?? 0);
}

/** `1 customer`, `352 customers`, `fewer than 5 customers`. */
export function counted(count: Count, one: string): string {
  if (count === '<5') return `fewer than 5 ${one}s`;
  return `${grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** A whole number as people read it: `9,022`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
