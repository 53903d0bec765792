import { Failure } from '../kernel/failure.ts';
import { API_ORIGIN } from '../wire/index.ts';
import { askToken } from './ask-token.ts';
import { type Bindable, type Bound, binder } from './bind.ts';
import { systemClock } from './clock.ts';
import { identityOf } from './credentials.ts';
import { deliveryOver, type Stats } from './delivery.ts';
import { fetchExchange } from './exchange.ts';
import { gateFor, type Pace } from './gate.ts';
import { httpExchange } from './http.ts';
import { DEFAULTS, type SiteOptions } from './options.ts';

/** One Wix site. Nothing of it is shared with another: limits, token, connections and the SDK's consistency token are its own. */
export interface Site {
  readonly id: string;
  /** A module of the SDK, bound to this site: every method works on copies of its arguments and throws only Failures. */
  use<M extends Bindable>(module: M): Bound<M>;
  readonly stats: Stats;
  /** Lets go of the connections kept open. */
  close(): void;
}

/** A site to call. Opens nothing yet. Throws a Failure when credentials or endpoint cannot be right. */
export function connect(options: SiteOptions): Site {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  const inFlight = options.maxInFlight ?? DEFAULTS.maxInFlight;
  const budgetMs = options.budgetMs ?? DEFAULTS.budgetMs;
  const origin = originOf(options.endpoint ?? API_ORIGIN);
  const exchange = options.fetch ? fetchExchange(options.fetch) : httpExchange(origin, inFlight);
  const delivery = deliveryOver({
    exchange,
    gate: gateFor(paceOf(options, inFlight, budgetMs), clock, random),
    clock,
    random,
    origin,
    timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
    retries: options.retries ?? DEFAULTS.retries,
    budgetMs,
    trace: options.trace,
    signal: options.signal,
  });
  const identity = identityOf(options.credentials, options.id, {
    ask: askToken(delivery, options.variables),
    now: () => clock.now(),
    variables: options.variables,
  });
  return {
    id: options.id,
    use: binder((call) => delivery.deliver(call, identity)),
    stats: delivery.stats,
    close: () => exchange.close(),
  };
}

// A server's bucket is as full as its own clock says: staying a little under it costs 1 % and saves every refusal.
const UNDER_RATE = 0.99;
const HEAD_SECONDS = 0.45;

function paceOf(options: SiteOptions, inFlight: number, budgetMs: number): Pace {
  const { maxRps } = options;
  const windowed = maxRps === undefined || options.perWindow !== undefined;
  return {
    inFlight,
    budgetMs,
    ...(windowed
      ? { window: { starts: options.perWindow ?? DEFAULTS.perWindow, ms: options.windowMs ?? DEFAULTS.windowMs } }
      : {}),
    ...(maxRps === undefined
      ? {}
      : { rate: { perSecond: maxRps * UNDER_RATE, head: Math.max(1, Math.floor(maxRps * HEAD_SECONDS)) } }),
  };
}

function originOf(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash) return url;
  throw new Failure(
    {
      code: 'ENDPOINT_INVALID',
      severity: 'error',
      message: 'The endpoint is not an address of the form http://host:port or https://host.',
      next: 'Check --endpoint (LOYALTY_ENDPOINT).',
    },
    'unsent',
  );
}
