import { describe, expect, it } from 'vitest';
import type { Update } from '../../../src/kernel/change.ts';
import type { Picture } from '../../../src/kernel/kind.ts';
import { claimRewards } from '../../../src/kinds/reward/claim.ts';
import { judge } from '../../../src/kinds/reward/judge.ts';
import type { RewardSpec } from '../../../src/kinds/reward/reward.ts';
import { aCoupon, aDiscount, aReward, live, wanted } from './rewards.ts';

const gold = { gold: { costInPoints: 450, fixedAmount: '6' } };
const percent = aCoupon({ fixedAmount: null, percentage: '10' });
const none = aCoupon({ fixedAmount: null });

function judged(from: RewardSpec, to: RewardSpec, reward: object = {}) {
  const asked = wanted({ r: { name: 'Five off', ...reward } });
  const change: Update<RewardSpec> = {
    op: 'update',
    address: 'rewards/r',
    kind: 'reward',
    name: 'R',
    waitsFor: [],
    reason: '',
    risk: 'low',
    from,
    to,
    handle: { id: '1' },
  };
  const changes = [change, { ...change, op: 'create' as const, to }];
  const picture: Picture<RewardSpec> = {
    wanted: asked,
    claims: claimRewards(asked, [live('1', from)]),
    changes,
    allChanges: changes,
    facts: {},
    live: () => [],
    after: () => [],
  };
  return judge(picture).map(({ code, severity, message }) => [code, severity, message]);
}

const says = (code: string, words: string) => [[code, 'error', expect.stringContaining(words)]];

describe('an update of a reward', () => {
  it('may change amounts, and entries with them', () => {
    expect(judged(aReward({ byTier: gold }), aReward({ byTier: gold, coupon: aCoupon({ fixedAmount: '7' }) }))).toEqual(
      [],
    );
    expect(judged(aDiscount(), aDiscount({ discount: { amount: '2' } }))).toEqual([]);
    expect(
      judged(
        aReward({ costInPoints: null, coupon: none, byTier: gold }),
        aReward({ costInPoints: null, coupon: none, byTier: gold, active: false }),
      ),
    ).toEqual([]);
  });

  it('may turn to another value when nothing has to be kept', () => {
    expect(judged(aReward(), aReward({ coupon: percent }))).toEqual([]);
    expect(judged(aReward({ byTier: gold }), aReward({ coupon: percent }), { byTier: {} })).toEqual([]);
  });

  it('cannot turn and keep entries of tiers', () => {
    expect(judged(aReward({ byTier: gold }), aReward({ coupon: percent, byTier: gold }))).toEqual(
      says('BYTIER_NEEDED', 'gold'),
    );
    expect(judged(aReward({ otherTiers: gold }), aReward({ coupon: percent, otherTiers: gold }))).toEqual(
      says('BYTIER_NEEDED', 'ids gold'),
    );
  });

  it('cannot leave half a value, or nobody to have it', () => {
    const onlyTiers = aReward({ costInPoints: null, coupon: none, byTier: gold });
    expect(judged(onlyTiers, { ...onlyTiers, costInPoints: 5 })).toEqual(
      says('REWARD_INCOMPLETE', 'a cost, but no value'),
    );
    expect(judged(onlyTiers, { ...onlyTiers, coupon: aCoupon() })).toEqual(
      says('REWARD_INCOMPLETE', 'a value, but no cost'),
    );
    expect(judged(onlyTiers, { ...onlyTiers, byTier: {} }, { byTier: {} })).toEqual(
      says('REWARD_INCOMPLETE', 'neither'),
    );
    const shipping = aReward({
      costInPoints: null,
      coupon: aCoupon({ fixedAmount: null, freeShipping: true }),
      byTier: { gold: { costInPoints: 5 } },
    });
    expect(judged(shipping, { ...shipping, byTier: {} }, { byTier: {} })).toEqual(says('REWARD_INCOMPLETE', 'neither'));
    const discount = aDiscount({
      costInPoints: null,
      discount: { amount: null },
      byTier: { gold: { costInPoints: 5, amount: '1' } },
    });
    expect(judged(discount, { ...discount, discount: { amount: '2' } })).toEqual(
      says('REWARD_INCOMPLETE', 'a value, but no cost'),
    );
  });

  it('does not complain of what the site has always been', () =>
    expect(judged(aReward({ costInPoints: null }), aReward({ costInPoints: null, active: false }))).toEqual([]));

  it('cannot keep a count of cycles where cycles do not count', () => {
    const plans = aCoupon({
      scope: { namespace: 'pricingPlans', group: null, entityId: null },
      appliesToSubscriptions: true,
      discountedCycleCount: 3,
    });
    expect(judged(aReward({ coupon: plans }), aReward({ coupon: { ...plans, fixedAmount: '6' } }))).toEqual([]);
    expect(judged(aReward({ coupon: plans }), aReward({ coupon: { ...plans, scope: null } }))).toEqual(
      says('CYCLES_MISPLACED', '3 billing cycles'),
    );
    expect(
      judged(aReward({ coupon: plans }), aReward({ coupon: { ...plans, appliesToSubscriptions: false } })),
    ).toEqual(says('CYCLES_MISPLACED', '3 billing cycles'));
  });

  it('says when a former name has done its work', () =>
    expect(judged(aReward(), aReward(), { formerly: ['Old'] })).toMatchObject([
      ['FORMERLY_SPENT', 'info', expect.anything()],
    ]));
});
