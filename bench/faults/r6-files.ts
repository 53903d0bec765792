import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, startLoyalty } from '../lib/child.ts';
import { type SmallDisk, smallDisk, startOnSmallDisk } from '../lib/disks.ts';
import type { Report } from '../lib/report.ts';
import { APPLY, type Scenario, scenarios } from '../lib/scenarios.ts';
import { type Trial, trialOf } from '../lib/trial.ts';

/** What came of a disturbed run and of the run after it. */
export interface Disturbed {
  readonly what: string;
  readonly exit: number | null;
  readonly signal: string | null;
  /** Writes the site carried out for the disturbed run. */
  readonly writes: number;
  /** Lines of journals that are complete and cannot be read. */
  readonly unreadable: number;
  /** A lock whose holder lives on. */
  readonly locked: boolean;
  readonly converged: boolean;
  readonly said: string;
}

const KIB = [4, 8, 12, 16, 20, 24, 28, 32, 48];

/** Every line of every journal but a torn last one must be JSON. */
function unreadableIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  return files
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1))
    .filter((line) => !isJson(line)).length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function settle(trial: Trial, what: string, ended: Ended, runs: string): Promise<Disturbed> {
  const writes = trial.site.requests().filter(({ committed }) => committed).length;
  const again = await trial.apply();
  const verdict = await trial.verdict();
  const unreadable = unreadableIn(runs);
  await trial.close();
  return {
    ...{ what, exit: ended.exit, signal: ended.signal, writes, unreadable },
    locked: `${again.out}${again.err}`.includes('LOCKED'),
    converged: again.exit === 0 && verdict.reached && verdict.duplicates === 0,
    said: `${ended.out}${ended.err}`.slice(-500),
  };
}

/** The disk with the journals is full after so many KiB. */
export async function fullDisk(scenario: Scenario, disk: SmallDisk, kib: number): Promise<Disturbed> {
  const trial = await trialOf(scenario);
  const folder = trial.desk.path('small');
  const args = [...APPLY, '--endpoint', trial.site.url, '--settle', '0.3', '--runs-dir', 'small/runs'];
  const ended = await startOnSmallDisk(disk, args, { cwd: trial.desk.folder, folder, kib }).ended;
  return settle(trial, `${kib} KiB of ${disk}`, ended, disk === 'tmpfs' ? `${folder}.kept` : folder);
}

/** Journals are to go where nothing can be written. */
export async function nowhere(scenario: Scenario, runs: string): Promise<Disturbed> {
  const trial = await trialOf(scenario);
  trial.desk.write('a-file', '');
  const args = [...APPLY, '--endpoint', trial.site.url, '--runs-dir', runs];
  const ended = await startLoyalty(args, { cwd: trial.desk.folder }).ended;
  return settle(trial, `--runs-dir ${runs}`, ended, trial.desk.path('.loyalty'));
}

/** Signals arrive with a request. */
export async function signalled(
  scenario: Scenario,
  index: number,
  signals: readonly NodeJS.Signals[],
): Promise<Disturbed> {
  const trial = await trialOf(scenario);
  const running = trial.start();
  const release = trial.site.sandbox.onRequest(async (request) => {
    if (request.index !== index || request.phase !== 'before') return;
    for (const signal of signals) {
      running.child.kill(signal);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  const ended = await running.ended;
  release();
  return settle(trial, `${signals.join(', ')} at request ${index}`, ended, trial.desk.path('.loyalty'));
}

/** Five points of an apply: while it plans, while it looks again, and three of its writes. */
const pointsOf = ({ requests }: Scenario): readonly number[] => [3, 8, 11, Math.floor((11 + requests) / 2), requests];

/** R6: the disk is full or closed, and signals come. */
export async function r6(report: Report): Promise<void> {
  const all = await scenarios();
  const update = all[2] as Scenario;
  const disk = smallDisk();
  const full = [];
  for (const kib of KIB) full.push(await fullDisk(update, disk, kib));
  tell(report, `full disk (${disk})`, full, ({ exit, writes }) => exit === (writes === 0 ? 1 : 5) || exit === 0);
  const closed = [await nowhere(update, '/proc/loyalty/runs'), await nowhere(update, 'a-file/runs')];
  tell(report, 'no place for journals', closed, ({ exit, writes }) => exit === 1 && writes === 0);
  const signals = [];
  for (const scenario of [all[1] as Scenario, update]) {
    for (const index of pointsOf(scenario)) {
      for (const some of [['SIGTERM'], ['SIGINT'], ['SIGINT', 'SIGINT']] as const)
        signals.push(await signalled(scenario, index, some));
    }
  }
  // Before there is anything to finish, the system's own end is what a shell knows as 130 or 143.
  tell(
    report,
    'signals',
    signals,
    ({ exit, signal, writes }) => exit === 0 || exit === 130 || (signal !== null && writes === 0),
  );
}

function tell(report: Report, what: string, all: readonly Disturbed[], documented: (one: Disturbed) => boolean): void {
  const bad = all.filter((one) => !documented(one) || !one.converged || one.locked || one.unreadable > 0);
  for (const one of bad) report.note(`${one.what}: ${JSON.stringify(one)}`);
  const ends = all.map(({ exit, signal }) => String(exit ?? signal));
  report.note(
    `${what}: ${[...new Set(ends)].map((end) => `${end} (${ends.filter((one) => one === end).length})`).join(', ')}`,
  );
  report.count('R6', `${what}: exit codes as documented`, all.filter(documented).length, '=', all.length);
  report.count(
    'R6',
    `${what}: journal lines that cannot be read`,
    all.reduce((sum, { unreadable }) => sum + unreadable, 0),
    '=',
    0,
  );
  report.count('R6', `${what}: locks left behind`, all.filter(({ locked }) => locked).length, '=', 0);
  report.count(
    'R6',
    `${what}: the next run gets there`,
    all.filter(({ converged }) => converged).length,
    '=',
    all.length,
  );
}
