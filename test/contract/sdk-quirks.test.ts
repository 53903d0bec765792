import { tiers } from '@wix/loyalty';
import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { describe, expect, it } from 'vitest';

/*
 * What the plain SDK does, and what `src/site` therefore does around it. When one of these fails after an update of the SDK, Wix has
 * changed something, and a piece of `src/site` may have become needless, or wrong.
 */
function plainSdk(answer: () => Response | Promise<Response>) {
  const client = createClient({
    auth: ApiKeyStrategy({ apiKey: 'key', siteId: 'site' }),
    fetch: (async () => answer()) as unknown as typeof fetch,
  });
  return client.use(tiers);
}

const ok =
  (body: unknown, status = 200) =>
  () =>
    new Response(body === '' ? null : JSON.stringify(body), { status });
const made = { tier: { id: 'tier-1', revision: '1', createdDate: '2026-01-01T00:00:00Z' } };
const wanted = () => ({
  tierDefinition: { name: 'Gold', icon: 'https://example.com/x.svg' },
  requiredPoints: 1,
  _createdDate: new Date(0),
});

describe('the SDK as it comes', () => {
  it('spoils its argument, so that a second call with it throws', async () => {
    const sdk = plainSdk(ok(made));
    const argument = wanted();
    await sdk.createTier(argument);
    expect(argument).not.toEqual(wanted());
    await expect(sdk.createTier(argument)).rejects.toThrow('Invalid URL');
  });

  it('cannot send the stock icons it reads', async () => {
    const icon = { id: '', url: 'shapes/x.svg', height: 0, width: 0 };
    const sdk = plainSdk(ok({ tier: { ...made.tier, tierDefinition: { name: 'Gold', icon } } }));
    const read = await sdk.getTier('tier-1');
    expect(read.tierDefinition?.icon).toBe('shapes/x.svg');
    await expect(
      sdk.updateTier('tier-1', { tierDefinition: { name: 'Gold', icon: 'shapes/x.svg' } } as never),
    ).rejects.toThrow('Invalid URL');
  });

  it('takes 201 and 204 for errors, and an empty 200 too', async () => {
    await expect(plainSdk(ok(made, 201)).createTier(wanted())).rejects.toThrow();
    await expect(plainSdk(ok('', 204)).deleteTier('tier-1', '1')).rejects.toThrow();
    await expect(plainSdk(() => new Response('')).deleteTier('tier-1', '1')).rejects.toThrow('System error');
  });

  it('turns an abort into a misleading TypeError', async () => {
    const sdk = plainSdk(() => Promise.reject(new DOMException('too late', 'TimeoutError')));
    await expect(sdk.listTiers()).rejects.toThrow('only a getter');
  });

  it('answers nothing for an answer without the entity', async () => {
    expect(await plainSdk(ok({})).getTier('tier-1')).toBeUndefined();
    expect(await plainSdk(ok({})).listTiers()).toEqual({});
  });

  it('puts an id that is not there into the path as a word', async () => {
    let path = '';
    const client = createClient({
      auth: ApiKeyStrategy({ apiKey: 'key', siteId: 'site' }),
      fetch: (async (url: string) => {
        path = new URL(url).pathname;
        return ok(made)();
      }) as unknown as typeof fetch,
    });
    await client.use(tiers).getTier(undefined as unknown as string);
    expect(path).toBe('/loyalty-tiers/v1/tiers/undefined');
  });

  it('lets only what is no object through from its fetch as it is', async () => {
    const thrown = Symbol('thrown');
    const sdk = plainSdk(() => Promise.reject(thrown));
    await expect(sdk.listTiers()).rejects.toBe(thrown);
    const error = Object.assign(new Error('ours'), { code: 'OURS' });
    await expect(plainSdk(() => Promise.reject(error)).listTiers()).rejects.toMatchObject({ code: 'UNKNOWN' });
  });
});
