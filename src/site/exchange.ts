import type { Fetch } from './options.ts';

/** One request as it leaves. */
export interface Outgoing {
  readonly method: string;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
}

/** A whole answer, whatever its status. Header names are asked for in lower case. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly statusText: string;
  header(name: string): string | undefined;
  readonly body: string;
}

/** No whole answer. `sent`: the request may have reached the server. `detail` is a system's error code or a few words of ours. */
export interface Loss {
  readonly kind: 'loss';
  readonly why: 'unreachable' | 'broken' | 'timeout' | 'too-large' | 'stopped';
  readonly sent: boolean;
  readonly detail: string;
}

/** Sends one request once. Never rejects. */
export interface Exchange {
  send(request: Outgoing): Promise<Answer | Loss>;
  close(): void;
}

/** An answer larger than this is not from Wix: a page of a hundred rewards has a few hundred kilobytes. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

const UNREACHED = /^(?:ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** An exchange over a `fetch`: an embedded sandbox, or the global one. */
export function fetchExchange(fetch: Fetch): Exchange {
  return {
    send: (request) => withDeadline(request, (signal) => viaFetch(fetch, request, signal)),
    close: () => undefined,
  };
}

async function viaFetch(fetch: Fetch, request: Outgoing, signal: AbortSignal): Promise<Answer | Loss> {
  try {
    const { method, headers, body } = request;
    const response = await fetch(request.url.href, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      signal,
    });
    const text = await response.text();
    if (text.length > MAX_ANSWER_BYTES) return { kind: 'loss', why: 'too-large', sent: true, detail: 'too large' };
    return {
      kind: 'answer',
      status: response.status,
      statusText: response.statusText ?? '',
      header: (name) => response.headers.get(name) ?? undefined,
      body: text,
    };
  } catch (error) {
    const detail = systemCode(error);
    const unreached = UNREACHED.test(detail);
    return { kind: 'loss', why: unreached ? 'unreachable' : 'broken', sent: !unreached, detail };
  }
}

/** Gives work a time limit and a way to be broken off, and answers at once when either strikes, even if the work does not listen. */
function withDeadline(
  request: Outgoing,
  work: (signal: AbortSignal) => Promise<Answer | Loss>,
): Promise<Answer | Loss> {
  const breaker = new AbortController();
  return new Promise((resolve) => {
    const end = (reply: Answer | Loss) => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', stop);
      resolve(reply);
      breaker.abort();
    };
    const stop = () => end({ kind: 'loss', why: 'stopped', sent: true, detail: 'stopped' });
    const timer = setTimeout(
      () => end({ kind: 'loss', why: 'timeout', sent: true, detail: 'timeout' }),
      request.timeoutMs,
    );
    if (request.signal?.aborted) return stop();
    request.signal?.addEventListener('abort', stop);
    return void work(breaker.signal).then(end);
  });
}

/** The code of a system error, its own or its cause's; never its message, which may quote a header. */
export function systemCode(error: unknown): string {
  for (let at: unknown = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return code;
    at = (at as { cause?: unknown }).cause;
  }
  return 'connection lost';
}
