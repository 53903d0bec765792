import { type Assumptions, numberOf } from './assumptions.ts';
import type { Offer, Reward } from './reward.ts';
import { offerIn } from './reward.ts';

/** What an offer is worth to a customer, in money; undefined where the file and the assumptions do not tell. */
export function worth(reward: Reward, offer: Offer, assumptions: Assumptions): number | undefined {
  if (offer.gives === 'fixedAmount' || offer.gives === 'amount') return offer.amount;
  const declared = numberOf(assumptions.rewards?.[reward.key]?.value);
  if (offer.gives === 'freeShipping') return declared ?? numberOf(assumptions.shippingCost);
  if (declared !== undefined) return declared * shareOfBase(reward, offer);
  const order = numberOf(assumptions.averageOrder);
  return order === undefined ? undefined : (offer.amount / 100) * Math.max(order, reward.minimum);
}

/** The assumed value is that of the base tier: a tier with twice the percentage gets twice as much. */
function shareOfBase({ base }: Reward, offer: Offer): number {
  return base?.gives === 'percentage' ? offer.amount / base.amount : 1;
}

/** What one point buys in a tier; undefined where that is not known. `null` is the base tier. */
export function pointWorth(reward: Reward, tier: string | null, assumptions: Assumptions): number | undefined {
  const offer = offerIn(reward, tier);
  const value = offer && worth(reward, offer, assumptions);
  return offer && value !== undefined ? value / offer.cost : undefined;
}

/** What one point of a percentage buys at its minimum or, without one, at a sample order: for what nobody declared a price of. */
export function leastPointWorth(reward: Reward, tier: string | null, sampleOrder: number): number | undefined {
  const offer = offerIn(reward, tier);
  if (offer?.gives !== 'percentage') return undefined;
  // A minimum is a promise about the order, so that a sample above it would be a guess.
  const order = reward.minimum > 0 ? reward.minimum : sampleOrder;
  return ((offer.amount / 100) * order) / offer.cost;
}

/** By how much a point buys more in one offer than in another of the same sort; undefined for different sorts. */
export function compared(offer: Offer, other: Offer): number | undefined {
  if (offer.gives !== other.gives) return undefined;
  const value = offer.gives === 'freeShipping' ? 1 : offer.amount / other.amount;
  return value / (offer.cost / other.cost);
}
