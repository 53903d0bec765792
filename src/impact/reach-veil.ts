import { costFor, type RewardPair } from './offers.ts';
import type { Picture } from './picture.ts';
import { atLeast, type Balances, type Reach } from './reach.ts';
import type { Situation } from './situation.ts';
import { balanceEdges, isUniform } from './strata.ts';
import { between, counted, less, type Tally } from './tally.ts';
import { isSmall, shifted, veiledSteps } from './veil.ts';

/** How many have the points for each price that all tiers pay, as it may be told beside the others. */
export type Prices = ReadonlyMap<number, Tally>;

/** What may be told of each price; two rewards of one price get one number. */
export function pricesTold(pairs: readonly RewardPair[], { situation, totals }: Picture, balances: Balances): Prices {
  const prices = balanceEdges(
    pairs.filter((pair) => isUniform(pair, situation)),
    situation,
  );
  const all = counted(totals.answer.accounts, [totals.read]);
  const [, ...told] = veiledSteps([all, ...prices.map((price) => atLeast(balances, price))]);
  return new Map(prices.map((price, index) => [price, told[index] as Tally]));
}

/** None of the numbers is a small group's by what it has more than another. */
export function veiledReach(pair: RewardPair, reach: Reach, situation: Situation, prices: Prices): Reach {
  if (!isUniform(pair, situation)) return besideItself(reach);
  const told = (cost: number | undefined, raw: Tally): Tally =>
    cost === undefined ? raw : (prices.get(cost) as Tally);
  const now = told(costFor(pair.before, situation.before.ladder[0]), reach.now);
  const after = told(costFor(pair.after, situation.after.ladder[0]), reach.after);
  return {
    ...reach,
    now,
    after,
    outOfReach: difference(reach.outOfReach, now, after),
    inReach: difference(reach.inReach, after, now),
  };
}

/** Who is in one number and not in the other: nothing closer than the two numbers tell. */
function difference(raw: Tally, more: Tally, fewer: Tally): Tally {
  if (raw.high === 0 || isSmall(raw)) return raw;
  const { low, high } = less(more, isSmall(fewer) ? { ...fewer, low: 1, high: 4 } : fewer);
  return low === high ? raw : between(low, high, raw.reads);
}

function besideItself(reach: Reach): Reach {
  const { now, after, outOfReach, inReach } = reach;
  return {
    ...reach,
    after: shifted(after, { plus: [now, inReach], minus: [outOfReach] }),
    outOfReach: shifted(outOfReach, { minus: [after] }),
    inReach: shifted(inReach, { minus: [now] }),
  };
}
