import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { notify, notifyTarget } from '../../src/cli/notify.ts';
import type { World } from '../../src/cli/world.ts';
import { aWorld } from '../support/github/a-world.ts';
import { hub } from '../support/github/stand-in.ts';

interface Delivery {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A receiver that answers with these statuses, one after the other, and with 200 from then on. */
async function receiver(...answers: readonly (readonly [status: number, headers?: Record<string, string>])[]) {
  const got: Delivery[] = [];
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const part of request) body += String(part);
    got.push({ headers: request.headers, body });
    const [status, headers] = answers[got.length - 1] ?? [200];
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret-path`, got };
}

const NEWS = { document: '{"verdict":"drift","name":"Größe"}\n', slack: '{"text":"Drift"}' };

async function worldWith(env: World['env'], waits: number[] = []): Promise<World> {
  return { ...aWorld(await hub(), env), sleep: async (ms) => void waits.push(ms) };
}

const values = (url: string, notifyFormat = 'json') => ({ notify: url, notifyFormat }) as never;

it('posts the document, signed over its time', async () => {
  const { url, got } = await receiver();
  await notify(NEWS, values(url), await worldWith({ LOYALTY_NOTIFY_SECRET: 's3cret' }));
  const [{ headers, body } = { headers: {}, body: '' }] = got;
  expect(body).toBe(NEWS.document);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  const seconds = String(headers['x-loyalty-timestamp']);
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
  const expected = createHmac('sha256', 's3cret').update(`${seconds}.${body}`).digest('hex');
  expect(headers['x-loyalty-signature']).toBe(`v1=${expected}`);
});

it('without a secret there is no signature', async () => {
  const { url, got } = await receiver();
  await notify(NEWS, values(url), await worldWith({}));
  expect(got[0]?.headers['x-loyalty-signature']).toBeUndefined();
});

it('tries again with growing waits, obeys Retry-After, and names one delivery by one id', async () => {
  const { url, got } = await receiver([500], [429, { 'retry-after': '7' }], [503]);
  const waits: number[] = [];
  await notify(NEWS, values(url), await worldWith({ LOYALTY_NOTIFY_SECRET: 's' }, waits));
  expect(waits).toEqual([1000, 7000, 4000]);
  expect(got).toHaveLength(4);
  expect(new Set(got.map(({ headers }) => headers['x-loyalty-delivery'])).size).toBe(1);
});

it.each([
  ['a refusal is not repeated', [404], 1, 'it answered 404'],
  ['another address is not followed', [302, { location: 'http://127.0.0.1:1/' }], 1, 'it answered 302'],
] as const)('%s', async (_, answer, times, says) => {
  const { url, got } = await receiver(answer as never);
  const failed = notify(NEWS, values(url), await worldWith({}));
  await expect(failed).rejects.toThrow(says);
  await expect(failed).rejects.not.toThrow('secret-path');
  expect(got).toHaveLength(times);
});

it('gives up in the end, and when nobody is there', async () => {
  const { url, got } = await receiver([500], [500], [500], [500], [500]);
  await expect(notify(NEWS, values(url), await worldWith({}))).rejects.toThrow('it answered 500');
  expect(got).toHaveLength(4);
  await expect(notify(NEWS, values('http://127.0.0.1:1/'), await worldWith({}))).rejects.toThrow('did not answer');
});

it('tells Slack only what there is to tell', async () => {
  const { url, got } = await receiver();
  await notify(NEWS, values(url, 'slack'), await worldWith({}));
  await notify({ ...NEWS, slack: undefined }, values(url, 'slack'), await worldWith({}));
  await notify(NEWS, {} as never, await worldWith({}));
  expect(got.map(({ body }) => body)).toEqual([NEWS.slack]);
});

it.each(['http://example.com/', 'ftp://example.com', 'example.com'])('sends nothing to %s', (url) => {
  expect(() => notifyTarget(values(url))).toThrow('takes an https:// address');
});
