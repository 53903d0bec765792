import type { Change } from './change.ts';
import { Failure } from './failure.ts';
import type { Handle } from './kind.ts';
import type { Problem } from './problem.ts';

/** What became of one change of a batch; `null` for a thing that is gone. */
export type Result = { readonly handle: Handle | null } | { readonly problem: Problem };

/** A Failure's Problem, with the address of the change; anything else is a fault of this program, and is said to be. */
export function asProblem(error: unknown, change: Change): Problem {
  if (error instanceof Failure) return { ...error.problem, address: change.address };
  return {
    code: 'INTERNAL',
    severity: 'error',
    address: change.address,
    message: `This is a fault in loyalty itself: ${error instanceof Error ? error.message : String(error)}`,
    next: 'Please report it with the command you ran. Plan again to see where the site stands.',
  };
}
