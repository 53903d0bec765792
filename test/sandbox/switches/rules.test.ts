import type { RULE_SWITCHES } from '../../../src/sandbox/switches/rules.ts';
import { APPS } from '../../../src/wire/index.ts';
import { idOf, purchaseRule, refusal } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const create = ({ client }: Site, change: Record<string, unknown> = {}) =>
  client.earningRules.createLoyaltyEarningRule({ ...purchaseRule(), ...change } as never);
const rulesOf = async ({ client }: Site) => (await client.earningRules.listEarningRules()).earningRules ?? [];
const automated = async (site: Site, part: string) => {
  const found = (await rulesOf(site)).find(({ triggerActivityType }) => triggerActivityType?.includes(part));
  return { rule: found, id: idOf(found), revision: found?.revision ?? '' };
};
const update = (site: Site, id: string, change: Record<string, unknown>) =>
  site.client.earningRules.updateLoyaltyEarningRule(id, change as never);
const withTiers = async (site: Site, ...thresholds: readonly number[]) => {
  const ids: string[] = [];
  for (const requiredPoints of thresholds) {
    ids.push(
      idOf(await site.client.tiers.createTier({ tierDefinition: { name: `T${requiredPoints}` }, requiredPoints })),
    );
  }
  return ids;
};
const rate = (points: number, tierId?: string) => ({
  points,
  moneyAmount: 1,
  ...(tierId === undefined ? {} : { tierId }),
});
const configs = (...entries: readonly ReturnType<typeof rate>[]) => ({ conversionRate: { configs: entries } });
const at = 'earningRule.conversionRate.configs';

