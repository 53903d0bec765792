import { describe, expect, it } from 'vitest';
import { aShop, type Shop } from '../on-sandbox.ts';

const TIERS = { gold: { name: 'Gold', requiredPoints: 1500 }, silver: { name: 'Silver', requiredPoints: 500 } };
const FIVE = { name: 'Five off', costInPoints: 500, coupon: { fixedAmount: '5.00', minimumSubtotal: 20 } };
const FLEX = { name: 'Flexible', costInPoints: 100, discount: { amount: 1.5 } };

const stored = (shop: Shop, name: string) => shop.sandbox.state().rewards.find((reward) => reward.name === name);
const calls = (shop: Shop) => shop.writes().map(({ call }) => call?.replace('rewards.', ''));
const changes = async (shop: Shop, file: object) => (await shop.plan({ ...file })).plan.changes;

describe('a new reward', () => {
  const file = {
    tiers: TIERS,
    rewards: {
      five: { ...FIVE, byTier: { gold: { costInPoints: 450, fixedAmount: 6.5 } } },
      flex: { ...FLEX, byTier: { silver: { amount: '2' } } },
      percent: {
        name: 'Ten per cent',
        active: false,
        costInPoints: 5,
        coupon: {
          percentage: 10,
          scope: { namespace: 'stores', group: 'product', entityId: 'mug' },
          limitedToOneItem: true,
        },
      },
      plans: {
        name: 'Plans',
        costInPoints: 5,
        coupon: {
          percentage: 10,
          scope: { namespace: 'pricingPlans' },
          appliesToSubscriptions: true,
          discountedCycleCount: 3,
        },
      },
      shipping: { name: 'Free shipping', coupon: { freeShipping: true }, byTier: { gold: { costInPoints: 600 } } },
    },
  };

  it.each(['present', 'absent'] as const)(
    'is made together with others, and is then as the file wants it; bulk items %s',
    async (bulkItem) => {
      const shop = aShop({ switches: { bulkItem } });
      expect((await shop.apply(file)).filter((line) => line.endsWith(' done'))).toHaveLength(7);
      expect(await changes(shop, file)).toEqual([]);
      const [gold, silver] = shop.sandbox.state().tiers;
      expect(stored(shop, 'Five off')).toMatchObject({
        active: true,
        type: 'COUPON_REWARD',
        couponReward: {
          minimumSubtotal: 20,
          fixedAmount: {
            configsByTier: [
              { costInPoints: 500, amount: 5 },
              { tierId: gold?.id, costInPoints: 450, amount: 6.5 },
            ],
          },
        },
      });
      expect(stored(shop, 'Flexible')).toMatchObject({
        type: 'DISCOUNT_AMOUNT',
        discountAmount: {
          configsByTier: [
            { costInPoints: 100, amount: '1.5' },
            { tierId: silver?.id, costInPoints: 100, amount: '2' },
          ],
        },
      });
      expect(stored(shop, 'Free shipping')?.couponReward?.freeShipping).toEqual({
        configsByTier: [{ tierId: gold?.id, costInPoints: 600 }],
      });
    },
  );

  it('is made alone by a call of its own', async () => {
    const shop = aShop();
    expect(await shop.apply({ rewards: { five: FIVE } })).toEqual(['create rewards/five done']);
    expect(calls(shop)).toEqual(['createReward']);
  });

  it.each([
    ['bulk', ['unknown WIX_ITEM_UNSURE', 'done']],
    ['bulk-missing', ['done', 'unknown WIX_ITEM_UNSURE']],
    ['504', ['unknown WIX_SERVER_ERROR', 'unknown WIX_SERVER_ERROR']],
  ] as const)('among others tells what became of it: %s', async (fault, expected) => {
    const shop = aShop();
    shop.sandbox.setFaults([{ do: fault, match: { path: '/loyalty-rewards/v1/bulk' } }]);
    const ends = await shop.apply({ rewards: { five: FIVE, flex: FLEX } });
    expect(ends.map((line) => line.split(':')[0])).toEqual([
      `create rewards/five ${expected[0]}`,
      `create rewards/flex ${expected[1]}`,
    ]);
  });

  it('that Wix refuses says why', async () => {
    const shop = aShop({ switches: { rewardNames: 'refused' } });
    await shop.apply({ rewards: { five: FIVE } });
    const ends = await shop.apply({ rewards: { first: { id: stored(shop, 'Five off')?.id }, second: FIVE } });
    expect(ends).toEqual([expect.stringContaining('create rewards/second conflict')]);
  });
});

