import { Agent, request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { clientOf, refusal, TIERS } from './support/site.ts';

const open: Sandbox[] = [];
afterEach(async () => {
  for (const sandbox of open.splice(0)) await sandbox.close();
});

async function aServer(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options);
  open.push(sandbox);
  const { url, close } = await sandbox.listen();
  const call = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: { authorization: 'sandbox', 'wix-site-id': 'sandbox' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await call(method, `/_sandbox${path}`, body);
    return { status: response.status, body: (await response.json()) as unknown };
  };
  return { sandbox, url, close, call, control };
}

/** The SDK's `fetch`, sent to another origin. */
const redirected = (url: string) => ({
  fetch: ((input: string | URL | Request, init?: RequestInit) =>
    fetch(String(input).replace('https://www.wixapis.com', url), init)) as Sandbox['fetch'],
});

describe('the sandbox over HTTP', () => {
  it('is the same site to the SDK', async () => {
    const { sandbox, url } = await aServer();
    const client = clientOf(redirected(url));
    await client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    expect(await refusal(client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 2 }))).toBe(
      '409 ALREADY_EXISTS',
    );
    expect(sandbox.requests().every(({ viaSdk }) => viaSdk)).toBe(true);
    expect(sandbox.requests()[1]).toMatchObject({ consistency: 'echoed' });
  });

  it('answers JSON, HTML and refusals with their headers', async () => {
    const { call } = await aServer();
    const created = await call('POST', TIERS, { tier: { tierDefinition: { name: 'A' }, requiredPoints: 1 } });
    expect([created.status, created.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(created.headers.get('x-wix-request-id')).toBe('sandbox-request-1');
    expect(created.headers.get('x-wix-consistent')).toBe('sandbox-1');
    const missing = await call('GET', '/nothing');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('keeps connections alive', async () => {
    const { url } = await aServer();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let i = 0; i < 3; i += 1) {
      await new Promise<void>((resolve, reject) => {
        const sent = request(url + TIERS, { agent }, (response) => {
          ports.add(response.socket.localPort);
          response.resume().on('end', resolve);
        });
        sent.on('error', reject).end();
      });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it.each(['lose', 'reset'])('breaks the connection: %s', async (kind) => {
    const { call, sandbox } = await aServer();
    sandbox.setFaults(kind);
    await expect(call('POST', TIERS, { tier: { tierDefinition: { name: 'A' }, requiredPoints: 1 } })).rejects.toThrow(
      'fetch failed',
    );
    expect(sandbox.state().tiers).toHaveLength(kind === 'lose' ? 1 : 0);
    sandbox.setFaults([]);
    expect((await call('GET', TIERS)).status).toBe(200);
  });

  it('breaks within the body, under the length of the whole', async () => {
    const { call, sandbox } = await aServer();
    sandbox.setFaults('torn');
    const response = await call('GET', '/loyalty-programs/v1/program');
    expect(response.status).toBe(200);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(100);
    await expect(response.text()).rejects.toThrow();
  });

  it('stays silent until the caller gives up, and ends all the same', async () => {
    const { url, sandbox } = await aServer();
    sandbox.setFaults('hang');
    await expect(fetch(url + TIERS, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    const silent = fetch(url + TIERS).catch(() => 'ended');
    await new Promise((resolve) => setTimeout(resolve, 30));
    await sandbox.close();
    expect(await silent).toBe('ended');
  });

  it('answers 204 without a body and 201 with one', async () => {
    const { call, sandbox } = await aServer();
    sandbox.setFaults('204@1,201@2');
    const [none, some] = [await call('GET', TIERS), await call('GET', TIERS)];
    expect([none.status, await none.text(), some.status, await some.text()]).toEqual([204, '', 201, '{"tiers":[]}']);
  });

  it('says when its port is taken, and frees it when closed', async () => {
    const { url, close } = await aServer();
    const port = Number(new URL(url).port);
    const other = createSandbox();
    await expect(other.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await close();
    const again = await other.listen(port);
    expect(again.url).toBe(url);
    await other.close();
  });

  it('refuses a body of 17 MiB', async () => {
    const { call } = await aServer();
    expect((await call('POST', TIERS, 'x'.repeat(17 << 20))).status).toBe(413);
  });
});

describe('the control plane', () => {
  it('shows what can be controlled', async () => {
    const { control } = await aServer();
    const { body } = await control('GET', '');
    expect(body).toMatchObject({ sites: ['sandbox'], fixtures: expect.arrayContaining(['fresh', 'store']) });
    const parts = ['activities', 'deliveryFaults', 'faults', 'fixtures', 'now', 'populations', 'sites', 'switches'];
    expect(Object.keys(body as object).sort()).toEqual(parts);
  });

  it('reads and replaces a state', async () => {
    const { control, sandbox } = await aServer();
    const { body } = await control('GET', '/state');
    const state = body as { program: object };
    await control('PUT', '/state', { ...state, program: { ...state.program, name: 'Changed by hand' } });
    expect(sandbox.state().program.name).toBe('Changed by hand');
    expect((await control('GET', '/state?site=sandbox')).body).toEqual(sandbox.state());
    expect(await control('GET', '/state?site=none')).toEqual({
      status: 400,
      body: { message: 'There is no site "none". Known: sandbox.' },
    });
    expect((await control('PUT', '/state', { tiers: [{}] })).body).toEqual({
      message: '"tiers" must be a list of things with an id.',
    });
    for (const wrong of [[], { program: null }, { installed: 'stores' }, { rewards: {} }]) {
      expect((await control('PUT', '/state', wrong)).status).toBe(400);
    }
    expect((await control('PUT', '/state', { tiers: [{ id: 'a' }, { id: 'a' }] })).body).toEqual({
      message: '"tiers" has an id twice.',
    });
  });

  it('resets to a fixture', async () => {
    const { control, sandbox } = await aServer();
    await control('POST', '/reset', { fixture: 'store' });
    expect(sandbox.state()).toMatchObject({ fixture: 'store', program: { name: 'Northwind Perks' } });
    await control('PUT', '/state', { tiers: [] });
    await control('POST', '/reset', {});
    expect(sandbox.state().tiers).toHaveLength(2);
    expect((await control('POST', '/reset', { fixture: 'none' })).body).toMatchObject({
      message: expect.stringContaining('There is no fixture "none"'),
    });
  });

  it('moves the clock', async () => {
    const { control, sandbox } = await aServer({ now: () => 0 });
    expect((await control('POST', '/clock', { advanceMs: 1_000 })).body).toEqual({ now: '1970-01-01T00:00:01.000Z' });
    expect((await control('GET', '/clock')).body).toEqual({ now: '1970-01-01T00:00:01.000Z' });
    expect(sandbox.now()).toBe(1_000);
    expect((await control('POST', '/clock', { advanceMs: 'x' })).status).toBe(400);
  });

  it('sets faults, as text or objects, and switches', async () => {
    const { control, sandbox, call } = await aServer();
    expect((await control('PUT', '/faults', '"503@1"')).body).toEqual([{ do: '503', at: 1 }]);
    expect((await call('GET', TIERS)).status).toBe(503);
    await control('PUT', '/faults', []);
    expect(sandbox.faults()).toEqual([]);
    expect((await control('PUT', '/faults', [{ do: 'x' }])).status).toBe(400);
    await control('PUT', '/switches', { lists: 'shuffled' });
    expect((await control('GET', '/switches')).body).toEqual({ lists: 'shuffled' });
    expect((await control('PUT', '/switches', { lists: 'x' })).body).toEqual({
      message: 'Switch "lists" answers ordered or shuffled, not "x".',
    });
    expect((await control('PUT', '/switches', { none: 'x' })).body).toMatchObject({
      message: expect.stringContaining('There is no switch "none"'),
    });
    expect((await control('PUT', '/switches', [])).status).toBe(400);
  });

  it('shows requests and events, not its own, and forgets requests', async () => {
    const { control, call } = await aServer();
    await call('POST', TIERS, { tier: { tierDefinition: { name: 'A' }, requiredPoints: 1 } });
    expect((await control('GET', '/requests')).body).toMatchObject([{ index: 1, call: 'tiers.createTier' }]);
    expect((await control('GET', '/events')).body).toMatchObject([{ eventType: 'wix.loyalty.v1.tier_created' }]);
    await control('DELETE', '/requests');
    expect((await control('GET', '/requests')).body).toEqual([]);
  });

  it('adds sites', async () => {
    const { control, sandbox } = await aServer();
    expect((await control('POST', '/sites', { id: 'second', key: 'second', fixture: 'cafe' })).body).toEqual([
      'sandbox',
      'second',
    ]);
    expect((await control('GET', '/sites')).body).toEqual(['sandbox', 'second']);
    expect(await refusal(clientOf(sandbox, 'second', 'second').tiers.listTiers())).toBe('accepted');
  });
});
