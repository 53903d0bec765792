import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import { changedReward, liveReward, newReward } from '../../../src/kinds/reward/wire.ts';
import { aCoupon, aDiscount, aReward } from './rewards.ts';

const idOf = (key: string) => `id-${key}`;
const STAMP = { _id: 'r1', revision: '4', _createdDate: new Date(0), _updatedDate: new Date(0) };
const coupon = {
  ...STAMP,
  name: 'Five off',
  active: true,
  type: 'COUPON_REWARD',
  requiredPoints: 500,
  couponReward: {
    fixedAmount: {
      configsByTier: [
        { costInPoints: 500, amount: 5, tierId: null },
        { costInPoints: 450, amount: 6, tierId: 'id-gold', future: 1 },
      ],
      future: 2,
    },
    minimumSubtotal: 20,
    future: 3,
  },
  future: 4,
};
const discount = {
  ...STAMP,
  name: 'Flexible reward',
  active: true,
  type: 'DISCOUNT_AMOUNT',
  discountAmount: { amount: '1.00', configsByTier: [{ costInPoints: 100, amount: '1.00' }] },
};
const couponOf = (answer: unknown) => liveReward(answer).spec.coupon;
const withCoupon = (couponReward: object) => ({ ...coupon, couponReward });

describe('a reward of the site', () => {
  it('is read into the words of the file', () => {
    expect(liveReward(coupon)).toEqual({
      spec: aReward({
        coupon: aCoupon({ minimumSubtotal: '20' }),
        otherTiers: { 'id-gold': { costInPoints: 450, fixedAmount: '6' } },
      }),
      handle: { id: 'r1', revision: '4' },
      raw: coupon,
    });
    expect(liveReward(discount).spec).toEqual(aDiscount());
  });

  it('is of a type though it does not say so', () => {
    expect(liveReward({ ...coupon, type: undefined }).spec.type).toBe('coupon');
    expect(liveReward({ ...discount, type: null }).spec.type).toBe('discount');
    expect(liveReward({ ...STAMP, name: 'A' }).spec).toEqual(
      aReward({ name: 'A', active: false, type: 'UNDEFINED', costInPoints: null, coupon: null }),
    );
  });

  it('may be of a type nobody knows', () =>
    expect(liveReward({ ...coupon, type: 'SPI_DISCOUNT_AMOUNT' }).spec).toMatchObject({
      type: 'SPI_DISCOUNT_AMOUNT',
      costInPoints: null,
      coupon: null,
      discount: null,
    }));

  it('may give percents, shipping, or nothing to the base tier', () => {
    const scope = { namespace: 'stores', group: { name: 'product', entityId: 'e' } };
    expect(
      couponOf(withCoupon({ percentage: { configsByTier: [{ costInPoints: 5, percentage: 17.5 }] }, scope })),
    ).toEqual(
      aCoupon({
        fixedAmount: null,
        percentage: '17.5',
        scope: { namespace: 'stores', group: 'product', entityId: 'e' },
      }),
    );
    expect(
      liveReward(withCoupon({ freeShipping: { configsByTier: [{ tierId: 'g', costInPoints: 5 }] } })).spec,
    ).toMatchObject({
      costInPoints: null,
      coupon: aCoupon({ fixedAmount: null, freeShipping: true }),
      otherTiers: { g: { costInPoints: 5 } },
    });
    expect(liveReward(withCoupon({})).spec).toMatchObject({
      costInPoints: null,
      coupon: aCoupon({ fixedAmount: null }),
    });
    expect(
      liveReward({ ...discount, name: undefined, discountAmount: { configsByTier: [{ tierId: 'g' }] } }).spec,
    ).toMatchObject({ name: '', discount: { amount: null }, otherTiers: { g: { costInPoints: 0, amount: '0' } } });
  });

  it.each([
    [{ minimumSubtotal: 0 }, { minimumSubtotal: null }],
    [{ minimumSubtotal: null }, { minimumSubtotal: null }],
    [
      { scope: { namespace: 'events', group: { name: 'event' } } },
      { scope: { namespace: 'events', group: 'event', entityId: null } },
    ],
    [{ scope: { namespace: 'stores', group: null } }, { scope: { namespace: 'stores', group: null, entityId: null } }],
    [{ scope: {} }, { scope: null }],
    [
      { limitedToOneItem: true, appliesToSubscriptions: true, discountedCycleCount: 3 },
      { limitedToOneItem: true, appliesToSubscriptions: true, discountedCycleCount: 3 },
    ],
    [{ limitedToOneItem: null, appliesToSubscriptions: null, discountedCycleCount: null }, {}],
  ])('has limits: %j', (limits, expected) =>
    expect(couponOf(withCoupon(limits))).toEqual(aCoupon({ fixedAmount: null, ...expected })),
  );

  it.each([
    [null],
    [{}],
    [{ ...coupon, revision: null }],
    [{ ...coupon, active: 'yes' }],
    [withCoupon({ minimumSubtotal: 'x' })],
    [{ ...coupon, couponReward: 3 }],
  ])('is none: %j', (answer) => expect(() => liveReward(answer)).toThrow(Failure));
});

