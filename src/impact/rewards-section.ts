import type { RewardSpec } from '../kinds/reward/spec.ts';
import type { RewardFigures, Turn } from './document.ts';
import { type AmountFigure, amountFigure, type CountFigure, countFigure } from './figure.ts';
import { costFor, pairedRewards, perhaps, type RewardPair } from './offers.ts';
import type { Picture } from './picture.ts';
import { answerTo } from './population.ts';
import type { Program, Thing } from './program.ts';
import { couponsQuestion, isTouched } from './questions.ts';
import { exact, minus, type Ratio, times } from './ratio.ts';
import { type Balances, reachOf } from './reach.ts';
import { type Prices, pricesTold, veiledReach } from './reach-veil.ts';
import { counted, type Tally } from './tally.ts';
import { pointWorth } from './worth.ts';

const REACH = 'Balances counted at the old and new prices.';

/** What becomes of each reward that is active now or then, or that changes. Empty when balances are not known. */
export function rewardsSection(picture: Picture): readonly RewardFigures[] {
  const { situation, balances } = picture;
  if (!balances) return [];
  const pairs = pairedRewards(situation.before, situation.after).filter(
    (pair) => isTouched(pair) || pair.before?.spec.active,
  );
  const prices = pricesTold(pairs, picture, balances);
  return pairs.map((pair) => rewardFigures(pair, picture, { balances, prices }));
}

function rewardFigures(
  pair: RewardPair,
  picture: Picture,
  { balances, prices }: { readonly balances: Balances; readonly prices: Prices },
): RewardFigures {
  const { situation, strata, totals } = picture;
  const { before, after } = situation;
  const reach = veiledReach(pair, reachOf(pair, situation, balances, strata), situation, prices);
  const figure = (tally: Tally): CountFigure => countFigure(tally, REACH, totals.answer.accounts);
  return {
    address: pair.address,
    name: ((pair.after ?? pair.before) as Thing<RewardSpec>).spec.name,
    changed: isTouched(pair),
    cost: {
      before: costFor(pair.before, before.ladder[0]) ?? null,
      after: costFor(pair.after, after.ladder[0]) ?? null,
    },
    affordable: { before: pair.before ? figure(reach.now) : null, after: pair.after ? figure(reach.after) : null },
    outOfReach: figure(reach.outOfReach),
    inReach: figure(reach.inReach),
    nearMisses: reach.near ? figure(reach.near) : null,
    coupons: couponFigures(pair, picture),
    heldPoints: heldPoints(pair, picture),
  };
}

function couponFigures(pair: RewardPair, { answered, situation }: Picture): RewardFigures['coupons'] {
  const question = couponsQuestion(pair);
  const found = question && answerTo(answered, question);
  if (!found) return null;
  const { open, face } = found.answer;
  const held = counted(open, [found.read]);
  const amount = face !== null && situation.assumptions ? exact(face) : undefined;
  const method = 'Coupons of the reward that are PENDING or ACTIVE.';
  return {
    open: countFigure(held, method),
    face: amount ? amountFigure({ low: amount, high: amount, places: 2 }, held, method) : null,
  };
}

function heldPoints(pair: RewardPair, { situation, totals }: Picture): RewardFigures['heldPoints'] {
  const { assumptions } = situation;
  if (!assumptions) return null;
  const points = exact(totals.answer.points.balance);
  const holders = counted(totals.answer.accounts, [totals.read]);
  const face = (reward: RewardPair['before'], { ladder }: Program): Ratio | undefined => {
    const worth = reward && pointWorth(reward, ladder[0], assumptions);
    return worth && times(points, worth);
  };
  const now = face(pair.before, situation.before);
  const then = face(pair.after, situation.after);
  const rate = perhaps(assumptions.redemptionRate);
  const shown = (value: Ratio | undefined, method: string): AmountFigure | null =>
    value ? amountFigure({ low: value, high: value, places: 2 }, holders, method) : null;
  const turn = (of: (value: Ratio) => Ratio | undefined, method: string): Turn<AmountFigure> => ({
    before: shown(now && of(now), method),
    after: shown(then && of(then), method),
  });
  return {
    face: turn((value) => value, 'All points, at what one is worth in this reward.'),
    atRedemptionRate: turn((value) => rate && times(value, rate), 'The same at the declared redemption rate.'),
    devaluation: shown(now && then && minus(now, then), 'All points, times the difference of what one is worth.'),
  };
}
