export interface CouponScopeRule {
  readonly namespace: string;
  /** Groups the namespace knows. */
  readonly groups: readonly string[];
  /** The namespace alone is not a scope. */
  readonly groupRequired: boolean;
  /** A group must name an entity. */
  readonly entityRequired: boolean;
}

/** Scopes a coupon can be limited to. The list is Wix's of today: treat an unknown one as a warning. */
export const COUPON_SCOPES: readonly CouponScopeRule[] = [
  { namespace: 'stores', groups: ['product', 'collection'], groupRequired: false, entityRequired: true },
  { namespace: 'bookings', groups: ['service'], groupRequired: false, entityRequired: true },
  { namespace: 'events', groups: ['event', 'ticket'], groupRequired: true, entityRequired: false },
  { namespace: 'pricingPlans', groups: ['plan'], groupRequired: false, entityRequired: true },
  { namespace: 'restaurants', groups: ['menu', 'menuSection', 'menuItem'], groupRequired: false, entityRequired: true },
];

/** The namespace in which a coupon may cover several billing cycles. */
export const SUBSCRIPTION_NAMESPACE = 'pricingPlans';
