import { describe, expect, it } from 'vitest';
import { APPS } from '../../../src/wire/index.ts';
import { aShop, type Shop } from '../on-sandbox.ts';

const RATE = { conversionRate: { points: 5, moneyAmount: 1 } };
const BUY = { title: '5 for every $1', trigger: 'stores/OrderPaid', ...RATE };
const SIGN_UP = { adopt: true, trigger: 'wix_members-uou_signs_up' };

const stored = (shop: Shop, title: string) => shop.sandbox.state().earningRules.find((rule) => rule.title === title);
const calls = (shop: Shop) => shop.writes().map(({ call }) => call?.replace('earningRules.', ''));
const changes = async (shop: Shop, file: object) => (await shop.plan({ ...file })).plan.changes;

describe('an update of a rule', () => {
  it.each(['partial', 'full'] as const)(
    'sends the whole rule, so that nothing is reset: PUT is %s',
    async (rulePut) => {
      const shop = aShop({ fixture: 'dashboard', switches: { rulePut } });
      const before = stored(shop, 'Purchase a product');
      expect(await shop.apply({ earningRules: { buy: { trigger: 'stores/OrderPaid', title: 'Buy' } } })).toEqual([
        'update earningRules/buy done',
      ]);
      const { title, revision, updatedDate, ...rest } = { ...before };
      expect(stored(shop, 'Buy')).toMatchObject(rest);
      expect([title, revision, updatedDate].includes(stored(shop, 'Buy')?.revision)).toBe(false);
    },
  );

  it.each(['kept', 'dropped'] as const)(
    'echoes the field of an automation, which is %s without',
    async (conversionField) => {
      const shop = aShop({ fixture: 'restaurants', switches: { conversionField } });
      const order = {
        adopt: true,
        trigger: 'restaurants-order-is-pending',
        conversionRate: { points: 2, moneyAmount: 1 },
      };
      expect(await shop.apply({ earningRules: { order } })).toEqual(['update earningRules/order done']);
      expect(stored(shop, 'Order from the restaurant')?.conversionRate).toEqual({
        field: 'priceSummary.totalAmount',
        configs: [{ points: 2, moneyAmount: 1 }],
      });
    },
  );

  it('turns spending into a fixed amount, and needs byTier for that', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    const silver = { silver: { name: 'Silver', requiredPoints: 500 }, gold: { name: 'Gold', requiredPoints: 1500 } };
    const fixed = { trigger: 'stores/OrderPaid', fixedAmount: { points: 9 } };
    const codes = async (rule: object) =>
      (await shop.plan({ tiers: silver, earningRules: { buy: rule } })).problems.map(({ code }) => code);
    expect(await codes(fixed)).toEqual(['BYTIER_NEEDED']);
    // The leftover of a tier that is gone cannot be turned either.
    expect(await codes({ ...fixed, byTier: {} })).toEqual(['BYTIER_NEEDED']);
    const clean = aShop();
    await clean.apply({ tiers: silver, earningRules: { buy: { ...BUY, byTier: { gold: { points: 9 } } } } });
    const file = { tiers: silver, earningRules: { buy: { ...fixed, byTier: { gold: { points: 10 } } } } };
    expect(await clean.apply(file)).toEqual(['update earningRules/buy done']);
    expect(await changes(clean, file)).toEqual([]);
    expect(stored(clean, BUY.title)).not.toHaveProperty('conversionRate');
  });

  it('leaves values of tiers alone that the file does not know', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    const before = stored(shop, 'Purchase a product')?.conversionRate?.configs;
    const buy = { trigger: 'stores/OrderPaid', conversionRate: { points: 11, moneyAmount: 1 }, byTier: {} };
    await shop.apply({ tiers: { gold: { name: 'Gold' } }, earningRules: { buy } });
    const gold = shop.sandbox.state().tiers.find(({ tierDefinition }) => tierDefinition?.name === 'Gold')?.id;
    expect(stored(shop, 'Purchase a product')?.conversionRate?.configs?.slice(1)).toEqual(
      before?.slice(1).filter(({ tierId }) => tierId !== gold),
    );
  });

  it('that was read before somebody else wrote is a conflict', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    shop.sandbox.setFaults([
      { do: 'stale-revision', match: { path: '/_api/loyalty-earning-rules', write: false, nth: 2 } },
    ]);
    expect(await shop.apply({ earningRules: { buy: { trigger: 'stores/OrderPaid', title: 'Buy' } } })).toEqual([
      expect.stringContaining('update earningRules/buy conflict WIX_STALE_REVISION'),
    ]);
  });
});

describe('an automation', () => {
  it.each(['checked', 'ignored'] as const)(
    'is paused by its trigger; its revision is %s',
    async (automationRevision) => {
      const shop = aShop({ switches: { automationRevision, automationFields: 'status' } });
      const file = { earningRules: { join: { ...SIGN_UP, status: 'paused' } } };
      expect(await shop.apply(file)).toEqual(['update earningRules/join done']);
      expect(await changes(shop, file)).toEqual([]);
    },
  );

  it.each([
    ['all', 'update earningRules/join done'],
    ['status-and-amounts', expect.stringContaining('RULE_NOT_KEPT: Wix wrote the rule')],
    ['status', expect.stringContaining('did not take title, fixedAmount.points. It is an automation')],
  ] as const)('that takes %s of a change says what it did not take', async (automationFields, expected) => {
    const shop = aShop({ switches: { automationFields } });
    expect(
      await shop.apply({ earningRules: { join: { ...SIGN_UP, title: 'Join', fixedAmount: { points: 60 } } } }),
    ).toEqual([expected]);
  });

  it('that the site lacks is a manual step, and is neither created nor deleted', async () => {
    const shop = aShop();
    const planned = await shop.plan({
      earningRules: { form: { adopt: true, trigger: 'wix_form_app-form_submitted' } },
      removed: ['earningRules/"Sign up to the site"'],
    });
    expect(planned.plan.changes).toEqual([]);
    expect(planned.manual.map(({ code }) => code)).toEqual(['MANUAL_STEP']);
    expect(planned.problems.map(({ code }) => code)).toEqual(['NOT_DELETABLE']);
  });
});

describe('a rule is deleted', () => {
  it('by the call for its class', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    expect(
      await shop.apply({ removed: ['earningRules/"RSVP to an event"', 'earningRules/"Celebrate your birthday"'] }),
    ).toEqual(['delete earningRules/"Celebrate your birthday" done', 'delete earningRules/"RSVP to an event" done']);
    expect(calls(shop)).toEqual(['deleteAutomationEarningRule', 'deleteLoyaltyEarningRule']);
  });

  it('and made anew when an id is given another trigger', async () => {
    const shop = aShop({ state: { installed: [APPS.loyalty, APPS.stores, APPS.events] } });
    await shop.apply({ earningRules: { buy: BUY } });
    const id = stored(shop, BUY.title)?.id;
    const planned = await shop.apply({ earningRules: { buy: { ...BUY, id, trigger: 'events/OrderConfirmed' } } });
    expect(planned).toEqual(['delete earningRules/buy done', 'create earningRules/buy done']);
  });
});

it('the last rule goes off only once another is on, so that the program runs on', async () => {
  const shop = aShop({
    switches: { pauseWithLastRule: 'paused' },
    state: { program: { name: 'Club', status: 'ACTIVE' } },
  });
  const file = { earningRules: { join: { ...SIGN_UP, status: 'paused' }, buy: BUY } };
  expect(await shop.apply(file)).toEqual(['create earningRules/buy done', 'update earningRules/join done']);
  expect(shop.sandbox.state().program.status).toBe('ACTIVE');
});
