import type { Address } from './address.ts';
import type { Change } from './change.ts';
import { fields, merge } from './diff.ts';
import type { Directory } from './directory.ts';
import { rulesOf } from './draft.ts';
import type { Kind, Live, Reader, Writer, Writing } from './kind.ts';
import type { Problem } from './problem.ts';
import { round, withKeys } from './survey.ts';

/** Everything that belongs to one kind at one site. */
export interface Hand {
  readonly kind: Kind<unknown>;
  readonly reader: Reader<unknown>;
  readonly writer: Writer<unknown>;
}

/** What carrying out a plan takes besides the plan. Clock and journal come in from outside. */
export interface Tools {
  readonly hands: ReadonlyMap<string, Hand>;
  /** What the re-read before the first write found, by address; kept up to date as writes succeed. */
  readonly fresh: Map<Address, Live<unknown>>;
  /** Ids that were on the site before this run created anything. */
  readonly seen: ReadonlySet<string>;
  /** Stands around every write: the journal. */
  around<T>(note: Note, request: () => Promise<T>): Promise<T>;
  sleep(ms: number): Promise<void>;
  /** Milliseconds; only differences count. */
  now(): number;
  /** How long a list may lag behind a write, in milliseconds. */
  readonly settleMs: number;
}

/** What the journal is told of a write. */
export interface Note {
  readonly op: Change['op'];
  readonly addresses: readonly Address[];
  /** The SDK method. */
  readonly call: string;
}

/** What the writer of these changes is given: each of its sends is noted. */
export function writingFor(tools: Tools, changes: readonly [Change, ...Change[]], directory: Directory): Writing {
  const addresses = changes.map(({ address }) => address);
  return { directory, send: (call, request) => tools.around({ op: changes[0].op, addresses, call }, request) };
}

/** All live things of one kind, read anew. */
export async function look(hand: Hand, directory: Directory): Promise<readonly Live<unknown>[]> {
  return withKeys(hand.kind, await hand.reader.list(round()), directory);
}

/** Looks until what it sees is enough, or `ms` have passed: lists may lag behind writes. Answers what it saw last. */
export async function lookUntil<T>(
  tools: Tools,
  ms: number,
  see: () => Promise<T>,
  enough: (seen: T) => boolean,
): Promise<T> {
  const until = tools.now() + ms;
  for (let pause = 100; ; pause = Math.min(pause * 2, 1000)) {
    const seen = await see();
    const left = until - tools.now();
    // A time that is no number has run out: waiting for ever would be worse.
    if (enough(seen) || !(left > 0)) return seen;
    await tools.sleep(Math.min(pause, left));
  }
}

/** Does the live thing already hold all that `to` says? */
export function meets(kind: Kind<unknown>, live: unknown, to: unknown): boolean {
  return fields(live, merge(live, to, rulesOf(kind))).length === 0;
}

/** True when every attribute that moved since `from` now has the value of `to`: our own change, half done. */
export function isOnTheWay(kind: Kind<unknown>, from: unknown, live: unknown, to: unknown): boolean {
  const open = fields(live, merge(live, to, rulesOf(kind))).map(({ path }) => path);
  const moved = fields(from, live).map(({ path }) => path);
  const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);
  return moved.every((path) => !open.some((other) => within(path, other) || within(other, path)));
}

/** Somebody else changed what the plan was about. */
export function stale(change: Change, what: string): Problem {
  return {
    code: 'STALE',
    severity: 'error',
    address: change.address,
    message: `${change.address} moved since the plan was made: ${what}.`,
    next: 'Plan again, look at what changed, and apply the new plan.',
  };
}

/** The attributes that moved, in words. */
export function moves(from: unknown, live: unknown): string {
  return fields(from, live)
    .map(({ path, before, after }) => `${path} ${show(before)} -> ${show(after)}`)
    .join(', ');
}

function show(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value);
}
