import { describe, expect, it } from 'vitest';
import { type LoggedRequest, mostInFlight, roundsOf } from '../../src/sandbox/index.ts';
import { ROUTES } from '../../src/wire/index.ts';
import { aSite, clientOf, idOf, moneyOff, purchaseRule, refusal, TIERS } from './support/site.ts';

describe('the log of requests', () => {
  it('recognises every call of the SDK by its route and its header', async () => {
    const { client, sandbox } = aSite();
    const { earningRules, programs, rewards, socialMedia, tiers } = client;
    const tier = idOf(await tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 }));
    const rule = idOf(await earningRules.createLoyaltyEarningRule(purchaseRule()));
    const reward = idOf(await rewards.createReward(moneyOff('A') as never));
    const calls = [
      () => programs.getLoyaltyProgram(),
      () => programs.updateLoyaltyProgram({ name: 'Bean Club' }),
      () => programs.activateLoyaltyProgram(),
      () => programs.pauseLoyaltyProgram(),
      () => programs.enablePointsExpiration(),
      () => programs.disablePointsExpiration(),
      () => programs.getLoyaltyProgramPremiumFeatures(),
      () => programs.bulkGetLoyaltyProgram(),
      () => earningRules.bulkCreateLoyaltyEarningRules([purchaseRule()]),
      () => earningRules.createCustomLoyaltyEarningRule('BIRTHDAY'),
      () => earningRules.getLoyaltyEarningRule(rule),
      () => earningRules.updateLoyaltyEarningRule(rule, { revision: '1' } as never),
      () => earningRules.deleteLoyaltyEarningRule(rule, { revision: '2' }),
      () => earningRules.deleteAutomationEarningRule(rule),
      () => earningRules.listEarningRules(),
      () => rewards.bulkCreateRewards([moneyOff('B')] as never),
      () => rewards.getReward(reward),
      () => rewards.updateReward(reward, { ...moneyOff('C'), revision: '1' } as never),
      () => rewards.deleteReward(reward, '2'),
      () => rewards.listRewards(),
      () => rewards.queryRewards({} as never),
      () => rewards.bulkGetRewards(),
      () => tiers.bulkCreateTiers([{ tierDefinition: { name: 'B' }, requiredPoints: 2 }]),
      () => tiers.getTier(tier),
      () => tiers.updateTier(tier, { revision: '1' }),
      () => tiers.deleteTier(tier, '2'),
      () => tiers.listTiers(),
      () => tiers.getTiersProgram(),
      () => tiers.getTiersProgramSettings(),
      () => tiers.createTiersProgramSettings({ status: 'DRAFT', rollingWindow: { durationInMonths: 12 } }),
      () =>
        tiers.updateTiersProgramSettings({ status: 'DRAFT', rollingWindow: { durationInMonths: 12 }, revision: '1' }),
      () => socialMedia.createFollowedChannel({ channel: 'X' }),
      () => socialMedia.listFollowedChannels(),
    ];
    for (const call of calls) await refusal(call() as Promise<unknown>);
    const log = sandbox.requests();
    expect(log.every(({ viaSdk }) => viaSdk)).toBe(true);
    expect(new Set(log.map(({ call }) => call))).toEqual(
      new Set(ROUTES.map(({ module, call }) => `${module}.${call}`)),
    );
    expect(log.map(({ index }) => index)).toEqual(log.map((_, i) => i + 1));
  });

  it('says what was created and committed', async () => {
    const { client, sandbox } = aSite();
    const { results = [] } = await client.tiers.bulkCreateTiers([
      { tierDefinition: { name: 'A' }, requiredPoints: 1 },
      { tierDefinition: { name: 'B' }, requiredPoints: 1 },
    ]);
    expect(sandbox.requests()[0]).toMatchObject({
      call: 'tiers.bulkCreateTiers',
      created: [results[0]?.itemMetadata?._id],
      committed: true,
      status: 200,
      time: '2026-11-20T12:00:00.000Z',
    });
    sandbox.forgetRequests();
    await client.tiers.listTiers();
    expect(sandbox.requests()).toMatchObject([{ index: 1, committed: false, created: [] }]);
  });

  it('notices a header that names another method', async () => {
    const { ask, sandbox } = aSite();
    await ask('GET', TIERS, undefined, {
      'x-wix-bi-gateway': 'environment=js-sdk,method-fqn=com.wixpress.loyalty.tier.LoyaltyTiers.GetTier',
    });
    expect(sandbox.requests()[0]?.viaSdk).toBe(false);
  });

  it('tells a consistency token that comes back from one that does not, or an older one', async () => {
    const { client, ask, sandbox } = aSite();
    await client.tiers.createTier({ tierDefinition: { name: 'A' }, requiredPoints: 1 });
    await client.tiers.listTiers();
    await clientOf(sandbox).tiers.listTiers();
    await ask('GET', TIERS, undefined, { 'x-wix-consistent': 'sandbox-0' });
    expect(sandbox.requests().map(({ consistency }) => consistency)).toEqual(['none', 'echoed', 'missing', 'older']);
  });

  it('measures rounds and requests in flight', async () => {
    const { client, sandbox } = aSite({ latencyMs: 20, now: Date.now });
    await Promise.all([client.tiers.listTiers(), client.rewards.listRewards(), client.programs.getLoyaltyProgram()]);
    await client.tiers.listTiers();
    expect([roundsOf(sandbox.requests()), mostInFlight(sandbox.requests())]).toEqual([2, 3]);
    expect(sandbox.requests().every(({ startedAt, endedAt = 0 }) => endedAt - startedAt >= 15)).toBe(true);
  });

  it('counts a chain through overlapping requests', () => {
    const span = (startedAt: number, endedAt: number | undefined) => ({ startedAt, endedAt }) as LoggedRequest;
    expect(roundsOf([])).toBe(0);
    expect(roundsOf([span(0, 10), span(5, 30), span(10, 20), span(20, 25), span(26, undefined)])).toBe(4);
  });
});