describe('an update of a reward', () => {
  it.each(['full', 'partial'] as const)(
    'sends the whole reward, so that nothing is reset: PUT is %s',
    async (rewardPut) => {
      const shop = aShop({ fixture: 'dashboard', switches: { rewardPut } });
      const before = stored(shop, '15% off mugs');
      expect(await shop.apply({ rewards: { mugs: { name: 'Mugs', formerly: ['15% off mugs'] } } })).toEqual([
        'update rewards/mugs done',
      ]);
      const { name: _, revision: __, updatedDate: ___, ...rest } = { ...before };
      const { name, revision, updatedDate: ____, ...now } = { ...stored(shop, 'Mugs') };
      expect(now).toEqual(rest);
      expect([name, revision]).toEqual(['Mugs', '2']);
    },
  );

  it.each([
    ['full', 'dropped'],
    ['full', 'kept'],
    ['partial', 'dropped'],
    ['partial', 'kept'],
  ] as const)('can take away every limit: PUT is %s, nulls are %s', async (rewardPut, nulls) => {
    const shop = aShop({ switches: { rewardPut, nulls } });
    const steps = [
      { minimumSubtotal: 20, limitedToOneItem: true },
      { scope: { namespace: 'pricingPlans' }, appliesToSubscriptions: true, discountedCycleCount: 3 },
      { scope: { namespace: 'pricingPlans' }, appliesToSubscriptions: true },
      { minimumSubtotal: 5, appliesToSubscriptions: false },
      { minimumSubtotal: 0, limitedToOneItem: false },
      { scope: { namespace: 'events', group: 'event' } },
      { minimumSubtotal: 0 },
    ];
    for (const limits of steps) {
      const file = { rewards: { five: { ...FIVE, coupon: { fixedAmount: 5, ...limits } } } };
      expect(await shop.apply(file)).toEqual([expect.stringMatching(/(create|update) rewards\/five done/)]);
      expect(await changes(shop, file)).toEqual([]);
    }
  });

  it('turns one value into another, and needs byTier for that', async () => {
    const shop = aShop();
    const five = { ...FIVE, byTier: { gold: { fixedAmount: 6 } } };
    await shop.apply({ tiers: TIERS, rewards: { five } });
    const percent = { ...FIVE, coupon: { percentage: 10 } };
    const planned = await shop.plan({ tiers: TIERS, rewards: { five: percent } });
    expect(planned.problems.map(({ code }) => code)).toEqual(['BYTIER_NEEDED']);
    const file = { tiers: TIERS, rewards: { five: { ...percent, byTier: { gold: { percentage: 15 } } } } };
    expect(await shop.apply(file)).toEqual(['update rewards/five done']);
    expect(await changes(shop, file)).toEqual([]);
    expect(stored(shop, 'Five off')?.couponReward).not.toHaveProperty('fixedAmount');
  });

  it('takes entries of tiers away, but those of tiers that the file does not know', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    const before = stored(shop, '15% off mugs')?.couponReward?.percentage?.configsByTier;
    const [silver] = shop.sandbox.state().tiers;
    const file = { tiers: { silver: { name: 'Silver' } }, rewards: { mugs: { name: '15% off mugs', byTier: {} } } };
    expect(await shop.apply(file)).toEqual(['update rewards/mugs done']);
    expect(stored(shop, '15% off mugs')?.couponReward?.percentage?.configsByTier).toEqual(
      before?.filter(({ tierId }) => tierId !== silver?.id),
    );
    expect(await changes(shop, file)).toEqual([]);
  });

  it('of the flexible reward finds it by its type', async () => {
    const shop = aShop({ fixture: 'dashboard', switches: { flexibleReward: 'one' } });
    expect(
      await shop.apply({ rewards: { flex: { name: 'Money off', costInPoints: 200, discount: { amount: 2 } } } }),
    ).toEqual(['update rewards/flex done']);
    expect(stored(shop, 'Money off')).toMatchObject({ id: '00000000-0000-0000-0001-000000000000', revision: '4' });
  });

  it('that was read before somebody else wrote is a conflict', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    shop.sandbox.setFaults([{ do: 'stale-revision', match: { path: '/loyalty-rewards', write: false, nth: 2 } }]);
    expect(await shop.apply({ rewards: { staff: { name: 'Staff only', active: true } } })).toEqual([
      expect.stringContaining('conflict WIX_STALE_REVISION'),
    ]);
  });
});

describe('a reward is deleted', () => {
  it('with its revision', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    expect(await shop.apply({ removed: ['rewards/"Free shipping"'] })).toEqual(['delete rewards/"Free shipping" done']);
    expect(shop.writes().map(({ call, query }) => [call, query['revision']])).toEqual([['rewards.deleteReward', '2']]);
  });

  it('but not when its type is not known', async () => {
    const planned = await aShop({ fixture: 'dashboard' }).plan({ removed: ['rewards/"Table discount"'] });
    expect(planned.problems.map(({ code }) => code)).toEqual(['NOT_DELETABLE']);
  });

  it('and made anew when it is to be of another type', async () => {
    const shop = aShop();
    await shop.apply({ rewards: { five: FIVE } });
    const file = { rewards: { five: { ...FLEX, name: 'Five off' } } };
    expect(await shop.apply(file)).toEqual(['delete rewards/five done', 'create rewards/five done']);
    expect(await changes(shop, file)).toEqual([]);
  });
});
