import type { Found } from '../check.ts';
import { define } from '../check.ts';
import { ladder, type Rung, steps } from '../ladder.ts';
import { costPath, offerIn, type Reward } from '../reward.ts';
import { earningIn, type Rule } from '../rule.ts';
import { exceeds, percent } from '../words.ts';
import { compared } from '../worth.ts';

export const earn06 = define({
  id: 'L-EARN-06',
  severity: 'warning',
  scope: 'static',
  title: 'a higher tier earns less, or gets less for its points, than a lower one',
  why: 'Climbing then costs a customer something, which nobody expects of a tier.',
  fix: 'Give the higher tier at least what the lower one has.',
  limits: {},
  check({ file }) {
    const pairs = steps(ladder(file));
    return [
      ...file.rules.filter(({ active }) => active).flatMap((rule) => first(pairs, (pair) => lessEarned(rule, pair))),
      ...file.rewards
        .filter(({ active }) => active)
        .flatMap((reward) => first(pairs, (pair) => lessBought(reward, pair))),
    ];
  },
});

interface Pair {
  readonly below: Rung;
  readonly above: Rung;
}

/** One finding a thing: the lowest step that goes down. */
function first(pairs: readonly Pair[], find: (pair: Pair) => Found | undefined): readonly Found[] {
  for (const pair of pairs) {
    const found = find(pair);
    if (found) return [found];
  }
  return [];
}

function lessEarned(rule: Rule, { below, above }: Pair): Found | undefined {
  const [low, high] = [earningIn(rule, below.tier), earningIn(rule, above.tier)];
  if (!low || !high) return undefined;
  const ratio = high.points / (high.per ?? 1) / (low.points / (low.per ?? 1));
  if (!exceeds(1, ratio)) return undefined;
  return {
    address: rule.address,
    path: rule.byTier.has(above.tier as string) ? `byTier.${above.tier}.points` : 'byTier',
    message: `${above.name} earns ${percent(1 - ratio)} less by ${rule.address} than ${below.name}.`,
    measured: `− ${percent(1 - ratio)}`,
    limit: 'not less',
  };
}

function lessBought(reward: Reward, { below, above }: Pair): Found | undefined {
  const [low, high] = [offerIn(reward, below.tier), offerIn(reward, above.tier)];
  const ratio = low && high && compared(high, low);
  if (ratio === undefined || !exceeds(1, ratio)) return undefined;
  return {
    address: reward.address,
    path: costPath(reward, above.tier),
    message: `A point of ${above.name} buys ${percent(1 - ratio)} less of ${reward.address} than one of ${below.name}.`,
    measured: `− ${percent(1 - ratio)}`,
    limit: 'not less',
  };
}
