export const EARNING_RULE_STATUSES = ['UNKNOWN', 'ACTIVE', 'PAUSED'] as const;
export type EarningRuleStatus = (typeof EARNING_RULE_STATUSES)[number];

/** The two automated rules that the API can create, at most one of each. */
export const CUSTOM_EARNING_RULE_TYPES = ['SOCIAL_MEDIA', 'BIRTHDAY'] as const;
export type CustomEarningRuleType = (typeof CUSTOM_EARNING_RULE_TYPES)[number];

/** `tierId` absent or empty means the base tier. */
export interface WireFixedAmountConfig {
  readonly tierId?: string | null;
  readonly points?: number;
}

/** `points` for every `moneyAmount` spent, both integers. */
export interface WireConversionRateConfig {
  readonly tierId?: string | null;
  readonly moneyAmount?: number;
  readonly points?: number;
}

/** `points` beside `configs` is a mirror of the base entry that some answers carry; it is not part of the typed contract. */
export interface WireFixedAmount {
  readonly configs?: readonly WireFixedAmountConfig[];
  readonly points?: number;
}

/** `moneyAmount` and `points` beside `configs` are mirrors of the base entry; `field` belongs to automated rules. */
export interface WireConversionRate {
  readonly configs?: readonly WireConversionRateConfig[];
  readonly field?: string | null;
  readonly moneyAmount?: number;
  readonly points?: number;
}

/** A way to earn points: exactly one of `fixedAmount` and `conversionRate`. */
export interface WireEarningRule {
  readonly id?: string;
  readonly sourceAppId?: string;
  readonly triggerAppId?: string;
  readonly triggerActivityType?: string;
  readonly title?: string;
  readonly status?: EarningRuleStatus;
  readonly fixedAmount?: WireFixedAmount;
  readonly conversionRate?: WireConversionRate;
  readonly revision?: string;
  readonly metadata?: { readonly canBeDeleted?: boolean };
  readonly triggerFilters?: readonly unknown[];
  readonly createdDate?: string;
  readonly updatedDate?: string;
}
