import fc from 'fast-check';
import type { Live, Wanted } from '../../../src/kernel/kind.ts';
import { readRewards } from '../../../src/kinds/reward/read.ts';
import type { Coupon, RewardSpec } from '../../../src/kinds/reward/reward.ts';

/** A coupon for 5 off any cart. */
export function aCoupon(over: Partial<Coupon> = {}): Coupon {
  return {
    fixedAmount: '5',
    percentage: null,
    freeShipping: null,
    minimumSubtotal: null,
    scope: null,
    limitedToOneItem: false,
    appliesToSubscriptions: false,
    discountedCycleCount: null,
    ...over,
  };
}

/** 500 points for a coupon. */
export function aReward(over: Partial<RewardSpec> = {}): RewardSpec {
  return {
    name: 'Five off',
    active: true,
    type: 'coupon',
    costInPoints: 500,
    coupon: aCoupon(),
    discount: null,
    byTier: {},
    otherTiers: {},
    ...over,
  };
}

/** 100 points for 1 off at checkout. */
export function aDiscount(over: Partial<RewardSpec> = {}): RewardSpec {
  return aReward({
    name: 'Flexible reward',
    type: 'discount',
    costInPoints: 100,
    coupon: null,
    discount: { amount: '1' },
    ...over,
  });
}

/** The reward on the site. */
export function live(id: string, spec: RewardSpec = aReward()): Live<RewardSpec> {
  return { spec, handle: { id, revision: '1' }, raw: {} };
}

export const TIERS = { silver: { name: 'Silver' }, gold: { name: 'Gold' } };

/** What a section of a file wants. */
export function wanted(section: { readonly [key: string]: unknown }): readonly Wanted<RewardSpec>[] {
  return readRewards({ tiers: TIERS, rewards: section }).wanted;
}

const cost = fc.integer({ min: 1, max: 9_999_999 });
const amount = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => {
  const text = (hundredths / 100).toFixed(2);
  return text.replace(/\.?0+$/, '');
});
const limits = fc.constantFrom<Partial<Coupon>>(
  {},
  { minimumSubtotal: '20.5' },
  { scope: { namespace: 'stores', group: 'product', entityId: 'mug' }, limitedToOneItem: true },
  { scope: { namespace: 'pricingPlans', group: null, entityId: null }, appliesToSubscriptions: true },
  {
    scope: { namespace: 'pricingPlans', group: null, entityId: null },
    appliesToSubscriptions: true,
    discountedCycleCount: 3,
  },
);

const values = fc
  .constantFrom('fixedAmount' as const, 'percentage' as const, 'amount' as const, 'freeShipping' as const)
  .chain((value) => {
    const offer =
      value === 'freeShipping' ? fc.record({ costInPoints: cost }) : fc.record({ costInPoints: cost, [value]: amount });
    return fc
      .record({
        base: fc.option(offer as fc.Arbitrary<{ costInPoints: number; [value: string]: unknown }>, { nil: null }),
        byTier: fc.dictionary(fc.constantFrom('silver', 'gold'), offer),
        otherTiers: fc.dictionary(fc.constantFrom('lost-1', 'lost-2'), offer),
        limits,
      })
      .filter(({ base, byTier }) => base !== null || Object.keys(byTier).length > 0)
      .map(({ base, byTier, otherTiers, limits: limited }): RewardSpec => {
        const costInPoints = base?.costInPoints ?? null;
        const given = (base?.[value] as string | undefined) ?? null;
        const entries = {
          costInPoints,
          byTier: byTier as RewardSpec['byTier'],
          otherTiers: otherTiers as RewardSpec['otherTiers'],
        };
        if (value === 'amount') return aDiscount({ ...entries, discount: { amount: given } });
        const coupon = {
          fixedAmount: null,
          ...(value === 'freeShipping' ? { freeShipping: true as const } : { [value]: given }),
          ...limited,
        };
        return aReward({ ...entries, coupon: aCoupon(coupon) });
      });
  });

/** Any reward that a site can hold and a file can declare. */
export const anyReward = fc
  .record({ spec: values, name: fc.constantFrom('A', 'B', 'Ä'), active: fc.boolean() })
  .map(({ spec, name, active }) => ({ ...spec, name, active }));
