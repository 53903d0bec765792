import { HEADERS, TOKEN_PATHS } from '../wire/index.ts';
import type { Incoming } from './exchange.ts';

/** One request as the sandbox saw it. Times are milliseconds of the wall clock; secrets are blotted out. */
export interface LoggedRequest {
  /** From 1, in order of arrival. */
  readonly index: number;
  /** The sandbox clock at arrival, ISO. */
  readonly time: string;
  readonly site: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed where it is JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** The SDK's call, such as `tiers.createTier`; undefined off the wire table. */
  readonly call: string | undefined;
  /** Whether it came with the SDK's header naming the call of its route. */
  readonly viaSdk: boolean;
  /** Whether the newest consistency token of the site came back: nothing was issued yet, it did, it did not, or an older one did. */
  readonly consistency: 'none' | 'echoed' | 'missing' | 'older';
  /** Requests being answered when this one arrived, itself included. */
  readonly inFlight: number;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** 0 until answered, and for a broken or silent connection. */
  readonly status: number;
  /** Whether the call asks for a change. */
  readonly write: boolean;
  /** Whether anything was changed. */
  readonly committed: boolean;
  /** Ids of what was created. */
  readonly created: readonly string[];
  readonly fault: string | undefined;
}

const SECRET_FIELDS = ['client_secret', 'refresh_token', 'access_token'];

const parsed = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const blotted = (body: unknown): unknown => {
  if (typeof body !== 'object' || body === null) return '(not shown)';
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, SECRET_FIELDS.includes(key) ? '(not shown)' : value]),
  );
};

const isTokenPath = (path: string): boolean => Object.values<string>(TOKEN_PATHS).includes(path);

/** The request without its secrets, before anything is known of it. */
function firstEntry(request: Incoming, index: number, time: string, inFlight: number): LoggedRequest {
  const { method, path, query, headers, body } = request;
  return {
    index,
    time,
    site: headers[HEADERS.site],
    method,
    path,
    query: Object.fromEntries(query),
    body: isTokenPath(path) ? blotted(parsed(body)) : parsed(body),
    headers: headers.authorization === undefined ? headers : { ...headers, authorization: '(not shown)' },
    call: undefined,
    viaSdk: false,
    consistency: 'none',
    inFlight,
    startedAt: performance.timeOrigin + performance.now(),
    endedAt: undefined,
    status: 0,
    write: false,
    committed: false,
    created: [],
    fault: undefined,
  };
}

/** Requests kept; the oldest are forgotten beyond it. */
const KEPT = 100_000;

/** The log, in order of arrival. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #dropped = 0;
  #inFlight = 0;

  /** Takes in a request and gives it its number. */
  open(request: Incoming, time: string): number {
    this.#inFlight += 1;
    const index = this.#dropped + this.#entries.length + 1;
    this.#entries.push(firstEntry(request, index, time, this.#inFlight));
    if (this.#entries.length > KEPT) {
      this.#entries.shift();
      this.#dropped += 1;
    }
    return index;
  }

  /** Adds what became known of a request. */
  note(index: number, known: Partial<LoggedRequest>): void {
    const entry = this.#entries[index - this.#dropped - 1];
    if (entry !== undefined) this.#entries[index - this.#dropped - 1] = { ...entry, ...known };
  }

  /** Ends a request. */
  close(index: number, status: number): void {
    this.#inFlight -= 1;
    this.note(index, { status, endedAt: performance.timeOrigin + performance.now() });
  }

  entries(): readonly LoggedRequest[] {
    return [...this.#entries];
  }

  /** Forgets all requests; numbers start from 1 again. */
  clear(): void {
    this.#entries = [];
    this.#dropped = 0;
  }
}
