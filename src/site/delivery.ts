import { API_ORIGIN } from '../wire/index.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import type { IdentityHeaders as Headers, Identity } from './credentials.ts';
import type { Answer, Exchange, Loss } from './exchange.ts';
import type { Barred, Gate, Pass } from './gate.ts';
import type { TraceLine } from './options.ts';
import { patienceFor } from './patience.ts';
import { interrupted, throttledOut } from './problems.ts';
import { type Scrub, scrubFor } from './scrub.ts';
import { type Bad, judge, requestIdOf, type Verdict } from './verdicts.ts';

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

/** What deliveries to one site work with. */
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

/** The ticket of a call on which others wait. */
export const FIRST = Number.NEGATIVE_INFINITY;

/** Brings a call to the site and a usable answer back, or throws a Failure. Sends again only what cannot be done twice by it. */
export interface Delivery {
  deliver(call: Call, identity: Identity, ticket?: number): Promise<Delivered>;
  readonly stats: Stats;
}

/** One sending and what came of it. */
interface Sending {
  readonly reply: Answer | Loss;
  readonly verdict: Verdict;
  readonly within: boolean;
}

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;

/** The delivery of one site. */
export function deliveryOver(setup: DeliverySetup): Delivery {
  const { exchange, gate, clock, signal } = setup;
  const stats = { requests: 0, retried: 0, throttled: 0, lost: 0 };
  let tickets = 0;

  const deliver: Delivery['deliver'] = async (call, identity, ticket = tickets++) => {
    const patience = patienceFor(setup);
    for (let nth = 1; ; nth++) {
      const { pass, headers } = await ready(call, identity, ticket);
      const { reply, verdict, within } = await once(call, identity, headers, nth, pass).finally(pass.leave);
      if (verdict.good) return { json: verdict.json, answer: reply as Answer };
      const again = within && patience.allows(verdict, clock.now());
      if (!again || (verdict.again === 'identity' && !identity.renew(headers))) throw ending(call, verdict);
      if (verdict.again === 'free') await rest(verdict, patience.repetitions);
    }
  };

  /** Waits for the caller's identity and for the gate. A token may end while its call waits: then once more from the start. */
  const ready = async (call: Call, identity: Identity, ticket: number): Promise<{ pass: Pass; headers: Headers }> => {
    await identity.obtain();
    const pass = await admitted(call, ticket);
    const headers = identity.current();
    if (headers) return { pass, headers };
    pass.leave();
    const renewed = await identity.obtain();
    return { pass: await admitted(call, ticket), headers: renewed };
  };

  const admitted = (call: Call, ticket: number): Promise<Pass> =>
    gate.enter(ticket).catch((why: Barred) => {
      throw why === 'throttled' ? throttledOut(call, setup.budgetMs / 1_000) : interrupted(call);
    });

  /** A trace that cannot be written must not make an answered request look like one that was never sent. */
  const trace = (line: () => TraceLine): void => {
    try {
      setup.trace?.(line());
    } catch {
      // Whoever traces sees to its own troubles.
    }
  };

  /** Sends once, tells the gate and the trace. `within` is false when refusals have used up the budget. */
  const once = async (call: Call, identity: Identity, headers: Headers, nth: number, pass: Pass): Promise<Sending> => {
    const from = clock.now();
    stats.requests++;
    if (nth > 1) stats.retried++;
    const reply = await exchange.send({
      method: call.method,
      url: addressOn(setup.origin, call.path),
      headers: headersFor(call, headers),
      ...(call.body === undefined ? {} : { body: call.body }),
      timeoutMs: setup.timeoutMs,
      // A write is let through to its end: breaking it off would leave open whether it was done.
      ...(signal && !call.writes ? { signal } : {}),
    });
    const now = clock.now();
    const scrub = scrubFor(identity.secrets());
    trace(() => ({ ...lineOf(call, reply, scrub), ...timesOf(from, now), attempt: nth }));
    const verdict = judge({ call, scrub, variables: identity.variables }, reply, now);
    if (reply.kind === 'loss') stats.lost++;
    else if (verdict.good || verdict.again !== 'throttled') pass.accepted();
    else {
      stats.throttled++;
      return { reply, verdict, within: pass.refused(verdict.retryAfterMs) };
    }
    if (!verdict.good && verdict.retryAfterMs !== undefined) gate.pause(verdict.retryAfterMs);
    return { reply, verdict, within: true };
  };

  /** Where the site named a moment, the gate holds everybody until then. */
  const rest = async (bad: Bad, times: number): Promise<void> => {
    if (bad.retryAfterMs !== undefined) return;
    await clock.sleep(setup.random() * Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** times), signal);
  };

  const ending = (call: Call, bad: Bad) =>
    bad.again === 'throttled' ? throttledOut(call, setup.budgetMs / 1_000) : bad.failure;

  signal?.addEventListener('abort', () => gate.stop(), { once: true });
  if (signal?.aborted) gate.stop();
  return { deliver, stats };
}

function headersFor(call: Call, identity: Headers): Record<string, string> {
  const { Authorization: _theirs, ...kept } = call.headers;
  return { accept: '*/*', 'user-agent': 'loyalty-as-code', ...kept, ...identity };
}

/** The same path and query on another server. */
function addressOn(origin: URL, path: string): URL {
  return new URL(`${origin.origin}${origin.pathname.replace(/\/$/, '')}${path}`, API_ORIGIN);
}

function lineOf(call: Call, reply: Answer | Loss, scrub: Scrub): Omit<TraceLine, 'time' | 'ms' | 'attempt'> {
  const requestId = reply.kind === 'answer' ? requestIdOf(reply, scrub) : undefined;
  return {
    method: call.method,
    path: scrub(call.path, 2_000),
    status: reply.kind === 'answer' ? reply.status : 0,
    ...(reply.kind === 'loss' ? { lost: reply.why } : {}),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

function timesOf(from: number, to: number): Pick<TraceLine, 'time' | 'ms'> {
  return { time: new Date(from).toISOString(), ms: Math.round((to - from) * 10) / 10 };
}
