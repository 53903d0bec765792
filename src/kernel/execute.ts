import type { Change, Create } from './change.ts';
import { type Creates, createAll } from './creating.ts';
import type { Directory } from './directory.ts';
import type { Hand, Tools } from './look.ts';
import { asProblem, type Result } from './result.ts';
import { remove, update } from './rewriting.ts';

/** Makes changes real: one, or several creates of one kind that go out as a bulk call. Answers in the same order, and never throws. */
export type Execute = (batch: readonly Change[], directory: Directory) => Promise<readonly Result[]>;

/** Execute on a real site: sends, and where an answer was lost or the thing moved, looks before it does anything again. */
export function carryOut(tools: Tools): Execute {
  return async (batch, directory) => {
    const [change] = batch as [Change];
    const hand = tools.hands.get(change.kind) as Hand;
    if (isCreates(batch)) return createAll(tools, hand, batch, directory);
    return [await rewrite(change as Exclude<Change, Create<unknown>>, tools, hand, directory)];
  };
}

function isCreates(batch: readonly Change[]): batch is Creates {
  return batch[0]?.op === 'create';
}

async function rewrite(
  change: Exclude<Change, Create<unknown>>,
  tools: Tools,
  hand: Hand,
  directory: Directory,
): Promise<Result> {
  try {
    if (change.op === 'update') return { handle: await update(tools, hand, change, directory) };
    await remove(tools, hand, change, directory);
    return { handle: null };
  } catch (error) {
    return { problem: asProblem(error, change) };
  }
}
