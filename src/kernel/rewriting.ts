import type { Delete, Update } from './change.ts';
import { fields } from './diff.ts';
import type { Directory } from './directory.ts';
import { Failure } from './failure.ts';
import type { Handle, Live } from './kind.ts';
import { type Hand, isOnTheWay, look, lookUntil, meets, moves, stale, type Tools, writingFor } from './look.ts';

/** How often one write is tried when the answers keep getting lost. */
export const TRIES = 4;

/** Carries out an update. Throws a Failure when the site refuses it or the thing is no longer what the plan was about. */
export async function update(tools: Tools, hand: Hand, change: Update<unknown>, directory: Directory): Promise<Handle> {
  const writing = writingFor(tools, [change], directory);
  const read = tools.fresh.get(change.address);
  // What has no revision is not guarded by one: it is read once more before it is written.
  let live =
    read?.handle.revision === undefined ? unmoved(hand, change, await find(hand, directory, change.handle.id)) : read;
  for (let tries = 1; !meets(hand.kind, live.spec, change.to); tries++) {
    try {
      const handle = await hand.writer.update(live, change.to, writing);
      live = { ...live, spec: change.to, handle };
    } catch (error) {
      live = unmoved(hand, change, await lookAgain({ tools, hand, directory, live, tries }, error));
    }
  }
  tools.fresh.set(change.address, live);
  return live.handle;
}

/** Carries out a delete; a thing that is gone is a thing deleted. */
export async function remove(tools: Tools, hand: Hand, change: Delete<unknown>, directory: Directory): Promise<void> {
  const writing = writingFor(tools, [change], directory);
  let live = tools.fresh.get(change.address) ?? (await find(hand, directory, change.handle.id));
  for (let tries = 1; live !== undefined; tries++) {
    if (fields(change.from, live.spec).length > 0) throw moved(change, live);
    try {
      await hand.writer.delete(live, writing);
      break;
    } catch (error) {
      const gone = error instanceof Failure && error.fate === 'gone';
      live = gone ? undefined : await lookAgain({ tools, hand, directory, live, tries }, error);
    }
  }
  tools.fresh.delete(change.address);
}

/** One write that was tried. */
interface Attempt {
  readonly tools: Tools;
  readonly hand: Hand;
  readonly directory: Directory;
  /** What it started from. */
  readonly live: Live<unknown>;
  readonly tries: number;
}

/**
 * Looks at the thing before a write is tried again. Throws the error where that cannot help: a refusal stands; so does a second conflict
 * over a revision that the list still shows when it must have caught up.
 */
async function lookAgain(
  { tools, hand, directory, live, tries }: Attempt,
  error: unknown,
): Promise<Live<unknown> | undefined> {
  const { id, revision } = live.handle;
  const fate = error instanceof Failure ? error.fate : undefined;
  if (tries === TRIES || fate === undefined || fate === 'refused' || fate === 'unsent') throw error;
  const see = () => find(hand, directory, id);
  if (tries === 1 || fate === 'unknown' || revision === undefined) return see();
  const isNews = (seen: Live<unknown> | undefined) => seen?.handle.revision !== revision;
  const seen = await lookUntil(tools, tools.settleMs, see, isNews);
  if (!isNews(seen)) throw error;
  return seen;
}

async function find(hand: Hand, directory: Directory, id: string): Promise<Live<unknown> | undefined> {
  return (await look(hand, directory)).find((live) => live.handle.id === id);
}

/** The thing as it is now, if all that moved moved where we want it. */
function unmoved(hand: Hand, change: Update<unknown>, live: Live<unknown> | undefined): Live<unknown> {
  if (!live) throw new Failure(stale(change, 'it is gone'), 'gone');
  if (!isOnTheWay(hand.kind, change.from, live.spec, change.to)) throw moved(change, live);
  return live;
}

function moved(change: Update<unknown> | Delete<unknown>, live: Live<unknown>): Failure {
  return new Failure(stale(change, moves(change.from, live.spec)), 'conflict');
}
