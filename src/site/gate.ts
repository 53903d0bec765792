import type { Clock } from './clock.ts';

/** How fast a site may be called. */
export interface Pace {
  /** Exact sliding window: a request counts from its start until `ms` after its answer, so the server's own window holds no more either. */
  readonly window?: { readonly starts: number; readonly ms: number };
  /** Smooth rate: `head` starts at once, then `perSecond`. */
  readonly rate?: { readonly perSecond: number; readonly head: number };
  readonly inFlight: number;
  /** For how long refusals may go on without a single answer in between. */
  readonly budgetMs: number;
}

/** The leave to send one request. Its holder tells what came of it. */
export interface Pass {
  /** The request is over. */
  leave(): void;
  /** Wix answered it. */
  accepted(): void;
  /** Wix refused it as one too many: everybody waits. False when the wait would break the budget. */
  refused(retryAfterMs: number | undefined): boolean;
}

/** Lets requests start, first come first served; a ticket that comes back keeps its place. */
export interface Gate {
  /** Resolves when the request may start. Rejects with a `Barred`. */
  enter(ticket: number): Promise<Pass>;
  /** Everybody waits this long, as the site asked for it. */
  pause(ms: number): void;
  /** Ends all waiting, now and from now on. */
  stop(): void;
}

/** Why `enter` was rejected. */
export type Barred = 'stopped' | 'throttled';

interface Waiting {
  readonly ticket: number;
  readonly grant: (pass: Pass) => void;
  readonly bar: (why: Barred) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
// A second refusal within this time means that the site's limit is lower than ours: what it let through in between is the rate to go on with.
const ONE_STORM_MS = 30_000;
// From there the rate grows by a tenth each second, and is forgotten when all has been well for so long.
const GROWTH_PER_ANSWER = 0.1;
const CALM_MS = 60_000;

/** The gate of one site. */
export function gateFor(pace: Pace, clock: Clock, random: () => number): Gate {
  const waiting: Waiting[] = [];
  /** When each answered request leaves the window, oldest first. */
  const leaving: number[] = [];
  let underWay = 0;
  let abreast = pace.inFlight;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let nextSlot = Number.NEGATIVE_INFINITY;
  /** Starts per second that the site was found to allow; undefined: as configured. */
  let found: number | undefined;
  /** Counts refusals, taking those of requests that were under way together for one. */
  let epoch = 0;
  let refusedAt = Number.NEGATIVE_INFINITY;
  let acceptedSince = 0;
  /** Refusals in a row, and when they began. */
  let row = 0;
  let stormSince: number | undefined;
  let alarm: AbortController | undefined;
  let stopped = false;

  const perSecond = () => Math.min(found ?? Number.POSITIVE_INFINITY, pace.rate?.perSecond ?? Number.POSITIVE_INFINITY);
  const head = () => (found === undefined ? (pace.rate?.head ?? 1) : 1);

  /** The earliest moment the next request may start; infinite while one under way must be answered first. */
  const opensAt = (now: number): number => {
    if (underWay >= abreast) return Number.POSITIVE_INFINITY;
    // Slots stand one interval apart; `head` of them may be taken ahead of time.
    const slot = Number.isFinite(perSecond()) ? nextSlot - (head() - 1) * (1_000 / perSecond()) : now;
    return Math.max(now, pausedUntil, slot, windowOpensAt(now));
  };

  const windowOpensAt = (now: number): number => {
    if (!pace.window) return now;
    while (leaving.length > 0 && (leaving[0] as number) <= now) leaving.shift();
    if (leaving.length + underWay < pace.window.starts) return now;
    return leaving[0] ?? Number.POSITIVE_INFINITY;
  };

  const start = (now: number): Pass => {
    underWay++;
    if (Number.isFinite(perSecond())) nextSlot = Math.max(now, nextSlot) + 1_000 / perSecond();
    const mine = epoch;
    let left = false;
    return {
      leave: () => {
        if (left) return;
        left = true;
        underWay--;
        if (pace.window) leaving.push(clock.now() + pace.window.ms);
        admit();
      },
      accepted: () => {
        if (mine === epoch) answered();
        admit();
      },
      refused: (retryAfterMs) => {
        const first = mine === epoch;
        if (first) slowDown();
        return waitOut(retryAfterMs ?? (first ? jitter() : 0));
      },
    };
  };

  const answered = (): void => {
    row = 0;
    stormSince = undefined;
    acceptedSince++;
    abreast = Math.min(pace.inFlight, abreast * 2);
    if (found !== undefined) found = clock.now() - refusedAt > CALM_MS ? undefined : found + GROWTH_PER_ANSWER;
  };

  const slowDown = (): void => {
    const now = clock.now();
    const since = now - refusedAt;
    if (since > 0 && since < ONE_STORM_MS && acceptedSince > 0) found = Math.max(1, (acceptedSince * 1_000) / since);
    epoch++;
    row++;
    refusedAt = now;
    acceptedSince = 0;
    stormSince ??= now;
    // One goes ahead and sees whether the way is free.
    abreast = 1;
    nextSlot = now;
  };

  const jitter = () => random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (row - 1));

  const waitOut = (ms: number): boolean => {
    pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    if (!beyondBudget()) return true;
    for (const { bar } of waiting.splice(0)) bar('throttled');
    return false;
  };

  const beyondBudget = () => stormSince !== undefined && pausedUntil - stormSince > pace.budgetMs;

  const admit = (): void => {
    alarm?.abort();
    alarm = undefined;
    while (waiting.length > 0) {
      const now = clock.now();
      const at = opensAt(now);
      if (at > now) {
        if (Number.isFinite(at)) wakeIn(at - now);
        return;
      }
      waiting.shift()?.grant(start(now));
    }
  };

  const wakeIn = (ms: number): void => {
    const mine = new AbortController();
    alarm = mine;
    void clock.sleep(ms, mine.signal).then(() => {
      if (!mine.signal.aborted) admit();
    });
  };

  return {
    enter: (ticket) =>
      new Promise((grant, bar: (why: Barred) => void) => {
        if (stopped) return bar('stopped');
        if (beyondBudget() && pausedUntil > clock.now()) return bar('throttled');
        const before = waiting.findIndex((other) => other.ticket > ticket);
        waiting.splice(before < 0 ? waiting.length : before, 0, { ticket, grant, bar });
        return admit();
      }),
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, clock.now() + Math.min(ms, pace.budgetMs));
    },
    stop: () => {
      stopped = true;
      alarm?.abort();
      for (const { bar } of waiting.splice(0)) bar('stopped');
    },
  };
}
