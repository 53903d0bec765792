import type { Incoming, Outcome, Reply } from './exchange.ts';
import type { Life } from './life.ts';
import type { LightResponse, Sandbox } from './types.ts';

/** Stands in where an address has no host; the host does not matter. */
const ANY_ORIGIN = 'https://www.wixapis.com';

type Headerish = RequestInit['headers'];

function headersOf(given: Headerish): Record<string, string> {
  if (given === undefined) return {};
  const pairs = Symbol.iterator in given ? [...(given as Iterable<readonly [string, string]>)] : Object.entries(given);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function incoming(input: string | URL | Request, init: RequestInit): Promise<Incoming> {
  const request = typeof input === 'string' || input instanceof URL ? undefined : input;
  const url = new URL(request === undefined ? String(input) : request.url, ANY_ORIGIN);
  const body = init.body ?? (request === undefined ? '' : await request.text());
  return {
    method: (init.method ?? request?.method ?? 'GET').toUpperCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: { ...headersOf(request?.headers), ...headersOf(init.headers) },
    body:
      typeof body === 'string' ? body : await new Response(body as ConstructorParameters<typeof Response>[0]).text(),
  };
}

/** What Node's fetch throws when a connection breaks. */
const brokenConnection = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
  });

const NO_BODY = [204, 304];

const whole = ({ status, headers, body }: Reply): Response =>
  new Response(NO_BODY.includes(status) ? null : body, { status, headers });

/** A response whose body breaks off half-way. */
function torn({ status, headers, body }: Reply): Response {
  const half = new TextEncoder().encode(body.slice(0, Math.floor(body.length / 2)));
  let sent = false;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent) controller.error(brokenConnection());
      else controller.enqueue(half);
      sent = true;
    },
  });
  return new Response(stream, { status, headers });
}

const silence = (life: Life): Promise<never> =>
  new Promise((_, reject) => {
    life.onEnd(() => reject(brokenConnection()));
  });

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const light = ({ status, headers, body }: Reply, isTorn: boolean): LightResponse => ({
  status,
  headers: { get: (name) => headers[name.toLowerCase()] ?? null },
  text: () => (isTorn ? Promise.reject(brokenConnection()) : Promise.resolve(body)),
});

/** The outcome as an answer, or as what is thrown when there is none. */
function answered<Answer>(
  outcome: Outcome,
  life: Life,
  read: (reply: Reply, isTorn: boolean) => Answer,
): Answer | Promise<never> {
  if (outcome.kind === 'reply' || outcome.kind === 'torn') return read(outcome.reply, outcome.kind === 'torn');
  if (outcome.kind === 'silent') return silence(life);
  throw brokenConnection();
}

async function orAborted<Answer>(signal: AbortSignal | null | undefined, work: () => Promise<Answer>): Promise<Answer> {
  if (signal === null || signal === undefined) return work();
  signal.throwIfAborted();
  return Promise.race([work(), aborted(signal)]);
}

/** `fetch` over an exchange, without a socket; in full and in small. */
export function fetchWith(
  send: (request: Incoming) => Promise<Outcome>,
  life: Life,
): Pick<Sandbox, 'fetch' | 'lightFetch'> {
  return {
    fetch: (input, init = {}) =>
      orAborted(init.signal, async () => {
        const outcome = await send(await incoming(input, init));
        return answered(outcome, life, (reply, isTorn) => (isTorn ? torn(reply) : whole(reply)));
      }),
    lightFetch: (url, { method, headers, body = '', signal }) =>
      orAborted(signal, async () => {
        const { pathname, searchParams } = new URL(url, ANY_ORIGIN);
        const request = {
          method: method.toUpperCase(),
          path: pathname,
          query: searchParams,
          headers: headersOf(headers),
          body,
        };
        return answered(await send(request), life, light);
      }),
  };
}
