import type { Address } from './address.ts';
import type { Change } from './change.ts';
import type { Directory } from './directory.ts';
import type { Execute } from './execute.ts';
import type { Outcome } from './outcome.ts';
import type { Plan } from './plan-document.ts';
import type { Result } from './result.ts';

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
  const walk = new Walk(plan.changes, options);
  yield* walk.finished();
  const running = new Map<number, Promise<readonly [number, readonly number[], readonly Result[]]>>();
  for (let ticket = 0; ; ) {
    while (running.size < options.concurrency) {
      const batch = walk.next();
      if (batch.length === 0) break;
      const id = ticket++;
      const changes = batch.map((index) => plan.changes[index] as Change);
      running.set(
        id,
        execute(changes, options.directory).then((results) => [id, batch, results] as const),
      );
    }
    if (running.size === 0) break;
    const [id, batch, results] = await Promise.race(running.values());
    running.delete(id);
    for (const [position, index] of batch.entries()) yield* walk.settle(index, results[position] as Result);
  }
  yield* walk.untried();
}

/** The state of one walk over the graph. */
class Walk {
  readonly #changes: readonly Change[];
  readonly #options: ApplyOptions;
  readonly #open: Map<number, Set<number>>;
  readonly #followers: readonly number[][];
  /** In the order in which they became ready. */
  readonly #ready = new Set<number>();
  #halted = false;

  constructor(changes: readonly Change[], options: ApplyOptions) {
    this.#changes = changes;
    this.#options = options;
    this.#followers = changes.map(() => []);
    this.#open = new Map();
    const at = new Map<Address, number[]>();
    for (const [index, change] of changes.entries()) {
      const earlier = new Set([...change.waitsFor].flatMap((address) => at.get(address) ?? []));
      for (const other of earlier) this.#followers[other]?.push(index);
      this.#open.set(index, earlier);
      if (earlier.size === 0) this.#ready.add(index);
      at.set(change.address, [...(at.get(change.address) ?? []), index]);
    }
  }

  /** The outcomes of changes that were done before this run. */
  *finished(): Generator<Outcome> {
    for (const index of this.#options.already ?? []) {
      this.#release(index);
      yield { status: 'already', change: this.#changes[index] as Change };
    }
  }

  /** The next batch that waits for nothing; empty when there is none, or nothing new may be started. */
  next(): readonly number[] {
    if (this.#halted || this.#options.stopped?.() === true) return [];
    const [first] = this.#ready;
    if (first === undefined) return [];
    const batch = this.#batchFrom(first);
    for (const index of batch) this.#take(index);
    return batch;
  }

  /** Books a result, and what follows from it for others. */
  *settle(index: number, result: Result): Generator<Outcome> {
    const change = this.#changes[index] as Change;
    if ('problem' in result) {
      if (this.#options.keepGoing !== true) this.#halted = true;
      yield { status: 'failed', change, problem: result.problem };
      yield* this.#skip(index, change.address);
      return;
    }
    if (result.handle) this.#options.directory.set(change.address, result.handle);
    this.#release(index);
    yield { status: 'applied', change, handle: result.handle };
  }

  *untried(): Generator<Outcome> {
    for (const index of this.#open.keys()) yield { status: 'untried', change: this.#changes[index] as Change };
  }

  #batchFrom(first: number): readonly number[] {
    const { kind } = this.#changes[first] as Change;
    const size = this.#sizeFor(first);
    const batch: number[] = [];
    for (const index of size > 1 ? this.#ready : [first]) {
      if (batch.length === size) break;
      if (index === first || ((this.#changes[index] as Change).kind === kind && this.#sizeFor(index) > 1))
        batch.push(index);
    }
    return batch;
  }

  #sizeFor(index: number): number {
    const change = this.#changes[index] as Change;
    return change.op === 'create' ? (this.#options.batchOf?.(change) ?? 1) : 1;
  }

  #take(index: number): boolean {
    this.#ready.delete(index);
    return this.#open.delete(index);
  }

  #release(index: number): void {
    this.#take(index);
    for (const follower of this.#followers[index] as number[]) {
      const waits = this.#open.get(follower);
      if (waits?.delete(index) && waits.size === 0) this.#ready.add(follower);
    }
  }

  *#skip(index: number, because: Address): Generator<Outcome> {
    for (const follower of this.#followers[index] as number[]) {
      if (!this.#take(follower)) continue;
      yield { status: 'skipped', change: this.#changes[follower] as Change, because };
      yield* this.#skip(follower, because);
    }
  }
}
