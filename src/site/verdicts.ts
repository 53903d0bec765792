import type { Failure } from '../kernel/failure.ts';
import { HEADERS } from '../wire/index.ts';
import { readAnswer } from './answers.ts';
import type { Call } from './call.ts';
import type { Answer, Loss } from './exchange.ts';
import { failure, interrupted, lostFate } from './problems.ts';
import { refusal } from './refusals.ts';
import type { Scrub } from './scrub.ts';

/**
 * What one sending came to. `again` says under which condition it may be sent once more: `throttled` when Wix said "too many", `free` because
 * it did nothing (a read, or never reached the server), `identity` with a new token, `never` when it might be done twice.
 */
export type Verdict =
  | { readonly good: true; readonly json: unknown }
  | {
      readonly good: false;
      readonly failure: Failure;
      readonly again: 'throttled' | 'free' | 'identity' | 'never';
      /** Set when the site asked everybody to wait. */
      readonly retryAfterMs?: number | undefined;
      readonly timedOut?: boolean;
    };

/** Judges a reply. `now` resolves a Retry-After date when the answer has no date of its own. */
export function judge(call: Call, reply: Answer | Loss, scrub: Scrub, variables: string, now: number): Verdict {
  if (reply.kind === 'loss') return judgeLoss(call, reply);
  const requestId = requestIdOf(reply, scrub);
  const { status } = reply;
  const bad = (again: 'throttled' | 'free' | 'identity' | 'never', what: Failure) =>
    ({ good: false, failure: what, again, retryAfterMs: retryAfter(reply, now) }) as const;
  if (status >= 200 && status < 300) {
    try {
      return { good: true, json: readAnswer(call, reply.body) };
    } catch (error) {
      return bad(call.writes ? 'never' : 'free', unreadable(call, (error as RangeError).message, requestId));
    }
  }
  if (status === 429) {
    return bad(
      'throttled',
      failure(call, 'unsent', {
        code: 'WIX_THROTTLED',
        message: 'Wix refused the request as one too many',
        next: 'Wait some minutes and run again.',
        requestId,
      }),
    );
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return bad(status === 401 ? 'identity' : 'never', refusal(call, status, reply.body, requestId, scrub, variables));
  }
  if (status >= 500 || status === 408) {
    return bad(
      call.writes ? 'never' : 'free',
      failure(call, lostFate(call, true), {
        code: 'WIX_SERVER_ERROR',
        message: `Wix answered with status ${status}`,
        next: call.writes ? UNSURE : 'Run again in some minutes; if it lasts, see status.wix.com.',
        requestId,
      }),
    );
  }
  return bad(call.writes ? 'never' : 'free', unreadable(call, `the answer has the status ${status}, which is not one of the Wix API`, requestId));
}

const UNSURE = 'It may have been done or not: plan again to see what the site has now.';

function unreadable(call: Call, why: string, requestId: string | undefined): Failure {
  return failure(call, lostFate(call, true), {
    code: 'WIX_ANSWER_UNREADABLE',
    message: why,
    next: call.writes ? UNSURE : 'Check --endpoint and any proxy in between, then run again.',
    requestId,
  });
}

function judgeLoss(call: Call, loss: Loss): Verdict {
  const fate = lostFate(call, loss.sent);
  const again = fate === 'unknown' ? 'never' : 'free';
  switch (loss.why) {
    case 'stopped':
      return { good: false, failure: interrupted(call), again: 'never' };
    case 'too-large':
      return { good: false, failure: unreadable(call, 'the answer is too large to be from Wix', undefined), again: 'never' };
    case 'timeout':
      return {
        good: false,
        timedOut: true,
        again,
        failure: failure(call, fate, {
          code: 'WIX_TIMEOUT',
          message: 'no whole answer came in time',
          next: fate === 'unknown' ? UNSURE : 'Run again; raise --timeout on a slow connection.',
        }),
      };
    default:
      return {
        good: false,
        again,
        failure: failure(call, fate, {
          code: 'WIX_UNREACHABLE',
          message: `${loss.sent ? 'the connection broke' : 'the server could not be reached'} (${loss.detail})`,
          next: fate === 'unknown' ? UNSURE : 'Check the network, the proxy and --endpoint, then run again.',
        }),
      };
  }
}

/** The id to quote to Wix. */
export function requestIdOf(answer: Answer, scrub: Scrub): string | undefined {
  const id = answer.header(HEADERS.requestId);
  return id === undefined ? undefined : scrub(id, 80);
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
