import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { ladder } from '../ladder.ts';
import { offerIn, valuePath } from '../reward.ts';
import { exceeds, greatest, money, percent } from '../words.ts';

export const val07 = define({
  id: 'L-VAL-07',
  severity: 'warning',
  scope: 'static',
  title: 'a coupon of a fixed amount without a minimum is worth a large part of an order',
  why: 'Used on a small order it pays out more than the order earns.',
  fix: 'Add minimumSubtotal, or make the amount smaller.',
  limits: { share: { value: 50, unit: '%', means: 'amount of the coupon against an average order' } },
  needs: ['assumptions.averageOrder'],
  check(subject, limits) {
    const order = numberOf(subject.assumptions.averageOrder) as number;
    return subject.file.rewards.flatMap((reward) => {
      const offers = ladder(subject.file).flatMap(({ tier }) => {
        const offer = offerIn(reward, tier);
        return offer?.gives === 'fixedAmount' ? [{ tier, offer }] : [];
      });
      const most = greatest(offers, ({ offer }) => offer.amount);
      if (!reward.active || reward.minimum > 0 || !most) return [];
      const share = most.offer.amount / order;
      if (!exceeds(share, limits.share / 100)) return [];
      return [
        {
          address: reward.address,
          path: valuePath(reward, most.tier, most.offer),
          message: `${reward.address} takes ${money(most.offer.amount, subject)} off without a minimum: ${percent(share)} of an average order.`,
          measured: percent(share),
          limit: percent(limits.share / 100),
        },
      ];
    });
  },
});
