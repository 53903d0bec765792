import type { TRANSPORT_SWITCHES } from '../../../src/sandbox/switches/transport.ts';
import { APPS } from '../../../src/wire/index.ts';
import { checkoutDiscount, idOf, moneyOff, PROGRAM, REWARDS, refusal, TIERS } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const tiers = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ tierDefinition: { name: `T${i}` }, requiredPoints: i + 1 }));
const icon = async ({ ask }: Site, sent: unknown) => {
  const { body } = await ask('PATCH', PROGRAM, { loyaltyProgram: { pointDefinition: { icon: sent } } });
  return (body as { loyaltyProgram: { pointDefinition: { icon?: unknown } } }).loyaltyProgram.pointDefinition.icon;
};

const CASES: { readonly [Name in keyof typeof TRANSPORT_SWITCHES]: SwitchCase } = {
  gateway: {
    probe: async ({ ask, client }) => [(await ask('GET', TIERS)).status, await refusal(client.tiers.listTiers())],
    expected: { logged: [200, 'accepted'], required: [400, 'accepted'] },
  },
  bothHeaders: {
    probe: async ({ ask }) => (await ask('GET', TIERS, undefined, { 'wix-account-id': 'x' })).status,
    expected: { accepted: 200, refused: 400 },
  },
  loyaltyAppMissing: {
    probe: ({ client, sandbox }) => {
      sandbox.setState('sandbox', { installed: [APPS.stores] });
      return refusal(client.tiers.listTiers());
    },
    expected: { '404': '404 APP_NOT_INSTALLED', '403': '403 APP_NOT_INSTALLED' },
  },
  inventedCodes: {
    probe: async ({ client }) => {
      const { results = [] } = await client.tiers.bulkCreateTiers([...tiers(1), ...tiers(1)]);
      const code = results[1]?.itemMetadata?.error?.code;
      const stale = await refusal(client.tiers.updateTier(idOf(results[0]?.item), { requiredPoints: 9 }));
      return [code === 'ALREADY_EXISTS', /^SIM_[0-9A-F]{10}$/.test(code ?? ''), stale];
    },
    expected: { plausible: [true, false, '409 INVALID_REVISION'], scrambled: [false, true, '409 INVALID_REVISION'] },
  },
  consistencyToken: {
    probe: async ({ client, sandbox }) => {
      await client.tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 });
      await client.tiers.listTiers();
      return sandbox.requests().map(({ consistency }) => consistency);
    },
    expected: { issued: ['none', 'echoed'], absent: ['none', 'none'] },
  },
  legacyMirrors: {
    fixture: 'store',
    probe: async ({ client }) => {
      const [purchase, signUp] = (await client.earningRules.listEarningRules()).earningRules ?? [];
      const created = await client.rewards.createReward(checkoutDiscount('2', 70) as never);
      const seen = { ...created, ...(created as unknown as { discountAmount: { amount?: string } }) } as Record<
        string,
        unknown
      >;
      const { points, moneyAmount } = { ...purchase?.conversionRate } as { points?: number; moneyAmount?: number };
      return [
        points,
        moneyAmount,
        (signUp?.fixedAmount as { points?: number } | undefined)?.points,
        seen.requiredPoints,
        (seen.discountAmount as { amount?: string }).amount,
      ];
    },
    expected: { off: [undefined, undefined, undefined, undefined, undefined], on: [5, 1, 50, 70, '2'] },
  },
  lists: {
    probe: async ({ client }) => {
      await client.tiers.bulkCreateTiers(tiers(20));
      const order = async () =>
        JSON.stringify((await client.tiers.listTiers()).tiers?.map(({ requiredPoints }) => requiredPoints));
      return new Set([await order(), await order(), await order()]).size;
    },
    expected: { ordered: 1, shuffled: 3 },
  },
  nulls: {
    probe: async ({ ask }) => {
      const couponReward = {
        freeShipping: { configsByTier: [{ tierId: null, costInPoints: 1 }] },
        limitedToOneItem: null,
      };
      const { body } = await ask('POST', REWARDS, { reward: { ...moneyOff('A'), couponReward } });
      return (body as { reward: { couponReward: unknown } }).reward.couponReward;
    },
    expected: {
      dropped: { freeShipping: { configsByTier: [{ costInPoints: 1 }] } },
      kept: { freeShipping: { configsByTier: [{ tierId: null, costInPoints: 1 }] }, limitedToOneItem: null },
    },
  },
  serverDefaults: {
    probe: async ({ client }) => {
      const { active: _active, ...rest } = moneyOff('A');
      const reward = await client.rewards.createReward(rest as never);
      const tier = await client.tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 });
      const { loyaltyProgram } = await client.programs.getLoyaltyProgram();
      return [reward.active, tier.tierDefinition?.description, loyaltyProgram?.pointsExpiration?.status];
    },
    expected: { filled: [false, '', 'DISABLED'], absent: [undefined, undefined, undefined] },
  },
  noopUpdate: {
    probe: async ({ client, sandbox }) => {
      const tier = idOf(await client.tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 }));
      const { revision } = await client.tiers.updateTier(tier, { revision: '1', requiredPoints: 1 });
      return [revision, sandbox.events().length, sandbox.requests()[1]?.committed];
    },
    expected: { raises: ['2', 2, true], keeps: ['1', 1, false] },
  },
  httpsIcon: {
    probe: async (site) => {
      const shown = (await icon(site, { url: 'https://a.example/star.svg' })) as { id: string; url: string };
      return [shown.id === '', shown.url.startsWith('https://a.example/'), shown.url.endsWith('.svg')];
    },
    expected: { kept: [true, true, true], imported: [false, false, true] },
  },
  emptyIcon: {
    probe: async (site) => {
      await icon(site, { url: 'shapes/x.svg' });
      return [await icon(site, {}), (await icon(site, null)) === undefined];
    },
    expected: { ignored: [{ id: '', url: 'shapes/x.svg', height: 0, width: 0 }, false], cleared: [undefined, true] },
  },
  bulkItem: {
    probe: async ({ client }) => (await client.tiers.bulkCreateTiers(tiers(1))).results?.[0]?.item !== undefined,
    expected: { present: true, absent: false },
  },
  bulkError: {
    probe: async ({ ask }) => {
      const { text } = await ask('POST', '/loyalty-tiers/v1/bulk/tiers/create', { tiers: tiers(1) });
      return text.includes('"error":null');
    },
    expected: { null: true, absent: false },
  },
  bulkOrder: {
    probe: async ({ client }) => {
      const { results = [] } = await client.tiers.bulkCreateTiers(tiers(20));
      const order = results.map(({ itemMetadata }) => itemMetadata?.originalIndex ?? 0);
      return [String(order) === String([...order].sort((a, b) => a - b)), new Set(order).size];
    },
    expected: { original: [true, 20], shuffled: [false, 20] },
  },
  requestLimitAnswer: {
    probe: async ({ sandbox, ask }) => {
      sandbox.setRequestLimit({ requests: 1, perMs: 60_000 });
      await ask('GET', TIERS);
      const { status, headers, text } = await ask('GET', TIERS);
      return [status, headers['retry-after'], text.startsWith('{')];
    },
    expected: {
      seconds: [429, '60', true],
      date: [429, 'Fri, 20 Nov 2026 12:01:00 GMT', true],
      bare: [429, undefined, true],
      text: [429, undefined, false],
    },
  },
};

testSwitches('answers about every call', CASES);
