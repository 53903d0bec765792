import type { Update } from '../../kernel/change.ts';
import type { Picture, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { SUBSCRIPTION_NAMESPACE } from '../../wire/coupon-scopes.ts';
import { entriesOf } from '../by-tier.ts';
import { spentNames } from '../claim.ts';
import { keptEntries } from '../kept-entries.ts';
import { naming } from './claim.ts';
import { baseOf, type RewardSpec, valueIn } from './reward.ts';

/** Refuses updates whose result would not be a whole reward, and says which former names are spent. */
export function judge(picture: Picture<RewardSpec>): readonly Problem[] {
  const wanted = new Map(picture.wanted.map((one) => [one.address, one]));
  const updates = picture.changes.flatMap((change) => (change.op === 'update' ? [change] : []));
  return [
    ...updates.flatMap((change) => problemsOf(change, wanted.get(change.address))),
    ...spentNames(picture.claims, naming),
  ];
}

function problemsOf(change: Update<RewardSpec>, wanted: Wanted<RewardSpec> | undefined): readonly Problem[] {
  const { address, from, to } = change;
  const values = { from: valueIn(from), to: valueIn(to) };
  const turned = values.from !== undefined && values.to !== undefined && values.from !== values.to;
  return [
    ...(turned
      ? keptEntries({
          address,
          turn: `from ${values.from} to ${values.to}`,
          from,
          to,
          declared: Boolean(wanted?.spec.byTier),
        })
      : []),
    ...halves(change),
    ...cycles(change),
  ];
}

/** A cost without a value, or a value without a cost, cannot be written; nor can a reward with neither for anybody. */
function halves({ address, from, to }: Update<RewardSpec>): readonly Problem[] {
  if (isWhole(to) || !isWhole(from)) return [];
  const value = valueIn(to);
  const half =
    to.costInPoints !== null
      ? 'a cost, but no value'
      : value === undefined || value === 'freeShipping'
        ? 'neither a cost nor a value for anybody'
        : 'a value, but no cost';
  return [
    {
      code: 'REWARD_INCOMPLETE',
      severity: 'error',
      address,
      path: 'costInPoints',
      message: `${address} would have ${half}, since the site has none for the base tier.`,
      next: 'Declare costInPoints and a value; to take the reward away from customers, write "active: false".',
    },
  ];
}

/** Everything it says of the base tier belongs together, and somebody can redeem it. */
function isWhole(spec: RewardSpec): boolean {
  if (baseOf(spec)) return true;
  const loose =
    spec.costInPoints !== null ||
    [spec.coupon?.fixedAmount, spec.coupon?.percentage, spec.discount?.amount].some(
      (amount) => typeof amount === 'string',
    );
  return !loose && entriesOf(spec).length > 0;
}

function cycles({ address, to }: Update<RewardSpec>): readonly Problem[] {
  const { coupon } = to;
  if (
    !coupon?.discountedCycleCount ||
    (coupon.appliesToSubscriptions && coupon.scope?.namespace === SUBSCRIPTION_NAMESPACE)
  )
    return [];
  return [
    {
      code: 'CYCLES_MISPLACED',
      severity: 'error',
      address,
      path: 'coupon.appliesToSubscriptions',
      message: `${address} counts ${coupon.discountedCycleCount} billing cycles on the site, which Wix does only for coupons on subscriptions of pricing plans.`,
      next: 'Add "appliesToSubscriptions: false" to the coupon, which drops the count.',
    },
  ];
}
