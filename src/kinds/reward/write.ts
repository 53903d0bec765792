import { addressOf } from '../../kernel/address.ts';
import type { Json, Keyed, Written } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { entriesOf } from '../by-tier.ts';
import { namedApart } from '../export.ts';
import { money, moneyNumber } from '../money.ts';
import { remarksOf, type Saying, said, sayText } from '../sayable.ts';
import { claimRewards } from './claim.ts';
import { readRewards } from './read.ts';
import { AMOUNTS, type Coupon, type Offer, type RewardSpec, TYPES } from './reward.ts';

type Thing = Keyed<RewardSpec>;
type Attributes = { readonly [attribute: string]: Json };

/** The rewards as a file declares them: every value, and `id` where names do not tell one from another. */
export function writeRewards(things: readonly Thing[]): Written {
  const [known, strange] = [things.filter(isKnown), things.filter((thing) => !isKnown(thing))];
  const anyTiers = known.some(({ live }) => Object.keys(live.spec.byTier).length > 0);
  const drafts = known.map((thing) => {
    const sayings = sayingsOf(thing, anyTiers);
    return { thing, entry: said(sayings), remarks: [...remarksOf(sayings), ...strangers(thing)] };
  });
  const others = strange.map(({ live }) => live);
  const section = namedApart(drafts, (rewards) => readRewards({ rewards }).wanted, claimRewards, others);
  return {
    file: drafts.length === 0 ? {} : { rewards: section },
    remarks: [...drafts.flatMap(({ remarks }) => remarks), ...others.map(({ spec }) => unknownType(spec))],
  };
}

function isKnown({ live }: Thing): boolean {
  return (TYPES as readonly string[]).includes(live.spec.type);
}

function sayingsOf({ key, live: { spec } }: Thing, anyTiers: boolean): readonly Saying[] {
  const address = addressOf('rewards', key);
  const amounts = [
    spec.coupon?.fixedAmount,
    spec.coupon?.percentage,
    spec.discount?.amount,
    ...entriesOf(spec).flatMap((offer) => AMOUNTS.map((name) => offer[name])),
  ];
  const odd = amounts.find((amount) => typeof amount === 'string' && money(amount) === undefined);
  const remark = `${address}: an amount of ${odd} has more places than a file takes; all its amounts are left out and stay as they are.`;
  const byTier = Object.fromEntries(Object.entries(spec.byTier).map(([tier, offer]) => [tier, offerOf(offer)]));
  return [
    sayText(address, 'name', spec.name, LIMITS.rewardName),
    { key: 'active', value: spec.active },
    { key: 'costInPoints', ...(spec.costInPoints === null ? {} : { value: spec.costInPoints }) },
    { key: 'coupon', ...(spec.coupon ? { value: couponOf(spec.coupon, odd === undefined) } : {}) },
    { key: 'discount', ...(spec.discount ? { value: odd === undefined ? amountsOf(spec.discount) : {} } : {}) },
    { key: 'byTier', ...(odd === undefined ? (anyTiers ? { value: byTier } : {}) : { remark }) },
  ];
}

function offerOf({ costInPoints, ...amounts }: Offer): Attributes {
  return { costInPoints, ...amountsOf(amounts) };
}

function couponOf(coupon: Coupon, withAmounts: boolean): Attributes {
  const {
    fixedAmount,
    percentage,
    freeShipping,
    minimumSubtotal,
    scope,
    limitedToOneItem,
    appliesToSubscriptions,
    discountedCycleCount,
  } = coupon;
  const plain = minimumSubtotal === null || money(minimumSubtotal) !== undefined;
  const where: Attributes = scope
    ? { scope: withoutNulls(scope) }
    : plain
      ? { minimumSubtotal: moneyNumber(minimumSubtotal ?? '0') }
      : {};
  return {
    ...(withAmounts ? amountsOf({ fixedAmount, percentage }) : {}),
    ...(freeShipping ? { freeShipping } : {}),
    ...where,
    limitedToOneItem,
    appliesToSubscriptions,
    ...(discountedCycleCount === null ? {} : { discountedCycleCount }),
  };
}

/** Amounts as numbers, as people write them. */
function amountsOf(amounts: { readonly [name: string]: string | null | undefined }): Attributes {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) => (amount ? [[name, moneyNumber(amount)] as const] : [])),
  );
}

function withoutNulls(values: Attributes): Attributes {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function strangers({ key, live: { spec } }: Thing): readonly string[] {
  const ids = Object.keys(spec.otherTiers);
  if (ids.length === 0) return [];
  return [
    `${addressOf('rewards', key)}: values for tiers that the site does not have (ids ${ids.join(', ')}) are left out; they stay as they are.`,
  ];
}

function unknownType(spec: RewardSpec): string {
  return `rewards/${JSON.stringify(spec.name)} is of the type ${spec.type}, which a file cannot declare; it stays as it is.`;
}
