import { describe, expect, it } from 'vitest';
import { aSite, checkoutDiscount, idOf, moneyOff, REWARDS, refusal } from './support/site.ts';

const coupon = (change: Record<string, unknown>) => {
  const { couponReward, ...rest } = moneyOff('Coupon');
  return { ...rest, couponReward: { ...couponReward, ...change } };
};

describe('rewards', () => {
  it('drop a null tier, and are inactive unless said otherwise', async () => {
    const { ask } = aSite();
    const couponReward = { freeShipping: { configsByTier: [{ tierId: null, costInPoints: 20 }] } };
    const { body } = await ask('POST', REWARDS, {
      reward: { name: 'Free shipping', type: 'COUPON_REWARD', couponReward },
    });
    expect(body.reward).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      name: 'Free shipping',
      active: false,
      type: 'COUPON_REWARD',
      couponReward: { freeShipping: { configsByTier: [{ costInPoints: 20 }] } },
      revision: '1',
      createdDate: '2026-11-20T12:00:00.000Z',
      updatedDate: '2026-11-20T12:00:00.000Z',
    });
  });

  it('are replaced as a whole by an update: what is left out is reset', async () => {
    const { client } = aSite();
    const created = await client.rewards.createReward(coupon({ minimumSubtotal: 20, limitedToOneItem: true }) as never);
    const { couponReward } = moneyOff('Coupon');
    const { reward } = await client.rewards.updateReward(idOf(created), {
      name: 'Coupon',
      revision: '1',
      type: 'COUPON_REWARD',
      couponReward,
    });
    expect(reward).toMatchObject({ active: false, revision: '2' });
    expect(reward?.couponReward).toEqual(couponReward);
  });

  it('never change their type', async () => {
    const { client } = aSite();
    const id = idOf(await client.rewards.createReward(moneyOff('A') as never));
    expect(await refusal(client.rewards.updateReward(id, { ...checkoutDiscount('1'), revision: '1' } as never))).toBe(
      '400 reward.type',
    );
  });

  it('check revisions and that the reward is there', async () => {
    const { client } = aSite();
    const id = idOf(await client.rewards.createReward(moneyOff('A') as never));
    expect(await refusal(client.rewards.updateReward(id, { ...moneyOff('B'), revision: '2' } as never))).toBe(
      '409 INVALID_REVISION',
    );
    expect(await refusal(client.rewards.deleteReward(id, '7'))).toBe('409 INVALID_REVISION');
    await client.rewards.deleteReward(id, '1');
    expect(await refusal(client.rewards.getReward(id))).toBe('404 NOT_FOUND');
    expect(await refusal(client.rewards.deleteReward(id, '1'))).toBe('404 NOT_FOUND');
  });

  it.each([
    ['no name', { ...moneyOff('A'), name: undefined }, 'reward.name'],
    ['a name of 51', moneyOff('x'.repeat(51)), 'reward.name'],
    ['an unknown type', { ...moneyOff('A'), type: 'COUPON' }, 'reward.type'],
    [
      'a value of the other type',
      { ...moneyOff('A'), couponReward: undefined, discountAmount: checkoutDiscount('1').discountAmount },
      'reward',
    ],
    ['no cost', moneyOff('A', null as never), 'reward.couponReward.fixedAmount.configsByTier[0].costInPoints'],
    ['a cost of 0', moneyOff('A', 0), 'reward.couponReward.fixedAmount.configsByTier[0].costInPoints'],
    ['an amount of 0', moneyOff('A', 1, 0), 'reward.couponReward.fixedAmount.configsByTier[0].amount'],
    ['a checkout amount as a number', checkoutDiscount(5 as never), 'reward.discountAmount.configsByTier[0].amount'],
    ['a checkout amount of 3 places', checkoutDiscount('5.005'), 'reward.discountAmount.configsByTier[0].amount'],
    ['a checkout amount of 0', checkoutDiscount('0.00'), 'reward.discountAmount.configsByTier[0].amount'],
    ['two kinds of coupon', coupon({ freeShipping: { configsByTier: [{ costInPoints: 1 }] } }), 'reward.couponReward'],
    [
      '101 percent',
      coupon({ fixedAmount: undefined, percentage: { configsByTier: [{ costInPoints: 1, percentage: 101 }] } }),
      'reward.couponReward.percentage.configsByTier[0].percentage',
    ],
    [
      'a minimum and a scope',
      coupon({ minimumSubtotal: 1, scope: { namespace: 'stores' } }),
      'reward.couponReward.scope',
    ],
    ['an unknown scope', coupon({ scope: { namespace: 'cinema' } }), 'reward.couponReward.scope.namespace'],
    [
      'a product without an id',
      coupon({ scope: { namespace: 'stores', group: { name: 'product' } } }),
      'reward.couponReward.scope.group.entityId',
    ],
    [
      'a group of another namespace',
      coupon({ scope: { namespace: 'stores', group: { name: 'plan', entityId: 'x' } } }),
      'reward.couponReward.scope.group.name',
    ],
    ['events without a group', coupon({ scope: { namespace: 'events' } }), 'reward.couponReward.scope.group'],
    ['cycles outside of plans', coupon({ discountedCycleCount: 3 }), 'reward.couponReward.discountedCycleCount'],
    [
      '1,000 cycles',
      coupon({ scope: { namespace: 'pricingPlans' }, appliesToSubscriptions: true, discountedCycleCount: 1_000 }),
      'reward.couponReward.discountedCycleCount',
    ],
    ['a text as a switch', coupon({ limitedToOneItem: 'yes' }), 'reward.couponReward.limitedToOneItem'],
  ])('refuse %s', async (_, reward, field) => {
    const { ask } = aSite();
    const { status, body } = await ask('POST', REWARDS, { reward });
    const details = body.details as { validationError: { fieldViolations: readonly { field: string }[] } };
    expect([status, details.validationError.fieldViolations[0]?.field]).toEqual([400, field]);
  });

  it.each([
    ['events with an event and no id', { scope: { namespace: 'events', group: { name: 'event' } } }],
    ['a collection', { scope: { namespace: 'stores', group: { name: 'collection', entityId: 'x' } } }],
    [
      'cycles of a plan',
      { scope: { namespace: 'pricingPlans' }, appliesToSubscriptions: true, discountedCycleCount: 3 },
    ],
    ['a minimum', { minimumSubtotal: 20.5 }],
    ['flags sent as null', { limitedToOneItem: null, appliesToSubscriptions: null, discountedCycleCount: null }],
  ])('accept %s', async (_, change) => {
    const { ask } = aSite();
    expect((await ask('POST', REWARDS, { reward: coupon(change) })).status).toBe(200);
  });

  it('of types nobody documents survive, and only their name and state can be changed', async () => {
    const { client } = aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'dashboard' }] });
    const { rewards = [] } = await client.rewards.queryRewards({ filter: { name: 'Table discount' } } as never);
    const [old] = rewards;
    expect(old?.type).toBe('SPI_DISCOUNT_AMOUNT');
    const { reward } = await client.rewards.updateReward(idOf(old), {
      name: 'Old',
      active: true,
      revision: '1',
    } as never);
    expect(reward).toMatchObject({ name: 'Old', active: true, type: 'SPI_DISCOUNT_AMOUNT' });
  });

  it('take between 1 and 10 in one bulk call', async () => {
    const { client } = aSite();
    expect(
      await refusal(client.rewards.bulkCreateRewards(Array.from({ length: 11 }, () => moneyOff('A')) as never)),
    ).toBe('400 rewards');
    const { results = [] } = await client.rewards.bulkCreateRewards([moneyOff('A'), moneyOff('')] as never);
    expect(results[0]?.item).toMatchObject({ name: 'A', revision: '1' });
    expect(results[1]?.itemMetadata?.error?.code).toBe('INVALID_ARGUMENT');
  });
});
