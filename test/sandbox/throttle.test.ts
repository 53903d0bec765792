import { describe, expect, it } from 'vitest';
import { REQUESTS_PER_MINUTE } from '../../src/wire/index.ts';
import { aSite, TIERS } from './support/site.ts';

const statuses = async (site: ReturnType<typeof aSite>, count: number) => {
  const seen: number[] = [];
  for (let i = 0; i < count; i += 1) seen.push((await site.ask('GET', TIERS)).status);
  return seen;
};

describe('the limit of requests', () => {
  it('is a window that slides on the sandbox clock', async () => {
    const site = aSite({ rateLimitPerMinute: 2 });
    expect(await statuses(site, 1)).toEqual([200]);
    site.sandbox.advance(30_000);
    expect(await statuses(site, 2)).toEqual([200, 429]);
    const { headers } = await site.ask('GET', TIERS);
    expect(headers['retry-after']).toBe('30');
    site.sandbox.advance(30_000);
    expect(await statuses(site, 2)).toEqual([200, 429]);
  });

  it('can be the one that Wix publishes', async () => {
    const site = aSite({ rateLimitPerMinute: REQUESTS_PER_MINUTE });
    const seen = await statuses(site, REQUESTS_PER_MINUTE + 1);
    expect([seen.indexOf(429), seen.at(-1)]).toEqual([200, 429]);
  });

  it('may be a bucket with a burst', async () => {
    const site = aSite({ requestLimit: { perSecond: 10, burst: 3 } });
    expect(await statuses(site, 4)).toEqual([200, 200, 200, 429]);
    site.sandbox.advance(200);
    expect(await statuses(site, 3)).toEqual([200, 200, 429]);
  });

  it('is for each site its own, and takes no account of strangers', async () => {
    const site = aSite({
      rateLimitPerMinute: 1,
      sites: [
        { id: 'a', key: 'sandbox' },
        { id: 'b', key: 'sandbox' },
      ],
    });
    const at = async (id: string, authorization = 'sandbox') =>
      (await site.ask('GET', TIERS, undefined, { 'wix-site-id': id, authorization })).status;
    expect([await at('a', 'wrong'), await at('a'), await at('b'), await at('a'), await at('b')]).toEqual([
      401, 200, 200, 429, 429,
    ]);
  });

  it('does nothing of what it refuses', async () => {
    const site = aSite({ requestLimit: { requests: 0, perMs: 1 } });
    await site.ask('POST', TIERS, { tier: { tierDefinition: { name: 'A' }, requiredPoints: 1 } });
    expect(site.sandbox.state().tiers).toEqual([]);
    expect(site.sandbox.requests()[0]).toMatchObject({ status: 429, write: true, committed: false });
  });
});
