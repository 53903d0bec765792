import { setTimeout as wait } from 'node:timers/promises';

/** Time as the site's border needs it: milliseconds since 1970, and a sleep that ends early, without an error, when its signal fires. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The computer's time. It never goes backwards: it starts from the wall clock and counts on its own. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) =>
    // Longer waits than a timer can hold would fire at once.
    wait(Math.min(ms, 2 ** 31 - 1), undefined, signal ? { signal } : {}).catch(() => undefined),
};
