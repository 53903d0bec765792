import type { Adapter, Kind } from './kernel/kind.ts';
import * as earningRule from './kinds/earning-rule/index.ts';
import * as pointsExpiration from './kinds/points-expiration/index.ts';
import * as program from './kinds/program/index.ts';
import * as programStatus from './kinds/program-status/index.ts';
import * as reward from './kinds/reward/index.ts';
import * as tier from './kinds/tier/index.ts';
import * as tiersProgram from './kinds/tiers-program/index.ts';

/** A kind and its driver, which is loaded only when a site is talked to. */
export interface Registered {
  readonly kind: Kind<unknown>;
  adapter(): Promise<Adapter<unknown, unknown>>;
}

/** A unique field names a key of its own Spec, which `unknown` has none of: all else about an entry is checked. */
type Entry = Omit<Registered, 'kind'> & { readonly kind: Omit<Kind<unknown>, 'unique'> };

const entries: readonly Entry[] = [program, pointsExpiration, programStatus, tiersProgram, tier, earningRule, reward];

/** Every kind there is, in the order in which output shows them: the one line that a new kind adds. */
export const KINDS = entries as readonly Registered[];
