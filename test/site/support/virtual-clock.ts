import type { Clock } from '../../../src/site/index.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until all work has come to rest, and then jumps to the next thing somebody sleeps for. */
export interface VirtualClock extends Clock {
  /** Runs until the promise is settled, as fast as the computer can. */
  run<T>(work: Promise<T>): Promise<T>;
}

export function virtualClock(start = 1_000_000): VirtualClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const rest = () => new Promise<void>((resume) => setImmediate(resume));
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((wake) => {
        if (signal?.aborted) return wake();
        const sleeper = { at: now + Math.max(0, ms), wake };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          wake();
        });
      }),
    run: async (work) => {
      let settled = false;
      const end = () => {
        settled = true;
      };
      void work.then(end, end);
      for (let idle = 0; !settled; ) {
        await rest();
        const next = sleepers.reduce<Sleeper | undefined>(
          (first, one) => (first && first.at <= one.at ? first : one),
          undefined,
        );
        if (next === undefined) {
          if (++idle > 10_000) throw new Error('Nobody sleeps, and yet the work does not end');
          continue;
        }
        idle = 0;
        now = Math.max(now, next.at);
        const due = sleepers.filter((one) => one.at <= now);
        sleepers = sleepers.filter((one) => one.at > now);
        for (const one of due) one.wake();
      }
      return work;
    },
  };
}
