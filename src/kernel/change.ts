import type { Address } from './address.ts';
import type { Handle } from './kind.ts';

/** A value that differs, at a dotted path spelled as in the file. `undefined` on either side: not there. */
export interface Field {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

interface Step {
  readonly address: Address;
  /** The name of the kind. */
  readonly kind: string;
  /** The display name: the address may hold only a key. */
  readonly name: string;
  /** Every earlier change at these addresses comes first. */
  readonly waitsFor: readonly Address[];
  /** Why, in one sentence. */
  readonly reason: string;
  readonly risk: 'low' | 'medium' | 'high';
}

/** Make a thing that is not there. `replaces` marks the second half of a delete-and-create. */
export interface Create<S> extends Step {
  readonly op: 'create';
  readonly to: S;
  readonly replaces?: boolean;
}

/** Turn `from` into `to`: both whole and canonical. `parked` marks a step to a temporary value, to be left again by a later change. */
export interface Update<S> extends Step {
  readonly op: 'update';
  readonly from: S;
  readonly to: S;
  readonly handle: Handle;
  readonly parked?: boolean;
}

/** Remove a thing. `consent` says what in the file, or in its history, asks for it. */
export interface Delete<S> extends Step {
  readonly op: 'delete';
  readonly from: S;
  readonly handle: Handle;
  readonly consent: 'removed' | 'exclusive' | 'base' | 'replaced';
}

/** Doing nothing is not a case: it is the absence of a change. */
export type Change<S = unknown> = Create<S> | Update<S> | Delete<S>;
