import { tiers } from '@wix/loyalty';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { MAX_ANSWER_BYTES } from '../../src/site/exchange.ts';
import { type Bound, connect, type Site, type TraceLine } from '../../src/site/index.ts';
import { deadEndpoint } from './support/server.ts';
import { failureOf, KEY, reply, siteAt, siteOnServer, siteOver } from './support/sites.ts';

const LIST = { tiers: [] };
const MADE = { tier: { id: 'tier-1', revision: '1' } };
const TIER = { tierDefinition: { name: 'Gold' }, requiredPoints: 1 };

describe('connections', () => {
  it('are kept open and used again', async () => {
    const { site, server } = await siteOnServer();
    server.play({ json: LIST });
    for (let nth = 0; nth < 5; nth++) await site.use(tiers).listTiers();
    expect(server.sockets.size).toBe(1);
    site.close();
    await vi.waitFor(() => expect([...server.sockets].every(({ destroyed }) => destroyed)).toBe(true));
  });

  it('are never more than may be in flight', async () => {
    const { site, server } = await siteOnServer({ maxInFlight: 3 });
    server.play({ json: LIST });
    await Promise.all(Array.from({ length: 20 }, () => site.use(tiers).listTiers()));
    expect(server.sockets.size).toBeLessThanOrEqual(3);
  });

  it('are opened by the first call only', async () => {
    expect(() => siteAt('http://127.0.0.1:1')).not.toThrow();
    siteAt(await deadEndpoint()).close();
  });
});

describe('an endpoint', () => {
  it('may have a path of its own', async () => {
    const { site, server } = await siteOnServer();
    server.play({ json: LIST });
    const behindProxy = siteAt(`${server.endpoint}/proxy/`);
    await behindProxy.use(tiers).listTiers();
    await site.use(tiers).listTiers();
    expect(server.seen.map(({ url }) => url)).toEqual(['/proxy/loyalty-tiers/v1/tiers', '/loyalty-tiers/v1/tiers']);
  });

  it('over https is not taken for reached before the handshake is done', async () => {
    const { server } = await siteOnServer();
    const site = siteAt(server.endpoint.replace('http:', 'https:'), { retries: 0 });
    const { problem, fate } = await failureOf(site.use(tiers).createTier(TIER));
    expect([problem.code, fate]).toEqual(['WIX_UNREACHABLE', 'unsent']);
  });
});

describe('an answer', () => {
  it('may be large, but not without end', async () => {
    const { site, server } = await siteOnServer();
    const much = Array.from({ length: 5_000 }, (_, nth) => ({ id: `tier-${nth}`, text: 'x'.repeat(200) }));
    server.play({ json: { tiers: much } }, { text: `{"tiers":["${'x'.repeat(MAX_ANSWER_BYTES)}"]}` });
    expect((await site.use(tiers).listTiers()).tiers).toHaveLength(5_000);
    const { problem } = await failureOf(site.use(tiers).listTiers());
    expect([problem.code, server.seen.length]).toEqual(['WIX_ANSWER_UNREADABLE', 2]);
    const inProcess = siteOver(async () => reply(200, 'x'.repeat(MAX_ANSWER_BYTES + 1)));
    expect((await failureOf(inProcess.use(tiers).createTier(TIER))).fate).toBe('unknown');
  });

  it('with text beyond ASCII arrives whole', async () => {
    const { site, server } = await siteOnServer();
    const name = '点数 🥇 ünï';
    server.play(({ body }) => ({ json: { tier: { id: 't', ...(JSON.parse(body) as { tier: object }).tier } } }));
    expect((await site.use(tiers).createTier({ ...TIER, tierDefinition: { name } })).tierDefinition?.name).toBe(name);
  });

  it('gives the SDK its consistency token, and no other site', async () => {
    const { site, server } = await siteOnServer();
    const other = siteAt(server.endpoint, { id: 'site-2' });
    server.play({ json: MADE, headers: { 'X-Wix-Consistent': 'token-1' } }, { json: LIST });
    await site.use(tiers).createTier(TIER);
    await site.use(tiers).listTiers();
    await other.use(tiers).listTiers();
    expect(server.seen.map(({ headers }) => headers['x-wix-consistent'])).toEqual([undefined, 'token-1', undefined]);
    expect(server.seen.map(({ headers }) => headers['wix-site-id'])).toEqual(['site-1', 'site-1', 'site-2']);
  });
});

