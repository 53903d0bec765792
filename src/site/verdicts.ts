import type { Failure } from '../kernel/failure.ts';
import { HEADERS } from '../wire/index.ts';
import { readAnswer } from './answers.ts';
import type { Call } from './call.ts';
import type { Answer, Loss } from './exchange.ts';
import { failure, interrupted, lostFate } from './problems.ts';
import { type Circumstances, refusal } from './refusals.ts';
import type { Scrub } from './scrub.ts';

/**
 * Under which condition a call may be sent once more: `throttled` when Wix said "too many", `free` because nothing was done (a read, or it
 * never reached the server), `identity` with a new token, `never` when it might be done twice or would fail again.
 */
export type Again = 'throttled' | 'free' | 'identity' | 'never';

/** What one sending came to, when it came to nothing. */
export interface Bad {
  readonly good: false;
  readonly failure: Failure;
  readonly again: Again;
  /** Set when the site asked everybody to wait. */
  readonly retryAfterMs?: number | undefined;
  readonly timedOut?: boolean;
}

export type Verdict = { readonly good: true; readonly json: unknown } | Bad;

/** Judges a reply. `now` resolves a Retry-After date when the answer has no date of its own. */
export function judge(circumstances: Circumstances, reply: Answer | Loss, now: number): Verdict {
  if (reply.kind === 'loss') return judgeLoss(circumstances.call, reply);
  if (reply.status >= 200 && reply.status < 300) return judgeSuccess(circumstances, reply);
  const bad = judgeStatus(circumstances, reply, requestIdOf(reply, circumstances.scrub));
  return { ...bad, retryAfterMs: retryAfter(reply, now) };
}

const UNSURE = 'It may have been done or not: plan again to see what the site has now.';

function judgeSuccess({ call, scrub }: Circumstances, answer: Answer): Verdict {
  try {
    return { good: true, json: readAnswer(call, answer.body) };
  } catch (error) {
    return unreadable(call, (error as RangeError).message, requestIdOf(answer, scrub));
  }
}

function judgeStatus(circumstances: Circumstances, answer: Answer, requestId: string | undefined): Bad {
  const { call } = circumstances;
  const { status } = answer;
  if (status === 429) return tooMany(call, requestId);
  if (status >= 500 || status === 408) return serverError(call, status, requestId);
  if (status >= 400) {
    return {
      good: false,
      again: status === 401 ? 'identity' : 'never',
      failure: refusal(circumstances, answer, requestId),
    };
  }
  return unreadable(call, `the answer has the status ${status}, which is not one of the Wix API`, requestId);
}

function tooMany(call: Call, requestId: string | undefined): Bad {
  const telling = {
    code: 'WIX_THROTTLED',
    message: 'Wix refused the request as one too many',
    next: 'Wait some minutes and run again.',
    requestId,
  };
  return { good: false, again: 'throttled', failure: failure(call, 'unsent', telling) };
}

function serverError(call: Call, status: number, requestId: string | undefined): Bad {
  return {
    good: false,
    again: call.writes ? 'never' : 'free',
    failure: failure(call, lostFate(call, true), {
      code: 'WIX_SERVER_ERROR',
      message: `Wix answered with status ${status}`,
      next: call.writes ? UNSURE : 'Run again in some minutes; if it lasts, see status.wix.com.',
      requestId,
    }),
  };
}

function unreadable(call: Call, why: string, requestId: string | undefined): Bad {
  return {
    good: false,
    again: call.writes ? 'never' : 'free',
    failure: failure(call, lostFate(call, true), {
      code: 'WIX_ANSWER_UNREADABLE',
      message: why,
      next: call.writes ? UNSURE : 'Check --endpoint and any proxy in between, then run again.',
      requestId,
    }),
  };
}

function judgeLoss(call: Call, loss: Loss): Bad {
  if (loss.why === 'stopped') return { good: false, failure: interrupted(call), again: 'never' };
  if (loss.why === 'too-large') {
    return { ...unreadable(call, 'the answer is too large to be from Wix', undefined), again: 'never' };
  }
  const fate = lostFate(call, loss.sent);
  const timedOut = loss.why === 'timeout';
  const calm = timedOut
    ? 'Run again; raise --timeout on a slow connection.'
    : 'Check the network, the proxy and --endpoint, then run again.';
  const story = loss.sent ? 'the connection broke' : 'the server could not be reached';
  return {
    good: false,
    timedOut,
    again: fate === 'unknown' ? 'never' : 'free',
    failure: failure(call, fate, {
      code: timedOut ? 'WIX_TIMEOUT' : 'WIX_UNREACHABLE',
      message: timedOut ? 'no whole answer came in time' : `${story} (${loss.detail})`,
      next: fate === 'unknown' ? UNSURE : calm,
    }),
  };
}

// Whatever is longer or stranger is not an id, and could be anything.
const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** The id to quote to Wix. */
export function requestIdOf(answer: Answer, scrub: Scrub): string | undefined {
  const id = answer.header(HEADERS.requestId);
  return id !== undefined && REQUEST_ID.test(id) ? scrub(id) : undefined;
}

function retryAfter(answer: Answer, now: number): number | undefined {
  const value = answer.header(HEADERS.retryAfter)?.trim();
  if (!value) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return undefined;
  // The server's own clock, where it tells it: ours may be off.
  const sent = Date.parse(answer.header('date') ?? '');
  const wait = until - (Number.isNaN(sent) ? now : sent);
  return wait > 0 ? wait : undefined;
}
