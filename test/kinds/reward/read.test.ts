import { describe, expect, it } from 'vitest';
import { readRewards } from '../../../src/kinds/reward/read.ts';
import { TIERS } from './rewards.ts';

const read = (reward: object) => readRewards({ tiers: TIERS, rewards: { r: reward } });
const spec = (reward: object) => read(reward).wanted[0]?.spec;
const problems = (reward: object) => read(reward).problems.map(({ code, severity, path }) => [code, severity, path]);
const NO_VALUE = { fixedAmount: null, percentage: null, freeShipping: null };
const DISCOUNT = { name: 'N', discount: { amount: 5 } };
const COUPON = { type: 'coupon', discount: null };

describe('the section rewards', () => {
  it('may be missing', () => expect(readRewards({})).toEqual({ wanted: [], problems: [] }));

  it.each<[string, object, readonly string[]]>([
    ['two coupons', { a: { name: 'N' }, b: { name: ' N ' }, c: { name: 'M' } }, ['rewards/a.name', 'rewards/b.name']],
    ['two discounts', { a: DISCOUNT, b: DISCOUNT }, ['rewards/a.name', 'rewards/b.name']],
    ['a coupon and a discount, which a site may tell apart', { a: { name: 'N' }, b: DISCOUNT }, []],
    ['one that says its id', { a: { name: 'N', id: '1' }, b: { name: 'N' } }, []],
    ['none', { a: {}, b: {} }, []],
  ])('tells one name on two rewards: %s', (_, rewards, places) => {
    const found = readRewards({ rewards }).problems.filter(({ code }) => code === 'NAME_TWICE');
    expect(found.map(({ address, path }) => `${address}.${path}`)).toEqual(places);
  });

  it('keeps what tells who is meant apart from what is wanted', () =>
    expect(read({ id: '1', formerly: ['Old'], name: 'New' }).wanted).toEqual([
      { address: 'rewards/r', key: 'r', identity: { id: '1', formerly: ['Old'] }, spec: { name: 'New' } },
    ]));

  it.each<[object, object]>([
    [{}, {}],
    [
      { name: ' U\u0308 ', active: false },
      { name: 'Ü', active: false },
    ],
    [{ costInPoints: 5 }, { costInPoints: 5 }],
    [{ coupon: { fixedAmount: '4.50' } }, { ...COUPON, coupon: { ...NO_VALUE, fixedAmount: '4.5' } }],
    [{ coupon: { percentage: 10 } }, { ...COUPON, coupon: { ...NO_VALUE, percentage: '10' } }],
    [{ coupon: { freeShipping: true } }, { ...COUPON, coupon: { ...NO_VALUE, freeShipping: true } }],
    [{ coupon: { minimumSubtotal: 20 } }, { ...COUPON, coupon: { minimumSubtotal: '20', scope: null } }],
    [{ coupon: { minimumSubtotal: '0.00' } }, { ...COUPON, coupon: { minimumSubtotal: null, scope: null } }],
    [
      { coupon: { scope: { namespace: 'stores' } } },
      { ...COUPON, coupon: { minimumSubtotal: null, scope: { namespace: 'stores', group: null, entityId: null } } },
    ],
    [
      { coupon: { scope: { namespace: 'events', group: 'event', entityId: 'e' }, limitedToOneItem: true } },
      {
        ...COUPON,
        coupon: {
          minimumSubtotal: null,
          scope: { namespace: 'events', group: 'event', entityId: 'e' },
          limitedToOneItem: true,
        },
      },
    ],
    [
      { coupon: { appliesToSubscriptions: false } },
      { ...COUPON, coupon: { appliesToSubscriptions: false, discountedCycleCount: null } },
    ],
    [
      { coupon: { appliesToSubscriptions: true, discountedCycleCount: 3, scope: { namespace: 'pricingPlans' } } },
      {
        ...COUPON,
        coupon: {
          minimumSubtotal: null,
          scope: { namespace: 'pricingPlans', group: null, entityId: null },
          appliesToSubscriptions: true,
          discountedCycleCount: 3,
        },
      },
    ],
    [{ discount: { amount: '1.00' } }, { type: 'discount', coupon: null, discount: { amount: '1' } }],
    [{ discount: {} }, { type: 'discount', coupon: null, discount: {} }],
    [{ byTier: {} }, { byTier: {} }],
  ])('wants of %j what it declares', (given, expected) => expect(spec(given)).toEqual(expected));

  it.each<[object, object]>([
    [
      {
        costInPoints: 500,
        coupon: { fixedAmount: 5 },
        byTier: { silver: { costInPoints: 450 }, gold: { fixedAmount: 6 } },
      },
      { byTier: { silver: { costInPoints: 450, fixedAmount: '5' }, gold: { costInPoints: 500, fixedAmount: '6' } } },
    ],
    [
      { costInPoints: 5, coupon: { freeShipping: true }, byTier: { gold: { costInPoints: 4 } } },
      { byTier: { gold: { costInPoints: 4 } }, costInPoints: 5 },
    ],
    [
      { costInPoints: 5, discount: { amount: 1 }, byTier: { gold: { amount: 2 } } },
      { byTier: { gold: { costInPoints: 5, amount: '2' } } },
    ],
    [
      { byTier: { gold: { costInPoints: 5, percentage: 20 } } },
      { ...COUPON, costInPoints: null, coupon: NO_VALUE, byTier: { gold: { costInPoints: 5, percentage: '20' } } },
    ],
    [
      { costInPoints: 5, byTier: { gold: { fixedAmount: 20 } } },
      { ...COUPON, costInPoints: null, coupon: NO_VALUE, byTier: { gold: { costInPoints: 5, fixedAmount: '20' } } },
    ],
    [
      { coupon: { fixedAmount: 9 }, byTier: { gold: { costInPoints: 5 } } },
      { costInPoints: null, coupon: NO_VALUE, byTier: { gold: { costInPoints: 5, fixedAmount: '9' } } },
    ],
    [
      { coupon: { percentage: 9 }, byTier: { gold: { costInPoints: 5 } } },
      { costInPoints: null, coupon: NO_VALUE, byTier: { gold: { costInPoints: 5, percentage: '9' } } },
    ],
    [
      { coupon: { freeShipping: true }, byTier: { gold: { costInPoints: 5 } } },
      { costInPoints: null, coupon: { ...NO_VALUE, freeShipping: true }, byTier: { gold: { costInPoints: 5 } } },
    ],
    [
      { byTier: { gold: { costInPoints: 5, amount: 1 } } },
      { type: 'discount', costInPoints: null, discount: { amount: null } },
    ],
  ])('gives each tier a whole entry: %j', (given, expected) => expect(spec(given)).toMatchObject(expected));
});

