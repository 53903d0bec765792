import type { Address } from './address.ts';
import type { Create } from './change.ts';
import type { Directory } from './directory.ts';
import { Failure } from './failure.ts';
import type { BulkOutcome, Handle, Live } from './kind.ts';
import { type Hand, look, lookUntil, meets, stale, type Tools, writingFor } from './look.ts';
import type { Problem } from './problem.ts';
import { asProblem, type Result } from './result.ts';
import { update } from './rewriting.ts';
import { type Twins, twins } from './twins.ts';

/** Creates that go out together: at least one. */
export type Creates = readonly [Create<unknown>, ...Create<unknown>[]];

/**
 * Creates things of one kind, in one bulk call where the site has one. There are no idempotency keys: where an answer was lost, the list is
 * looked at until the thing shows or the list must have caught up, and only then is it sent once more, alone. Never throws.
 */
export async function createAll(
  tools: Tools,
  hand: Hand,
  changes: Creates,
  directory: Directory,
): Promise<readonly Result[]> {
  const run: Run = { tools, hand, directory };
  const outcomes = await send(run, changes);
  // What came back is not among what is looked for: it would pass for one of the others.
  for (const [index, outcome] of outcomes.entries()) book(run, changes[index] as Create<unknown>, outcome);
  const lost = changes.filter((_, index) => isOpen(outcomes[index] as BulkOutcome));
  const mayAppear = outcomes.some((outcome) => 'failure' in outcome && outcome.failure.fate === 'unknown');
  let seen: Promise<Twins> | undefined;
  const lookOnce = (): Promise<Twins> => {
    seen ??= lookFor(run, lost, mayAppear);
    return seen;
  };
  const results: Result[] = [];
  // One after the other: whoever called counts the calls in flight.
  for (const [index, change] of changes.entries()) {
    try {
      results.push({ handle: await settle(run, change, outcomes[index] as BulkOutcome, lookOnce) });
    } catch (error) {
      results.push({ problem: asProblem(error, change) });
    }
  }
  return results;
}

interface Run {
  readonly tools: Tools;
  readonly hand: Hand;
  readonly directory: Directory;
}

/** Sends creates; answers one outcome for each, whatever happens. */
async function send({ tools, hand, directory }: Run, changes: Creates): Promise<readonly BulkOutcome[]> {
  const { create, bulk } = hand.writer;
  const writing = writingFor(tools, changes, directory);
  try {
    if (!bulk || changes.length === 1) return [{ handle: await create.call(hand.writer, changes[0].to, writing) }];
    const outcomes = await bulk.create(
      changes.map((change) => change.to),
      writing,
    );
    return changes.map((change, index) => outcomes[index] ?? { failure: unmentioned(change) });
  } catch (error) {
    const failed = (change: Create<unknown>): Failure =>
      error instanceof Failure ? error : new Failure(asProblem(error, change), 'unknown');
    return changes.map((change) => ({ failure: failed(change) }));
  }
}

function unmentioned({ address }: Create<unknown>): Failure {
  const problem: Problem = {
    code: 'ANSWER_INCOMPLETE',
    severity: 'error',
    address,
    message: `The site's answer does not say what became of ${address}.`,
    next: 'Plan again to see whether it is there.',
  };
  return new Failure(problem, 'unknown');
}

/** Not settled: the site may have done it, or has something of the name already, or was not reached. */
function isOpen(outcome: BulkOutcome): boolean {
  return 'failure' in outcome && outcome.failure.fate !== 'refused' && outcome.failure.fate !== 'gone';
}

/** The handle of one create, once it is certain; throws the Failure when it is certain that there is none. */
async function settle(
  run: Run,
  change: Create<unknown>,
  first: BulkOutcome,
  lookOnce: () => Promise<Twins>,
): Promise<Handle> {
  let outcome = first;
  let ours = false;
  for (let tries = 1; 'failure' in outcome; tries++) {
    const { failure }: { failure: Failure } = outcome;
    if (!isOpen(outcome)) throw failure;
    ours ||= failure.fate === 'unknown';
    const see = tries === 1 ? lookOnce : () => lookFor(run, [change], ours);
    const { found, unclear } = await see();
    const live = found.get(change.address);
    if (live) return adopt(run, change, live, ours);
    if (tries === 2 || failure.fate === 'conflict' || unclear.has(change.address)) throw failure;
    [outcome] = (await send(run, [change])) as [BulkOutcome];
    book(run, change, outcome);
  }
  return outcome.handle;
}

function book({ directory }: Run, change: Create<unknown>, outcome: BulkOutcome): void {
  if ('handle' in outcome) directory.set(change.address, outcome.handle);
}

/** Takes over what a lost answer left behind; what a later call of the same create should have set is set now. */
async function adopt(run: Run, change: Create<unknown>, live: Live<unknown>, ours: boolean): Promise<Handle> {
  const { tools, hand, directory } = run;
  if (!ours && !meets(hand.kind, live.spec, change.to)) {
    throw new Failure(stale(change, `the site has got one meanwhile (${live.handle.id})`), 'conflict');
  }
  directory.set(change.address, live.handle);
  tools.fresh.set(change.address, live);
  return update(tools, hand, { ...change, op: 'update', from: live.spec, handle: live.handle }, directory);
}

/** Looks for things by their claim and name, among what was not there before, until all are seen or the lists must have settled. */
function lookFor(run: Run, changes: readonly Create<unknown>[], mayAppear: boolean): Promise<Twins> {
  const { tools, hand, directory } = run;
  const see = async (): Promise<Twins> => {
    const ours = new Set(Object.values(directory.entries()).map((handle) => handle.id));
    const live = (await look(hand, directory)).filter(({ handle: { id } }) => !tools.seen.has(id) && !ours.has(id));
    const { found, unclear } = twins(hand.kind, changes, live);
    const names = new Map(changes.map(({ address, to }) => [address, hand.kind.nameOf(to)]));
    const same = ([address, twin]: [Address, Live<unknown>]) => hand.kind.nameOf(twin.spec) === names.get(address);
    return { found: new Map([...found].filter(same)), unclear };
  };
  return lookUntil(tools, mayAppear ? tools.settleMs : 0, see, ({ found }) => found.size === changes.length);
}
