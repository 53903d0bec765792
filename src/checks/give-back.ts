import { numberOf } from './assumptions.ts';
import { ladder, type Rung } from './ladder.ts';
import type { Reward } from './reward.ts';
import { earningIn, isPurchase, type Rule, rateOf } from './rule.ts';
import type { Subject } from './subject.ts';
import { pointWorth } from './worth.ts';

/** One way to earn and to spend points in one tier. */
export interface GiveBack {
  readonly rule: Rule;
  readonly reward: Reward;
  readonly rung: Rung;
  /** Face value of the points for each unit of money spent: 0.05 is 5 %. */
  readonly share: number;
}

/** What every tier gets back by every pair of an active rule on purchases and an active reward, as far as it is known. */
export function giveBacks({ file, assumptions }: Subject): readonly GiveBack[] {
  const order = numberOf(assumptions.averageOrder);
  const rules = file.rules.filter((rule) => rule.active && isPurchase(rule));
  const rewards = file.rewards.filter(({ active }) => active);
  return ladder(file).flatMap((rung) =>
    rules.flatMap((rule) => {
      const earning = earningIn(rule, rung.tier);
      const rate = earning && rateOf(earning, order);
      if (rate === undefined) return [];
      return rewards.flatMap((reward) => {
        const value = pointWorth(reward, rung.tier, assumptions);
        return value === undefined ? [] : [{ rule, reward, rung, share: rate * value }];
      });
    }),
  );
}