describe('a reward is refused or warned of', () => {
  const scoped = (scope: object) => ({ coupon: { percentage: 5, scope } });

  it.each<[object, string, string, string]>([
    [{ name: '  ' }, 'TEXT_LENGTH', 'error', 'name'],
    [{ coupon: { percentage: 1 }, discount: { amount: 1 } }, 'ONE_OF', 'error', 'discount'],
    [{ coupon: { fixedAmount: 1, percentage: 1 } }, 'ONE_OF', 'error', 'coupon.percentage'],
    [{ coupon: { minimumSubtotal: 1, scope: { namespace: 'stores' } } }, 'ONE_OF', 'error', 'coupon.scope'],
    [{ coupon: { fixedAmount: 0 } }, 'AMOUNT', 'error', 'coupon.fixedAmount'],
    [{ coupon: { fixedAmount: '5.001' } }, 'AMOUNT', 'error', 'coupon.fixedAmount'],
    [{ coupon: { percentage: 100.01 } }, 'AMOUNT', 'error', 'coupon.percentage'],
    [{ coupon: { minimumSubtotal: -1 } }, 'AMOUNT', 'error', 'coupon.minimumSubtotal'],
    [{ discount: { amount: '0' } }, 'AMOUNT', 'error', 'discount.amount'],
    [{ byTier: { gold: { costInPoints: 5, fixedAmount: '' } } }, 'AMOUNT', 'error', 'byTier.gold.fixedAmount'],
    [
      { costInPoints: 5, coupon: { percentage: 5 }, byTier: { god: { percentage: 6 } } },
      'TIER_NOT_DECLARED',
      'error',
      'byTier.god',
    ],
    [
      { costInPoints: 5, coupon: { percentage: 5 }, byTier: { gold: { fixedAmount: 6 } } },
      'BY_TIER_MISFIT',
      'error',
      'byTier.gold.fixedAmount',
    ],
    [{ byTier: { gold: { costInPoints: 5, percentage: 20 } } }, 'NO_BASE_ENTRY', 'warning', 'byTier'],
    [scoped({ namespace: 'blog' }), 'SCOPE_UNKNOWN', 'warning', 'coupon.scope.namespace'],
    [scoped({ namespace: 'events' }), 'SCOPE_INCOMPLETE', 'error', 'coupon.scope.group'],
    [scoped({ namespace: 'events', entityId: 'e' }), 'SCOPE_INCOMPLETE', 'error', 'coupon.scope.entityId'],
    [scoped({ namespace: 'stores', entityId: 'e' }), 'SCOPE_INCOMPLETE', 'error', 'coupon.scope.entityId'],
    [scoped({ namespace: 'stores', group: 'product' }), 'SCOPE_INCOMPLETE', 'error', 'coupon.scope.entityId'],
    [scoped({ namespace: 'stores', group: 'shelf' }), 'SCOPE_UNKNOWN', 'warning', 'coupon.scope.group'],
    [
      { coupon: { percentage: 5, discountedCycleCount: 3 } },
      'CYCLES_MISPLACED',
      'error',
      'coupon.discountedCycleCount',
    ],
    [
      { coupon: { percentage: 5, discountedCycleCount: 3, appliesToSubscriptions: true } },
      'CYCLES_MISPLACED',
      'error',
      'coupon.discountedCycleCount',
    ],
  ])('%j: %s', (reward, code, severity, path) => expect(problems(reward)).toEqual([[code, severity, path]]));

  it('for what an entry can take from nowhere', () => {
    const warning = ['NO_BASE_ENTRY', 'warning', 'byTier'];
    const incomplete = ['BY_TIER_INCOMPLETE', 'error', 'byTier.gold'];
    expect(problems({ byTier: { gold: { costInPoints: 5 } } })).toEqual([incomplete, warning]);
    expect(problems({ byTier: { gold: { percentage: 5 } } })).toEqual([incomplete, warning]);
    expect(problems({ coupon: { freeShipping: true }, byTier: { gold: {} } })).toEqual([incomplete, warning]);
    expect(problems({ byTier: { silver: { costInPoints: 5, percentage: 5 }, gold: { costInPoints: 5 } } })).toEqual([
      incomplete,
      warning,
    ]);
  });

  it.each([
    [scoped({ namespace: 'stores' })],
    [scoped({ namespace: 'events', group: 'ticket' })],
    [scoped({ namespace: 'stores', group: 'product', entityId: 'e' })],
    [{ coupon: { minimumSubtotal: 0 } }],
    [{ coupon: { percentage: 100 } }],
    [
      {
        coupon: {
          percentage: 5,
          discountedCycleCount: 3,
          appliesToSubscriptions: true,
          scope: { namespace: 'pricingPlans' },
        },
      },
    ],
  ])('not: %j', (reward) => expect(problems(reward)).toEqual([]));

  it('in all the ways at once', () =>
    expect(
      problems({ name: '', coupon: { fixedAmount: 0, scope: { namespace: 'blog', entityId: 'e' } } }).map(
        ([code]) => code,
      ),
    ).toEqual(['TEXT_LENGTH', 'AMOUNT', 'SCOPE_UNKNOWN', 'SCOPE_INCOMPLETE']));
});
