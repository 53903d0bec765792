import {
  COUPON_SCOPES,
  DISCOUNT_DECIMALS,
  LIMITS,
  REWARD_TYPES,
  SUBSCRIPTION_NAMESPACE,
  type WireReward,
} from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { checkEntries } from '../entries.ts';
import { asObject, isAbsent, type Violations } from '../violations.ts';

type Fields = Readonly<Record<string, unknown>>;

export const COUPON_KINDS = ['fixedAmount', 'percentage', 'freeShipping'] as const;
type CouponKind = (typeof COUPON_KINDS)[number];

/** What each list's entries hold beside the tier. */
export const ENTRY_KEYS = {
  discountAmount: ['costInPoints', 'amount'],
  fixedAmount: ['costInPoints', 'amount'],
  percentage: ['costInPoints', 'percentage'],
  freeShipping: ['costInPoints'],
} as const;

const DECIMAL = new RegExp(`^\\d+(\\.\\d{1,${DISCOUNT_DECIMALS}})?$`);

function checkCost(violations: Violations, at: string, entry: Fields): void {
  violations.required(`${at}.costInPoints`, entry.costInPoints);
  violations.integer(`${at}.costInPoints`, entry.costInPoints, LIMITS.costInPoints);
}

function checkDiscount(violations: Violations, call: Call, sent: unknown, before?: WireReward): void {
  checkEntries(violations, call, {
    field: 'reward.discountAmount.configsByTier',
    sent: asObject(sent).configsByTier,
    before: before?.discountAmount?.configsByTier,
    size: LIMITS.rewardConfigs,
    each: (found, at, entry) => {
      checkCost(found, at, entry);
      const { amount } = entry;
      if (!found.required(`${at}.amount`, amount)) return;
      if (typeof amount !== 'string' || !DECIMAL.test(amount))
        found.add(`${at}.amount`, 'must be a decimal string with at most 2 places', 'FORMAT');
      else if (Number(amount) <= 0) found.add(`${at}.amount`, 'must be above 0', 'MIN', 0);
    },
  });
}

const VALUES: Record<
  CouponKind,
  { readonly key: 'amount' | 'percentage'; readonly bounds: { min: number; max: number } } | null
> = {
  fixedAmount: { key: 'amount', bounds: LIMITS.couponFixedAmount },
  percentage: { key: 'percentage', bounds: LIMITS.couponPercentage },
  freeShipping: null,
};

function checkScope(violations: Violations, scope: Fields): void {
  const at = 'reward.couponReward.scope';
  const rule = COUPON_SCOPES.find(({ namespace }) => namespace === scope.namespace);
  if (!violations.required(`${at}.namespace`, scope.namespace)) return;
  if (rule === undefined) {
    violations.add(`${at}.namespace`, 'is not known');
    return;
  }
  if (isAbsent(scope.group)) {
    if (rule.groupRequired) violations.required(`${at}.group`, scope.group);
    return;
  }
  const { name, entityId } = asObject(scope.group);
  violations.required(`${at}.group.name`, name);
  violations.oneOf(`${at}.group.name`, name, rule.groups);
  if (rule.entityRequired) violations.required(`${at}.group.entityId`, entityId);
}

function checkCoupon(violations: Violations, call: Call, coupon: Fields, before?: WireReward): void {
  const at = 'reward.couponReward';
  const kinds = COUPON_KINDS.filter((kind) => !isAbsent(coupon[kind]));
  if (kinds.length !== 1) violations.add(at, `must have exactly one of ${COUPON_KINDS.join(', ')}`, 'ONE_OF');
  for (const kind of kinds) {
    const value = VALUES[kind];
    checkEntries(violations, call, {
      field: `${at}.${kind}.configsByTier`,
      sent: asObject(coupon[kind]).configsByTier,
      before: before?.couponReward?.[kind]?.configsByTier,
      size: LIMITS.rewardConfigs,
      each: (found, entryAt, entry) => {
        checkCost(found, entryAt, entry);
        if (value === null) return;
        found.required(`${entryAt}.${value.key}`, entry[value.key]);
        found.number(`${entryAt}.${value.key}`, entry[value.key], value.bounds);
      },
    });
  }
  const { minimumSubtotal, scope, limitedToOneItem, appliesToSubscriptions, discountedCycleCount } = coupon;
  violations.number(`${at}.minimumSubtotal`, minimumSubtotal, { min: 0, max: Number.MAX_SAFE_INTEGER });
  if (!isAbsent(minimumSubtotal) && !isAbsent(scope))
    violations.add(`${at}.scope`, 'excludes minimumSubtotal', 'ONE_OF');
  if (!isAbsent(scope)) checkScope(violations, asObject(scope));
  if (!isAbsent(scope) && kinds.includes('freeShipping') && call.switches.scopedFreeShipping === 'refused') {
    violations.add(`${at}.scope`, 'is not possible with free shipping');
  }
  violations.boolean(`${at}.limitedToOneItem`, limitedToOneItem);
  violations.boolean(`${at}.appliesToSubscriptions`, appliesToSubscriptions);
  violations.integer(`${at}.discountedCycleCount`, discountedCycleCount, LIMITS.discountedCycleCount);
  const cycles = appliesToSubscriptions === true && asObject(scope).namespace === SUBSCRIPTION_NAMESPACE;
  if (!isAbsent(discountedCycleCount) && !cycles)
    violations.add(`${at}.discountedCycleCount`, 'is for subscriptions of pricing plans only');
}

/** Checks a complete reward of one of the types the API knows; of other types only name and active. */
export function checkReward(violations: Violations, call: Call, reward: Fields, before?: WireReward): void {
  violations.required('reward.name', reward.name);
  violations.text('reward.name', reward.name, LIMITS.rewardName);
  violations.boolean('reward.active', reward.active);
  if (before !== undefined && !REWARD_TYPES.includes(before.type as never)) return;
  violations.required('reward.type', reward.type);
  violations.oneOf('reward.type', reward.type, REWARD_TYPES);
  const discount = !isAbsent(reward.discountAmount);
  const coupon = !isAbsent(reward.couponReward);
  const fits = reward.type === 'DISCOUNT_AMOUNT' ? discount && !coupon : coupon && !discount;
  if (!fits) violations.add('reward', 'must have exactly the discountAmount or couponReward of its type', 'ONE_OF');
  if (discount) checkDiscount(violations, call, reward.discountAmount, before);
  if (coupon) checkCoupon(violations, call, asObject(reward.couponReward), before);
}
