/** Inclusive bounds of a length or a number. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Every documented length, range and count. Lengths are in UTF-16 units, as JavaScript counts. */
export const LIMITS = {
  programName: { min: 2, max: 50 },
  pointsName: { min: 0, max: 20 },
  monthsOfInactivity: { min: 1, max: 12 },
  expiringPointsPercentage: { min: 1, max: 100 },
  ruleTitle: { min: 1, max: 50 },
  trigger: { min: 1, max: 80 },
  /** Entries of one per-tier list of a rule: twenty tiers and the base tier. */
  ruleConfigs: { min: 1, max: 21 },
  /** Not documented: what is assumed of points and money in rules. */
  rulePoints: { min: 1, max: 9_999_999 },
  ruleMoneyAmount: { min: 1, max: 9_999_999 },
  rewardName: { min: 1, max: 50 },
  rewardConfigs: { min: 1, max: 21 },
  costInPoints: { min: 1, max: 9_999_999 },
  couponFixedAmount: { min: 0.01, max: Number.MAX_SAFE_INTEGER },
  /** Not documented: above nothing, up to everything. */
  couponPercentage: { min: 0.01, max: 100 },
  discountedCycleCount: { min: 1, max: 999 },
  tierName: { min: 1, max: 50 },
  tierDescription: { min: 0, max: 70 },
  requiredPoints: { min: 0, max: 9_999_999 },
  /** The annotation says 1 to 36, the text 12 to 36: stay inside both. */
  rollingWindowMonths: { min: 12, max: 36 },
  rollingWindowMonthsAnnotated: { min: 1, max: 36 },
  earnAmount: { min: 1, max: 9_999_999 },
  adjustAmount: { min: -9_999_999, max: 9_999_999 },
  adjustBalance: { min: 0, max: 999_999_999 },
  transactionDescription: { min: 1, max: 100 },
  appId: { min: 1, max: 100 },
  /** The request takes 256, the stored transaction 128: stay inside both. */
  idempotencyKey: { min: 1, max: 128 },
  idempotencyKeyAnnotated: { min: 1, max: 256 },
  activityType: { min: 0, max: 100 },
  orderId: { min: 0, max: 512 },
  socialChannel: { min: 0, max: 32 },
  listedContactIds: { min: 0, max: 50 },
} as const satisfies Record<string, Bounds>;

/** Places after the point of a checkout discount's amount. */
export const DISCOUNT_DECIMALS = 2;

/** Items of one bulk create. */
export const BULK_LIMITS = { tiers: 20, rewards: 10, earningRules: 100 } as const;

/** Page sizes of reward lists and queries. */
export const PAGE_LIMITS = { max: 100, queryDefault: 50, cursorLength: 16_000, sortFields: 5 } as const;

/** Tiers of a site, inferred from the bulk size and the per-tier lists. */
export const MAX_TIERS = 20;

/** Channels a member can follow. */
export const MAX_FOLLOWED_CHANNELS = 5;

/** Wix's published allowance for one app on one site. */
export const REQUESTS_PER_MINUTE = 200;
