import type { Address } from './address.ts';
import type { Change } from './change.ts';
import { fields, merge } from './diff.ts';
import type { Directory } from './directory.ts';
import type { Kind, Live, Reader, Writer } from './kind.ts';
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

/** Does the live thing already hold all that `to` says? */
export function meets(kind: Kind<unknown>, live: Live<unknown>, to: unknown): boolean {
  const merged = merge(live.spec, to, {
    closed: kind.closed ?? [],
    ...(kind.same ? { same: kind.same.bind(kind) } : {}),
  });
  return fields(live.spec, merged).length === 0;
}

/** True when every attribute that moved since `from` now has the value of `to`: our own change, half done. */
export function isOnTheWay(from: unknown, live: unknown, to: unknown): boolean {
  const open = new Set(fields(live, to).map((field) => field.path));
  return fields(from, live).every((field) => !open.has(field.path));
}

/** All live things of one kind, read anew. */
export function look(hand: Hand, book: Directory): Promise<readonly Live<unknown>[]> {
  return hand.reader.list(round()).then((live) => withKeys(hand.kind, live, book));
}

/** One live thing, read anew; undefined when it is gone. */
export async function lookAt(hand: Hand, book: Directory, id: string): Promise<Live<unknown> | undefined> {
  return (await look(hand, book)).find((live) => live.handle.id === id);
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
  const moved = fields(from, live).map((field) => `${field.path} ${show(field.before)} -> ${show(field.after)}`);
  return moved.length === 0 ? 'its revision' : moved.join(', ');
}

function show(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value);
}
