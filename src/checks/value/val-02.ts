import { define } from '../check.ts';
import { giveBacks } from '../give-back.ts';
import { costPath } from '../reward.ts';
import { businessOf } from '../rule.ts';
import { exceeds, greatest, percent } from '../words.ts';

/** Benchmarks exist for shops and for food, so only rules on their triggers are held against them. */
export const val02 = define({
  id: 'L-VAL-02',
  severity: 'info',
  scope: 'static',
  title: 'a tier gives back more than programs of the sort usually do',
  why: 'Published benchmarks: 1 to 3 % in retail, 5 to 10 % in restaurants; above them the margin suffers unless that is meant.',
  fix: 'If it is not meant, raise the costs of rewards or give fewer points in that tier.',
  limits: {
    retail: { value: 3, unit: '%', means: 'face value given back on orders of a shop' },
    food: { value: 10, unit: '%', means: 'face value given back on orders of a restaurant' },
  },
  uses: ['assumptions.averageOrder', 'assumptions.shippingCost', 'assumptions.rewards'],
  check(subject, { retail, food }) {
    const limits = { retail: retail / 100, food: food / 100 };
    const over = giveBacks(subject).flatMap((one) => {
      const business = businessOf(one.rule);
      return business && exceeds(one.share, limits[business]) ? [{ ...one, limit: limits[business] }] : [];
    });
    const worst = greatest(over, ({ share }) => share);
    if (!worst) return [];
    const { rule, reward, rung, share, limit } = worst;
    const tiers = new Set(over.map((one) => one.rung.name)).size;
    return [
      {
        address: reward.address,
        path: costPath(reward, rung.tier),
        message: `In ${rung.name}, ${rule.address} and ${reward.address} give back ${percent(share)} of what customers pay; ${percent(limit)} is usual at most${tiers > 1 ? ` (${tiers} tiers are above it)` : ''}.`,
        measured: percent(share),
        limit: percent(limit),
      },
    ];
  },
});
