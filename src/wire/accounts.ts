/** Totals of one account or, in the program's totals, of all. All are whole numbers; `adjusted` may be below zero. */
export interface WirePoints {
  readonly balance: number;
  readonly earned: number;
  readonly adjusted: number;
  readonly redeemed: number;
  readonly expired?: number;
}

/** The account's tier; without an id it is the base tier. `points` is what was earned and adjusted within the rolling window. */
export interface WireAccountTier {
  readonly id?: string | null;
  readonly updatedDate?: string;
  readonly points?: number;
}

/** A copy of the contact in the account. */
export interface WireAccountContact {
  readonly id?: string;
  readonly name?: string | null;
  readonly email?: string | null;
  readonly displayName?: string | null;
}

/** A loyalty account: one a contact. All fields are read-only. */
export interface WireAccount {
  readonly id: string;
  readonly contactId: string;
  readonly memberId?: string | null;
  readonly points: WirePoints;
  readonly rewardAvailable?: boolean;
  readonly createdDate: string;
  readonly updatedDate: string;
  readonly lastActivityDate?: string | null;
  readonly revision: string;
  readonly tier?: WireAccountTier;
  readonly contact?: WireAccountContact;
  readonly pointsExpiration?: { readonly expirationDate?: string; readonly expiringPointsAmount?: number };
}

/** The answer of `GET …/accounts/program-totals`. The row without an id is the base tier. */
export interface WireProgramTotals {
  readonly points: WirePoints;
  readonly tierTotals: readonly { readonly id?: string | null; readonly numberOfAccounts: number }[];
}

export const TRANSACTION_TYPES = ['UNKNOWN', 'EARN', 'REDEEM', 'ADJUST', 'REFUND', 'EXPIRE'] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** One entry of the ledger; `amount` is below zero where points went. Exactly one of the `…Info` fields is there. */
export interface WireTransaction {
  readonly id: string;
  readonly accountId: string;
  readonly createdDate: string;
  readonly amount: number;
  readonly transactionType: TransactionType | (string & {});
  readonly description?: string | null;
  readonly idempotencyKey?: string | null;
  readonly earnInfo?: {
    readonly appId?: string;
    readonly activityType?: string;
    readonly orderId?: string;
    readonly followedSocialMedia?: { readonly channel?: string };
  };
  readonly redeemInfo?: {
    readonly rewardId?: string;
    readonly rewardType?: string;
    readonly referenceEntityId?: string;
  };
  readonly adjustInfo?: { readonly appId?: string; readonly amountBefore: number; readonly amountAfter: number };
  readonly refundInfo?: { readonly appId?: string; readonly refundedTransactionId?: string };
  readonly expireInfo?: { readonly amountBefore: number; readonly amountAfter: number };
}

export const COUPON_STATUSES = ['UNKNOWN', 'ACTIVE', 'APPLIED', 'ARCHIVED', 'PENDING', 'FAILED'] as const;
export type CouponStatus = (typeof COUPON_STATUSES)[number];

/** What the reference coupon gives: exactly one of the values, at most one of scope and minimum. */
export interface WireCouponSpecification {
  readonly moneyOffAmount?: number;
  readonly percentOffRate?: number;
  readonly freeShipping?: boolean;
  readonly minimumSubtotal?: number;
  readonly scope?: unknown;
  readonly name?: string;
  readonly type?: 'MONEY_OFF_AMOUNT' | 'PERCENT_OFF_RATE' | 'FREE_SHIPPING' | (string & {});
  readonly limitedToOneItem?: boolean;
  readonly appliesToSubscriptions?: boolean;
  readonly discountedCycleCount?: number;
}

/** A coupon got for points. `rewardName` is the reward's name when it was redeemed. */
export interface WireLoyaltyCoupon {
  readonly id: string;
  readonly accountId: string;
  readonly memberId?: string;
  readonly transactionId?: string;
  readonly couponReference: {
    readonly couponId?: string;
    readonly code?: string;
    readonly name?: string;
    readonly specification?: WireCouponSpecification;
    readonly deleted?: boolean;
  };
  readonly status: CouponStatus;
  readonly rewardName: string;
  readonly refundable?: boolean;
  readonly revision: string;
  readonly createdDate: string;
  readonly updatedDate: string;
}
