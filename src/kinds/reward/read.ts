import { type Address, addressOf } from '../../kernel/address.ts';
import type { Declared, Identity, Reading, Wanted } from '../../kernel/kind.ts';
import type { Problem } from '../../kernel/problem.ts';
import { LIMITS } from '../../wire/limits.ts';
import { tierKeyProblems } from '../by-tier.ts';
import { canonicalText, lengthProblems } from '../text.ts';
import { withAmounts } from './amounts.ts';
import { repeatedRewards } from './claim.ts';
import type { CouponEntry, RewardEntry } from './entry.ts';
import { readOffers } from './offers.ts';
import type { Coupon, RewardSpec } from './reward.ts';
import { limitProblems } from './scope.ts';

type File = { readonly [section: string]: unknown };

/** Reads the section `rewards` of a file that its schema has let pass. */
export function readRewards(file: File): Reading<RewardSpec> {
  const section = (file['rewards'] ?? {}) as { readonly [key: string]: RewardEntry };
  const read = Object.entries(section).map(([key, entry]) => readReward(key, entry, file));
  const wanted = read.map((one) => one.wanted);
  return { wanted, problems: [...read.flatMap(({ problems }) => problems), ...repeatedRewards(wanted)] };
}

function readReward(
  key: string,
  entry: RewardEntry,
  file: File,
): { readonly wanted: Wanted<RewardSpec>; readonly problems: readonly Problem[] } {
  const address = addressOf('rewards', key);
  const identity: Identity = {
    ...(entry.id === undefined ? {} : { id: entry.id }),
    ...(entry.formerly === undefined ? {} : { formerly: entry.formerly }),
  };
  const own: Declared<RewardSpec> = {
    ...(entry.name === undefined ? {} : { name: canonicalText(entry.name) }),
    ...(entry.active === undefined ? {} : { active: entry.active }),
  };
  const amounts = withAmounts(address, entry);
  const problems = [
    ...lengthProblems(address, own, { name: LIMITS.rewardName }),
    ...oneOfs(address, entry),
    ...amounts.problems,
    ...limitProblems(address, entry.coupon ?? {}),
    ...tierKeyProblems(address, entry.byTier ?? {}, file),
  ];
  // Values that exclude each other, or are none, have no meaning that could be inherited or compared.
  const clean = problems.some(({ code }) => code === 'ONE_OF') ? undefined : amounts.entry;
  if (!clean) return { wanted: { address, key, identity, spec: own }, problems };
  const offers = readOffers(address, clean);
  const limits = clean.coupon && limitsOf(clean.coupon);
  const coupon = offers.coupon || limits ? { coupon: { ...offers.coupon, ...limits } } : {};
  return {
    wanted: { address, key, identity, spec: { ...own, ...offers.spec, ...coupon } },
    problems: [...problems, ...offers.problems],
  };
}

/** A coupon's limits: of two that exclude each other the declared one says that the other is not there. */
function limitsOf({
  minimumSubtotal,
  scope,
  limitedToOneItem,
  appliesToSubscriptions,
  discountedCycleCount,
}: CouponEntry<string>): Declared<Coupon> {
  const range = minimumSubtotal !== undefined || scope !== undefined;
  return {
    ...(range
      ? { minimumSubtotal: minimumSubtotal === undefined || minimumSubtotal === '0' ? null : minimumSubtotal }
      : {}),
    ...(range
      ? {
          scope: scope
            ? { namespace: scope.namespace, group: scope.group ?? null, entityId: scope.entityId ?? null }
            : null,
        }
      : {}),
    ...(limitedToOneItem === undefined ? {} : { limitedToOneItem }),
    // Without a count Wix discounts every cycle, so the two are one statement.
    ...(appliesToSubscriptions === undefined
      ? {}
      : { appliesToSubscriptions, discountedCycleCount: discountedCycleCount ?? null }),
  };
}

function oneOfs(address: Address, { coupon, discount }: RewardEntry): readonly Problem[] {
  const given = (['fixedAmount', 'percentage', 'freeShipping'] as const).filter((name) => coupon?.[name] !== undefined);
  const both = (path: string, names: readonly string[]): Problem => ({
    code: 'ONE_OF',
    severity: 'error',
    address,
    path,
    message: `${address} has ${names.join(' and ')}, which exclude each other.`,
    next: 'Keep one of them.',
  });
  return [
    ...(coupon && discount ? [both('discount', ['coupon', 'discount'])] : []),
    ...(given.length > 1 ? [both(`coupon.${given[1]}`, given)] : []),
    ...(coupon?.minimumSubtotal !== undefined && coupon.scope
      ? [both('coupon.scope', ['minimumSubtotal', 'scope'])]
      : []),
  ];
}
