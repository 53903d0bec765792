import type { WireDiscountAmount, WireReward } from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { dropNulls, ordered } from '../entities.ts';
import { baseEntry, storeEntries } from '../entries.ts';
import { asObject, isAbsent } from '../violations.ts';
import { COUPON_KINDS, ENTRY_KEYS } from './reward-checks.ts';

type Fields = Readonly<Record<string, unknown>>;
const COUPON_FIELDS = [
  'minimumSubtotal',
  'scope',
  'limitedToOneItem',
  'appliesToSubscriptions',
  'discountedCycleCount',
];

function storeCoupon(call: Call, coupon: Fields): Fields {
  const kind = COUPON_KINDS.find((name) => !isAbsent(coupon[name]));
  const entries = kind === undefined ? [] : storeEntries(call, asObject(coupon[kind]).configsByTier, ENTRY_KEYS[kind]);
  const rest = COUPON_FIELDS.filter((field) => coupon[field] !== undefined).map((field) => [field, coupon[field]]);
  return {
    ...(kind === undefined ? {} : { [kind]: { configsByTier: entries } }),
    ...(dropNulls(Object.fromEntries(rest), call.switches) as Fields),
  };
}

/** The one-of member of a reward as it is stored. */
export function storeValue(call: Call, sent: Fields): Partial<WireReward> {
  if (!isAbsent(sent.discountAmount)) {
    return {
      discountAmount: {
        configsByTier: storeEntries(call, asObject(sent.discountAmount).configsByTier, ENTRY_KEYS.discountAmount),
      },
    };
  }
  return isAbsent(sent.couponReward) ? {} : { couponReward: storeCoupon(call, asObject(sent.couponReward)) };
}

const digits = (amount: string, { amountDigits }: Call['switches']): string => {
  if (amountDigits === 'two-places') return Number(amount).toFixed(2);
  return amountDigits === 'trimmed' ? String(Number(amount)) : amount;
};

function shownDiscount(discount: WireDiscountAmount, call: Pick<Call, 'switches' | 'index'>): WireDiscountAmount {
  const configsByTier = ordered(discount.configsByTier ?? [], call).map((entry) =>
    entry.amount === undefined ? entry : { ...entry, amount: digits(entry.amount, call.switches) },
  );
  const base = baseEntry(configsByTier)?.amount;
  const mirror = call.switches.legacyMirrors === 'on' && typeof base === 'string' ? { amount: base } : {};
  return { ...discount, ...mirror, configsByTier };
}

function baseCost(reward: WireReward): unknown {
  const kind = COUPON_KINDS.find((name) => reward.couponReward?.[name] !== undefined);
  const entries =
    reward.discountAmount?.configsByTier ?? (kind === undefined ? [] : reward.couponReward?.[kind]?.configsByTier);
  return baseEntry(entries)?.costInPoints;
}

/** The reward as it is answered. */
export function shownReward(reward: WireReward, call: Pick<Call, 'switches' | 'index'>): WireReward {
  const coupon = reward.couponReward;
  const kind = COUPON_KINDS.find((name) => coupon?.[name] !== undefined);
  const cost = call.switches.legacyMirrors === 'on' ? baseCost(reward) : undefined;
  return {
    ...(call.switches.serverDefaults === 'filled' ? { active: false } : {}),
    ...(typeof cost === 'number' ? { requiredPoints: cost } : {}),
    ...reward,
    ...(reward.discountAmount === undefined ? {} : { discountAmount: shownDiscount(reward.discountAmount, call) }),
    ...(kind === undefined
      ? {}
      : {
          couponReward: {
            ...coupon,
            [kind]: { configsByTier: ordered<unknown>(coupon?.[kind]?.configsByTier ?? [], call) },
          },
        }),
  };
}
