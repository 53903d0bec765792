import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { addControl, CONTROL_PATH } from './control.ts';
import type { Incoming, Outcome } from './exchange.ts';
import type { Life } from './life.ts';
import type { Listening, Sandbox } from './types.ts';

type App = Hono<{ Bindings: HttpBindings }>;
type Asked = Context<{ Bindings: HttpBindings }>;

const BODY_LIMIT = 16 << 20;

const incoming = async (c: Asked): Promise<Incoming> => {
  const url = new URL(c.req.url);
  return {
    method: c.req.method,
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(c.req.raw.headers),
    body: await c.req.text(),
  };
};

/** Writes the head and half the body by hand, under the length of the whole, and breaks the connection. */
function tear(c: Asked, { reply }: Extract<Outcome, { kind: 'torn' }>): void {
  const { outgoing } = c.env;
  const whole = Buffer.from(reply.body);
  outgoing.writeHead(reply.status, { ...reply.headers, 'content-length': String(whole.length) });
  outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)), () => outgoing.destroy());
}

function answer(c: Asked, outcome: Outcome): Response {
  if (outcome.kind === 'reply') {
    const { status, headers, body } = outcome.reply;
    return new Response(status === 204 ? null : body, { status, headers });
  }
  if (outcome.kind === 'torn') tear(c, outcome);
  if (outcome.kind === 'broken') c.env.incoming.socket.destroy();
  // A silent connection is left open until its caller gives up or the sandbox ends.
  return RESPONSE_ALREADY_SENT;
}

function appOf(sandbox: Sandbox): App {
  const app: App = new Hono();
  app.use(
    bodyLimit({ maxSize: BODY_LIMIT, onError: (c) => c.json({ message: 'The body is too large', details: {} }, 413) }),
  );
  app.onError((error, c) => c.json({ message: error.message }, c.req.path.startsWith(CONTROL_PATH) ? 400 : 500));
  addControl(app as unknown as Hono, sandbox);
  app.all('*', async (c) => answer(c, await sandbox.exchange(await incoming(c))));
  return app;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Serves the sandbox and its control plane. Rejects when the port is taken. */
export function listen(sandbox: Sandbox, life: Life, port: number, host: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: appOf(sandbox).fetch, port, hostname: host }) as Server;
    server.once('error', reject);
    server.once('listening', () => {
      const stop = () => close(server);
      const forget = life.closing(stop);
      const { port: bound } = server.address() as AddressInfo;
      const end = async () => {
        forget();
        await stop();
      };
      resolve({ url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, close: end });
    });
  });
}
