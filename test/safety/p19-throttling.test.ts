import { describe, expect, it } from 'vitest';
import { direct } from '../support/direct.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';

describe('P19: a site that says "too many requests"', () => {
  it.each(['429', '429-bare'] as const)(
    'in a storm of %s, is waited for, and everything is done once',
    async (fault) => {
      const made = await shop({ state: ROOMY, files: { 'loyalty.yaml': yaml(WHOLE) }, env: { LOYALTY_RETRIES: '0' } });
      made.sandbox.setFaults([
        { do: fault, at: 3, times: 2 },
        { do: fault, at: 14, times: 3 },
      ]);
      const { exit, err } = await made.loyalty('apply --yes');
      expect([exit, err.includes('WIX_THROTTLED')]).toEqual([0, false]);
      const { tiers, rewards, earningRules } = made.state();
      expect([tiers.length, rewards.length, earningRules.length]).toEqual([2, 5, 5]);
      expect(made.sandbox.requests().filter(({ status }) => status === 429).length).toBeGreaterThan(2);
      expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
    },
    60_000,
  );

  it('obeys Retry-After', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': yaml({ tiers: WHOLE.tiers }) } });
    await made.loyalty('plan');
    const last = made.sandbox.requests().length;
    made.sandbox.forgetRequests();
    made.sandbox.setFaults([{ do: '429', value: 1, at: last }]);
    expect((await made.loyalty('plan')).exit).toBe(0);
    const [refused, again] = made.sandbox.requests().slice(last - 1);
    expect((again?.startedAt ?? 0) - (refused?.endedAt ?? 0)).toBeGreaterThan(950);
  }, 60_000);

  it('keeps to the limit of the site by itself', async () => {
    const limit = { requests: 20, perMs: 1_500 };
    const made = await direct({ state: ROOMY, requestLimit: limit, site: { perWindow: 20, windowMs: 1_500 } });
    await made.converge(yaml(WHOLE));
    await made.plan(yaml(WHOLE));
    expect(made.sandbox.requests().length).toBeGreaterThan(limit.requests);
    expect(made.sandbox.requests().filter(({ status }) => status === 429)).toEqual([]);
    expect(Math.max(...made.sandbox.requests().map(({ inFlight }) => inFlight))).toBeLessThanOrEqual(10);
  }, 60_000);

  it('comes to a clear end when it does not end', async () => {
    const made = await direct({ fixture: 'store', site: { budgetMs: 30, random: () => 0.01 } });
    made.sandbox.setFaults('429-bare');
    const start = performance.now();
    await expect(made.plan(yaml(WHOLE))).rejects.toMatchObject({
      problem: { code: expect.stringContaining('THROTTLED') },
    });
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
