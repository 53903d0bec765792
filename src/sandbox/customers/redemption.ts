import { createHash } from 'node:crypto';
import type { WireCouponReward, WireCouponSpecification, WireLoyaltyCoupon, WireReward } from '../../wire/index.ts';
import type { Call } from '../call.ts';
import type { StoredAccount } from '../customer-state.ts';
import type { SiteEdit } from '../edits.ts';
import { impossible, notFound } from '../refusals.ts';
import type { Stored } from '../state.ts';
import { Customers } from './customers.ts';
import { type Moved, movePoints } from './moves.ts';
import { entriesOf, entryFor } from './rules-of-site.ts';

type Entry = { readonly costInPoints?: number; readonly amount?: number | string; readonly percentage?: number };

/** The reward of an id. */
export function rewardWith(call: Call, id: string): Stored<WireReward> {
  const reward = call.site.rewards.find((candidate) => candidate.id === id);
  if (reward === undefined) throw notFound('Reward', id);
  return reward;
}

/** What the reward costs and gives in the account's tier; refuses one that is switched off. */
export function offerFor(reward: WireReward, { tier }: StoredAccount): Entry & { readonly costInPoints: number } {
  if (reward.active !== true) throw impossible('The reward is not active', 'REWARD_NOT_ACTIVE');
  const entry = entryFor<Entry & { readonly tierId?: string | null }>(entriesOf(reward), tier.id);
  if (entry?.costInPoints === undefined) throw impossible('The reward is not for this tier', 'REWARD_NOT_AVAILABLE');
  return { ...entry, costInPoints: entry.costInPoints };
}

/** Takes points for a reward. */
export function spendPoints(
  call: Call,
  account: StoredAccount,
  reward: Stored<WireReward>,
  points: number,
  referenceEntityId: string,
): Moved {
  return movePoints(call, account, {
    amount: -points,
    counts: 'redeemed',
    entry: {
      transactionType: 'REDEEM',
      description: (reward.name ?? '').slice(0, 100),
      redeemInfo: { rewardId: reward.id, rewardType: reward.type ?? '', referenceEntityId },
    },
  });
}

const LIMITS = ['limitedToOneItem', 'appliesToSubscriptions', 'discountedCycleCount'] as const;

function specificationOf(reward: WireReward, entry: Entry): WireCouponSpecification {
  const coupon: WireCouponReward = reward.couponReward ?? {};
  const rest = Object.fromEntries(
    LIMITS.flatMap((name) => (coupon[name] === undefined || coupon[name] === null ? [] : [[name, coupon[name]]])),
  );
  const scope = coupon.scope === undefined ? {} : { scope: coupon.scope };
  const minimum = typeof coupon.minimumSubtotal === 'number' ? { minimumSubtotal: coupon.minimumSubtotal } : {};
  const common = { name: reward.name ?? '', ...scope, ...minimum, ...rest };
  if (coupon.percentage !== undefined)
    return { percentOffRate: entry.percentage ?? 0, type: 'PERCENT_OFF_RATE', ...common };
  if (coupon.freeShipping !== undefined) return { freeShipping: true, type: 'FREE_SHIPPING', ...common };
  return { moneyOffAmount: Number(entry.amount ?? 0), type: 'MONEY_OFF_AMOUNT', ...common };
}

/** A code of twelve letters and digits that belongs to an id. */
const codeOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 12).toUpperCase();

/** A coupon for points: the coupon, the points it took, and what both change. */
export function redeem(call: Call, account: StoredAccount, rewardId: string) {
  const reward = rewardWith(call, rewardId);
  if (reward.type !== 'COUPON_REWARD')
    throw impossible('Only coupon rewards can be redeemed for a coupon', 'REWARD_TYPE_NOT_SUPPORTED');
  const offer = offerFor(reward, account);
  const id = call.newId();
  const couponId = call.newId();
  const moved = spendPoints(call, account, reward, offer.costInPoints, id);
  const coupon: WireLoyaltyCoupon = {
    id,
    accountId: account.id,
    ...(account.memberId ? { memberId: account.memberId } : {}),
    transactionId: moved.transaction.id,
    couponReference: {
      couponId,
      code: codeOf(couponId),
      name: (reward.name ?? '').slice(0, 80),
      specification: specificationOf(reward, offer),
      deleted: false,
    },
    status: 'ACTIVE',
    rewardName: reward.name ?? '',
    revision: '1',
    createdDate: call.now,
    updatedDate: call.now,
  };
  const edits: readonly SiteEdit[] = [...moved.edits, { put: 'coupons', entity: coupon }];
  return { coupon, moved, edits, customers: new Customers({ ...call, site: moved.site }) };
}
