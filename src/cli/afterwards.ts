import { EXIT, type Exit, Stop } from './exit.ts';
import type { Values } from './flags.ts';
import { complain, problemOf } from './tell.ts';
import type { World } from './world.ts';

/** One thing that is left to do. */
export type Step = () => Promise<void> | void;

const wrote = new WeakSet<World>();

/** Remembers that this run may have written to a site: from here on it cannot end with 1. */
export function noteWrite(world: World): void {
  wrote.add(world);
}

/** The exit of a run that something went wrong with: 1 says that nothing was written, and 5 that something was. */
export function honest(exit: Exit, world: World): Exit {
  return exit === EXIT.error && wrote.has(world) ? EXIT.partly : exit;
}

/** A Stop for what could not be told after something was written: what it was is written down elsewhere. */
function untold(error: unknown, world: World): unknown {
  if (!wrote.has(world)) return error;
  const problems = error instanceof Stop ? error.problems : [problemOf(error)];
  const next = 'What was done is done: `loyalty history` shows it.';
  return new Stop(
    problems.map((one) => ({
      ...one,
      message: `The apply is over, and not all of it could be told: ${one.message}`,
      next,
    })),
  );
}

/**
 * Does what is left to do after an apply, each step whatever became of those before it: what goes wrong is told on stderr. Answers with the
 * exit of the whole: all written and not all told is not 0.
 */
export async function afterwards(exit: Exit, steps: readonly Step[], values: Values, world: World): Promise<Exit> {
  let end = exit;
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      complain(untold(error, world), values, world);
      if (end === EXIT.ok) end = honest(EXIT.error, world);
    }
  }
  return end;
}
