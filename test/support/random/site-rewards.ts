import type { SiteState } from '../../../src/sandbox/index.ts';
import {
  COUPON_SCOPES,
  FLEXIBLE_REWARD_ID,
  type WireCouponReward,
  type WireCouponScope,
} from '../../../src/wire/index.ts';
import type { Bounds } from './answers.ts';
import { type Chance, present } from './chance.ts';
import { MADE_AT, stamp } from './stamp.ts';

type Reward = SiteState['rewards'][number];

/** Coupons of every sort, perhaps a discount at checkout, perhaps something that today's API neither documents nor writes. */
export function siteRewards(chance: Chance, bounds: Bounds, tiers: readonly string[]): readonly Reward[] {
  const coupons = Array.from({ length: chance.int(0, 5) }, () => coupon(chance, bounds, tiers));
  const discounts = chance.flip(0.6) ? [discount(chance, tiers)] : [];
  return chance.shuffled([...coupons, ...discounts, ...(chance.flip(0.15) ? [relic(chance)] : [])]);
}

function coupon(chance: Chance, bounds: Bounds, tiers: readonly string[]): Reward {
  const kind = chance.pick(['fixedAmount', 'percentage', 'freeShipping'] as const);
  const value = () => {
    if (kind === 'fixedAmount') return { amount: chance.int(1, 9999) / chance.pick([1, 10, 100]) };
    return kind === 'percentage' ? { percentage: chance.int(1, 200) / 2 } : {};
  };
  const limits = limitsOf(chance, kind === 'freeShipping' && !bounds.scopedFreeShipping);
  const couponReward = {
    [kind]: { configsByTier: entries(chance, bounds, tiers, value) },
    ...limits,
  } as WireCouponReward;
  return {
    id: chance.guid(),
    name: chance.name(),
    active: chance.flip(0.8),
    type: 'COUPON_REWARD',
    couponReward,
    ...stamp(chance),
  };
}

function limitsOf(chance: Chance, noScope: boolean): Partial<WireCouponReward> {
  const range = chance.pick(noScope ? ['none', 'minimum'] : ['none', 'minimum', 'scope', 'scope']);
  const scope = range === 'scope' ? scopeOf(chance) : undefined;
  const appliesToSubscriptions = chance.maybe(0.6, () => chance.flip(0.5));
  const cycles = scope?.namespace === 'pricingPlans' && appliesToSubscriptions === true && chance.flip(0.6);
  return present({
    minimumSubtotal: range === 'minimum' ? chance.int(0, 300) / 2 : undefined,
    scope,
    limitedToOneItem: chance.maybe(0.6, () => chance.flip(0.5)),
    appliesToSubscriptions,
    discountedCycleCount: cycles ? chance.int(1, 12) : undefined,
  });
}

function scopeOf(chance: Chance): WireCouponScope {
  const rule = chance.flip(0.4) ? COUPON_SCOPES[3] : chance.pick(COUPON_SCOPES);
  if (rule === undefined || (!rule.groupRequired && chance.flip(0.5)))
    return { namespace: rule?.namespace ?? 'stores' };
  const entityId = rule.entityRequired || chance.flip(0.5) ? chance.guid() : undefined;
  return { namespace: rule.namespace, group: present({ name: chance.pick(rule.groups), entityId }) };
}

function discount(chance: Chance, tiers: readonly string[]): Reward {
  const value = () => ({ amount: `${chance.int(1, 20)}${chance.pick(['', '.5', '.50', '.00'])}` });
  return {
    id: chance.flip(0.5) ? FLEXIBLE_REWARD_ID : chance.guid(),
    name: chance.name(),
    active: chance.flip(0.8),
    type: 'DISCOUNT_AMOUNT',
    discountAmount: { configsByTier: entries(chance, { withoutBase: false }, tiers, value) },
    ...stamp(chance),
  };
}

function entries<Value extends object>(
  chance: Chance,
  { withoutBase }: Pick<Bounds, 'withoutBase'>,
  tiers: readonly string[],
  value: () => Value,
) {
  const own = chance.some(tiers, 0.3);
  const gone = chance.flip(0.06) ? [chance.guid()] : [];
  const withBase = own.length === 0 || !withoutBase || chance.flip(0.85);
  const entry = (tierId?: string) => ({
    ...(tierId === undefined ? {} : { tierId }),
    costInPoints: chance.int(1, 5000),
    ...value(),
  });
  return [...(withBase ? [entry()] : []), ...own.map((id) => entry(id)), ...gone.map((id) => entry(id))];
}

function relic(chance: Chance): Reward {
  return {
    id: chance.guid(),
    name: chance.name(),
    active: false,
    type: 'SPI_DISCOUNT_AMOUNT',
    revision: '1',
    createdDate: MADE_AT,
    updatedDate: MADE_AT,
  };
}
