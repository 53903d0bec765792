import { describe, expect, it } from 'vitest';
import { APPS } from '../../src/wire/index.ts';
import { aSite, idOf, purchaseRule, RULES, refusal } from './support/site.ts';

const UNKNOWN_TIER = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';

describe('earning rules', () => {
  it('answer a create as a live site did', async () => {
    const { ask } = aSite();
    const earningRule = { ...purchaseRule([{ points: 10, moneyAmount: 1 }]), triggerAppId: APPS.stores };
    const { body } = await ask('POST', RULES, { earningRule });
    expect(body.earningRule).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      sourceAppId: APPS.loyalty,
      triggerAppId: APPS.stores,
      triggerActivityType: 'stores/OrderPaid',
      title: 'Purchase',
      conversionRate: { configs: [{ moneyAmount: 1, points: 10 }] },
      status: 'ACTIVE',
      revision: '1',
      createdDate: '2026-11-20T12:00:00.000Z',
      updatedDate: '2026-11-20T12:00:00.000Z',
      metadata: { canBeDeleted: true },
      triggerFilters: [],
    });
  });

  it('include those that came with the apps, which can be paused and not deleted', async () => {
    const { client } = aSite();
    const [signUp] = (await client.earningRules.listEarningRules()).earningRules ?? [];
    const id = idOf(signUp);
    expect(signUp).toMatchObject({
      triggerActivityType: 'wix_members-uou_signs_up',
      metadata: { canBeDeleted: false },
    });
    expect(signUp?.sourceAppId).not.toBe(APPS.loyalty);
    expect(await refusal(client.earningRules.deleteAutomationEarningRule(id))).toBe('428 FAILED_PRECONDITION');
    expect(await refusal(client.earningRules.getLoyaltyEarningRule(id))).toBe('404 NOT_FOUND');
    expect(await refusal(client.earningRules.deleteLoyaltyEarningRule(id, { revision: '1' }))).toBe('404 NOT_FOUND');
    const { earningRule } = await client.earningRules.updateLoyaltyEarningRule(id, {
      status: 'PAUSED',
      revision: '1',
    } as never);
    expect(earningRule).toMatchObject({
      status: 'PAUSED',
      revision: '2',
      title: 'Sign up to the site',
      fixedAmount: { configs: [{ points: 50 }] },
    });
  });

  it('replace configs as a whole, and the kind with the other kind', async () => {
    const { client } = aSite();
    const tier = await client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    const configs = [
      { points: 5, moneyAmount: 1 },
      { points: 6, moneyAmount: 1, tierId: idOf(tier) },
    ];
    const rule = await client.earningRules.createLoyaltyEarningRule(purchaseRule(configs));
    const id = idOf(rule);
    const once = await client.earningRules.updateLoyaltyEarningRule(id, {
      revision: '1',
      conversionRate: { configs: [{ points: 9, moneyAmount: 2 }] },
    } as never);
    expect(once.earningRule?.conversionRate).toEqual({ configs: [{ points: 9, moneyAmount: 2 }] });
    const twice = await client.earningRules.updateLoyaltyEarningRule(id, {
      revision: '2',
      fixedAmount: { configs: [{ points: 3 }] },
    } as never);
    expect(twice.earningRule?.conversionRate).toBeUndefined();
    expect(twice.earningRule).toMatchObject({
      fixedAmount: { configs: [{ points: 3 }] },
      title: 'Purchase',
      revision: '3',
    });
  });

  it('take a revision as a number, and refuse a stale or missing one', async () => {
    const { client, ask } = aSite();
    const id = idOf(await client.earningRules.createLoyaltyEarningRule(purchaseRule()));
    const { status, body } = await ask('PUT', `${RULES}/${id}`, { earningRule: { title: 'Renamed', revision: 1 } });
    expect([status, body.earningRule]).toEqual([200, expect.objectContaining({ title: 'Renamed', revision: '2' })]);
    expect(await refusal(client.earningRules.updateLoyaltyEarningRule(id, { title: 'x' } as never))).toBe(
      '409 INVALID_REVISION',
    );
    expect(await refusal(client.earningRules.deleteLoyaltyEarningRule(id))).toBe('409 INVALID_REVISION');
    await client.earningRules.deleteLoyaltyEarningRule(id, { revision: '2' });
    expect((await client.earningRules.listEarningRules()).earningRules).toHaveLength(1);
  });

  it('are listed by app and trigger', async () => {
    const { client } = aSite();
    await client.earningRules.createLoyaltyEarningRule(purchaseRule());
    const count = async (filter: { triggerAppId?: string; triggerActivityType?: string }) =>
      (await client.earningRules.listEarningRules(filter)).earningRules?.length;
    expect(await count({ triggerActivityType: 'stores/OrderPaid' })).toBe(1);
    expect(await count({ triggerAppId: APPS.stores })).toBe(0);
    expect(await count({ triggerAppId: APPS.members })).toBe(1);
  });

  it.each([
    ['no title', { title: undefined }, 'earningRule.title'],
    ['a title of 51', { title: 'x'.repeat(51) }, 'earningRule.title'],
    ['the status UNKNOWN', { status: 'UNKNOWN' }, 'earningRule.status'],
    ['another source', { sourceAppId: APPS.automations }, 'earningRule.sourceAppId'],
    ['both kinds', { fixedAmount: { configs: [{ points: 1 }] } }, 'earningRule'],
    ['no kind', { conversionRate: undefined }, 'earningRule'],
    ['no entries', { conversionRate: { configs: [] } }, 'earningRule.conversionRate.configs'],
    [
      'a fraction of a point',
      { conversionRate: { configs: [{ points: 0.5, moneyAmount: 1 }] } },
      'earningRule.conversionRate.configs[0].points',
    ],
    ['no money', { conversionRate: { configs: [{ points: 5 }] } }, 'earningRule.conversionRate.configs[0].moneyAmount'],
    [
      'a tier that is not there',
      { conversionRate: { configs: [{ points: 5, moneyAmount: 1, tierId: UNKNOWN_TIER }] } },
      'earningRule.conversionRate.configs[0].tierId',
    ],
    [
      '22 entries',
      {
        conversionRate: {
          configs: Array.from({ length: 22 }, (_, i) => ({
            points: 1,
            moneyAmount: 1,
            ...(i === 0 ? {} : { tierId: UNKNOWN_TIER }),
          })),
        },
      },
      'earningRule.conversionRate.configs',
    ],
  ])('refuse %s', async (_, change, field) => {
    const { client } = aSite();
    const told = await refusal(client.earningRules.createLoyaltyEarningRule({ ...purchaseRule(), ...change } as never));
    expect(told.split(' ').slice(0, 2)).toEqual(['400', field]);
  });

  it('keep entries of a tier that is gone, and take them back from who read them', async () => {
    const { client } = aSite();
    const tier = await client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    const configs = [
      { points: 5, moneyAmount: 1 },
      { points: 6, moneyAmount: 1, tierId: idOf(tier) },
    ];
    const rule = await client.earningRules.createLoyaltyEarningRule(purchaseRule(configs));
    await client.tiers.deleteTier(idOf(tier), '1');
    const { earningRule } = await client.earningRules.updateLoyaltyEarningRule(idOf(rule), {
      revision: '1',
      title: 'Still',
      conversionRate: { configs },
    } as never);
    expect(earningRule?.conversionRate?.configs).toHaveLength(2);
    expect(await refusal(client.earningRules.createLoyaltyEarningRule(purchaseRule(configs)))).toContain('400');
  });

  it('take between 1 and 100 in one bulk call and fail item by item', async () => {
    const { client } = aSite();
    expect(await refusal(client.earningRules.bulkCreateLoyaltyEarningRules([]))).toBe('400 earningRules');
    expect(
      await refusal(
        client.earningRules.bulkCreateLoyaltyEarningRules(Array.from({ length: 101 }, () => purchaseRule())),
      ),
    ).toBe('400 earningRules');
    const { results = [] } = await client.earningRules.bulkCreateLoyaltyEarningRules([
      purchaseRule(),
      { ...purchaseRule(), title: '' },
    ]);
    expect(results.map(({ itemMetadata }) => [itemMetadata?.originalIndex, itemMetadata?.success])).toEqual([
      [0, true],
      [1, false],
    ]);
  });

  it('need the app of their trigger', async () => {
    const { client } = aSite();
    const booking = {
      ...purchaseRule(),
      triggerAppId: APPS.bookings,
      triggerActivityType: 'bookings/BookingConfirmed',
      conversionRate: undefined,
      fixedAmount: { configs: [{ points: 1 }] },
    };
    expect(await refusal(client.earningRules.createLoyaltyEarningRule(booking as never))).toBe('428 APP_NOT_INSTALLED');
  });
});

