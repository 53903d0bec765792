import { define } from '../check.ts';
import { offerIn } from '../reward.ts';
import { isFree } from '../rule.ts';
import { factor, greatest, list, money, points } from '../words.ts';
import { pointWorth } from '../worth.ts';

export const val05 = define({
  id: 'L-VAL-05',
  severity: 'critical',
  scope: 'static',
  title: 'signing up, or another thing that costs nothing, pays for a reward',
  why: 'It is free money: throw-away accounts redeem it without ever buying.',
  fix: 'Give fewer points for it than the cheapest reward costs.',
  limits: {},
  uses: ['assumptions.averageOrder', 'assumptions.shippingCost', 'assumptions.rewards'],
  check(subject) {
    const { file } = subject;
    const cheapest = greatest(
      file.rewards.flatMap((reward) => {
        const offer = offerIn(reward, null);
        return reward.active && offer ? [{ reward, cost: offer.cost }] : [];
      }),
      ({ cost }) => -cost,
    );
    if (!cheapest) return [];
    const free = file.rules.flatMap((rule) =>
      rule.active && isFree(rule) && rule.base ? [{ rule, given: rule.base.points }] : [],
    );
    const enough = free.filter(({ given }) => given >= cheapest.cost);
    const worst = greatest(enough, ({ given }) => given);
    if (!worst) return [];
    const others = enough.filter((one) => one !== worst).map(({ rule, given }) => `${rule.address} gives ${given}`);
    const values = file.rewards.flatMap((reward) => {
      const value = reward.active ? pointWorth(reward, null, subject.assumptions) : undefined;
      return value === undefined ? [] : [value * worst.given];
    });
    const worth = values.length > 0 ? `, worth up to ${money(Math.max(...values), subject)},` : '';
    return [
      {
        address: worst.rule.address,
        path: 'fixedAmount.points',
        message: `${worst.rule.address} gives ${points(worst.given)}${worth} for nothing, and ${cheapest.reward.address} costs ${cheapest.cost}: ${factor(worst.given / cheapest.cost)} its price${others.length > 0 ? `; ${list(others)}` : ''}.`,
        measured: points(worst.given),
        limit: `below ${cheapest.cost}`,
      },
    ];
  },
});
