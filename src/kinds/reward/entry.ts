import type { Identity } from '../../kernel/kind.ts';

/** An amount as the file may write it. */
export type Written = number | string;

/** What a coupon is limited to, as the schema lets it through. */
export interface ScopeEntry {
  readonly namespace: string;
  readonly group?: string;
  readonly entityId?: string;
}

/** A coupon as the schema lets it through. `Amount` is `string` once every amount is in its canonical spelling. */
export interface CouponEntry<Amount = Written> {
  readonly fixedAmount?: Amount;
  readonly percentage?: Amount;
  readonly freeShipping?: true;
  readonly minimumSubtotal?: Amount;
  readonly scope?: ScopeEntry;
  readonly limitedToOneItem?: boolean;
  readonly appliesToSubscriptions?: boolean;
  readonly discountedCycleCount?: number;
}

/** One entry of `byTier` as the schema lets it through. */
export interface OfferEntry<Amount = Written> {
  readonly costInPoints?: number;
  readonly fixedAmount?: Amount;
  readonly percentage?: Amount;
  readonly amount?: Amount;
}

/** A reward as the schema lets it through. */
export interface RewardEntry<Amount = Written> extends Identity {
  readonly name?: string;
  readonly active?: boolean;
  readonly costInPoints?: number;
  readonly coupon?: CouponEntry<Amount>;
  readonly discount?: { readonly amount?: Amount };
  readonly byTier?: { readonly [tier: string]: OfferEntry<Amount> };
}
