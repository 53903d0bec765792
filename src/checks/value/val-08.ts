import { define } from '../check.ts';
import { ladder } from '../ladder.ts';
import { costPath, offerIn } from '../reward.ts';
import { exceeds, factor, greatest } from '../words.ts';
import { pointWorth } from '../worth.ts';

export const val08 = define({
  id: 'L-VAL-08',
  severity: 'warning',
  scope: 'static',
  title: 'free shipping is the richest reward without looking like it',
  why: 'Nobody sees a number on it, so it is easily given away too cheaply.',
  fix: 'Raise the cost of free shipping, or correct "shippingCost" under assumptions.',
  limits: { times: { value: 1.5, unit: '×', means: 'value of a point in free shipping against the next best reward' } },
  needs: ['assumptions.shippingCost'],
  uses: ['assumptions.averageOrder', 'assumptions.rewards'],
  check({ file, assumptions }, { times }) {
    const active = file.rewards.filter((reward) => reward.active);
    return active.flatMap((reward) => {
      const found = ladder(file).flatMap(({ tier, name }) => {
        const offer = offerIn(reward, tier);
        if (offer?.gives !== 'freeShipping') return [];
        const others = active.flatMap((other) => {
          const isOther = other !== reward && offerIn(other, tier)?.gives !== 'freeShipping';
          const value = isOther ? pointWorth(other, tier, assumptions) : undefined;
          return value === undefined ? [] : [value];
        });
        const best = Math.max(...others);
        const ratio = (pointWorth(reward, tier, assumptions) as number) / best;
        return exceeds(ratio, times) ? [{ tier, name, ratio }] : [];
      });
      const worst = greatest(found, ({ ratio }) => ratio);
      if (!worst) return [];
      return [
        {
          address: reward.address,
          path: costPath(reward, worst.tier),
          message: `In ${worst.name}, a point is worth ${factor(worst.ratio)} as much in ${reward.address} as in the next best reward.`,
          measured: factor(worst.ratio),
          limit: factor(times),
        },
      ];
    });
  },
});
