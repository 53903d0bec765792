/** One range of a range aggregation: from it on, and below its end. */
export interface WireRangeBucket {
  readonly from?: number | null;
  readonly to?: number | null;
}

export const SCALAR_TYPES = ['COUNT_DISTINCT', 'MIN', 'MAX'] as const;
export type ScalarType = (typeof SCALAR_TYPES)[number];

export const HISTOGRAM_INTERVALS = ['YEAR', 'MONTH', 'WEEK', 'DAY', 'HOUR', 'MINUTE', 'SECOND'] as const;

/** One aggregation of a search; which of the members counts is said by `type`. There is no sum. */
export interface WireAggregation {
  readonly name?: string | null;
  readonly type?: 'VALUE' | 'RANGE' | 'SCALAR' | 'DATE_HISTOGRAM' | 'NESTED' | (string & {});
  readonly fieldPath?: string;
  readonly value?: {
    readonly sortType?: 'COUNT' | 'VALUE';
    readonly sortDirection?: 'ASC' | 'DESC';
    readonly limit?: number | null;
    readonly missingValues?: 'EXCLUDE' | 'INCLUDE';
    readonly includeOptions?: { readonly addToBucket?: string };
  };
  readonly range?: { readonly buckets?: readonly WireRangeBucket[] };
  readonly scalar?: { readonly type?: ScalarType | (string & {}) };
  readonly dateHistogram?: { readonly interval?: (typeof HISTOGRAM_INTERVALS)[number] | (string & {}) };
  readonly nested?: unknown;
}

/** What a search may hold. */
export const SEARCH_LIMITS = { aggregations: 10, buckets: 50, sortFields: 10, expression: 100, values: 250 } as const;

/** Fields by which accounts are queried; `contact.id` stands in the documentation and not in the typings. */
export const ACCOUNT_QUERY_FIELDS = [
  ...['id', 'contactId', 'memberId', 'contact.id', 'tier.id', 'createdDate', 'lastActivityDate'],
  ...['points.balance', 'points.earned', 'points.adjusted', 'points.redeemed', 'points.expired'],
  ...['pointsExpiration.expirationDate', 'pointsExpiration.expiringPointsAmount'],
] as const;

/** Fields by which accounts are searched. */
export const ACCOUNT_SEARCH_FIELDS = [
  ...['updatedDate', 'contact.id', 'contact.displayName', 'contact.email', 'contact.name', 'lastActivityDate'],
  ...['points.balance', 'points.redeemed', 'pointsExpiration.expirationDate'],
] as const;

/** Fields of an account that a search can aggregate. */
export const ACCOUNT_AGGREGATION_FIELDS = [
  ...['updatedDate', 'contact.id', 'lastActivityDate', 'points.balance', 'points.redeemed'],
  'pointsExpiration.expirationDate',
] as const;

/** Fields in which free text is looked for. */
export const ACCOUNT_TEXT_FIELDS = ['contact.email', 'contact.name'] as const;

export const TRANSACTION_QUERY_FIELDS = [
  ...['id', 'accountId', 'createdDate', 'amount', 'transactionType', 'description', 'idempotencyKey'],
] as const;

export const COUPON_QUERY_FIELDS = [
  ...['accountId', 'memberId', 'transactionId', 'couponReference', 'status', 'rewardName', 'createdDate'],
  'updatedDate',
] as const;
