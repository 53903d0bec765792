import type { Change } from './change.ts';
import type { Directory } from './directory.ts';
import type { Execute } from './execute.ts';
import type { Outcome } from './outcome.ts';
import type { Plan } from './plan-document.ts';
import { asProblem, type Result } from './result.ts';
import { Walk } from './walk.ts';

/** How to walk a plan. */
export interface ApplyOptions {
  /** Calls in flight at once. */
  readonly concurrency: number;
  readonly directory: Directory;
  /** Indexes of changes the site has already. */
  readonly already?: ReadonlySet<number>;
  /** How many creates of this change's kind may go out as one call; 1 when there is no such call. */
  batchOf?(change: Change): number;
  /** Go on with what does not depend on a failed change. */
  readonly keepGoing?: boolean;
  /** Asked before anything new is started; what is in flight is always finished. */
  stopped?(): boolean;
}

/** Makes a plan real, and tells the outcome of each change as it becomes known. Every change gets exactly one outcome. */
export async function* apply(
  plan: Plan,
  execute: Execute,
  options: ApplyOptions,
): AsyncGenerator<Outcome, void, undefined> {
  const { directory, concurrency, keepGoing } = options;
  const walk = new Walk(plan.changes, options.already ?? new Set());
  const sizeOf = (change: Change): number => (change.op === 'create' ? (options.batchOf?.(change) ?? 1) : 1);
  const running = new Map<number, Promise<Flight>>();
  let halted = false;
  yield* walk.finished();
  for (let ticket = 0; ; ) {
    while (running.size < concurrency && !halted && options.stopped?.() !== true) {
      const batch = walk.next(sizeOf);
      if (batch.length === 0) break;
      running.set(ticket, fly(ticket, batch, plan, execute, directory));
      ticket++;
    }
    if (running.size === 0) break;
    const flight = await Promise.race(running.values());
    running.delete(flight.ticket);
    for (const [position, index] of flight.batch.entries()) {
      const result = flight.results[position] as Result;
      halted ||= 'problem' in result && keepGoing !== true;
      yield* walk.settle(index, result, directory);
    }
  }
  yield* walk.untried();
}

interface Flight {
  readonly ticket: number;
  readonly batch: readonly number[];
  readonly results: readonly Result[];
}

async function fly(
  ticket: number,
  batch: readonly number[],
  plan: Plan,
  execute: Execute,
  directory: Directory,
): Promise<Flight> {
  const changes = batch.map((index) => plan.changes[index] as Change);
  try {
    return { ticket, batch, results: await execute(changes, directory) };
  } catch (error) {
    // A wrapped Execute may break its promise; what was in flight beside it still has to be told.
    return { ticket, batch, results: changes.map((change) => ({ problem: asProblem(error, change) })) };
  }
}
