import type { Clock } from './clock.ts';

/** What identifies the caller: a key of the site's owner, or an app installed on the site. */
export type Credentials =
  | { readonly apiKey: string }
  | { readonly appId: string; readonly appSecret: string; readonly instanceId: string };

/** The part of `fetch` that is used in place of the network: an embedded sandbox, or the global `fetch`. */
export type Fetch = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string; signal: AbortSignal },
) => Promise<{
  readonly status: number;
  readonly statusText?: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** One HTTP request as it went: no header, no body, no secret. `status` is 0 when no answer came, and `lost` says why. */
export interface TraceLine {
  /** ISO 8601, when it was sent. */
  readonly time: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** 1 for the first sending. */
  readonly attempt: number;
  readonly lost?: string;
  readonly requestId?: string;
}

/** How to reach one site. */
export interface SiteOptions {
  /** The Wix site id; the value of the `wix-site-id` header with an API key. */
  readonly id: string;
  readonly credentials: Credentials;
  /** The environment variables to check when Wix does not know the caller, where they are not the usual ones. */
  readonly variables?: string;
  /** Where the API answers, as `http://127.0.0.1:4010`; default `https://www.wixapis.com`. */
  readonly endpoint?: string;
  /** Replaces the network and nothing else: limits, timeouts, retries and checks stay. */
  readonly fetch?: Fetch;
  /** Requests a second, smoothed: at most half a second's worth at once. Takes the place of the window unless that is given too. */
  readonly maxRps?: number;
  /** Starts allowed in any `windowMs`; default 200 in 60 000 ms. */
  readonly perWindow?: number;
  readonly windowMs?: number;
  /** Requests without an answer yet; default 10. */
  readonly maxInFlight?: number;
  /** For one request from its start to the last byte of its answer; default 30 000. */
  readonly timeoutMs?: number;
  /** Further sendings of a request that is safe to send again; default 3. Throttled requests are bound by `budgetMs` instead. */
  readonly retries?: number;
  /** For how long Wix may refuse requests as too many before the run gives up; default 120 000. */
  readonly budgetMs?: number;
  readonly trace?: (line: TraceLine) => void;
  readonly clock?: Clock;
  /** From 0 up to 1; for jitter. */
  readonly random?: () => number;
  /** Ends all waiting and all reads under way; a write under way is let through to its end. */
  readonly signal?: AbortSignal;
}

export const DEFAULTS = {
  perWindow: 200,
  windowMs: 60_000,
  maxInFlight: 10,
  timeoutMs: 30_000,
  retries: 3,
  budgetMs: 120_000,
} as const;
