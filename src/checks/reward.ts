import { type Address, keyIn } from '../kernel/address.ts';
import type { RewardSpec } from '../kinds/reward/spec.ts';
import { type Of, said } from './declared.ts';

/** What a reward gives. */
export type Gives = 'fixedAmount' | 'percentage' | 'amount' | 'freeShipping';

/** What one tier pays and gets; `amount` is in money, in per cent, or 0 for free shipping. */
export interface Offer {
  readonly cost: number;
  readonly gives: Gives;
  readonly amount: number;
}

/** Something points can be redeemed for, with values by tier. */
export interface Reward {
  readonly address: Address;
  readonly key: string;
  readonly name: string;
  readonly active: boolean;
  /** `coupon`, `discount`, …; undefined where the file leaves it to the site. */
  readonly type: string | undefined;
  readonly base: Offer | undefined;
  /** By the key of the tier, or its id where the file has no key for it. */
  readonly byTier: ReadonlyMap<string, Offer>;
  /** Smallest cart, 0 when there is none. */
  readonly minimum: number;
  /** Limited to one product, service or plan, or to one item of the cart: what it takes off has an end. */
  readonly narrow: boolean;
  readonly subscriptions: boolean;
  readonly cycles: number | undefined;
}

/** A reward in the words of the checks. */
export function rewardOf({ address, spec }: Of<RewardSpec>): Reward {
  const coupon = said(spec.coupon);
  const entries = Object.entries({ ...spec.byTier, ...spec.otherTiers }) as [string, Entry][];
  const shipping = coupon?.freeShipping === true;
  return {
    address,
    key: keyIn(address),
    name: spec.name ?? '',
    active: spec.active !== false,
    type: said(spec.type),
    base: offer({ ...coupon, ...said(spec.discount), costInPoints: spec.costInPoints }, shipping),
    byTier: new Map(
      entries.flatMap(([tier, entry]) => {
        const own = offer(entry, shipping);
        return own ? [[tier, own] as const] : [];
      }),
    ),
    minimum: Number(coupon?.minimumSubtotal ?? 0),
    narrow: coupon?.limitedToOneItem === true || typeof coupon?.scope?.entityId === 'string',
    subscriptions: coupon?.appliesToSubscriptions === true,
    cycles: said(coupon?.discountedCycleCount),
  };
}

interface Entry {
  readonly costInPoints?: number | null | undefined;
  readonly fixedAmount?: string | null;
  readonly percentage?: string | null;
  readonly amount?: string | null;
}

const AMOUNTS = ['fixedAmount', 'percentage', 'amount'] as const;

function offer(entry: Entry, shipping: boolean): Offer | undefined {
  if (typeof entry.costInPoints !== 'number') return undefined;
  if (shipping) return { cost: entry.costInPoints, gives: 'freeShipping', amount: 0 };
  const gives = AMOUNTS.find((name) => typeof entry[name] === 'string');
  return gives && { cost: entry.costInPoints, gives, amount: Number(entry[gives]) };
}

/** What a tier pays and gets: its own entry, or that of everybody. `null` is the base tier. */
export function offerIn({ base, byTier }: Reward, tier: string | null): Offer | undefined {
  return (tier === null ? undefined : byTier.get(tier)) ?? base;
}

/** Where the file keeps the cost of a tier. */
export function costPath({ byTier }: Reward, tier: string | null): string {
  return tier !== null && byTier.has(tier) ? `byTier.${tier}.costInPoints` : 'costInPoints';
}

/** Where the file keeps what a tier gets. */
export function valuePath({ byTier }: Reward, tier: string | null, { gives }: Offer): string {
  if (tier !== null && byTier.has(tier)) return `byTier.${tier}.${gives}`;
  return `${gives === 'amount' ? 'discount' : 'coupon'}.${gives}`;
}
