import type { Create } from './change.ts';
import { Failure } from './failure.ts';
import type { BulkOutcome, Live, Writing } from './kind.ts';
import { type Hand, look, meets, type Tools } from './look.ts';
import { asProblem, type Result } from './result.ts';

/** The first pause between two looks at a list that may lag, in milliseconds; it doubles up to a second. */
const FIRST_PAUSE = 100;

/**
 * Creates things of one kind, in one bulk call where Wix has one. There are no idempotency keys: where an answer was lost, the list is
 * looked at until the thing shows or the list must have caught up, and only then is it sent once more, alone.
 */
export async function createAll(
  tools: Tools,
  hand: Hand,
  changes: readonly Create<unknown>[],
  writing: Writing,
): Promise<readonly Result[]> {
  const first = await send(hand, changes, writing);
  const found = await lookFor(tools, hand, open(changes, first), writing);
  return Promise.all(
    changes.map(async (change, index) => {
      const outcome = first[index] as BulkOutcome;
      if ('handle' in outcome) return { handle: outcome.handle };
      if (!isOpen(outcome)) return { problem: asProblem(outcome.failure, change) };
      const adopted = found.get(change);
      return adopted ? adopt(tools, hand, change, adopted, writing) : once(tools, hand, change, outcome, writing);
    }),
  );
}

async function send(
  hand: Hand,
  changes: readonly Create<unknown>[],
  writing: Writing,
): Promise<readonly BulkOutcome[]> {
  const { bulk } = hand.writer;
  const specs = changes.map((change) => change.to);
  try {
    if (bulk && changes.length > 1) return await bulk.create(specs, writing);
    return [{ handle: await hand.writer.create(specs[0], writing) }];
  } catch (error) {
    const failure =
      error instanceof Failure ? error : new Failure(asProblem(error, changes[0] as Create<unknown>), 'unknown');
    return changes.map(() => ({ failure }));
  }
}

/** Not settled: the site may have done it, or has something of the name already. */
function isOpen(outcome: BulkOutcome): boolean {
  return 'failure' in outcome && outcome.failure.fate !== 'refused';
}

interface Open {
  readonly change: Create<unknown>;
  /** The answer was lost: the thing may yet appear. Otherwise one look is enough. */
  readonly mayAppear: boolean;
}

function open(changes: readonly Create<unknown>[], outcomes: readonly BulkOutcome[]): readonly Open[] {
  return changes.flatMap((change, index) => {
    const outcome = outcomes[index] as BulkOutcome;
    return 'failure' in outcome && isOpen(outcome) ? [{ change, mayAppear: outcome.failure.fate === 'unknown' }] : [];
  });
}

/** The second and last attempt, alone. */
async function once(
  tools: Tools,
  hand: Hand,
  change: Create<unknown>,
  before: BulkOutcome,
  writing: Writing,
): Promise<Result> {
  if ('failure' in before && before.failure.fate === 'conflict') return { problem: asProblem(before.failure, change) };
  const [outcome] = (await send(hand, [change], writing)) as [BulkOutcome];
  if ('handle' in outcome) return { handle: outcome.handle };
  const adopted = (await lookFor(tools, hand, open([change], [outcome]), writing)).get(change);
  return adopted ? adopt(tools, hand, change, adopted, writing) : { problem: asProblem(outcome.failure, change) };
}

/** Takes over what a lost answer left behind; what a later call of the same create should have set is set now. */
async function adopt(
  tools: Tools,
  hand: Hand,
  change: Create<unknown>,
  live: Live<unknown>,
  writing: Writing,
): Promise<Result> {
  writing.directory.set(change.address, live.handle);
  tools.fresh.set(change.address, live);
  if (meets(hand.kind, live, change.to)) return { handle: live.handle };
  try {
    return { handle: await hand.writer.update(live, change.to, writing) };
  } catch (error) {
    return { problem: asProblem(error, change) };
  }
}

/** Looks for things by their claim, among what was not there before, until all are seen or the lists must have settled. */
async function lookFor(
  tools: Tools,
  hand: Hand,
  lost: readonly Open[],
  writing: Writing,
): Promise<Map<Create<unknown>, Live<unknown>>> {
  if (lost.length === 0) return new Map();
  const changes = lost.map((item) => item.change);
  const until = tools.now() + (lost.some((item) => item.mayAppear) ? tools.settleMs : 0);
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, 1000)) {
    const found = claimAll(hand, changes, await unseen(tools, hand, writing));
    const left = until - tools.now();
    if (found.size === changes.length || left <= 0) return found;
    await tools.sleep(Math.min(pause, left));
  }
}

async function unseen(tools: Tools, hand: Hand, writing: Writing): Promise<readonly Live<unknown>[]> {
  const ours = new Set(Object.values(writing.directory.entries()).map((handle) => handle.id));
  return (await look(hand, writing.directory)).filter(
    (live) => !tools.seen.has(live.handle.id) && !ours.has(live.handle.id),
  );
}

function claimAll(
  hand: Hand,
  changes: readonly Create<unknown>[],
  live: readonly Live<unknown>[],
): Map<Create<unknown>, Live<unknown>> {
  const wanted = changes.map(({ address, to }) => ({
    address,
    key: address.slice(address.indexOf('/') + 1),
    spec: to as never,
    identity: {},
  }));
  const found = new Map<Create<unknown>, Live<unknown>>();
  for (const pair of hand.kind.claim(wanted, live).pairs) {
    const change = changes.find((candidate) => candidate.address === pair.wanted.address) as Create<unknown>;
    if (hand.kind.nameOf(pair.live.spec) === hand.kind.nameOf(change.to)) found.set(change, pair.live);
  }
  return found;
}
