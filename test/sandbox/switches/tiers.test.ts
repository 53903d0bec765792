import type { TIER_SWITCHES } from '../../../src/sandbox/switches/tiers.ts';
import { idOf, moneyOff, purchaseRule, refusal, TIERS } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const aTier = ({ client }: Site, name = 'Silver', requiredPoints = 100) =>
  client.tiers.createTier({
    tierDefinition: { name, description: 'first', icon: 'https://a.example/b.svg' },
    requiredPoints,
  });
const window = { durationInMonths: 12 };
const settings = (site: Site, status: string, rest = {}) =>
  site.ask('POST', `${TIERS}/program-settings`, { programSettings: { status, rollingWindow: window, ...rest } });
const move = async (site: Site, status: string, revision: string) =>
  (
    await site.ask('PATCH', `${TIERS}/program-settings`, {
      programSettings: { status, rollingWindow: window, revision },
    })
  ).status;

const CASES: { readonly [Name in keyof typeof TIER_SWITCHES]: SwitchCase } = {
  tierPatch: {
    probe: async (site) => {
      const id = idOf(await aTier(site));
      return (await site.client.tiers.updateTier(id, { revision: '1', tierDefinition: { name: 'New' } }))
        .tierDefinition;
    },
    expected: {
      merge: { name: 'New', description: 'first', icon: 'https://a.example/b.svg' },
      replace: { name: 'New', description: '', icon: 'shapes/11062b_0a8e17936d5b4d46971649be036c781b.svg' },
    },
  },
  duplicateTier: {
    probe: async (site) => {
      await aTier(site);
      return refusal(aTier(site));
    },
    expected: { '409': '409 ALREADY_EXISTS', '400': '400 tier.tierDefinition.name' },
  },
  tierNameCase: {
    probe: async (site) => {
      await aTier(site);
      return refusal(aTier(site, ' SILVER', 200));
    },
    expected: { differ: 'accepted', same: '409 ALREADY_EXISTS' },
  },
  zeroThreshold: {
    probe: (site) => refusal(aTier(site, 'Zero', 0)),
    expected: { accepted: 'accepted', refused: '400 tier.requiredPoints' },
  },
  tierIcon: {
    probe: async ({ client }) =>
      (await client.tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 })).tierDefinition?.icon,
    expected: { stock: 'shapes/11062b_0a8e17936d5b4d46971649be036c781b.svg', absent: undefined },
  },
  deletedTier: {
    probe: async (site) => {
      const tierId = idOf(await aTier(site));
      const { client } = site;
      await client.earningRules.createLoyaltyEarningRule(
        purchaseRule([
          { points: 1, moneyAmount: 1 },
          { points: 2, moneyAmount: 1, tierId },
        ]),
      );
      const { couponReward, ...rest } = moneyOff('R');
      const configsByTier = [...couponReward.fixedAmount.configsByTier, { tierId, costInPoints: 1, amount: 1 }];
      await client.rewards.createReward({ ...rest, couponReward: { fixedAmount: { configsByTier } } } as never);
      const told = await refusal(client.tiers.deleteTier(tierId, '1'));
      const { earningRules, rewards } = site.sandbox.state();
      return [
        told,
        earningRules.at(-1)?.conversionRate?.configs?.length,
        rewards[0]?.couponReward?.fixedAmount?.configsByTier?.length,
      ];
    },
    expected: { dangling: ['accepted', 2, 2], removed: ['accepted', 1, 1], refused: ['428 FAILED_PRECONDITION', 2, 2] },
  },
  missingRevision: {
    probe: async (site) => {
      const id = idOf(await aTier(site));
      const { client } = site;
      await client.tiers.getTiersProgram();
      const reward = idOf(await client.rewards.createReward(moneyOff('A') as never));
      return [
        await refusal(client.tiers.updateTier(id, { requiredPoints: 5 })),
        await refusal(client.rewards.updateReward(reward, moneyOff('B') as never)),
        await refusal(client.tiers.updateTiersProgramSettings({ status: 'ACTIVE', rollingWindow: window } as never)),
        (await site.ask('DELETE', `${TIERS}/${id}`)).status,
      ];
    },
    expected: {
      refused: ['409 INVALID_REVISION', '409 INVALID_REVISION', '409 INVALID_REVISION', 409],
      accepted: ['accepted', 'accepted', 'accepted', 200],
    },
  },
  settingsBeforeCreation: {
    probe: async ({ ask }) => {
      const { status, text } = await ask('GET', `${TIERS}/program-settings`);
      return [status, text.slice(0, 22)];
    },
    expected: { '404': [404, '{"message":"Tiers prog'], empty: [200, '{"programSettings":{}}'], absent: [200, '{}'] },
  },
  settingsCreatedTwice: {
    probe: async (site) => {
      await settings(site, 'DRAFT');
      return (await settings(site, 'ACTIVE')).status;
    },
    expected: { '409': 409, replaced: 200 },
  },
  settingsTransitions: {
    probe: async (site) => {
      await settings(site, 'DRAFT');
      return [
        await move(site, 'PAUSED', '1'),
        await move(site, 'ACTIVE', '1'),
        await move(site, 'ACTIVE', '2'),
        await move(site, 'DRAFT', '3'),
      ];
    },
    expected: { any: [200, 409, 200, 200], forward: [428, 200, 200, 428] },
  },
  settingsWithoutPlan: {
    fixture: 'free',
    probe: async (site) => (await settings(site, 'ACTIVE')).status,
    expected: { refused: 428, accepted: 200 },
  },
  settingsWithoutTiers: {
    probe: async (site) => (await settings(site, 'ACTIVE')).status,
    expected: { accepted: 200, refused: 428 },
  },
  emptyBaseTier: {
    probe: async ({ client }) => (await client.tiers.getTiersProgram()).programSettings?.baseTierDefinition,
    expected: {
      empty: {},
      texts: { name: '', description: '' },
      basic: { name: 'Basic', description: '', icon: 'shapes/11062b_0a8e17936d5b4d46971649be036c781b.svg' },
    },
  },
  shortWindow: {
    probe: async (site) => (await settings(site, 'DRAFT', { rollingWindow: { durationInMonths: 6 } })).status,
    expected: { refused: 400, accepted: 200 },
  },
  tierCount: {
    probe: async (site) => {
      site.sandbox.setState('sandbox', { tierLimit: 0 });
      return refusal(aTier(site));
    },
    expected: { plan: '428 BASIC_TIERS_LIMIT_REACHED', unlimited: 'accepted' },
  },
};

testSwitches('answers about tiers', CASES);
