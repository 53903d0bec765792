import type { Change } from './change.ts';
import { createAll } from './creating.ts';
import type { Directory } from './directory.ts';
import type { Writing } from './kind.ts';
import type { Hand, Tools } from './look.ts';
import { asProblem, type Result } from './result.ts';
import { remove, update } from './rewriting.ts';

/** Makes changes real: one, or several creates of one kind that go out as a bulk call. Answers in the same order, and never throws. */
export type Execute = (batch: readonly Change[], directory: Directory) => Promise<readonly Result[]>;

/** Execute on a real site: sends, and where an answer was lost or the thing moved, looks before it does anything again. */
export function carryOut(tools: Tools): Execute {
  return async (batch, directory) => {
    const hand = tools.hands.get((batch[0] as Change).kind) as Hand;
    const writing: Writing = {
      directory,
      send: (call, request) =>
        tools.around({ op: (batch[0] as Change).op, addresses: batch.map((change) => change.address), call }, request),
    };
    const creates = batch.filter((change) => change.op === 'create');
    if (creates.length > 0) return createAll(tools, hand, creates, writing);
    return [await settled(batch[0] as Change, tools, hand, writing)];
  };
}

async function settled(change: Change, tools: Tools, hand: Hand, writing: Writing): Promise<Result> {
  try {
    if (change.op === 'update') return { handle: await update(tools, hand, change, writing) };
    if (change.op === 'delete') await remove(tools, hand, change, writing);
    return { handle: null };
  } catch (error) {
    return { problem: asProblem(error, change) };
  }
}
