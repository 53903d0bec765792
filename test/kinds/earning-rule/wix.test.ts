import { earningRules } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/kernel/failure.ts';
import type { EarningRuleSpec } from '../../../src/kinds/earning-rule/spec.ts';
import { APPS } from '../../../src/wire/index.ts';
import { aShop, type Shop } from '../on-sandbox.ts';

const TIERS = { gold: { name: 'Gold', requiredPoints: 1500 }, silver: { name: 'Silver', requiredPoints: 500 } };
const RATE = { conversionRate: { points: 5, moneyAmount: 1 } };
const BUY = { title: '5 for every $1', trigger: 'stores/OrderPaid', ...RATE };

const rules = async (shop: Shop) => (await shop.list('earning-rule')).map(({ spec }) => spec as EarningRuleSpec);
const stored = (shop: Shop, title: string) => shop.sandbox.state().earningRules.find((rule) => rule.title === title);
const calls = (shop: Shop) => shop.writes().map(({ call }) => call?.replace('earningRules.', ''));
const changes = async (shop: Shop, file: object) => (await shop.plan({ ...file })).plan.changes;

describe('rules of a site', () => {
  it('are read with their classes, in one request', async () => {
    const shop = aShop({ fixture: 'dashboard' });
    const all = await rules(shop);
    expect(
      all.map(({ trigger, custom, automated, deletable, status }) => [custom ?? trigger, automated, deletable, status]),
    ).toEqual([
      ['stores/OrderPaid', false, true, 'active'],
      ['events/Rsvp', false, true, 'paused'],
      ['wix_members-uou_signs_up', true, false, 'active'],
      ['BIRTHDAY', true, true, 'active'],
      ['SOCIAL_MEDIA', true, true, 'paused'],
      ['wix_form_app-form_submitted', true, true, 'active'],
    ]);
    expect(shop.sandbox.requests().filter(({ call }) => call === 'earningRules.listEarningRules')).toHaveLength(1);
  });

  it.each(['null-element', 'cut', 'empty', 'html', '500'] as const)(
    'are never fewer than there are: %s',
    async (fault) => {
      const shop = aShop({ fixture: 'dashboard' });
      shop.sandbox.setFaults([{ do: fault, match: { path: '/_api/loyalty-earning-rules' } }]);
      await expect(shop.list('earning-rule')).rejects.toThrow(Failure);
    },
  );
});

// One way the site may answer, its opposite, and what of the answer itself shows which of them it was.
describe.each([
  [
    'legacyMirrors',
    'on',
    'off',
    (raw: readonly Record<string, unknown>[]) =>
      raw.some(({ conversionRate }) => conversionRate && Object.hasOwn(conversionRate, 'points')),
  ],
  [
    'lists',
    'shuffled',
    'ordered',
    (raw: readonly Record<string, unknown>[]) => raw[0]?.['triggerActivityType'] !== 'stores/OrderPaid',
  ],
  [
    'automationSource',
    'unknown',
    'automations',
    (raw: readonly Record<string, unknown>[]) => raw.every(({ sourceAppId }) => sourceAppId !== APPS.automations),
  ],
  [
    'nulls',
    'kept',
    'dropped',
    (raw: readonly Record<string, unknown>[]) => JSON.stringify(raw).includes('"tierId":null'),
  ],
] as const)('rules are the same whether %s is %s or %s', (name, one, other, shows) => {
  async function seen(answer: string) {
    const shop = aShop({ fixture: 'dashboard', state: { switches: {} }, switches: { [name]: answer } });
    await shop.site.use(earningRules).createLoyaltyEarningRule({
      sourceAppId: APPS.loyalty,
      triggerAppId: APPS.events,
      triggerActivityType: 'events/OrderConfirmed',
      title: 'Ticket',
      status: 'ACTIVE',
      fixedAmount: { configs: [{ tierId: null, points: 3 }] },
    });
    const live = await shop.list('earning-rule');
    const raw = live.map((rule) => rule.raw as Record<string, unknown>);
    const specs = live.map(({ spec }) => spec as EarningRuleSpec).sort((a, b) => (a.title < b.title ? -1 : 1));
    return { shown: shows(raw), specs, shop };
  }

  it('in our words, though not in those of the site', async () => {
    const [here, there] = [await seen(one), await seen(other)];
    expect([here.shown, there.shown]).toEqual([true, false]);
    expect(here.specs).toEqual(there.specs);
  });

  it('and an export of either plans nothing', async () => {
    for (const answer of [one, other]) {
      const { shop } = await seen(answer);
      expect(await changes(shop, await shop.export())).toEqual([]);
    }
  });
});

