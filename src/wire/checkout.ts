/** Money is a decimal text. */
export interface WirePrice {
  readonly amount: string;
  readonly formattedAmount: string;
}

export interface WireCheckout {
  readonly id: string;
  readonly channelType: string;
  readonly lineItems: readonly Readonly<Record<string, unknown>>[];
  readonly buyerInfo: {
    readonly memberId?: string;
    readonly contactId?: string;
    readonly email?: string;
  };
  readonly priceSummary: {
    readonly subtotal: WirePrice;
    readonly discount: WirePrice;
    readonly total: WirePrice;
  };
  readonly appliedDiscounts: readonly {
    readonly discountType: string;
    readonly lineItemIds: readonly string[];
    readonly coupon: { readonly id: string; readonly code: string; readonly amount: WirePrice; readonly name: string };
  }[];
  readonly currency: string;
  readonly completed: boolean;
  readonly createdDate: string;
  readonly updatedDate: string;
}

export const CHECKOUT_DISCOUNT_STATUSES = [
  ...(['UNKNOWN', 'APPLIED', 'IN_PROGRESS', 'COMPLETED', 'REFUNDED', 'FAILED_TO_REFUND', 'UNUSED'] as const),
  ...(['REFUNDED_DUE_TO_TIMEOUT', 'REFUNDED_DUE_TO_MANUAL_DISCOUNT_REMOVAL', 'SCHEDULED_FOR_REFUND'] as const),
] as const;

/** A reward or a coupon in a checkout. */
export interface WireCheckoutDiscount {
  readonly id: string;
  readonly checkoutId: string;
  readonly rewardId?: string;
  readonly loyaltyCouponId?: string;
  readonly status: (typeof CHECKOUT_DISCOUNT_STATUSES)[number];
  readonly discountType: 'DISCOUNT_AMOUNT' | 'LOYALTY_COUPON' | 'COUPON_REWARD' | 'REFERRAL_REWARD' | 'UNKNOWN';
}
