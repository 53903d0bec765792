import type { Address } from './address.ts';
import type { Change } from './change.ts';
import type { Directory } from './directory.ts';
import type { Outcome } from './outcome.ts';
import type { Result } from './result.ts';

/** The state of one walk over the graph of a plan. Changes are given by index; each gets exactly one outcome. */
export class Walk {
  readonly #changes: readonly Change[];
  readonly #already: ReadonlySet<number>;
  /** What each change that has not been started waits for. */
  readonly #open = new Map<number, Set<number>>();
  readonly #followers: readonly number[][];
  /** In the order in which they became ready. */
  readonly #ready = new Set<number>();
  readonly #flying = new Set<number>();

  constructor(changes: readonly Change[], already: ReadonlySet<number>) {
    this.#changes = changes;
    this.#already = already;
    this.#followers = changes.map(() => []);
    const at = new Map<Address, number[]>();
    for (const [index, change] of changes.entries()) {
      const earlier = new Set(change.waitsFor.flatMap((address) => at.get(address) ?? []));
      for (const other of earlier) (this.#followers[other] as number[]).push(index);
      this.#open.set(index, earlier);
      at.set(change.address, [...(at.get(change.address) ?? []), index]);
    }
    for (const [index, earlier] of [...this.#open]) if (earlier.size === 0) this.#offer(index);
  }

  /** The outcomes of what was done before this run. It holds back what stands behind it until all before it is done. */
  *finished(): Generator<Outcome> {
    for (const index of this.#already) yield { status: 'already', change: this.#changes[index] as Change };
  }

  /**
   * Takes the next change that waits for nothing, with others like it that may go along; empty when there is none.
   * A call that is not full stays behind while what is in flight will fill it: a call saved, and no time lost.
   */
  next(sizeOf: (change: Change) => number): readonly number[] {
    const passed = new Set<string>();
    for (const first of this.#ready) {
      const { kind } = this.#changes[first] as Change;
      const size = sizeOf(this.#changes[first] as Change);
      if (size > 1 && passed.has(kind)) continue;
      const alike = (index: number): boolean => {
        const change = this.#changes[index] as Change;
        return change.kind === kind && sizeOf(change) > 1;
      };
      const batch = size === 1 ? [first] : firstOf(this.#ready, size, alike);
      if (batch.length < size && this.#fills(alike)) {
        passed.add(kind);
        continue;
      }
      for (const index of batch) {
        this.#take(index);
        this.#flying.add(index);
      }
      return batch;
    }
    return [];
  }

  /** Is there something alike that waits for nothing but what is in flight? */
  #fills(alike: (index: number) => boolean): boolean {
    for (const [index, waits] of this.#open) {
      if (waits.size > 0 && alike(index) && [...waits].every((earlier) => this.#flying.has(earlier))) return true;
    }
    return false;
  }

  /** Books a result, and what follows from it for others. */
  *settle(index: number, result: Result, directory: Directory): Generator<Outcome> {
    const change = this.#changes[index] as Change;
    this.#flying.delete(index);
    if ('problem' in result) {
      yield { status: 'failed', change, problem: result.problem };
      yield* this.#skip(index);
      return;
    }
    if (result.handle) directory.set(change.address, result.handle);
    else directory.drop(change.address);
    this.#release(index);
    yield { status: 'applied', change, handle: result.handle };
  }

  /** What has not been started. */
  *untried(): Generator<Outcome> {
    for (const index of this.#open.keys()) {
      if (!this.#already.has(index)) yield { status: 'untried', change: this.#changes[index] as Change };
    }
  }

  /** Lets go what waited for a change that is done. */
  #release(index: number): void {
    for (const follower of this.#followers[index] as readonly number[]) {
      const waits = this.#open.get(follower);
      if (waits?.delete(index) && waits.size === 0) this.#offer(follower);
    }
  }

  /** Gives up on everything that waits for a change that failed, however far behind. */
  *#skip(index: number): Generator<Outcome> {
    const { address: because } = this.#changes[index] as Change;
    const behind = [index];
    for (let next = behind.pop(); next !== undefined; next = behind.pop()) {
      for (const follower of this.#followers[next] as readonly number[]) {
        if (!this.#take(follower)) continue;
        behind.push(follower);
        if (!this.#already.has(follower)) {
          yield { status: 'skipped', change: this.#changes[follower] as Change, because };
        }
      }
    }
  }

  #offer(index: number): void {
    if (this.#already.has(index)) {
      this.#take(index);
      this.#release(index);
    } else this.#ready.add(index);
  }

  #take(index: number): boolean {
    this.#ready.delete(index);
    return this.#open.delete(index);
  }
}

function firstOf(all: Iterable<number>, size: number, fits: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (const index of all) {
    if (fits(index)) found.push(index);
    if (found.length === size) break;
  }
  return found;
}