const CASES: { readonly [Name in keyof typeof RULE_SWITCHES]: SwitchCase } = {
  rulePut: {
    probe: async (site) => refusal(update(site, idOf(await create(site)), { title: 'New', revision: '1' })),
    expected: { partial: 'accepted', full: '400 earningRule earningRule.status' },
  },
  conversionField: {
    fixture: 'restaurants',
    probe: async (site) => {
      const { id, revision } = await automated(site, 'restaurants');
      const { earningRule } = await update(site, id, { revision, ...configs(rate(2)) });
      return earningRule?.conversionRate?.field;
    },
    expected: { kept: 'priceSummary.totalAmount', dropped: undefined },
  },
  ruleTierIds: {
    probe: async (site) => {
      const [tier] = await withTiers(site, 10);
      return (await create(site, configs(rate(1), rate(2, tier)))).conversionRate?.configs?.length;
    },
    expected: { kept: 2, dropped: 1 },
  },
  duplicateRule: {
    probe: async (site) => {
      await create(site);
      return refusal(create(site));
    },
    expected: { accepted: 'accepted', refused: '409 ALREADY_EXISTS' },
  },
  missingApp: {
    fixture: 'bookings',
    probe: (site) => refusal(create(site)),
    expected: { refused: '428 APP_NOT_INSTALLED', accepted: 'accepted' },
  },
  unsupportedTrigger: {
    probe: (site) => refusal(create(site, { triggerActivityType: 'stores/Imagined' })),
    expected: { refused: '400 earningRule.triggerActivityType', accepted: 'accepted' },
  },
  ruleKind: {
    fixture: 'bookings',
    probe: (site) =>
      refusal(create(site, { triggerAppId: APPS.bookings, triggerActivityType: 'bookings/BookingConfirmed' })),
    expected: { refused: '400 earningRule.conversionRate', accepted: 'accepted' },
  },
  ruleIdentity: {
    probe: async (site) => {
      const id = idOf(await create(site));
      const told = await refusal(update(site, id, { triggerAppId: APPS.stores, revision: '1' }));
      return [told, (await site.client.earningRules.getLoyaltyEarningRule(id)).triggerAppId === APPS.ecommerce];
    },
    expected: { refused: ['400 earningRule.triggerAppId', true], ignored: ['accepted', true] },
  },
  zeroPoints: {
    probe: (site) => refusal(create(site, configs(rate(0)))),
    expected: { refused: `400 ${at}[0].points`, accepted: 'accepted' },
  },
  unknownTier: {
    probe: (site) => refusal(create(site, configs(rate(1), rate(2, APPS.members)))),
    expected: { refused: `400 ${at}[1].tierId`, accepted: 'accepted' },
  },
  repeatedTier: {
    probe: async (site) => {
      const told = await refusal(create(site, configs(rate(1), rate(2))));
      return [told, site.sandbox.state().earningRules[1]?.conversionRate?.configs?.map(({ points }) => points)];
    },
    expected: { refused: [`400 ${at}[1].tierId`, undefined], last: ['accepted', [2]] },
  },
  missingBaseEntry: {
    probe: async (site) => {
      const [tier] = await withTiers(site, 10);
      return refusal(create(site, configs(rate(1, tier))));
    },
    expected: { accepted: 'accepted', refused: `400 ${at}` },
  },
  customRuleStatus: {
    probe: async ({ client }) =>
      (await client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY')).earningRule?.status,
    expected: { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED' },
  },
  secondCustomRule: {
    probe: async ({ client }) => {
      await client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY');
      return refusal(client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY'));
    },
    expected: { refused: '409 ALREADY_EXISTS', accepted: 'accepted' },
  },
  automationById: {
    probe: async (site) => {
      const { id, revision } = await automated(site, 'members');
      const { client } = site;
      return [
        await refusal(client.earningRules.getLoyaltyEarningRule(id)),
        await refusal(client.earningRules.deleteLoyaltyEarningRule(id, { revision })),
      ];
    },
    expected: { hidden: ['404 NOT_FOUND', '404 NOT_FOUND'], visible: ['accepted', '428 FAILED_PRECONDITION'] },
  },
  automationFields: {
    probe: async (site) => {
      const { id, revision } = await automated(site, 'members');
      const change = { revision, title: 'Welcome', status: 'PAUSED', fixedAmount: { configs: [{ points: 7 }] } };
      const { earningRule } = await update(site, id, change);
      return [earningRule?.title, earningRule?.status, earningRule?.fixedAmount?.configs?.[0]?.points];
    },
    expected: {
      all: ['Welcome', 'PAUSED', 7],
      'status-and-amounts': ['Sign up to the site', 'PAUSED', 7],
      status: ['Sign up to the site', 'PAUSED', 50],
    },
  },
  automationRevision: {
    probe: async (site) =>
      refusal(update(site, (await automated(site, 'members')).id, { revision: '9', status: 'PAUSED' })),
    expected: { checked: '409 INVALID_REVISION', ignored: 'accepted' },
  },
  automationSource: {
    probe: async (site) => {
      const { rule, id, revision } = await automated(site, 'members');
      const told = await refusal(update(site, id, { sourceAppId: rule?.sourceAppId, revision, status: 'PAUSED' }));
      return [rule?.sourceAppId === APPS.automations, rule?.sourceAppId === APPS.loyalty, told];
    },
    expected: { automations: [true, false, 'accepted'], unknown: [false, false, 'accepted'] },
  },
  automationEvents: {
    probe: async (site) => {
      const { id, revision } = await automated(site, 'members');
      await update(site, id, { revision, status: 'PAUSED' });
      const { earningRule } = await site.client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY');
      await site.client.earningRules.deleteAutomationEarningRule(idOf(earningRule));
      return site.sandbox.events().map(({ slug }) => slug);
    },
    expected: { emitted: ['updated', 'created', 'deleted'], silent: [] },
  },
  preInstalledDelete: {
    probe: async (site) =>
      (
        await site.ask(
          'DELETE',
          `/_api/loyalty-earning-rules/v1/automation-earning-rules/${(await automated(site, 'members')).id}`,
        )
      ).status,
    expected: { '428': 428, '403': 403 },
  },
};

testSwitches('answers about earning rules', CASES);
