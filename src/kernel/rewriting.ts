import type { Delete, Update } from './change.ts';
import { Failure } from './failure.ts';
import type { Handle, Live, Writing } from './kind.ts';
import { type Hand, isOnTheWay, lookAt, meets, moves, stale, type Tools } from './look.ts';

/** How often one write is tried when the answers keep getting lost. */
export const TRIES = 4;

/** Carries out an update. Throws a Failure when the site refuses it or the thing is no longer what the plan was about. */
export async function update(tools: Tools, hand: Hand, change: Update<unknown>, writing: Writing): Promise<Handle> {
  let live = tools.fresh.get(change.address) as Live<unknown>;
  if (live.handle.revision === undefined) live = await unmoved(hand, change, writing);
  for (let tries = 1; ; tries++) {
    if (meets(hand.kind, live, change.to)) return keep(tools, change, live, live.handle);
    try {
      return keep(tools, change, live, await hand.writer.update(live, change.to, writing));
    } catch (error) {
      if (!mayLookAgain(error) || tries === TRIES) throw error;
      live = await unmoved(hand, change, writing);
    }
  }
}

/** Carries out a delete; a thing that is gone is a thing deleted. */
export async function remove(tools: Tools, hand: Hand, change: Delete<unknown>, writing: Writing): Promise<void> {
  let live: Live<unknown> | undefined = tools.fresh.get(change.address);
  for (let tries = 1; live !== undefined; tries++) {
    try {
      await hand.writer.delete(live, writing);
      break;
    } catch (error) {
      if (!mayLookAgain(error) || tries === TRIES) throw error;
      live = await lookAt(hand, writing.directory, change.handle.id);
      if (live && !isOnTheWay(change.from, live.spec, change.from)) throw moved(change, live);
    }
  }
  tools.fresh.delete(change.address);
  writing.directory.drop(change.address);
}

function keep(tools: Tools, change: Update<unknown>, live: Live<unknown>, handle: Handle): Handle {
  tools.fresh.set(change.address, { ...live, spec: change.to, handle });
  return handle;
}

/** The thing as it is now, if all that moved moved where we want it. */
async function unmoved(hand: Hand, change: Update<unknown>, writing: Writing): Promise<Live<unknown>> {
  const live = await lookAt(hand, writing.directory, change.handle.id);
  if (!live) throw new Failure(stale(change, 'it is gone'), 'gone');
  if (!isOnTheWay(change.from, live.spec, change.to)) throw moved(change, live);
  return live;
}

function moved(change: Update<unknown> | Delete<unknown>, live: Live<unknown>): Failure {
  return new Failure(stale(change, moves(change.from, live.spec)), 'conflict');
}

/** A lost answer or a moved thing may be looked at again; a refusal stands. */
function mayLookAgain(error: unknown): boolean {
  return error instanceof Failure && (error.fate === 'unknown' || error.fate === 'conflict' || error.fate === 'gone');
}