describe('a new rule', () => {
  const file = {
    tiers: TIERS,
    earningRules: {
      buy: { ...BUY, byTier: { silver: { points: 6 }, gold: { points: 7 } } },
      rsvp: {
        title: 'RSVP',
        trigger: 'events/Rsvp',
        triggerApp: APPS.events,
        fixedAmount: { points: 20 },
        status: 'paused',
      },
    },
  };
  const state = { installed: [APPS.loyalty, APPS.stores, APPS.events] };

  it.each(['present', 'absent'] as const)(
    'is made together with others, tiers first; bulk items %s',
    async (bulkItem) => {
      const shop = aShop({ state, switches: { bulkItem } });
      expect((await shop.apply(file)).filter((line) => line.endsWith(' done'))).toHaveLength(4);
      expect(shop.writes().map(({ call }) => call)).toEqual([
        'tiers.bulkCreateTiers',
        'earningRules.bulkCreateLoyaltyEarningRules',
      ]);
      expect(await changes(shop, file)).toEqual([]);
      const [gold, silver] = shop.sandbox.state().tiers;
      expect(stored(shop, BUY.title)).toMatchObject({
        triggerAppId: APPS.ecommerce,
        conversionRate: {
          configs: [
            { points: 5, moneyAmount: 1 },
            { tierId: silver?.id, points: 6, moneyAmount: 1 },
            { tierId: gold?.id, points: 7, moneyAmount: 1 },
          ],
        },
      });
    },
  );

  it('is made alone by a call of its own, and is active unless said otherwise', async () => {
    const shop = aShop();
    expect(await shop.apply({ earningRules: { buy: BUY } })).toEqual(['create earningRules/buy done']);
    expect(calls(shop)).toEqual(['createLoyaltyEarningRule']);
    expect(stored(shop, BUY.title)?.status).toBe('ACTIVE');
  });

  it.each([
    ['ACTIVE', ['createCustomLoyaltyEarningRule', 'updateLoyaltyEarningRule']],
    ['PAUSED', ['createCustomLoyaltyEarningRule']],
  ] as const)(
    'of the custom sort gets its status afterwards, where it is born %s',
    async (customRuleStatus, expected) => {
      const shop = aShop({ switches: { customRuleStatus } });
      const birthday = {
        earningRules: {
          birthday: { custom: 'BIRTHDAY', title: 'Happy birthday', status: 'paused', fixedAmount: { points: 50 } },
        },
      };
      expect(await shop.apply(birthday)).toEqual(['create earningRules/birthday done']);
      expect(calls(shop)).toEqual(expected);
      expect(await changes(shop, birthday)).toEqual([]);
    },
  );

  it.each([
    ['lose', 'unknown WIX_UNREACHABLE'],
    ['torn', 'unknown'],
    ['504', 'unknown WIX_SERVER_ERROR'],
    ['reset', 'unknown'],
    ['500', 'unknown WIX_SERVER_ERROR'],
  ] as const)('whose answer is lost may be there or not: %s', async (fault, fate) => {
    const shop = aShop();
    shop.sandbox.setFaults([{ do: fault, match: { write: true } }]);
    expect(await shop.apply({ earningRules: { buy: BUY } })).toEqual([
      expect.stringContaining(`create earningRules/buy ${fate}`),
    ]);
  });

  const two = { earningRules: { one: BUY, other: { title: 'Again', trigger: 'stores/OrderPaid', ...RATE } } };

  it.each([
    ['bulk', ['unknown WIX_ITEM_UNSURE', 'done']],
    ['bulk-missing', ['done', 'unknown WIX_ITEM_UNSURE']],
    ['bulk-count', ['done', 'done']],
    ['lose', ['unknown WIX_UNREACHABLE', 'unknown WIX_UNREACHABLE']],
  ] as const)('among others: %s', async (fault, expected) => {
    const shop = aShop();
    shop.sandbox.setFaults([{ do: fault, match: { path: '/_api/loyalty-earning-rules/v1/bulk' } }]);
    const ends = await shop.apply(two);
    expect(ends.map((line) => line.split(':')[0])).toEqual([
      `create earningRules/one ${expected[0]}`,
      `create earningRules/other ${expected[1]}`,
    ]);
  });

  it('among others is told by its index, in whatever order the answer comes', async () => {
    const shop = aShop({ switches: { bulkOrder: 'shuffled', bulkError: 'absent' } });
    expect(await shop.apply(two)).toEqual(['create earningRules/one done', 'create earningRules/other done']);
    expect(await changes(shop, two)).toEqual([]);
  });

  it('that Wix refuses says why, and the others are made', async () => {
    const shop = aShop();
    const ends = await shop.apply({ earningRules: { buy: BUY, rsvp: { ...file.earningRules.rsvp } } });
    expect(ends).toEqual([
      'create earningRules/buy done',
      expect.stringContaining('create earningRules/rsvp refused WIX_PRECONDITION'),
    ]);
  });
});

describe('where Wix drops the values by tier', () => {
  const tiers = { tiers: TIERS };
  const buy = { ...BUY, byTier: { gold: { points: 7 } } };
  const other = { title: 'Again', trigger: 'stores/OrderPaid', ...RATE };

  it.each(['present', 'absent'] as const)('a create fails, alone and among others; bulk items %s', async (bulkItem) => {
    for (const earningRules_ of [{ buy }, { buy, other }]) {
      const outcome = async (ruleTierIds: 'kept' | 'dropped') => {
        const shop = aShop({ switches: { ruleTierIds, bulkItem } });
        const outcomes = await shop.apply({ ...tiers, earningRules: earningRules_ });
        return outcomes.find((line) => line.startsWith('create earningRules/buy'));
      };
      expect(await outcome('kept')).toBe('create earningRules/buy done');
      expect(await outcome('dropped')).toContain('refused TIER_ENTRIES_NOT_KEPT');
    }
  });

  it('an update fails', async () => {
    const shop = aShop();
    await shop.apply({ ...tiers, earningRules: { buy: BUY } });
    shop.sandbox.setSwitches({ ruleTierIds: 'dropped' });
    expect(await shop.apply({ ...tiers, earningRules: { buy } })).toEqual([
      expect.stringContaining('TIER_ENTRIES_NOT_KEPT'),
    ]);
  });
});
