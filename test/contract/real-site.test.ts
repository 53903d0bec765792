import { earningRules, programs, rewards, tiers } from '@wix/loyalty';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, type Site, type TraceLine } from '../../src/site/index.ts';

const { WIX_API_KEY: apiKey, WIX_SITE_ID: id, WIX_CONTRACT_WRITES: writes } = process.env;
const without = 'WIX_API_KEY and WIX_SITE_ID are not set';

/** The reads of the wire table against a real site. They change nothing: `getTiersProgram`, a read that writes, is left out. */
describe.skipIf(!apiKey || !id)(`a real site${apiKey && id ? '' : ` (skipped: ${without})`}`, () => {
  const lines: TraceLine[] = [];
  let site: Site | undefined;
  const real = (): Site => {
    site ??= connect({ id: id ?? '', credentials: { apiKey: apiKey ?? '' }, trace: (line) => lines.push(line) });
    return site;
  };
  afterAll(() => site?.close());

  it('has a program, with its features', async () => {
    const { loyaltyProgram } = await real().use(programs).getLoyaltyProgram();
    expect(['DRAFT', 'ACTIVE', 'PAUSED']).toContain(loyaltyProgram?.status);
    const features = await real().use(programs).getLoyaltyProgramPremiumFeatures();
    expect(Object.values(features).every((flag) => typeof flag === 'boolean')).toBe(true);
  });

  it('lists tiers, rules and rewards, each with id and revision', async () => {
    const lists = [
      (await real().use(tiers).listTiers()).tiers,
      (await real().use(earningRules).listEarningRules()).earningRules,
      (
        await real()
          .use(rewards)
          .queryRewards({ cursorPaging: { limit: 100 } })
      ).rewards,
      (await real().use(rewards).listRewards()).rewards,
    ];
    for (const list of lists) {
      for (const thing of list ?? [])
        expect(thing).toMatchObject({ _id: expect.any(String), revision: expect.any(String) });
    }
  });

  it('says that a thing is gone which never was', async () => {
    const never = '8a4c7b1e-0000-4000-8000-000000000000';
    await expect(real().use(tiers).getTier(never)).rejects.toMatchObject({ fate: 'gone' });
    await expect(real().use(rewards).getReward(never)).rejects.toMatchObject({ fate: 'gone' });
  });

  it('refuses a wrong key', async () => {
    const stranger = connect({ id: id ?? '', credentials: { apiKey: 'IST.not-a-key' } });
    await expect(stranger.use(tiers).listTiers()).rejects.toMatchObject({ fate: 'refused' });
    stranger.close();
  });

  it('tells the id of each request', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ requestId }) => requestId !== undefined)).toBe(true);
  });

  it.skipIf(writes !== 'yes')('makes, changes and removes a reward (only with WIX_CONTRACT_WRITES=yes)', async () => {
    const api = real().use(rewards);
    const reward = {
      name: `contract test ${Date.now()}`,
      active: false,
      type: 'COUPON_REWARD',
      couponReward: { fixedAmount: { configsByTier: [{ costInPoints: 9_999, amount: 1 }] } },
    } as const;
    const made = await api.createReward(reward as never);
    const stale = api.updateReward(made._id ?? '', { ...reward, revision: '999' } as never);
    await expect(stale).rejects.toMatchObject({ fate: 'conflict' });
    const changed = await api.updateReward(made._id ?? '', { ...reward, revision: made.revision } as never);
    await api.deleteReward(made._id ?? '', changed.reward?.revision ?? '');
    await expect(api.getReward(made._id ?? '')).rejects.toMatchObject({ fate: 'gone' });
  });
});
