import type { RewardSpec } from '../../kinds/reward/spec.ts';
import type { Earning } from '../actions.ts';
import type { Assumptions } from '../assumptions.ts';
import { costShareOf, type Offer, perhaps, worthOf } from '../offers.ts';
import type { Rung, Thing } from '../program.ts';
import { exact, minus, plus, type Ratio, times, ZERO } from '../ratio.ts';
import { atLeast, whole } from './amounts.ts';
import { pointsFor } from './points.ts';

/** A way to come by points. */
export interface Source {
  readonly rule: Thing;
  readonly earning: Earning;
}

/** One round, before it is known whether it pays. */
export interface Draft {
  readonly rung: Rung;
  readonly reward: Thing<RewardSpec>;
  readonly offer: Offer;
  /** What a new account is given; empty for a round that one account can repeat. */
  readonly gifts: readonly Source[];
  /** What is repeated until there are enough points: for nothing, or in orders of a size. */
  readonly filler: { readonly source: Source; readonly size: Ratio } | undefined;
  /** The order that the reward is used on. */
  readonly last: Ratio;
}

/** One round, reckoned. */
export interface Round extends Draft {
  readonly times: bigint;
  /** Rewards taken at once: more than one only of the flexible discount. */
  readonly units: bigint;
  readonly earned: bigint;
  /** What customers pay, and what face value they get for it. */
  readonly pays: Ratio;
  readonly gets: Ratio;
  /** Above zero: the round gives more than it costs. */
  readonly gain: Ratio;
}

/** More of a free action than this in one round is work and not a gift. */
export const FREE_TIMES = 12n;
/** A round of more orders than this is no recipe. */
export const ORDER_TIMES = 1000n;

/** Reckons a round; undefined when it does not come to the price within bounds, or nobody knows what it gives. */
export function reckon(draft: Draft, assumptions: Assumptions): Round | undefined {
  const { gifts, filler, offer, reward, last } = draft;
  const price = BigInt(offer.cost);
  const gift = gifts.reduce((all, { earning }) => all + BigInt(earning.points), 0n);
  const units = reward.spec.type === 'discount' && gift > price ? gift / price : 1n;
  const gets = valueOn(draft, units, assumptions);
  if (!gets) return undefined;
  const rounding = assumptions.rounding ?? 'floor';
  const paid = atLeast(minus(last, gets), ZERO);
  const isPaid = filler !== undefined && filler.size.n > 0n;
  // An account that goes on earns on the order it uses the reward on; one that is left behind does not need to.
  const back = isPaid && gifts.length === 0 ? pointsFor(filler.source.earning, paid, rounding) : 0n;
  const each = filler ? pointsFor(filler.source.earning, filler.size, rounding) : 0n;
  const rounds = timesFor(price * units - gift - back, each);
  if (rounds === undefined || rounds > (isPaid ? ORDER_TIMES : FREE_TIMES)) return undefined;
  const spent = filler ? times(whole(rounds), filler.size) : ZERO;
  const gain = gainOf({ ...draft, gets, spent }, assumptions);
  return { ...draft, times: rounds, units, earned: gift + back + rounds * each, pays: plus(spent, paid), gets, gain };
}

/** How often something has to be done that gives `each` time so many points. */
function timesFor(lacking: bigint, each: bigint): bigint | undefined {
  if (lacking <= 0n) return 0n;
  return each > 0n ? (lacking + each - 1n) / each : undefined;
}

/** What the reward takes off the order it is used on. */
function valueOn({ offer, reward, last }: Draft, units: bigint, assumptions: Assumptions): Ratio | undefined {
  if (offer.gives === 'percentage' && offer.size) return times(times(offer.size, last), { n: 1n, d: 100n });
  const one = worthOf(offer, reward, assumptions);
  return one && times(one, whole(units));
}

/** With a margin, what the business loses; without, what customers have left when the goods of the extra orders are worth nothing to them. */
function gainOf(
  { gets, spent, last, reward }: Draft & { readonly gets: Ratio; readonly spent: Ratio },
  assumptions: Assumptions,
): Ratio {
  const margin = perhaps(assumptions.margin);
  if (!margin) return minus(gets, spent);
  return minus(times(gets, costShareOf(reward, assumptions)), times(margin, plus(spent, last)));
}

/** The order sizes on which a reward is used: the smallest that it takes, the usual one, and for per cents a large one. */
export function lastOrders(
  { offer, reward }: Pick<Draft, 'offer' | 'reward'>,
  smallest: Ratio,
  assumptions: Assumptions,
): readonly Ratio[] {
  const minimum = atLeast(perhaps(reward.spec.coupon?.minimumSubtotal ?? undefined) ?? ZERO, smallest);
  const usual = atLeast(perhaps(assumptions.averageOrder) ?? minimum, minimum);
  if (offer.gives === 'percentage') return [minimum, usual, times(usual, LARGE)];
  const worth = worthOf(offer, reward, assumptions);
  return [worth && offer.gives === 'amount' ? atLeast(minimum, worth) : minimum];
}

/** How many usual orders a large one is. */
const LARGE = exact(10);
