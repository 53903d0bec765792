import type { Problem, Severity } from '../kernel/problem.ts';
import type { Subject } from './subject.ts';

/** `L-VAL-01`: family and number, as in every output and in the file. */
export type CheckId = `L-${string}-${string}`;

/** Static: judges what the file declares. Live: judges what a plan does to the site. Fleet: compares many sites. */
export type Scope = 'static' | 'live' | 'fleet';

/** A number a file may set under `checks:`; null: there is none unless the file sets one. */
export interface Limit {
  readonly value: number | null;
  /** How the number is read: `%`, `×`, `points`, `months`, `days`, `customers`, `money`. */
  readonly unit: string;
  readonly means: string;
}

/** Something a file may tell a check under `checks:`, as a text or an ISO date. */
export interface Fact {
  readonly form: 'text' | 'date';
  readonly means: string;
}

export type Limits = { readonly [name: string]: Limit };
export type Facts = { readonly [name: string]: Fact };

/** What a check is told: its limits as numbers and its facts as texts. */
export type Told<L extends Limits = Limits, F extends Facts = Facts> = {
  readonly [Name in keyof L]: L[Name]['value'] extends number ? number : number | undefined;
} & { readonly [Name in keyof F]: string | undefined };

/** What cannot be missing for a check to look at all; without it the check is listed as not run. */
export type Need =
  | `assumptions.${'averageOrder' | 'margin' | 'visitsPerMonth' | 'shippingCost' | 'frequentCustomer'}`
  | `figures.${'tiersBefore' | 'tiersAfter' | 'demoted' | 'openCoupons' | 'expiring' | 'liability'}`
  | 'jurisdiction';

/** What a check found, before it is made a Problem. */
export interface Found extends Pick<Problem, 'address' | 'path' | 'message'> {
  /** What was measured and what it may be, as people read it: `45×`, `3×`. */
  readonly measured?: string;
  readonly limit?: string;
  /** Where it differs from the severity of the check. */
  readonly severity?: Severity;
  /** Where the usual remedy is not the one. */
  readonly fix?: string;
}

/** One expert check: pure data and a pure function. Percentages are written as people say them: 20 is 20 %. */
export interface Check<L extends Limits = Limits, F extends Facts = Facts> {
  readonly id: CheckId;
  readonly severity: Severity;
  readonly scope: Scope;
  /** What it looks for, in half a sentence. */
  readonly title: string;
  /** Why it is worth stopping for, in one sentence. */
  readonly why: string;
  /** What to do about a finding. */
  readonly fix: string;
  readonly limits: L;
  readonly facts?: F;
  readonly needs?: readonly Need[];
  /** Where it judges what is as well as what changes: the kinds whose changes move its figures. */
  readonly about?: readonly string[];
  /** What makes it see more, when it is there. */
  readonly uses?: readonly (Need | 'assumptions.rewards')[];
  /** Codes of Problems that say less of the same: not shown beside a finding of this check at the same place or of the whole. */
  readonly supersedes?: readonly string[];
  check(subject: Subject, told: Told<L, F>): readonly Found[];
}

/** Keeps the names of limits and facts, so that a check can be told only what it declares. */
export function define<const L extends Limits, const F extends Facts = Record<never, never>>(
  check: Check<L, F>,
): Check {
  return check as unknown as Check;
}
