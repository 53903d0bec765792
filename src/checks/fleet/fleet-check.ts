import type { Place, Severity } from '../../kernel/problem.ts';
import type { CheckId, Found, Limits, Told } from '../check.ts';
import type { Settings } from '../settings.ts';

/** Amounts of money that a site takes from one file it extends. */
export interface InheritedAmounts {
  readonly file: string;
  readonly count: number;
  /** The first of them: `rewards/five-off.coupon.fixedAmount`. */
  readonly names: readonly string[];
  /** Where the first is written. */
  readonly place: Place;
}

/** What is known of one site while many are looked at: as little as the checks need, so that thousands fit into memory. */
export interface SiteFacts {
  readonly currency?: string;
  /** What its points are called. */
  readonly points?: string;
  /** The most that one point buys there, in money, for a customer without a tier. */
  readonly worth?: number;
  readonly inherited: readonly InheritedAmounts[];
  /** What the file says under `checks:` of the checks of many sites. */
  readonly settings: Settings;
}

/** One of many sites. */
export interface Member {
  readonly file: string;
  readonly site: string;
  readonly facts: SiteFacts;
  /** Whether the program runs, and customers would notice; absent without a look at the site. */
  readonly running?: boolean;
}

/** What a plan makes of many sites: the files of those that change, wave by wave. */
export type Waves = readonly (readonly string[])[];

/** Something found about one site, by its file, or about all of them. */
export interface FleetFound extends Found {
  readonly file?: string;
  readonly place?: Place;
}

/** An expert check of many sites together: pure data and a pure function. */
export interface FleetCheck<L extends Limits = Limits> {
  readonly id: CheckId;
  readonly severity: Severity;
  readonly scope: 'fleet';
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly limits: L;
  /** `members` are those whose file does not switch the check off; `waves` is absent while files are only validated. */
  check(members: readonly Member[], told: Told<L>, waves: Waves | undefined, sites: number): readonly FleetFound[];
}

/** Keeps the names of limits, so that a check can be told only what it declares. */
export function defineFleet<const L extends Limits>(check: FleetCheck<L>): FleetCheck {
  return check as unknown as FleetCheck;
}