describe('the body of a create', () => {
  it('has numbers in coupons', () =>
    expect(newReward(aReward({ byTier: { gold: { costInPoints: 450, fixedAmount: '6.5' } } }), idOf)).toEqual({
      name: 'Five off',
      active: true,
      type: 'COUPON_REWARD',
      couponReward: {
        fixedAmount: {
          configsByTier: [
            { costInPoints: 500, amount: 5 },
            { tierId: 'id-gold', costInPoints: 450, amount: 6.5 },
          ],
        },
        limitedToOneItem: false,
        appliesToSubscriptions: false,
      },
    }));

  it('has what was declared and no more', () => {
    const declared = {
      name: 'A',
      active: true,
      type: 'coupon',
      costInPoints: 5,
      coupon: { percentage: '10', scope: { namespace: 'stores', group: 'product', entityId: 'e' } },
    };
    expect(newReward(declared as never, idOf)).toEqual({
      name: 'A',
      active: true,
      type: 'COUPON_REWARD',
      couponReward: {
        percentage: { configsByTier: [{ costInPoints: 5, percentage: 10 }] },
        scope: { namespace: 'stores', group: { name: 'product', entityId: 'e' } },
      },
    });
  });

  it.each([
    [{ namespace: 'stores', group: null, entityId: null }, { namespace: 'stores' }],
    [
      { namespace: 'events', group: 'event', entityId: null },
      { namespace: 'events', group: { name: 'event' } },
    ],
  ])('has the scope %j', (scope, expected) =>
    expect(newReward(aReward({ coupon: aCoupon({ scope }) }), idOf)).toMatchObject({
      couponReward: { scope: expected },
    }),
  );

  it('has a decimal text in a discount', () =>
    expect(newReward(aDiscount(), idOf)).toEqual({
      name: 'Flexible reward',
      active: true,
      type: 'DISCOUNT_AMOUNT',
      discountAmount: { configsByTier: [{ costInPoints: 100, amount: '1' }] },
    }));

  it('of free shipping has costs only', () =>
    expect(
      newReward(aReward({ coupon: aCoupon({ fixedAmount: null, freeShipping: true, minimumSubtotal: '9.99' }) }), idOf),
    ).toMatchObject({
      couponReward: { freeShipping: { configsByTier: [{ costInPoints: 500 }] }, minimumSubtotal: 9.99 },
    }));
});

