import type { Address } from './address.ts';
import type { Change } from './change.ts';
import type { Handle } from './kind.ts';
import type { Problem } from './problem.ts';

/** What a plan was based on, so that apply can tell whether the site moved. */
export interface Basis {
  /** Over everything that was read. */
  readonly digest: string;
  /** Per touched object; `hash` is of the kind's canonical spec, without revision and dates; null: it was not there. */
  readonly things: Readonly<
    Record<Address, { readonly id?: string; readonly revision?: string; readonly hash: string | null }>
  >;
}

/** All that apply needs, and nothing that JSON cannot hold. */
export interface Plan {
  readonly formatVersion: '1.0';
  readonly site: string;
  readonly basis: Basis;
  readonly known: Readonly<Record<Address, Handle>>;
  /** Each stands behind everything named in its `waitsFor`. */
  readonly changes: readonly Change[];
}

/** What the plan does not touch, and says so. */
export interface Untouched {
  /** Live things that the file does not name. */
  readonly unmanaged: readonly Address[];
  /** Things and attributes the file says are not ours. */
  readonly ignored: readonly Address[];
  /** Steps that only a person in the dashboard can do. */
  readonly manual: readonly Problem[];
}

/** A plan with what was found while making it. Problems do not depend on flags; the verdict over them does. */
export interface Planned extends Untouched {
  readonly plan: Plan;
  readonly problems: readonly Problem[];
}
