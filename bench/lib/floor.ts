import { fileURLToPath } from 'node:url';
import type { SiteState } from '../../src/sandbox/index.ts';
import { type Ended, mustEnd, startNode } from './child.ts';
import { counted } from './counting.ts';
import { type BenchSite, KEY, SITE } from './site.ts';

/** A script under `floors/`, with the calls and rounds it must take before anything may be divided by its time. */
export interface Floor {
  readonly script: 'plan' | 'creates' | 'updates' | 'sequential';
  readonly args?: readonly string[];
  readonly calls: number;
  readonly rounds: number;
}

/** The five reads at once: no plan can do with less. */
export const PLAN_FLOOR: Floor = { script: 'plan', calls: 5, rounds: 1 };
/** A hundred creates with the bulk calls that there are. */
export const CREATES_FLOOR: Floor = { script: 'creates', calls: 12, rounds: 3 };
/** A hundred updates at ten in flight: there is no bulk update. */
export const UPDATES_FLOOR: Floor = { script: 'updates', calls: 105, rounds: 11 };
/** The real SDK, one call after the other. */
export const SEQUENTIAL_PLAN: Floor = { script: 'sequential', args: ['plan'], calls: 5, rounds: 5 };
export const SEQUENTIAL_CREATES: Floor = { script: 'sequential', args: ['creates'], calls: 105, rounds: 105 };

/** What a floor's script needs to know besides its arguments. */
export const FLOOR_ENV = { BENCH_SITE: SITE, BENCH_KEY: KEY };

/** The path of a floor's script. */
export function scriptOf(floor: Floor): string {
  return fileURLToPath(new URL(`../floors/${floor.script}.mjs`, import.meta.url));
}

/** Proves, once and unhurried, that a floor takes exactly the calls and rounds it is there for. Throws otherwise. */
export async function proveFloor(floor: Floor, state?: Partial<SiteState>): Promise<void> {
  const { calls, rounds } = await counted((site) => runFloor(site, floor), state);
  if (rounds !== floor.rounds)
    throw new Error(
      `the floor "${floor.script}" took ${calls} calls in ${rounds} rounds, not ${floor.calls} in ${floor.rounds}`,
    );
}

/** Runs a floor against a site. Throws when it does not take exactly its calls. */
export async function runFloor(site: BenchSite, floor: Floor): Promise<Ended> {
  site.forget();
  const ended = await mustEnd(startNode([scriptOf(floor), site.url, ...(floor.args ?? [])], { env: FLOOR_ENV }).ended);
  const calls = site.requests().length;
  if (calls !== floor.calls) throw new Error(`the floor "${floor.script}" took ${calls} calls, not ${floor.calls}`);
  return ended;
}
