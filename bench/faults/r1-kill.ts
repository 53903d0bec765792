import { pooled } from '../lib/figures.ts';
import type { Report } from '../lib/report.ts';
import { type Scenario, scenarios } from '../lib/scenarios.ts';
import { trialOf } from '../lib/trial.ts';
import { twice } from './lag.ts';

/** Where a process dies: as its request arrives, or after its work is committed and before the answer leaves. */
export interface Kill {
  readonly scenario: Scenario;
  readonly index: number;
  readonly phase: 'before' | 'after-commit';
  /** Milliseconds by which lists lag behind writes. */
  readonly lag?: number;
}

/** What came of a kill and of the runs after it. */
export interface Killed {
  /** False when the run was over before. */
  readonly struck: boolean;
  /** Runs it took to get there; Infinity when three were not enough. */
  readonly reruns: number;
  readonly duplicates: number;
  readonly madeTooMany: number;
  readonly said: string;
}

const MOST_RERUNS = 3;

/** Every request of every scenario, both moments; with a stride every so-manieth. */
export function killsOf(all: readonly Scenario[], stride = 1, lag?: number): readonly Kill[] {
  const kills = all.flatMap((scenario) =>
    Array.from({ length: scenario.requests }, (_, index) => index + 1).flatMap((index) =>
      (['before', 'after-commit'] as const).map((phase): Kill => ({ scenario, index, phase, ...(lag ? { lag } : {}) })),
    ),
  );
  return kills.filter((_, nth) => nth % stride === 0);
}

/** Kills one apply at one moment, and runs it again until the site is as wanted. */
export async function killed({ scenario, index, phase, lag }: Kill): Promise<Killed> {
  const faults = lag === undefined ? [] : [{ do: 'stale' as const, value: lag }];
  const trial = await trialOf(scenario, { settle: lag === undefined ? 0.3 : (lag * 2) / 1000, faults });
  const first = trial.start();
  let struck = false;
  const release = trial.site.sandbox.onRequest(async (request) => {
    if (request.index !== index || request.phase !== phase) return;
    struck = true;
    first.child.kill('SIGKILL');
    await first.ended;
    // What had not been done when its sender died is not done now.
    if (phase === 'before') throw new Error('the sender is dead');
  });
  await first.ended;
  release();
  let verdict = { reached: false, duplicates: 0, madeTooMany: 0 };
  let said = '';
  let reruns = 0;
  while (!verdict.reached && reruns++ < MOST_RERUNS) {
    trial.site.sandbox.setFaults(faults);
    const again = await trial.apply();
    said += again.exit === 0 ? '' : `exit ${again.exit}: ${again.out}${again.err}`;
    verdict = await trial.verdict();
  }
  await trial.close();
  return { ...verdict, struck, reruns: verdict.reached ? reruns : Number.POSITIVE_INFINITY, said };
}

/** R1: the process is killed at every request, and run again once. */
export async function r1(report: Report): Promise<void> {
  const all = await scenarios();
  await tell(report, 'kill -9 at every request', killsOf(all));
  const creating = all.filter(({ name }) => name !== 'update' && name !== 'delete');
  await tell(report, 'the same with lists that lag by 0.8 s', killsOf(creating, 5, 800));
  await tellOfLag(report, creating);
}

async function tellOfLag(report: Report, all: readonly Scenario[]): Promise<void> {
  const results = await Promise.all(all.map(twice));
  for (const [nth, result] of results.entries()) report.note(`${all[nth]?.name} twice: ${JSON.stringify(result)}`);
  const made = results.reduce((sum, { duplicates, madeTooMany }) => sum + duplicates + Math.max(0, madeTooMany), 0);
  report.count('R1', 'two applies in a row, lists that lag by 1.5 s: made too many', made, '=', 0);
  report.count(
    'R1',
    'both exit with 0',
    results.filter(({ exits }) => exits.every((exit) => exit === 0)).length,
    '=',
    all.length,
  );
}

async function tell(report: Report, what: string, kills: readonly Kill[]): Promise<void> {
  const results = await pooled(kills, 3, killed);
  for (const [nth, result] of results.entries()) {
    const { scenario, index, phase } = kills[nth] as Kill;
    if (result.reruns > 1 || result.duplicates > 0 || result.madeTooMany > 0)
      report.note(`${scenario.name} ${phase} request ${index}: ${JSON.stringify(result).slice(0, 700)}`);
  }
  const sum = (pick: (result: Killed) => number) => results.reduce((total, result) => total + pick(result), 0);
  report.note(`${results.filter(({ struck }) => struck).length} kills of ${results.length} runs struck`);
  report.count(
    'R1',
    `${what}: converged of ${results.length}`,
    results.filter(({ reruns }) => Number.isFinite(reruns)).length,
    '=',
    results.length,
  );
  report.count(
    'R1',
    `${what}: duplicates`,
    sum(({ duplicates }) => duplicates),
    '=',
    0,
  );
  report.count(
    'R1',
    `${what}: made too many`,
    sum(({ madeTooMany }) => Math.max(0, madeTooMany)),
    '=',
    0,
  );
  report.count('R1', `${what}: re-runs needed`, Math.max(...results.map(({ reruns }) => reruns)), '=', 1);
}
