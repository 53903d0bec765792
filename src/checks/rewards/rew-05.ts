import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { kept } from '../moved.ts';
import { costPath, type Offer, offerIn, type Reward, valuePath } from '../reward.ts';
import type { Move } from '../subject.ts';
import { exceeds, factor, greatest, percent } from '../words.ts';

interface Cut {
  readonly tier: string | null;
  readonly by: number;
  readonly what: 'cost' | 'value';
  readonly from: Offer;
  readonly to: Offer;
}

export const rew05 = define({
  id: 'L-REW-05',
  severity: 'critical',
  scope: 'live',
  title: 'a reward costs much more, or gives much less',
  why: 'It devalues points that customers hold already; some laws ask for notice.',
  fix: 'Announce it first and accept it in the file, or go in smaller steps.',
  limits: {
    cost: { value: 15, unit: '%', means: 'how much more a reward may cost after one apply' },
    value: { value: 15, unit: '%', means: 'how much less it may give' },
  },
  check({ move }, limits) {
    return kept(move as Move, ({ rewards }) => rewards).flatMap(({ from, to }): readonly Found[] => {
      if (!from.active || !to.active) return [];
      const cuts = tiersIn(from, to).flatMap((tier) => cutsIn(tier, offerIn(from, tier), offerIn(to, tier)));
      const over = cuts.filter(({ what, by }) => exceeds(by, limits[what] / 100));
      const worst = greatest(over, ({ by }) => by);
      return worst ? [found(to, worst, limits[worst.what])] : [];
    });
  },
});

function tiersIn(from: Reward, to: Reward): readonly (string | null)[] {
  return [null, ...new Set([...from.byTier.keys(), ...to.byTier.keys()])];
}

function cutsIn(tier: string | null, from: Offer | undefined, to: Offer | undefined): readonly Cut[] {
  if (!from) return [];
  // Nobody of the tier can have it any more: all of its value is gone.
  if (!to) return [{ tier, by: 1, what: 'value', from, to: from }];
  const dearer: Cut = { tier, by: to.cost / from.cost - 1, what: 'cost', from, to };
  if (from.gives !== to.gives || from.amount === 0) return [dearer];
  return [dearer, { tier, by: 1 - to.amount / from.amount, what: 'value', from, to }];
}

function found(reward: Reward, { tier, by, what, from, to }: Cut, limit: number): Found {
  const where = tier === null ? '' : ` in ${tier}`;
  const gone = from === to;
  const text = gone
    ? `can no longer be had${where}`
    : what === 'cost'
      ? `costs ${to.cost} points in place of ${from.cost}${where}: ${percent(by)} more (${factor(to.cost / from.cost)})`
      : `gives ${to.amount} in place of ${from.amount}${where}: ${percent(by)} less`;
  return {
    address: reward.address,
    path: what === 'cost' || gone ? costPath(reward, tier) : valuePath(reward, tier, to),
    message: `${reward.address} ${text}.`,
    measured: `${what === 'cost' ? '+' : '−'} ${percent(by)}`,
    limit: `${what === 'cost' ? '+' : '−'} ${limit} %`,
  };
}
