import type { Incoming, Outcome, Reply } from './exchange.ts';
import type { Life } from './life.ts';
import type { Sandbox } from './types.ts';

type Headerish = RequestInit['headers'];

function headersOf(given: Headerish): Record<string, string> {
  if (given === undefined) return {};
  const pairs = Symbol.iterator in given ? [...(given as Iterable<readonly [string, string]>)] : Object.entries(given);
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

async function incoming(input: string | URL | Request, init: RequestInit): Promise<Incoming> {
  const request = typeof input === 'string' || input instanceof URL ? undefined : input;
  const url = new URL(request === undefined ? String(input) : request.url, 'https://www.wixapis.com');
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

/** `fetch` over an exchange, without a socket. */
export function fetchWith(send: (request: Incoming) => Promise<Outcome>, life: Life): Sandbox['fetch'] {
  const answer = async (input: string | URL | Request, init: RequestInit): Promise<Response> => {
    const outcome = await send(await incoming(input, init));
    if (outcome.kind === 'reply') return whole(outcome.reply);
    if (outcome.kind === 'torn') return torn(outcome.reply);
    if (outcome.kind === 'silent') return silence(life);
    throw brokenConnection();
  };
  return async (input, init = {}) => {
    const { signal } = init;
    if (signal === null || signal === undefined) return answer(input, init);
    signal.throwIfAborted();
    return Promise.race([answer(input, init), aborted(signal)]);
  };
}
