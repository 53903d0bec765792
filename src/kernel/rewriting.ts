import type { Delete, Update } from './change.ts';
import type { Directory } from './directory.ts';
import { Failure } from './failure.ts';
import type { Handle, Live } from './kind.ts';
import { type Hand, isOnTheWay, look, lookUntil, meets, moves, stale, type Tools, writingFor } from './look.ts';
import { equal } from './tree.ts';

/** How often one write is tried when the answers keep getting lost. */
const TRIES = 4;

/** Carries out an update. Throws a Failure when the site refuses it or the thing is no longer what the plan was about. */
export async function update(tools: Tools, hand: Hand, change: Update<unknown>, directory: Directory): Promise<Handle> {
  const writing = writingFor(tools, [change], directory);
  const accepts = (seen: Live<unknown>) => isOnTheWay(hand.kind, change.from, seen.spec, change.to);
  const find = finder(hand, directory, change);
  const read = tools.fresh.get(change.address);
  // What has no revision is not guarded by one: it is read once more before it is written.
  let live = read?.handle.revision === undefined ? unmoved(change, accepts, await find()) : read;
  for (let tries = 1; !meets(hand.kind, live.spec, change.to); tries++) {
    try {
      const handle = await hand.writer.update(live, change.to, writing);
      live = { ...live, spec: change.to, handle };
    } catch (error) {
      live = unmoved(change, accepts, await lookAgain({ tools, change, live, tries, find, accepts }, error));
    }
  }
  tools.fresh.set(change.address, live);
  return live.handle;
}

/** Carries out a delete; a thing that is gone is a thing deleted. */
export async function remove(tools: Tools, hand: Hand, change: Delete<unknown>, directory: Directory): Promise<void> {
  const writing = writingFor(tools, [change], directory);
  const accepts = (seen: Live<unknown>) => equal(change.from, seen.spec);
  const find = finder(hand, directory, change);
  let live = tools.fresh.get(change.address) ?? (await find());
  for (let tries = 1; live !== undefined; tries++) {
    if (!accepts(live)) throw moved(change, live);
    try {
      await hand.writer.delete(live, writing);
      break;
    } catch (error) {
      const gone = error instanceof Failure && error.fate === 'gone';
      live = gone ? undefined : await lookAgain({ tools, change, live, tries, find, accepts }, error);
    }
  }
  tools.fresh.delete(change.address);
}

/** One write that was tried, and failed. */
interface Attempt {
  readonly tools: Tools;
  readonly change: Update<unknown> | Delete<unknown>;
  /** What it started from. */
  readonly live: Live<unknown>;
  readonly tries: number;
  find(): Promise<Live<unknown> | undefined>;
  /** True for a thing that the change may go on from. */
  accepts(seen: Live<unknown>): boolean;
}

/**
 * Looks at the thing before a write is tried again. Throws the error where that cannot help: a refusal stands; so does a second conflict
 * over a revision that the list still shows when it must have caught up. What an earlier step has written may not show at once either.
 */
async function lookAgain(attempt: Attempt, error: unknown): Promise<Live<unknown> | undefined> {
  const { tools, change, live, tries, find, accepts } = attempt;
  const { revision } = live.handle;
  const fate = error instanceof Failure ? error.fate : undefined;
  if (tries === TRIES || fate === undefined || fate === 'refused' || fate === 'unsent') throw error;
  const isLate = revision !== change.handle.revision;
  const isNews = (seen: Live<unknown> | undefined) =>
    tries === 1 || fate === 'unknown' || revision === undefined || seen?.handle.revision !== revision;
  const enough = (seen: Live<unknown> | undefined) => isNews(seen) && (!isLate || seen === undefined || accepts(seen));
  const seen = await lookUntil(tools, tools.settleMs, find, enough);
  if (!isNews(seen)) throw error;
  return seen;
}

function finder(
  hand: Hand,
  directory: Directory,
  { handle: { id } }: Update<unknown> | Delete<unknown>,
): () => Promise<Live<unknown> | undefined> {
  return async () => (await look(hand, directory)).find((live) => live.handle.id === id);
}

/** The thing as it is now, if all that moved moved where we want it. */
function unmoved(
  change: Update<unknown>,
  accepts: (seen: Live<unknown>) => boolean,
  live: Live<unknown> | undefined,
): Live<unknown> {
  if (!live) throw new Failure(stale(change, 'it is gone'), 'gone');
  if (!accepts(live)) throw moved(change, live);
  return live;
}

function moved(change: Update<unknown> | Delete<unknown>, live: Live<unknown>): Failure {
  return new Failure(stale(change, moves(change.from, live.spec)), 'conflict');
}
