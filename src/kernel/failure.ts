import type { Problem } from './problem.ts';

/**
 * What became of a request that failed.
 * - `refused`: the site said no, and did nothing.
 * - `conflict`: the thing moved since it was read (stale revision), or exists already; nothing was done.
 * - `gone`: the thing is not there.
 * - `unsent`: it certainly was not carried out (no connection, throttled to the end of the budget).
 * - `unknown`: it may have been carried out: the answer was lost or unreadable.
 */
export type Fate = 'refused' | 'conflict' | 'gone' | 'unsent' | 'unknown';

/** The one exception that crosses the borders of this program: a Problem, and whether the site may have done the work. */
export class Failure extends Error {
  readonly problem: Problem;
  readonly fate: Fate;

  constructor(problem: Problem, fate: Fate) {
    super(problem.message);
    this.name = 'Failure';
    this.problem = problem;
    this.fate = fate;
  }
}
