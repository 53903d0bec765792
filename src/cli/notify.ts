import { createHmac } from 'node:crypto';
import type { Problem } from '../kernel/problem.ts';
import { Stop, usage } from './exit.ts';
import type { Flags, Values } from './flags.ts';
import type { World } from './world.ts';

/** Who else is told what was found. */
export const NOTIFY: Flags = {
  notify: {
    type: 'string',
    describe: 'Post the result as JSON to this address, signed with LOYALTY_NOTIFY_SECRET',
    group: 'Output:',
  },
  'notify-format': {
    type: 'string',
    choices: ['json', 'slack'],
    default: 'json',
    describe: 'What to post: the document, or a text as Slack takes it (then only when there is something to tell)',
    group: 'Output:',
  },
};

/** What there is to tell. */
interface News {
  /** The result, as it is printed with `--format json`. */
  readonly document: string;
  /** The body for a channel of Slack; undefined when there is nothing to tell people. */
  readonly slack: string | undefined;
}

/** A message is sent this often. */
const TRIES = 4;
const TIMEOUT = 10_000;
const LONGEST_WAIT = 60_000;

/** Where `--notify` goes; throws a Stop when it is no address to send anything to. Called before anything is done. */
export function notifyTarget(values: Values): URL | undefined {
  const given = values.notify as string | undefined;
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const local = url !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url !== undefined && (url.protocol === 'https:' || (local && url.protocol === 'http:'))) return url;
  throw usage('USAGE', '--notify takes an https:// address.', 'For example --notify https://example.com/loyalty.');
}

/** Posts news to the address of `--notify`. Throws a Stop (exit 1) when nobody takes it after several tries. */
export async function notify(news: News, values: Values, world: World): Promise<void> {
  const url = notifyTarget(values);
  const body = values.notifyFormat === 'slack' ? news.slack : news.document;
  if (url === undefined || body === undefined) return;
  const id = world.newId();
  for (let tried = 1; ; tried++) {
    const { trouble, again, wait } = await post(url, body, { id, world });
    if (trouble === undefined) return;
    if (!again || tried === TRIES) throw new Stop([notTaken(url, trouble)]);
    await world.sleep(wait ?? 1000 * 2 ** (tried - 1));
  }
}

/**
 * What a receiver checks: HMAC-SHA256 over the time, a full stop and the body, as hex. A receiver refuses times that are old, so that nobody
 * can send a message again.
 */
function signature(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

interface Answer {
  /** Why the message was not taken; undefined when it was. */
  readonly trouble?: string;
  /** Whether it is of use to send it again. */
  readonly again: boolean;
  /** Milliseconds that the receiver asks for before that. */
  readonly wait?: number;
}

async function post(
  url: URL,
  body: string,
  { id, world }: { readonly id: string; readonly world: World },
): Promise<Answer> {
  const seconds = Math.floor(world.now().getTime() / 1000);
  const secret = world.env['LOYALTY_NOTIFY_SECRET'];
  const signed: Record<string, string> = secret
    ? { 'x-loyalty-signature': `v1=${signature(secret, seconds, body)}` }
    : {};
  try {
    const { status, headers } = await fetch(url, {
      method: 'POST',
      // Signed for one address: another one gets nothing.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': `loyalty-as-code/${world.version}`,
        'x-loyalty-delivery': id,
        'x-loyalty-timestamp': String(seconds),
        ...signed,
      },
      body,
    });
    if (status >= 200 && status < 300) return { again: false };
    const asked = Number(headers.get('retry-after') ?? Number.NaN);
    return {
      trouble: `it answered ${status}`,
      again: status === 408 || status === 429 || status >= 500,
      ...(asked >= 0 ? { wait: Math.min(asked * 1000, LONGEST_WAIT) } : {}),
    };
  } catch (error) {
    return { trouble: reason(error), again: true };
  }
}

function reason(error: unknown): string {
  const { message, cause } = error as Error;
  return `it did not answer (${cause instanceof Error ? cause.message : message})`;
}

/** Only the host is named: the address of a webhook is as good as a key. */
function notTaken(url: URL, trouble: string): Problem {
  return {
    code: 'NOTIFY_FAILED',
    severity: 'error',
    message: `${url.host} was not told: ${trouble}.`,
    next: 'Check the address of --notify, and what the receiver logs.',
  };
}
