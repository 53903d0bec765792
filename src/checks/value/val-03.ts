import { define } from '../check.ts';
import { ladder, type Rung } from '../ladder.ts';
import { costPath, offerIn, type Reward } from '../reward.ts';
import type { Subject } from '../subject.ts';
import { exceeds, factor, greatest, list, money, points } from '../words.ts';
import { leastPointWorth, pointWorth } from '../worth.ts';

interface Valued {
  readonly reward: Reward;
  /** Money for one point. */
  readonly value: number;
}

interface Spread {
  readonly rung: Rung;
  readonly richest: Valued;
  readonly poorest: Valued;
  readonly times: number;
}

/**
 * A percentage whose price nobody declared is taken at a sample order, and only as the richer of two: with a dearer order it is richer still, so
 * what is found holds; what is not found may come to light once the assumptions name a price.
 */
export const val03 = define({
  id: 'L-VAL-03',
  severity: 'critical',
  scope: 'static',
  title: 'a point is worth far more in one reward than in another of the same tier',
  why: 'Customers all take the rich reward, and the others are never redeemed.',
  fix: 'Bring the costs of the two closer together; where the value depends on an order, declare it under assumptions.',
  limits: {
    spread: { value: 3, unit: '×', means: 'the richest reward of a tier against its poorest, by value of a point' },
    sampleOrder: {
      value: 100,
      unit: 'money',
      means: 'order at which a percentage without a minimum is valued when the assumptions name no price',
    },
  },
  uses: ['assumptions.averageOrder', 'assumptions.shippingCost', 'assumptions.rewards'],
  check(subject, { spread, sampleOrder }) {
    const found = ladder(subject.file)
      .flatMap((rung) => spreadIn(subject, rung, sampleOrder))
      .filter(({ times }) => exceeds(times, spread));
    // The base tier speaks for the program: everybody has been there.
    const shown = found.find(({ rung }) => rung.tier === null) ?? greatest(found, ({ times }) => times);
    if (!shown) return [];
    const { rung, richest, poorest, times } = shown;
    const others = found.filter((one) => one !== shown).map((one) => `${one.rung.name} ${factor(one.times)}`);
    const cost = offerIn(richest.reward, rung.tier)?.cost as number;
    return [
      {
        address: richest.reward.address,
        path: costPath(richest.reward, rung.tier),
        message: `In ${rung.name}, ${points(cost)} are worth ${money(richest.value * cost, subject)} in ${richest.reward.address} and ${money(poorest.value * cost, subject)} in ${poorest.reward.address}: ${factor(times)}${others.length > 0 ? ` (${list(others)})` : ''}.`,
        measured: factor(times),
        limit: factor(spread),
      },
    ];
  },
});

function spreadIn({ file, assumptions }: Subject, rung: Rung, sampleOrder: number): readonly Spread[] {
  const known: Valued[] = [];
  const least: Valued[] = [];
  for (const reward of file.rewards) {
    if (!reward.active) continue;
    const value = pointWorth(reward, rung.tier, assumptions);
    const bound = leastPointWorth(reward, rung.tier, sampleOrder);
    if (value !== undefined) known.push({ reward, value });
    else if (bound !== undefined) least.push({ reward, value: bound });
  }
  const poorest = greatest(known, ({ value }) => -value);
  const richest = greatest([...known, ...least], ({ value }) => value);
  return poorest && richest ? [{ rung, richest, poorest, times: richest.value / poorest.value }] : [];
}
