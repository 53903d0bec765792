import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accounts } from '@wix/loyalty';
import { AppStrategy, createClient } from '@wix/sdk';
import { describe, expect, it, onTestFinished } from 'vitest';
import { RETRIES, type Webhook } from '../../src/sandbox/index.ts';
import { aSite } from './support/site.ts';

const HOUR = 3_600_000;

/** A server that answers each post with the next status, the last one from then on. */
async function receiver(...statuses: readonly number[]) {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      bodies.push(body);
      response.statusCode = statuses[Math.min(bodies.length, statuses.length) - 1] ?? 200;
      response.end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return { bodies, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function shop(statuses: readonly number[], webhook: Partial<Webhook> = {}) {
  const { bodies, url } = await receiver(...statuses);
  const site = aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'salon' }] });
  onTestFinished(() => site.sandbox.close());
  site.sandbox.setWebhooks([{ url, ...webhook }]);
  const signUp = async () => {
    site.sandbox.act('sandbox', { activity: 'signUp', email: 'ann@example.com' });
    await site.sandbox.delivered();
  };
  return { ...site, bodies, signUp };
}

describe('events', () => {
  it('are posted so that the SDK opens them', async () => {
    const { bodies, signUp, sandbox } = await shop([200]);
    await signUp();
    expect(bodies).toHaveLength(5);
    const { publicKey } = await sandbox.postbox();
    const client = createClient({ auth: AppStrategy({ appId: 'sandbox-app', publicKey }), modules: { accounts } });
    const seen: unknown[] = [];
    client.accounts.onAccountPointsUpdated(({ data, metadata }) => {
      seen.push(data.account?.points?.balance, metadata.slug, metadata.instanceId);
    });
    await client.webhooks.process(bodies[4] ?? '');
    expect(seen).toEqual([25, 'points_updated', sandbox.state().apps[0]?.instanceId]);
    expect(sandbox.deliveries().map(({ attempt, status }) => `${attempt} ${status}`)).toEqual(Array(5).fill('1 200'));
  });

  it('come again after a failure, by the table of Wix, and no more after twelve times', async () => {
    const { signUp, sandbox } = await shop([500], { events: ['wix.members.v1.member_created'] });
    const from = sandbox.now();
    await signUp();
    expect(sandbox.deliveries()).toHaveLength(1);
    sandbox.advance(60_000);
    await sandbox.delivered();
    expect(sandbox.deliveries()).toHaveLength(2);
    sandbox.advance(60 * HOUR);
    await sandbox.delivered();
    const attempts = sandbox.deliveries().map(({ at }) => Date.parse(at) - from);
    let due = 0;
    expect(attempts).toEqual([0, ...RETRIES.map((wait) => (due += wait))]);
    expect(due).toBe(47 * HOUR + 11 * 60_000);
    sandbox.advance(100 * HOUR);
    await sandbox.delivered();
    expect(sandbox.deliveries()).toHaveLength(13);
  });

  it('stop coming once they are taken, or nobody wants them', async () => {
    const { signUp, sandbox, bodies } = await shop([500, 200], { events: ['wix.members.v1.member_created'] });
    await signUp();
    sandbox.advance(60 * HOUR);
    await sandbox.delivered();
    expect(sandbox.deliveries().map(({ status }) => status)).toEqual([500, 200]);
    sandbox.setWebhooks([]);
    sandbox.act('sandbox', { activity: 'signUp', email: 'bob@example.com' });
    await sandbox.delivered();
    expect(bodies).toHaveLength(2);
  });

  it.each([
    [['twice'], [1, 1, 2, 2, 3, 3]],
    [['reversed'], [3, 2, 1]],
    [['lost'], []],
  ] as const)('go wrong on purpose: %s', async (faults, expected) => {
    const { signUp, sandbox } = await shop([200], { faults, site: 'sandbox', events: TYPES });
    await signUp();
    expect(sandbox.deliveries().map(({ eventType }) => TYPES.indexOf(eventType) + 1)).toEqual(expected);
  });

  const TYPES = ['wix.contacts.v4.contact_created', 'wix.members.v1.member_created', 'wix.loyalty.v1.account_created'];

  it('are asked for over HTTP, with an address and known faults', async () => {
    const { sandbox } = aSite();
    const { url, close } = await sandbox.listen();
    const put = (webhooks: unknown) =>
      fetch(`${url}/_sandbox/webhooks`, { method: 'PUT', body: JSON.stringify(webhooks) });
    expect(await (await put([{ url: 'http://127.0.0.1:1/' }])).json()).toMatchObject({ publicKey: expect.any(String) });
    expect((await put([{ url: 'nowhere' }])).status).toBe(400);
    expect((await put([{ url: 'http://127.0.0.1:1/', faults: ['eaten'] }])).status).toBe(400);
    expect(await (await fetch(`${url}/_sandbox/webhooks`)).json()).toMatchObject({ deliveries: [] });
    await close();
    await sandbox.close();
  });
});