describe('a fetch in place of the network', () => {
  const lost = (code: string) =>
    Object.assign(new TypeError(`fetch failed ${KEY}`), { cause: Object.assign(new Error(KEY), { code }) });

  it.each([
    ['ECONNREFUSED', 'unsent', 4],
    ['ENOTFOUND', 'unsent', 4],
    ['ECONNRESET', 'unknown', 1],
    ['UND_ERR_SOCKET', 'unknown', 1],
  ])('that fails with %s leaves a write %s', async (code, fate, sendings) => {
    let sent = 0;
    const site = siteOver(async () => {
      sent++;
      throw lost(code);
    });
    const failure = await failureOf(site.use(tiers).createTier(TIER));
    expect([failure.fate, sent]).toEqual([fate, sendings]);
    expect(failure.problem.message).toContain(code);
    expect(failure.problem.message).not.toContain(KEY);
  });

  it.each([['a text'], [undefined], [{ code: `${KEY} is no code` }]])('may throw anything (%j)', async (thrown) => {
    const site = siteOver(async () => {
      throw thrown;
    });
    expect((await failureOf(site.use(tiers).createTier(TIER))).fate).toBe('unknown');
  });

  it('has the same time limit, even when it does not listen', async () => {
    const signals: AbortSignal[] = [];
    const site = siteOver(
      (_url, { signal }) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
      { timeoutMs: 30 },
    );
    expect((await failureOf(site.use(tiers).createTier(TIER))).problem.code).toBe('WIX_TIMEOUT');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('may be the global one', async () => {
    const { server } = await siteOnServer();
    server.play({ json: LIST, headers: { 'x-wix-request-id': 'r-9' } });
    const lines: TraceLine[] = [];
    const site = siteAt(server.endpoint, { fetch: globalThis.fetch, trace: (line) => lines.push(line) });
    await site.use(tiers).listTiers();
    expect(lines).toMatchObject([{ status: 200, requestId: 'r-9' }]);
  });
});

describe('the end of the run', () => {
  it('breaks off reads, lets a write under way through, and sends nothing new', async () => {
    const stop = new AbortController();
    const { site, server } = await siteOnServer({ signal: stop.signal, timeoutMs: 5_000 });
    let answer: (() => void) | undefined;
    const written = new Promise<void>((arrived) => {
      answer = arrived;
    });
    server.play((seen) => {
      if (seen.method === 'GET') return 'hang';
      answer?.();
      return { json: MADE };
    });
    const reading = failureOf(site.use(tiers).listTiers());
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    const writing = site.use(tiers).createTier(TIER);
    await written;
    stop.abort();
    expect((await reading).problem.code).toBe('INTERRUPTED');
    expect((await writing)._id).toBe('tier-1');
    const late = await failureOf(site.use(tiers).deleteTier('tier-1', '1'));
    expect([late.problem.code, late.fate]).toEqual(['INTERRUPTED', 'unsent']);
    expect(server.seen).toHaveLength(2);
  });

  it('that came before the first call lets nothing out', async () => {
    const { site, server } = await siteOnServer({ signal: AbortSignal.abort() });
    expect((await failureOf(site.use(tiers).listTiers())).problem.code).toBe('INTERRUPTED');
    expect(server.seen).toHaveLength(0);
  });

  it('ends a rest between two attempts', async () => {
    const stop = new AbortController();
    const { site, server } = await siteOnServer({ signal: stop.signal, random: () => 0.999 });
    server.play({ status: 500 });
    const reading = failureOf(site.use(tiers).listTiers());
    await vi.waitFor(() => expect(server.seen).toHaveLength(2));
    stop.abort();
    expect((await reading).problem.code).toBe('INTERRUPTED');
  });
});

describe('a trace', () => {
  it('has a line for each request', async () => {
    const lines: TraceLine[] = [];
    const { site, server } = await siteOnServer({ trace: (line) => lines.push(line) });
    server.play({ status: 500 }, 'reset', { json: { tier: { id: 'a' } } });
    await site.use(tiers).getTier('a');
    const path = '/loyalty-tiers/v1/tiers/a?tierId=a';
    const common = { time: expect.stringMatching(/^\d{4}-.*Z$/), method: 'GET', path, ms: expect.any(Number) };
    expect(lines).toEqual([
      { ...common, status: 500, attempt: 1, requestId: 'req-1' },
      { ...common, status: 0, attempt: 2, lost: 'broken' },
      { ...common, status: 200, attempt: 3, requestId: 'req-1' },
    ]);
    expect(site.stats).toEqual({ requests: 3, retried: 2, throttled: 0, lost: 1 });
  });
});

describe('what nobody foresaw', () => {
  it('in a trace does not touch the answer', async () => {
    const full = () => {
      throw new Error('ENOSPC: no space left on device');
    };
    const { site, server } = await siteOnServer({ trace: full });
    server.play({ json: { tier: { id: 'a', revision: '1' } } });
    await expect(site.use(tiers).createTier({ requiredPoints: 5 })).resolves.toMatchObject({ _id: 'a' });
  });

  it('while a write is under way leaves open whether it was done', async () => {
    const fetch = () => {
      throw new RangeError('nobody thought of this');
    };
    const site = siteAt('http://127.0.0.1:9', { fetch: fetch as never, retries: 0 });
    const failure = await failureOf(site.use(tiers).createTier({ requiredPoints: 5 }));
    expect(failure.fate).toBe('unknown');
  });
});

describe('types', () => {
  it('are those of the SDK', () => {
    type Tiers = Bound<typeof tiers>;
    expectTypeOf<Parameters<Tiers['getTier']>>().toEqualTypeOf<[tierId: string]>();
    expectTypeOf<Awaited<ReturnType<Tiers['getTier']>>['requiredPoints']>().toExtend<number | null | undefined>();
    expectTypeOf<Tiers['updateTier']>().parameter(0).toBeString();
    expectTypeOf<Awaited<ReturnType<Tiers['getTier']>>>().not.toBeAny();
    expectTypeOf(connect).returns.toEqualTypeOf<Site>();
  });
});
