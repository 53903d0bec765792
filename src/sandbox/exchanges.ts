import { HEADERS } from '../wire/index.ts';
import type { Incoming, Outcome } from './exchange.ts';
import { type Fault, faultPicker, replacement, type Strike, strikeReply } from './faults/index.ts';
import type { Life } from './life.ts';
import type { Reception } from './reception.ts';
import type { RequestLog } from './request-log.ts';
import type { Hit } from './routing.ts';
import type { Hook, PassingRequest } from './types.ts';

/** What an exchange passes through. */
export interface Passage {
  readonly reception: Reception;
  readonly log: RequestLog;
  readonly route: (method: string, path: string) => Hit | undefined;
  readonly hooks: ReadonlySet<Hook>;
  readonly life: Life;
  readonly now: () => number;
  readonly latencyMs: number;
  readonly faults: readonly Fault[];
}

const wait = (ms: number, life: Life): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = life.onEnd(() => {
      clearTimeout(timer);
      resolve();
    });
  });

const isFor = (strike: Strike | undefined, kind: Fault['do']): number => (strike?.fault.do === kind ? strike.value : 0);

const withRequestId = (outcome: Outcome, index: number): Outcome => {
  if (outcome.kind !== 'reply' && outcome.kind !== 'torn') return outcome;
  const headers = { [HEADERS.requestId]: `sandbox-request-${index}`, ...outcome.reply.headers };
  return { ...outcome, reply: { ...outcome.reply, headers } };
};

const statusOf = (outcome: Outcome): number =>
  outcome.kind === 'reply' || outcome.kind === 'torn' ? outcome.reply.status : 0;

/** Takes requests through log, hooks, latency, faults and the reception. */
export function exchangeWith(passage: Passage): {
  send(request: Incoming): Promise<Outcome>;
  setFaults(faults: readonly Fault[]): void;
} {
  const { reception, log, route, hooks, life, now, latencyMs } = passage;
  let pick = faultPicker(passage.faults);

  const tell = async (phase: PassingRequest['phase'], index: number, { method, path }: Incoming): Promise<void> => {
    for (const hook of hooks) await hook({ index, phase, method, path });
  };

  const outcomeOf = async (request: Incoming, index: number, strike: Strike | undefined): Promise<Outcome> => {
    await tell('before', index, request);
    const delay = latencyMs + isFor(strike, 'slow');
    if (delay > 0) await wait(delay, life);
    const instead = strike === undefined || strike.after ? undefined : replacement(strike, now());
    if (instead !== undefined) return instead;
    const reply = reception.answer(request, index, {
      failingItems: isFor(strike, 'bulk'),
      behind: isFor(strike, 'stale'),
    });
    await tell('after-commit', index, request);
    return strike === undefined ? { kind: 'reply', reply } : strikeReply(strike, reply, now());
  };

  return {
    setFaults: (faults) => {
      pick = faultPicker(faults);
    },
    send: async (request) => {
      const index = log.open(request, new Date(now()).toISOString());
      const write = route(request.method, request.path)?.route.write ?? request.method !== 'GET';
      const strike = pick({
        index,
        method: request.method,
        path: request.path,
        site: reception.siteIdOf(request),
        write,
      });
      if (strike !== undefined) log.note(index, { fault: strike.fault.do });
      try {
        const outcome = withRequestId(await outcomeOf(request, index, strike), index);
        log.close(index, statusOf(outcome));
        return outcome;
      } catch (reason) {
        log.close(index, 0);
        throw reason;
      }
    },
  };
}
