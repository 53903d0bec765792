import type { Declared } from '../../kernel/kind.ts';
import { type ByTier, entriesOf } from '../by-tier.ts';

/** What one tier pays and gets. At most one of the values is there; none means free shipping. Amounts are canonical decimal texts. */
export type Offer = {
  readonly costInPoints: number;
  readonly fixedAmount?: string;
  readonly percentage?: string;
  /** Of a discount at checkout. */
  readonly amount?: string;
};

/** What a coupon can be limited to. */
export type Scope = {
  readonly namespace: string;
  readonly group: string | null;
  readonly entityId: string | null;
};

/** A coupon. Of the first three at most one is there; none of them where only tiers have a value. Of the next two at most one. */
export type Coupon = {
  readonly fixedAmount: string | null;
  readonly percentage: string | null;
  readonly freeShipping: true | null;
  /** Null: no minimum, which Wix also writes as 0. */
  readonly minimumSubtotal: string | null;
  readonly scope: Scope | null;
  readonly limitedToOneItem: boolean;
  readonly appliesToSubscriptions: boolean;
  /** Null: every cycle. */
  readonly discountedCycleCount: number | null;
};

/** A reward, as the file spells it. Where the base tier cannot have it, `costInPoints` and the values beside it are null. */
export type RewardSpec = {
  readonly name: string;
  readonly active: boolean;
  /** `coupon`, `discount`, or Wix's own word for a type that cannot be declared. */
  readonly type: string;
  readonly costInPoints: number | null;
  readonly coupon: Coupon | null;
  readonly discount: { readonly amount: string | null } | null;
  readonly byTier: ByTier<Offer>;
  /** Entries of tiers that the file does not know, by tier id. They survive every write. */
  readonly otherTiers: ByTier<Offer>;
};

/** What a reward gives. */
export type Value = 'fixedAmount' | 'percentage' | 'freeShipping' | 'amount';

/** The values that come with a number. */
export const AMOUNTS = ['fixedAmount', 'percentage', 'amount'] as const;

/** The types that a file can declare. */
export const TYPES = ['coupon', 'discount'] as const;

/** What the reward gives, seen from its base entry or else from its entries; undefined when it gives nothing. */
export function valueIn(spec: Declared<RewardSpec>): Value | undefined {
  const { coupon, discount } = spec;
  if (coupon?.freeShipping) return 'freeShipping';
  const top: { readonly [value: string]: unknown } = { ...coupon, ...discount };
  const [any] = entriesOf(spec as Pick<RewardSpec, 'byTier' | 'otherTiers'>);
  return AMOUNTS.find((value) => typeof top[value] === 'string') ?? AMOUNTS.find((value) => any?.[value] !== undefined);
}

/** The entry of the base tier; undefined when it has none, or not a whole one. */
export function baseOf(spec: Declared<RewardSpec>): Offer | undefined {
  const { costInPoints, coupon, discount } = spec;
  if (typeof costInPoints !== 'number') return undefined;
  if (coupon?.freeShipping) return { costInPoints };
  const top: { readonly [value: string]: unknown } = { ...coupon, ...discount };
  const value = AMOUNTS.find((name) => typeof top[name] === 'string');
  return value && { costInPoints, [value]: top[value] as string };
}
