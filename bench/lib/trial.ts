import type { Fault } from '../../src/sandbox/index.ts';
import { type Ended, loyalty, type Running, startLoyalty } from './child.ts';
import { runHere } from './in-process.ts';
import { duplicatesIn, madeBy, shapeOf } from './judge.ts';
import { APPLY, type Scenario } from './scenarios.ts';
import { type Scratch, scratch } from './scratch.ts';
import { type BenchSite, serveSite } from './site.ts';

/** One scenario on a site of its own, with the built command as a process of its own. */
export interface Trial {
  readonly scenario: Scenario;
  readonly site: BenchSite;
  readonly desk: Scratch;
  /** Starts an apply. */
  start(): Running;
  apply(): Promise<Ended>;
  /** What the site itself says of how it stands. */
  verdict(): Promise<Verdict>;
  close(): Promise<void>;
}

/** Judged by state and log of the site, and by a fresh plan that must find nothing to do. */
export interface Verdict {
  readonly reached: boolean;
  readonly duplicates: number;
  /** Things made beyond those that the undisturbed apply makes. */
  readonly madeTooMany: number;
}

export interface TrialOptions {
  readonly settle?: number;
  readonly timeout?: number;
  readonly faults?: readonly Fault[];
  readonly flags?: readonly string[];
}

/** Sets up a trial. */
export async function trialOf(scenario: Scenario, options: TrialOptions = {}): Promise<Trial> {
  const { settle = 0.3, timeout = 10, faults = [], flags = [] } = options;
  const desk = scratch({ 'loyalty.yaml': scenario.text });
  const site = await serveSite({ faults }, scenario.state);
  const args = [...APPLY, '--endpoint', site.url, '--settle', String(settle), '--timeout', String(timeout), ...flags];
  return {
    scenario,
    site,
    desk,
    start: () => startLoyalty(args, { cwd: desk.folder }),
    apply: () => loyalty(args, { cwd: desk.folder }),
    verdict: async () => {
      site.sandbox.setFaults([]);
      const made = madeBy(site.requests());
      const state = site.state();
      const plan = await runHere(['plan', '--detailed-exitcode', '--endpoint', site.url, '--max-rps', '10000'], {
        cwd: desk.folder,
      });
      return {
        reached: shapeOf(state) === scenario.goal && nothingToDo(plan.exit, plan.out),
        duplicates: duplicatesIn(state),
        madeTooMany: made - scenario.made,
      };
    },
    close: async () => {
      await site.close();
      desk.clear();
    },
  };
}

/** A file that names by its id what has been replaced is refused the next time; the state has been compared already. */
function nothingToDo(exit: number, out: string): boolean {
  return exit === 0 || out.includes('Plan: 0 to create, 0 to update, 0 to delete');
}
