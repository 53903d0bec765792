/** How often and how long one call may be sent again. */
export interface Patience {
  /** Wix said "too many": true while the budget lasts, counted from the first time. */
  throttled(now: number): boolean;
  /** The caller's token was refused: true once. */
  renewal(): boolean;
  /** Nothing was done: true for the configured number of times, and only once for silence. */
  repetition(timedOut: boolean): boolean;
  /** Repetitions granted so far. */
  readonly repetitions: number;
}

/** The patience for one call. */
export function patienceFor(limits: { readonly retries: number; readonly budgetMs: number }): Patience {
  let throttledSince: number | undefined;
  let renewed = false;
  let repetitions = 0;
  let silences = 0;
  return {
    throttled: (now) => {
      throttledSince ??= now;
      return now - throttledSince <= limits.budgetMs;
    },
    renewal: () => {
      const first = !renewed;
      renewed = true;
      return first;
    },
    repetition: (timedOut) => {
      // A server that is silent twice stays silent: waiting on would only look like a hang.
      if (timedOut && ++silences > 1) return false;
      if (repetitions >= limits.retries) return false;
      repetitions++;
      return true;
    },
    get repetitions() {
      return repetitions;
    },
  };
}
