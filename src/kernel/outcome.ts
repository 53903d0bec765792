import type { Change } from './change.ts';
import type { Handle } from './kind.ts';
import type { Problem } from './problem.ts';

/**
 * What became of one change.
 * - `applied`: the site did it in this run. `already`: it was so before this run wrote anything.
 * - `failed`: the site did not do it. `skipped`: it waited for one that failed. `untried`: the run stopped before it.
 */
export type Outcome =
  | { readonly status: 'applied'; readonly change: Change; readonly handle: Handle | null }
  | { readonly status: 'already'; readonly change: Change }
  | { readonly status: 'failed'; readonly change: Change; readonly problem: Problem }
  | { readonly status: 'skipped'; readonly change: Change; readonly because: string }
  | { readonly status: 'untried'; readonly change: Change };
