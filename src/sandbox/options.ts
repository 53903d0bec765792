import type { Fault } from './faults/index.ts';
import type { Population } from './population/parameters.ts';
import type { SiteApp, SiteState } from './state.ts';
import type { Switches } from './switches/index.ts';
import type { RequestLimit } from './throttle.ts';

/** A site to be set up. */
export interface SiteOptions {
  /** The `wix-site-id`. */
  readonly id: string;
  /** The API key of its owner. */
  readonly key: string;
  /** A name of `FIXTURES`; `fresh` when not given. */
  readonly fixture?: string;
  /** Sites of one account are what `bulkGet…` answers a user. */
  readonly accountId?: string;
  /** Apps that may ask for tokens of the site; one is made up when none is given. */
  readonly apps?: readonly SiteApp[];
  /** Customers who are there from the beginning. */
  readonly population?: Population | null;
  /** Parts of the state to lay over the fixture. */
  readonly state?: Partial<SiteState>;
}

/** How a sandbox is made; every part has a default. */
export interface SandboxOptions {
  /** Where to keep the state between processes; in memory when not given. First written by the first write. */
  readonly directory?: string;
  /** Milliseconds since 1970; the wall clock when not given. */
  readonly now?: () => number;
  /** New GUIDs; random when not given. */
  readonly newId?: () => string;
  readonly switches?: Partial<Switches>;
  /** Time each request takes, in milliseconds. */
  readonly latencyMs?: number;
  /** Requests a site answers in any 60 seconds; without limit when not given. */
  readonly rateLimitPerMinute?: number;
  /** The same with other figures. */
  readonly requestLimit?: RequestLimit;
  readonly faults?: readonly Fault[];
  /** One site `sandbox` with key `sandbox` when not given. */
  readonly sites?: readonly SiteOptions[];
  /** Customers of the first site. */
  readonly population?: Population;
  /** How long an app's token lives; four hours when not given. */
  readonly tokenSeconds?: number;
}
