/** Types the API can create. Sites may hold others (`COUPON`, `DISCOUNT_PERCENTAGE`, `SPI_DISCOUNT_AMOUNT`, …): readers must survive them. */
export const REWARD_TYPES = ['DISCOUNT_AMOUNT', 'COUPON_REWARD'] as const;
export type RewardType = (typeof REWARD_TYPES)[number];

/** Id under which the documented flexible reward appears; Wix may create it by itself, once a site. */
export const FLEXIBLE_REWARD_ID = '00000000-0000-0000-0001-000000000000';

/** `amount` is a decimal *string* with at most two places. */
export interface WireDiscountAmountConfig {
  readonly tierId?: string | null;
  readonly costInPoints?: number;
  readonly amount?: string;
}

/** A discount at checkout. `amount` beside `configsByTier` is a mirror of the base entry. */
export interface WireDiscountAmount {
  readonly configsByTier?: readonly WireDiscountAmountConfig[];
  readonly amount?: string;
}

/** `amount` is a *number* here, unlike in the checkout discount. */
export interface WireFixedCouponConfig {
  readonly tierId?: string | null;
  readonly costInPoints?: number;
  readonly amount?: number;
}

export interface WirePercentageCouponConfig {
  readonly tierId?: string | null;
  readonly costInPoints?: number;
  readonly percentage?: number;
}

export interface WireFreeShippingConfig {
  readonly tierId?: string | null;
  readonly costInPoints?: number;
}

export interface WireCouponScope {
  readonly namespace?: string;
  readonly group?: { readonly name?: string; readonly entityId?: string | null };
}

/** Exactly one of the three amounts; at most one of `minimumSubtotal` and `scope`. */
export interface WireCouponReward {
  readonly fixedAmount?: { readonly configsByTier?: readonly WireFixedCouponConfig[] };
  readonly percentage?: { readonly configsByTier?: readonly WirePercentageCouponConfig[] };
  readonly freeShipping?: { readonly configsByTier?: readonly WireFreeShippingConfig[] };
  readonly minimumSubtotal?: number | null;
  readonly scope?: WireCouponScope;
  readonly limitedToOneItem?: boolean | null;
  readonly appliesToSubscriptions?: boolean | null;
  readonly discountedCycleCount?: number | null;
}

/** A reward. `type` cannot change after the create; `requiredPoints` is a mirror of the base entry's cost. */
export interface WireReward {
  readonly id?: string;
  readonly name?: string;
  readonly active?: boolean;
  readonly type?: RewardType | (string & {});
  readonly discountAmount?: WireDiscountAmount;
  readonly couponReward?: WireCouponReward;
  readonly requiredPoints?: number;
  readonly revision?: string;
  readonly createdDate?: string;
  readonly updatedDate?: string;
}

/** Cursor paging as asked for. */
export interface WireCursorPaging {
  readonly limit?: number;
  readonly cursor?: string | null;
}

export interface WireSort {
  readonly fieldName?: string;
  readonly order?: 'ASC' | 'DESC';
}

/** Body of `POST /loyalty-rewards/v1/rewards/query` under `query`. */
export interface WireRewardQuery {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly sort?: readonly WireSort[];
  readonly cursorPaging?: WireCursorPaging;
}

/** Cursor paging as answered; `hasNext` comes with queries only. */
export interface WirePagingMetadata {
  readonly count?: number | null;
  readonly cursors?: { readonly next?: string | null; readonly prev?: string | null };
  readonly hasNext?: boolean | null;
}
