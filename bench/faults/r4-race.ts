import { readdirSync, readFileSync } from 'node:fs';
import type { Report } from '../lib/report.ts';
import { type Scenario, scenarios } from '../lib/scenarios.ts';
import { trialOf } from '../lib/trial.ts';

const TRIALS = 20;

/** What came of two applies at once. */
export interface Race {
  readonly exits: readonly (number | null)[];
  readonly locked: number;
  readonly duplicates: number;
  readonly reached: boolean;
}

/** Starts two applies of one file at the same moment. */
export async function race(scenario: Scenario): Promise<Race> {
  const trial = await trialOf(scenario);
  const both = await Promise.all([trial.apply(), trial.apply()]);
  const { reached, duplicates, madeTooMany } = await trial.verdict();
  await trial.close();
  return {
    exits: both.map(({ exit }) => exit),
    locked: both.filter(({ out, err }) => `${out}${err}`.includes('LOCKED')).length,
    duplicates: duplicates + Math.max(0, madeTooMany),
    reached,
  };
}

/** Kills the holder of the lock in the middle of its writes; answers the milliseconds the next apply waits for the lock beyond what it needs anyway. */
export async function takeOver(
  scenario: Scenario,
): Promise<{ readonly held: boolean; readonly exit: number | null; readonly waited: number }> {
  const trial = await trialOf(scenario, { settle: 0.1 });
  const first = trial.start();
  let held = false;
  const release = trial.site.sandbox.onRequest(async ({ index, phase }) => {
    if (index !== scenario.requests - 3 || phase !== 'before') return;
    held = locksIn(trial.desk.path('.loyalty/locks')).includes(first.child.pid ?? -1);
    first.child.kill('SIGKILL');
    await first.ended;
    throw new Error('the sender is dead');
  });
  await first.ended;
  release();
  const before = trial.site.requests().length;
  const second = await trial.apply();
  const requests = trial.site.requests().slice(before);
  await trial.close();
  // The lock is taken between the reads of the plan and the reads before the first write.
  const ends = requests.slice(0, 5).map(({ endedAt }) => endedAt ?? 0);
  const waited = (requests[5]?.startedAt ?? Number.NaN) - Math.max(...ends);
  return { held, exit: second.exit, waited };
}

function locksIn(folder: string): readonly number[] {
  return readdirSync(folder).map(
    (name) => (JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { pid: number }).pid,
  );
}

/** R4: two applies at once, and a holder that dies. */
export async function r4(report: Report): Promise<void> {
  const all = await scenarios();
  const [create, bulk] = [all[0] as Scenario, all[1] as Scenario];
  const races: Race[] = [];
  for (let trial = 0; trial < TRIALS; trial++) races.push(await race(trial % 2 === 0 ? create : bulk));
  const ends = races.map(({ exits, locked }) => `${[...exits].sort().join('+')}${locked > 0 ? ' locked' : ''}`);
  report.note(
    `ends: ${[...new Set(ends)].map((end) => `${end} (${ends.filter((one) => one === end).length})`).join(', ')}`,
  );
  report.count(
    'R4',
    `two applies at once, ${TRIALS} times: duplicates`,
    races.reduce((sum, { duplicates }) => sum + duplicates, 0),
    '=',
    0,
  );
  report.count('R4', 'the site is as wanted', races.filter(({ reached }) => reached).length, '=', TRIALS);
  const fair = races.filter(
    ({ exits, locked }) =>
      exits.includes(0) &&
      exits.every((exit) => exit === 0 || exit === 1) &&
      locked === exits.filter((exit) => exit === 1).length,
  );
  report.count('R4', 'one wins, the other is locked out or finds nothing to do', fair.length, '=', TRIALS);
  const over = await takeOver(all[2] as Scenario);
  report.count('R4', 'killed holder had the lock', Number(over.held), '=', 1);
  report.count('R4', 'the next apply takes it over: exit', over.exit ?? -1, '=', 0);
  report.time('R4', 'and waits for it', over.waited / 1000, '<=', 5, ' s');
}
