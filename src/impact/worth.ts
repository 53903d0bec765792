import type { Address } from '../kernel/address.ts';
import type { RewardSpec } from '../kinds/reward/spec.ts';
import { bestRate } from './actions.ts';
import type { Assumptions } from './assumptions.ts';
import { costShareOf, offerFor, perhaps, worthOf } from './offers.ts';
import type { Answers } from './population.ts';
import type { Program, Rung, Thing } from './program.ts';
import { ceil, compare, exact, greatest, least, minus, over, plus, type Ratio, times, ZERO } from './ratio.ts';

/** What a rung gets back of what it spends, if it spends all its points on one reward; fractions. */
export interface GiveBack {
  /** Face value for a unit of money. */
  readonly headline: Ratio;
  /** What that costs the business. */
  readonly cost: Ratio;
  /** What finance books: the cost of points that are redeemed in the end. Undefined without a redemption rate. */
  readonly effective: Ratio | undefined;
  /** Sales that customers must add for the program to pay for itself. Undefined without a margin, or where no sales would do. */
  readonly lift: Ratio | undefined;
}

/** How long it takes to the first reward. */
export interface Speed {
  readonly reward: Thing<RewardSpec>;
  readonly points: number;
  readonly spend: Ratio;
  readonly visits: bigint | undefined;
  readonly months: Ratio | undefined;
}

/** Which part of the redeemed points goes to which reward, by address; empty where nobody knows. */
export type Mix = ReadonlyMap<string, Ratio>;

/** The give-back of a reward on a rung, at the rule that pays most; undefined where it cannot be reckoned, or not be had. */
export function giveBack(
  { rules }: Program,
  reward: Thing<RewardSpec> | undefined,
  rung: Rung,
  assumptions: Assumptions,
): GiveBack | undefined {
  const earned = bestRate(rules, rung, perhaps(assumptions.averageOrder));
  const point = reward && pointWorth(reward, rung, assumptions);
  if (!earned || !point) return undefined;
  const headline = times(earned.rate, point);
  const cost = times(headline, costShareOf(reward, assumptions));
  const rate = perhaps(assumptions.redemptionRate);
  const effective = rate && times(cost, rate);
  return { headline, cost, effective, lift: liftOf(effective, perhaps(assumptions.margin)) };
}

/** Extra sales, as a fraction, that pay for giving this fraction of sales back. */
function liftOf(effective: Ratio | undefined, margin: Ratio | undefined): Ratio | undefined {
  if (!effective || !margin || compare(margin, effective) <= 0) return undefined;
  return over(effective, minus(margin, effective));
}

/** What one point is worth to a customer who takes this reward; undefined when it is not active, or nobody knows. */
export function pointWorth(reward: Thing<RewardSpec>, rung: Rung, assumptions: Assumptions): Ratio | undefined {
  const offer = reward.spec.active ? offerFor(reward, rung) : undefined;
  const worth = offer && worthOf(offer, reward, assumptions);
  return offer && worth && over(worth, exact(offer.cost));
}

/** What one point is worth on a rung, over all rewards: the least and the most. Undefined where no reward has a worth. */
export function worthRange(
  { rewards }: Program,
  rung: Rung,
  assumptions: Assumptions,
  weigh: (reward: Thing) => Ratio = () => exact(1),
): { readonly low: Ratio; readonly high: Ratio } | undefined {
  const worths = rewards.flatMap((reward) => {
    const point = pointWorth(reward, rung, assumptions);
    return point ? [times(point, weigh(reward))] : [];
  });
  const [low, high] = [least(worths), greatest(worths)];
  return low && high && { low, high };
}

/** How many times as much a rung gets for its money as the base tier: earning more and paying less multiply. */
export function privilege(program: Program, rung: Rung, assumptions: Assumptions): Ratio | undefined {
  const order = perhaps(assumptions.averageOrder);
  const [base] = program.ladder;
  const [own, ground] = [bestRate(program.rules, rung, order), bestRate(program.rules, base, order)];
  const [most, least] = [worthRange(program, rung, assumptions), worthRange(program, base, assumptions)];
  if (!own || !ground || !most || !least) return undefined;
  return over(times(own.rate, most.high), times(ground.rate, least.high));
}

/** What a point costs the business on average, weighted by what is redeemed; undefined where the mix is not known. */
export function costPerPoint(program: Program, rung: Rung, assumptions: Assumptions, mix: Mix): Ratio | undefined {
  const parts = program.rewards.flatMap((reward) => {
    const point = pointWorth(reward, rung, assumptions);
    const share = mix.get(reward.address);
    return point && share ? [{ share, cost: times(point, costShareOf(reward, assumptions)) }] : [];
  });
  const all = parts.reduce((total, { share }) => plus(total, share), ZERO);
  if (all.n === 0n) return undefined;
  return over(
    parts.reduce((total, { share, cost }) => plus(total, times(share, cost)), ZERO),
    all,
  );
}

/** The mix as the file declares it, or else as the transactions of the last months show it. */
export function mixOf(
  program: Program,
  assumptions: Assumptions,
  transactions: Answers['transactions'] | undefined,
): Mix {
  const keyed = new Map(Object.entries(assumptions.rewards ?? {}));
  const declared = program.rewards.flatMap(({ address }) => {
    const share = perhaps(keyed.get(address.slice(address.indexOf('/') + 1))?.share);
    return share ? [[address, share] as const] : [];
  });
  if (declared.length > 0) return new Map(declared);
  const redeemed = new Map(transactions?.rewards.map(({ id, points }) => [id, points]));
  return new Map(
    program.rewards.flatMap(({ address, id }) => {
      const points = id === undefined ? undefined : redeemed.get(id);
      return points ? [[address, exact(points)] as const] : [];
    }),
  );
}

/**
 * Spend, visits and months until a rung can take its cheapest reward, of several the one that was it before; undefined where nothing can be taken,
 * or nothing is earned.
 */
export function firstReward(
  { rules, rewards }: Program,
  rung: Rung,
  assumptions: Assumptions,
  before?: Address,
): Speed | undefined {
  const priced = rewards
    .flatMap((reward) => {
      const offer = reward.spec.active ? offerFor(reward, rung) : undefined;
      return offer ? [{ reward, points: offer.cost }] : [];
    })
    .sort((a, b) => a.points - b.points || Number(b.reward.address === before) - Number(a.reward.address === before));
  const order = perhaps(assumptions.averageOrder);
  const earned = bestRate(rules, rung, order);
  const [first] = priced;
  if (!first || !earned) return undefined;
  const spend = over(exact(first.points), earned.rate);
  const visits = order && ceil(over(spend, order));
  const often = perhaps(assumptions.visitsPerMonth);
  return {
    ...first,
    spend,
    visits,
    months: visits !== undefined && often ? over({ n: visits, d: 1n }, often) : undefined,
  };
}
