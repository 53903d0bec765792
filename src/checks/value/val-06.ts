import { define } from '../check.ts';
import { type Offer, type Reward, valuePath } from '../reward.ts';

/** A scope counts as an end only when it names one item: "all plans" has none. */
export const val06 = define({
  id: 'L-VAL-06',
  severity: 'warning',
  scope: 'static',
  title: 'a percentage coupon without a minimum and without one item it is for',
  why: 'What it takes off has no ceiling, so the value of a point has none either.',
  fix: 'Add minimumSubtotal, a scope with an entityId, or limitedToOneItem; or make it a fixed amount.',
  limits: {},
  check({ file }) {
    return file.rewards.flatMap((reward) => {
      const { active, minimum, narrow, address } = reward;
      const first = percentageOf(reward);
      if (!active || minimum > 0 || narrow || !first) return [];
      return [
        {
          address,
          path: valuePath(reward, first.tier, first.offer),
          message: `${address} takes ${first.offer.amount} % off whatever is bought: no minimum, and no single item that would limit it.`,
          measured: 'no ceiling',
        },
      ];
    });
  },
});

function percentageOf({ base, byTier }: Reward): { readonly tier: string | null; readonly offer: Offer } | undefined {
  const all = [
    ...(base ? [{ tier: null, offer: base }] : []),
    ...[...byTier].map(([tier, offer]) => ({ tier, offer })),
  ];
  return all.find(({ offer }) => offer.gives === 'percentage');
}