describe('the body of an update', () => {
  const live = liveReward(coupon);
  const to = { ...live.spec, byTier: { gold: { costInPoints: 450, fixedAmount: '6' } }, otherTiers: {} };
  const same = {
    revision: '4',
    name: 'Five off',
    active: true,
    type: 'COUPON_REWARD',
    couponReward: {
      fixedAmount: {
        configsByTier: [
          { costInPoints: 500, amount: 5 },
          { costInPoints: 450, amount: 6, tierId: 'id-gold', future: 1 },
        ],
        future: 2,
      },
      minimumSubtotal: 20,
      future: 3,
    },
    future: 4,
  };
  const changed = (over: object) =>
    changedReward(live, { ...to, coupon: { ...aCoupon({ minimumSubtotal: '20' }), ...over } }, idOf)['couponReward'];

  it('is the whole reward without what only Wix writes', () => expect(changedReward(live, to, idOf)).toEqual(same));

  it('has what changes', () =>
    expect(changedReward(live, { ...to, name: 'New', active: false, costInPoints: 600, byTier: {} }, idOf)).toEqual({
      ...same,
      name: 'New',
      active: false,
      couponReward: {
        ...same.couponReward,
        fixedAmount: { configsByTier: [{ costInPoints: 600, amount: 5 }], future: 2 },
      },
    }));

  it('never has a minimum and a scope', () => {
    const scope = { namespace: 'stores', group: null, entityId: null };
    expect(changed({ minimumSubtotal: null, scope })).toEqual({
      fixedAmount: same.couponReward.fixedAmount,
      scope: { namespace: 'stores' },
      future: 3,
    });
    const scoped = liveReward(
      withCoupon({ ...coupon.couponReward, minimumSubtotal: 0, scope: { namespace: 'stores' } }),
    );
    expect(changedReward(scoped, scoped.spec, idOf)['couponReward']).not.toHaveProperty('minimumSubtotal');
    expect(
      changedReward(scoped, { ...scoped.spec, coupon: aCoupon({ minimumSubtotal: '5' }) }, idOf)['couponReward'],
    ).toMatchObject({ minimumSubtotal: 5 });
    expect(
      changedReward(scoped, { ...scoped.spec, coupon: aCoupon({ minimumSubtotal: '5' }) }, idOf)['couponReward'],
    ).not.toHaveProperty('scope');
  });

  it('says what is not there any more', () =>
    expect(changed({ minimumSubtotal: null })).toMatchObject({ minimumSubtotal: null }));

  it('has one of the values', () => {
    const percentage = aCoupon({ fixedAmount: null, percentage: '10' });
    const percent = changedReward(live, { ...to, coupon: percentage, byTier: {} }, idOf)['couponReward'];
    expect(percent).not.toHaveProperty('fixedAmount');
    expect(percent).toMatchObject({ percentage: { configsByTier: [{ costInPoints: 500, percentage: 10 }] } });
  });

  it('leaves a value without entries, or none, as it is', () => {
    const empty = liveReward(withCoupon({ freeShipping: { configsByTier: [] } }));
    expect(changedReward(empty, { ...empty.spec, coupon: aCoupon({ fixedAmount: null }) }, idOf)).toMatchObject({
      couponReward: { freeShipping: { configsByTier: [] } },
    });
    const bare = liveReward({ ...coupon, couponReward: undefined });
    expect(changedReward(bare, { ...bare.spec, active: false }, idOf)).toMatchObject({
      active: false,
      couponReward: {},
    });
    const thin = liveReward({ ...discount, discountAmount: undefined });
    expect(changedReward(thin, { ...thin.spec, coupon: null }, idOf)).toMatchObject({
      discountAmount: { configsByTier: [] },
    });
    expect(changedReward(bare, { ...bare.spec, coupon: null }, idOf)).toMatchObject({ couponReward: {} });
  });

  it('of a discount keeps its text', () =>
    expect(changedReward(liveReward(discount), aDiscount({ discount: { amount: '2.5' } }), idOf)).toEqual({
      revision: '4',
      name: 'Flexible reward',
      active: true,
      type: 'DISCOUNT_AMOUNT',
      discountAmount: { configsByTier: [{ costInPoints: 100, amount: '2.5' }] },
    }));
});
