import { keyIn } from '../kernel/address.ts';
import type { RewardSpec } from '../kinds/reward/spec.ts';
import type { Assumptions } from './assumptions.ts';
import { entryFor, type Program, type Rung, type Thing } from './program.ts';
import { exact, ONE, over, type Ratio, times } from './ratio.ts';

/** What somebody on a rung pays for a reward, and gets. */
export interface Offer {
  readonly cost: number;
  readonly gives: 'amount' | 'percentage' | 'freeShipping' | 'unknown';
  /** The amount, or the per cent; undefined where the reward names no number. */
  readonly size: Ratio | undefined;
}

const NUMBERS = ['fixedAmount', 'percentage', 'amount'] as const;

type Numbers = { readonly [name in (typeof NUMBERS)[number]]?: string | null | undefined };

/** What a reward costs and gives on a rung, whether or not it is active; undefined where that rung cannot have it. */
export function offerFor({ spec }: Thing<RewardSpec>, rung: Rung): Offer | undefined {
  const entry = entryFor(spec, rung);
  const cost = entry ? entry.costInPoints : spec.costInPoints;
  if (cost === null) return undefined;
  if (spec.coupon?.freeShipping) return { cost, gives: 'freeShipping', size: undefined };
  const numbers: Numbers = entry ?? { ...spec.coupon, amount: spec.discount?.amount };
  const name = NUMBERS.find((one) => typeof numbers[one] === 'string');
  if (!name) return { cost, gives: 'unknown', size: undefined };
  return { cost, gives: name === 'percentage' ? name : 'amount', size: exact(numbers[name] as string) };
}

/** What somebody on a rung pays for a reward that can be redeemed now; undefined when it cannot. */
export function costFor(reward: Thing<RewardSpec> | undefined, rung: Rung): number | undefined {
  return reward?.spec.active ? offerFor(reward, rung)?.cost : undefined;
}

/** What an offer is worth to a customer, in money; undefined where neither the reward nor the assumptions say. */
export function worthOf(offer: Offer, reward: Thing, assumptions: Assumptions): Ratio | undefined {
  if (offer.gives === 'amount' && offer.size) return offer.size;
  const declared = assumptions.rewards?.[keyIn(reward.address)]?.value;
  if (declared !== undefined) return exact(declared);
  if (offer.gives === 'freeShipping') return perhaps(assumptions.shippingCost);
  if (offer.gives !== 'percentage' || !offer.size || assumptions.averageOrder === undefined) return undefined;
  return over(times(offer.size, exact(assumptions.averageOrder)), exact(100));
}

/** What a unit of its face value costs the business. */
export function costShareOf(reward: Thing, assumptions: Assumptions): Ratio {
  return perhaps(assumptions.rewards?.[keyIn(reward.address)]?.costShare ?? assumptions.costShare) ?? ONE;
}

/** A declared decimal as a fraction. */
export function perhaps(value: number | string | undefined): Ratio | undefined {
  return value === undefined ? undefined : exact(value);
}

/** The rewards as they are with what becomes of them, then the new ones. One that is replaced is one reward still. */
export function pairedRewards(before: Program, after: Program): readonly RewardPair[] {
  const created = after.rewards.filter(({ id }) => id === undefined);
  const old = before.rewards.map((one): RewardPair => {
    const kept = after.rewards.find(({ id }) => id === one.id);
    return { address: one.address, before: one, after: kept ?? created.find(({ address }) => address === one.address) };
  });
  const fresh = created.filter(({ address }) => !old.some((one) => one.address === address));
  return [...old, ...fresh.map((one) => ({ address: one.address, before: undefined, after: one }))];
}

/** A reward as it is and as it will be; undefined on the side where there is none. */
export interface RewardPair {
  readonly address: Thing['address'];
  readonly before: Thing<RewardSpec> | undefined;
  readonly after: Thing<RewardSpec> | undefined;
}