describe('custom rules', () => {
  it('are created by type, one of each, and deleted without a revision', async () => {
    const { client, sandbox } = aSite();
    const options = { earningRule: { title: 'Happy birthday', fixedAmount: { configs: [{ points: 50 }] } } };
    const { earningRule } = await client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY', options);
    expect(earningRule).toMatchObject({
      title: 'Happy birthday',
      status: 'ACTIVE',
      triggerActivityType: 'birthday',
      metadata: { canBeDeleted: true },
    });
    expect(await refusal(client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY'))).toBe('409 ALREADY_EXISTS');
    const social = await client.earningRules.createCustomLoyaltyEarningRule('SOCIAL_MEDIA');
    expect(social.earningRule?.fixedAmount?.configs).toHaveLength(1);
    expect(sandbox.requests().at(-1)?.body).toEqual({ type: 'SOCIAL_MEDIA' });
    await client.earningRules.deleteAutomationEarningRule(idOf(earningRule));
    expect(await refusal(client.earningRules.deleteAutomationEarningRule(idOf(earningRule)))).toBe('404 NOT_FOUND');
  });

  it('refuse other types and amounts that are wrong', async () => {
    const { client } = aSite();
    expect(await refusal(client.earningRules.createCustomLoyaltyEarningRule('UNKNOWN' as never))).toBe('400 type');
    const wrong = { earningRule: { fixedAmount: { configs: [{ points: -1 }] } } };
    expect(await refusal(client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY', wrong))).toContain('400');
  });
});
