/** What an answer of GitHub says of trying again. */
export interface Refusal {
  /** 0 when there was no answer at all. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** GitHub's own words. */
  readonly message: string;
}

/** Requests are tried this often. */
const TRIES = 4;
/** Nobody waits longer than this for a comment, in milliseconds; a limit that lasts longer is told. */
const LONGEST_WAIT = 90_000;
/** What GitHub asks for when it refuses for a secondary limit without saying how long. */
const SECONDARY = 60_000;

/**
 * How long to wait before the next try, in milliseconds; undefined when trying again is of no use, or does not become possible soon.
 * `sure` says that the request was not carried out, or does no harm when it is carried out twice.
 */
export function waitBefore(
  refusal: Refusal,
  given: { readonly tried: number; readonly now: number; readonly safe: boolean },
): number | undefined {
  const wait = isLimit(refusal) ? limitWait(refusal, given.now) : failureWait(refusal, given);
  return given.tried >= TRIES || wait === undefined || wait > LONGEST_WAIT ? undefined : wait;
}

/** True for a refusal by a rate limit: nothing was done, whatever the request was. */
export function isLimit({ status, headers, message }: Refusal): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  return headers['retry-after'] !== undefined || spent(headers) || /rate limit|abuse/i.test(message);
}

function limitWait({ headers }: Refusal, now: number): number {
  const seconds = Number(headers['retry-after']);
  if (headers['retry-after'] !== undefined && Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const reset = Number(headers['x-ratelimit-reset']);
  if (spent(headers) && Number.isFinite(reset)) return Math.max(0, reset * 1000 - now) + 1000;
  return SECONDARY;
}

function failureWait(
  { status }: Refusal,
  { tried, safe }: { readonly tried: number; readonly safe: boolean },
): number | undefined {
  const passing = status === 0 || status === 408 || status >= 500;
  return passing && safe ? 500 * 2 ** (tried - 1) : undefined;
}

function spent(headers: Refusal['headers']): boolean {
  return String(headers['x-ratelimit-remaining']) === '0';
}
