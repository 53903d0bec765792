import type { Address } from '../kernel/address.ts';
import type { Change } from '../kernel/change.ts';
import type { Handle } from '../kernel/kind.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { Problem } from '../kernel/problem.ts';

/** The version of the journal's lines. Readers refuse another major, and pass over keys they do not know. */
export const JOURNAL_VERSION = '1.0';

/** A thing as the snapshot before the first write holds it. */
export interface Kept {
  readonly kind: string;
  readonly handle: Handle;
  readonly spec: unknown;
}

/** One line of a journal. `at` is ISO 8601. */
export type Line = { readonly v: string; readonly at: string } & Entry;

export type Entry =
  | RunStarted
  | { readonly type: 'snapshot'; readonly things: readonly Kept[]; readonly known: Readonly<Record<Address, Handle>> }
  | {
      readonly type: 'intent';
      readonly seq: number;
      readonly op: Change['op'];
      readonly addresses: readonly Address[];
      readonly call: string;
    }
  | {
      readonly type: 'result';
      readonly seq: number;
      readonly ok: boolean;
      readonly fate?: string;
      readonly code?: string;
    }
  | Settled
  | { readonly type: 'end'; readonly exit: number };

/** The first line: what is to be done, and with what. */
export interface RunStarted {
  readonly type: 'run';
  readonly run: string;
  readonly site: string;
  readonly tool: string;
  readonly digest: string;
  readonly config: string;
  readonly pid: number;
  readonly changes: number;
  /** As the file said, for a rollback without it. */
  readonly environment?: string;
  /** Names of the variables that hold the credentials. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** What was agreed to, with the reason given. */
  readonly consents: readonly string[];
}

/** What became of one change; holds what a rollback needs. */
export interface Settled {
  readonly type: 'outcome';
  readonly status: Outcome['status'];
  readonly op: Change['op'];
  readonly address: Address;
  readonly kind: string;
  readonly name: string;
  readonly from?: unknown;
  readonly to?: unknown;
  readonly id?: string;
  readonly problem?: Problem;
}
