import { numberOf } from '../assumptions.ts';
import { define } from '../check.ts';
import { type GiveBack, giveBacks } from '../give-back.ts';
import { costPath } from '../reward.ts';
import type { Subject } from '../subject.ts';
import { exceeds, greatest, percent } from '../words.ts';

export const val01 = define({
  id: 'L-VAL-01',
  severity: 'critical',
  scope: 'static',
  title: 'points give back as much as a sale earns, or more',
  why: 'Each sale that is paid back in points then loses money.',
  fix: 'Raise the cost of the reward, give fewer points, or correct "margin" under assumptions.',
  limits: {},
  needs: ['assumptions.margin'],
  uses: ['assumptions.averageOrder', 'assumptions.shippingCost', 'assumptions.rewards'],
  check(subject) {
    const margin = numberOf(subject.assumptions.margin) as number;
    const worst = greatest(giveBacks(subject), (one) => costOf(one, subject));
    if (!worst) return [];
    const cost = costOf(worst, subject);
    // The limit itself is a finding too: nothing is left of the sale.
    if (!exceeds(cost, margin - 1e-6)) return [];
    const { rule, reward, rung } = worst;
    return [
      {
        address: reward.address,
        path: costPath(reward, rung.tier),
        message: `In ${rung.name}, points from ${rule.address} spent on ${reward.address} cost ${percent(cost)} of what customers pay, and the margin is ${percent(margin)}.`,
        measured: percent(cost),
        limit: percent(margin),
      },
    ];
  },
});

function costOf({ share, reward }: GiveBack, { assumptions }: Subject): number {
  return share * (numberOf(assumptions.rewards?.[reward.key]?.costShare ?? assumptions.costShare) ?? 1);
}
