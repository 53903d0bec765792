import { API_ORIGIN } from '../wire/index.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { Identity } from './credentials.ts';
import type { Answer, Exchange, Loss } from './exchange.ts';
import type { Barred, Gate } from './gate.ts';
import type { TraceLine } from './options.ts';
import { interrupted, throttledOut } from './problems.ts';
import { scrubFor } from './scrub.ts';
import { judge, requestIdOf, type Verdict } from './verdicts.ts';

/** What went over the wire so far. */
export interface Stats {
  /** Every request sent, tokens and repetitions included. */
  readonly requests: number;
  /** Sent again. */
  readonly retried: number;
  /** Refused with 429. */
  readonly throttled: number;
  /** Got no whole answer. */
  readonly lost: number;
}

/** A usable answer. */
export interface Delivered {
  readonly json: unknown;
  readonly answer: Answer;
}

export interface DeliverySetup {
  readonly exchange: Exchange;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly random: () => number;
  readonly origin: URL;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly budgetMs: number;
  readonly trace?: ((line: TraceLine) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Brings a call to the site and a usable answer back, or throws a Failure. Sends again only what cannot be done twice by it. */
export interface Delivery {
  deliver(call: Call, identity: Identity): Promise<Delivered>;
  readonly stats: Stats;
}

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;

export function deliveryOver(setup: DeliverySetup): Delivery {
  const { exchange, gate, clock, random, origin, signal } = setup;
  const stats = { requests: 0, retried: 0, throttled: 0, lost: 0 };
  let tickets = 0;

  const attempt = async (call: Call, identity: Identity, ticket: number, nth: number) => {
    const headers = await identity.headers();
    const leave = await gate.enter(ticket).catch((why: Barred) => {
      throw why === 'throttled' ? throttledOut(call, setup.budgetMs / 1_000) : interrupted(call);
    });
    const startedAt = clock.now();
    stats.requests++;
    if (nth > 1) stats.retried++;
    let reply: Answer | Loss;
    try {
      reply = await exchange.send({
        method: call.method,
        url: addressOn(origin, call.path),
        headers: headersFor(call, headers),
        ...(call.body === undefined ? {} : { body: call.body }),
        timeoutMs: setup.timeoutMs,
        ...(signal && !call.writes ? { signal } : {}),
      });
    } finally {
      leave();
    }
    if (reply.kind === 'loss') stats.lost++;
    const scrub = scrubFor(identity.secrets());
    setup.trace?.(lineOf(call, reply, startedAt, clock.now(), nth, scrub));
    return { headers, reply, startedAt, verdict: judge(call, reply, scrub, identity.variables, clock.now()) };
  };

  const deliver = async (call: Call, identity: Identity): Promise<Delivered> => {
    const ticket = tickets++;
    let throttledSince: number | undefined;
    for (let nth = 1, failures = 0, timeouts = 0; ; nth++) {
      const { headers, reply, startedAt, verdict } = await attempt(call, identity, ticket, nth);
      if (verdict.good) {
        gate.accepted();
        return { json: verdict.json, answer: reply as Answer };
      }
      if (verdict.again === 'throttled') {
        stats.throttled++;
        throttledSince ??= clock.now();
        const within = gate.refused(startedAt, verdict.retryAfterMs);
        if (!within || clock.now() - throttledSince > setup.budgetMs) throw throttledOut(call, setup.budgetMs / 1_000);
        continue;
      }
      if (reply.kind === 'answer') gate.accepted();
      if (verdict.again === 'identity' && identity.renew(headers)) continue;
      if (verdict.timedOut) timeouts++;
      // A server that is silent twice stays silent: three more waits would only look like a hang.
      if (verdict.again !== 'free' || ++failures > setup.retries || timeouts > 1) throw verdict.failure;
      await backOff(verdict, failures);
      if (signal?.aborted) throw interrupted(call);
    }
  };

  const backOff = async (verdict: Verdict & { good: false }, failures: number): Promise<void> => {
    if (verdict.retryAfterMs !== undefined) return gate.pause(verdict.retryAfterMs);
    await clock.sleep(random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures), signal);
  };

  signal?.addEventListener('abort', () => gate.stop(), { once: true });
  if (signal?.aborted) gate.stop();
  return { deliver, stats };
}

function headersFor(call: Call, identity: Readonly<Record<string, string>>): Record<string, string> {
  const { Authorization: _theirs, ...kept } = call.headers;
  return { accept: '*/*', 'user-agent': 'loyalty-as-code', ...kept, ...identity };
}

/** The same path and query on another server. */
export function addressOn(origin: URL, path: string): URL {
  return new URL(`${origin.origin}${origin.pathname.replace(/\/$/, '')}${path}`, API_ORIGIN);
}

function lineOf(call: Call, reply: Answer | Loss, from: number, to: number, attempt: number, scrub: ReturnType<typeof scrubFor>): TraceLine {
  const requestId = reply.kind === 'answer' ? requestIdOf(reply, scrub) : undefined;
  return {
    time: new Date(from).toISOString(),
    method: call.method,
    path: scrub(call.path, 2_000),
    status: reply.kind === 'answer' ? reply.status : 0,
    ms: Math.round((to - from) * 10) / 10,
    attempt,
    ...(reply.kind === 'loss' ? { lost: reply.why } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

