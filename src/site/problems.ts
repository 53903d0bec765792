import { Failure, type Fate } from '../kernel/failure.ts';
import type { Call } from './call.ts';

/** What happened and what to do about it. `message` is a sentence without its full stop. */
export interface Telling {
  readonly code: string;
  readonly message: string;
  readonly next: string;
  readonly requestId?: string | undefined;
}

/** A Failure of one call. The texts must have been scrubbed. */
export function failure(call: Pick<Call, 'name'>, fate: Fate, telling: Telling): Failure {
  const request = telling.requestId ? ` (Wix request id ${telling.requestId})` : '';
  return new Failure(
    {
      code: telling.code,
      severity: 'error',
      message: `${call.name}: ${telling.message}${request}.`,
      next: telling.next,
    },
    fate,
  );
}

/** The fate of a request that got no usable answer: a read did nothing in any case, a write may have been carried out. */
export function lostFate(call: Pick<Call, 'writes'>, sent: boolean): Fate {
  return sent && call.writes ? 'unknown' : 'unsent';
}

/** The run was stopped before this call was sent, or while it was reading. */
export function interrupted(call: Pick<Call, 'name'>): Failure {
  return failure(call, 'unsent', {
    code: 'INTERRUPTED',
    message: 'not sent, because the run was stopped',
    next: 'Run the command again.',
  });
}

/** Wix kept refusing requests as too many until the budget was spent. */
export function throttledOut(call: Pick<Call, 'name'>, seconds: number): Failure {
  return failure(call, 'unsent', {
    code: 'THROTTLED_OUT',
    message: `Wix has been refusing requests to this site as too many, and waiting longer than ${seconds} s is not allowed here`,
    next: 'Nothing was done by this call. Wait some minutes and run again, lower --max-rps, or stop other programs that use the same site.',
  });
}

/** The call itself is wrong, and nothing was sent: a fault of this program, not of the file or the site. */
export function unsendable(call: Pick<Call, 'name'>, why: string): Failure {
  return failure(call, 'unsent', {
    code: 'SITE_CALL_INVALID',
    message: `cannot be sent: ${why}`,
    next: 'This is a defect of loyalty: please report it with the command that shows it.',
  });
}
