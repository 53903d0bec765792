import type { Bad } from './verdicts.ts';

/** How often and how long one call may be sent again. */
export interface Patience {
  /** Whether it may go again after this; counts it when it may. */
  allows(bad: Pick<Bad, 'again' | 'timedOut'>, now: number): boolean;
  /** Repetitions of what was free to repeat, so far. */
  readonly repetitions: number;
}

/** The patience for one call. */
export function patienceFor(limits: { readonly retries: number; readonly budgetMs: number }): Patience {
  let throttledSince: number | undefined;
  let renewals = 0;
  let repetitions = 0;
  let silences = 0;

  const repeats = (timedOut: boolean): boolean => {
    // A server that is silent twice stays silent: waiting on would only look like a hang.
    if (timedOut && ++silences > 1) return false;
    return ++repetitions <= limits.retries;
  };

  return {
    allows: ({ again, timedOut }, now) => {
      switch (again) {
        case 'throttled':
          throttledSince ??= now;
          return now - throttledSince <= limits.budgetMs;
        case 'identity':
          return ++renewals === 1;
        case 'free':
          return repeats(timedOut === true);
        default:
          return false;
      }
    },
    get repetitions() {
      return repetitions;
    },
  };
}
