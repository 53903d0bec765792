import type { Clock } from './clock.ts';

/** How fast a site may be called. */
export interface Pace {
  /** Exact sliding window: a request counts from its start until `windowMs` after its answer, so the server's window holds no more either. */
  readonly window?: { readonly starts: number; readonly ms: number };
  /** Smooth rate: `head` starts at once, then `perSecond`. */
  readonly rate?: { readonly perSecond: number; readonly head: number };
  readonly inFlight: number;
  /** For how long refusals may go on without a single answer in between. */
  readonly budgetMs: number;
}

/** Lets requests start, first come first served; a ticket that comes back keeps its place. */
export interface Gate {
  /** Resolves when the request may start; the caller must call what it gets when the answer is there. Rejects only through `stop`. */
  enter(ticket: number): Promise<() => void>;
  /** Wix refused a request as too many. Everybody waits; false when the wait would break the budget. */
  refused(startedAt: number, retryAfterMs: number | undefined): boolean;
  /** Everybody waits this long, as the site asked for it. */
  pause(ms: number): void;
  /** Wix answered. */
  accepted(): void;
  /** Ends all waiting, now and from now on. */
  stop(): void;
}

/** Why `enter` was rejected. */
export type Barred = 'stopped' | 'throttled';

interface Waiting {
  readonly ticket: number;
  readonly grant: (leave: () => void) => void;
  readonly bar: (why: Barred) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
// After refusals the rate is found anew: down by this factor, up by that one with each answer, never below the floor.
const SLOW_DOWN = 0.7;
const SPEED_UP = 1.05;
const FLOOR_PER_SECOND = 20;

/** The gate of one site. */
export function gateFor(pace: Pace, clock: Clock, random: () => number): Gate {
  const waiting: Waiting[] = [];
  /** When each answered request leaves the window, oldest first. */
  const leaving: number[] = [];
  /** Starts of the last second. */
  const recent: number[] = [];
  let underWay = 0;
  let abreast = pace.inFlight;
  let pausedUntil = 0;
  let nextSlot = Number.NEGATIVE_INFINITY;
  /** Starts per second allowed since a refusal; undefined: as configured. */
  let found: number | undefined;
  let adaptedAt = Number.NEGATIVE_INFINITY;
  let stormSince: number | undefined;
  let refusals = 0;
  let alarm: AbortController | undefined;
  let stopped = false;

  const perSecond = () => Math.min(found ?? Number.POSITIVE_INFINITY, pace.rate?.perSecond ?? Number.POSITIVE_INFINITY);
  const head = () => (found === undefined ? (pace.rate?.head ?? 1) : 1);

  /** The earliest moment the next request may start; infinite while one under way must be answered first. */
  const opensAt = (now: number): number => {
    if (underWay >= abreast) return Number.POSITIVE_INFINITY;
    let at = Math.max(now, pausedUntil);
    if (pace.window) {
      while (leaving.length > 0 && (leaving[0] as number) <= now) leaving.shift();
      if (leaving.length + underWay >= pace.window.starts) at = Math.max(at, leaving[0] ?? Number.POSITIVE_INFINITY);
    }
    // Slots stand one interval apart; `head` of them may be taken ahead of time.
    if (Number.isFinite(perSecond())) at = Math.max(at, nextSlot - (head() - 1) * (1_000 / perSecond()));
    return at;
  };

  const start = (now: number): (() => void) => {
    underWay++;
    if (Number.isFinite(perSecond())) nextSlot = Math.max(now, nextSlot) + 1_000 / perSecond();
    while (recent.length > 0 && (recent[0] as number) <= now - 1_000) recent.shift();
    recent.push(now);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      underWay--;
      if (pace.window) leaving.push(clock.now() + pace.window.ms);
      admit();
    };
  };

  const admit = (): void => {
    alarm?.abort();
    alarm = undefined;
    while (waiting.length > 0) {
      const now = clock.now();
      const at = opensAt(now);
      if (at > now) {
        if (Number.isFinite(at)) wakeAt(at - now);
        return;
      }
      const next = waiting.shift() as Waiting;
      next.grant(start(now));
    }
  };

  const wakeAt = (ms: number): void => {
    const mine = new AbortController();
    alarm = mine;
    void clock.sleep(ms, mine.signal).then(() => {
      if (!mine.signal.aborted) admit();
    });
  };

  const barAll = (why: Barred): void => {
    for (const { bar } of waiting.splice(0)) bar(why);
  };

  return {
    enter: (ticket) =>
      new Promise((grant, bar) => {
        const now = clock.now();
        if (stopped) return bar('stopped' satisfies Barred);
        if (stormSince !== undefined && pausedUntil > now && pausedUntil - stormSince > pace.budgetMs) {
          return bar('throttled' satisfies Barred);
        }
        const before = waiting.findIndex((other) => other.ticket > ticket);
        waiting.splice(before < 0 ? waiting.length : before, 0, { ticket, grant, bar });
        return admit();
      }),
    refused: (startedAt, retryAfterMs) => {
      const now = clock.now();
      stormSince ??= now;
      refusals++;
      if (startedAt > adaptedAt) {
        adaptedAt = now;
        found = Math.max(FLOOR_PER_SECOND, Math.min(perSecond(), recent.length) * SLOW_DOWN);
        abreast = 1;
        nextSlot = now;
      }
      const jitter = random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(refusals - 1, 10));
      pausedUntil = Math.max(pausedUntil, now + (retryAfterMs ?? jitter));
      if (pausedUntil - stormSince <= pace.budgetMs) return true;
      barAll('throttled');
      return false;
    },
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, clock.now() + Math.min(ms, pace.budgetMs));
    },
    accepted: () => {
      stormSince = undefined;
      refusals = 0;
      abreast = Math.min(pace.inFlight, abreast * 2);
      if (found !== undefined) {
        found *= SPEED_UP;
        if (found >= Math.min(pace.rate?.perSecond ?? Number.POSITIVE_INFINITY, FLOOR_PER_SECOND * 10))
          found = undefined;
      }
      admit();
    },
    stop: () => {
      stopped = true;
      alarm?.abort();
      barAll('stopped');
    },
  };
}
