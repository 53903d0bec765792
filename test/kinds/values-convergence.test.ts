import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answersOf, type SwitchName } from '../../src/sandbox/index.ts';
import { APPS } from '../../src/wire/index.ts';
import { aShop } from './on-sandbox.ts';

/** Questions whose answer may decide how a site takes rules and rewards; none that makes a goal unreachable. */
const ASKED: readonly SwitchName[] = [
  'legacyMirrors',
  'lists',
  'nulls',
  'serverDefaults',
  'noopUpdate',
  'bulkItem',
  'bulkError',
  'bulkOrder',
  'inventedCodes',
  'rulePut',
  'conversionField',
  'customRuleStatus',
  'automationRevision',
  'automationSource',
  'rewardPut',
  'rewardTypeChange',
  'amountDigits',
  'listRewards',
];
const switches = fc.record(Object.fromEntries(ASKED.map((name) => [name, fc.constantFrom(...answersOf(name))])), {
  requiredKeys: [],
});

const TIERS = { gold: { name: 'Gold', requiredPoints: 1500 }, silver: { name: 'Silver', requiredPoints: 500 } };
const number = fc.integer({ min: 1, max: 999 });
const amount = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => (hundredths / 100).toFixed(2));
const status = fc.constantFrom('active', 'paused');
const tiers = <T>(entry: fc.Arbitrary<T>) => fc.dictionary(fc.constantFrom('silver', 'gold'), entry);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const fixed = fc.record({ fixedAmount: fc.record({ points: number }), byTier: tiers(fc.record({ points: number })) });
const rate = fc.record({
  conversionRate: fc.record({ points: number, moneyAmount: number }),
  byTier: tiers(fc.record({ points: number, moneyAmount: maybe(number) })),
});
const rule = (source: object, amounts: fc.Arbitrary<object>) =>
  fc
    .record({ status, title: fc.constantFrom('A', 'B'), amounts })
    .map(({ amounts: values, ...rest }) => ({ ...source, ...rest, ...values }));
const rules = fc.record(
  {
    buy: rule({ trigger: 'stores/OrderPaid' }, fc.oneof(fixed, rate)),
    ticket: rule({ trigger: 'events/OrderConfirmed' }, fc.oneof(fixed, rate)),
    rsvp: rule({ trigger: 'events/Rsvp' }, fixed),
    birthday: rule({ custom: 'BIRTHDAY' }, fixed),
    join: rule({ adopt: true, trigger: 'wix_members-uou_signs_up' }, fixed),
  },
  { requiredKeys: [] },
);

const limits = fc.oneof(
  fc.record({
    minimumSubtotal: fc.oneof(fc.constant(0), amount),
    limitedToOneItem: fc.boolean(),
    appliesToSubscriptions: fc.boolean(),
  }),
  fc.record({
    scope: fc.constant({ namespace: 'stores', group: 'product', entityId: 'mug' }),
    appliesToSubscriptions: fc.boolean(),
  }),
  fc.record({
    scope: fc.constant({ namespace: 'pricingPlans' }),
    appliesToSubscriptions: fc.constant(true),
    discountedCycleCount: maybe(number),
  }),
);
const coupon = fc.constantFrom('fixedAmount', 'percentage', 'freeShipping').chain((value) => {
  const given = value === 'freeShipping' ? fc.constant(true) : amount;
  return fc
    .record({ given, limited: limits, byTier: tiers(fc.record({ costInPoints: number, own: maybe(amount) })) })
    .map(({ given: top, limited, byTier }) => ({
      coupon: { [value]: top, ...limited },
      byTier: Object.fromEntries(
        Object.entries(byTier).map(([tier, { costInPoints, own }]) => [
          tier,
          { costInPoints, ...(own && value !== 'freeShipping' ? { [value]: own } : {}) },
        ]),
      ),
    }));
});
const discount = fc.record({
  discount: fc.record({ amount }),
  byTier: tiers(fc.record({ costInPoints: number, amount: maybe(amount) })),
});
const reward = (name: string, value: fc.Arbitrary<object>) =>
  fc
    .record({ active: fc.boolean(), costInPoints: number, value })
    .map(({ value: given, ...rest }) => ({ name, ...rest, ...given }));
const rewards = fc.record(
  { one: reward('One', coupon), two: reward('Two', coupon), turning: reward('Turning', fc.oneof(coupon, discount)) },
  { requiredKeys: [] },
);

const file = fc
  .record({ tiers: fc.constant(TIERS), earningRules: rules, rewards })
  .map((sections) => JSON.parse(JSON.stringify(sections)) as { [section: string]: unknown });

it('from any file to any other in one apply, whatever the site is like', async () =>
  fc.assert(
    fc.asyncProperty(file, file, switches, async (first, second, answers) => {
      const installed = [APPS.loyalty, APPS.automations, APPS.stores, APPS.events, APPS.members];
      const shop = aShop({ switches: answers as never, state: { installed } });
      for (const goal of [first, second]) {
        expect((await shop.plan(goal)).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        const ends = await shop.apply(goal);
        expect(ends.filter((line) => !line.endsWith(' done'))).toEqual([]);
        const after = await shop.plan(goal);
        expect(after.plan.changes).toEqual([]);
        expect((await shop.plan(await shop.export())).plan.changes).toEqual([]);
      }
    }),
    { numRuns: 25 },
  ));
