import type { Fault, FaultKind } from '../../src/sandbox/index.ts';
import { pooled } from '../lib/figures.ts';
import type { Report } from '../lib/report.ts';
import { type Scenario, scenarios } from '../lib/scenarios.ts';
import { trialOf } from '../lib/trial.ts';

/** The ten ways in which one answer goes wrong. */
export const TEN: readonly Pick<Fault, 'do' | 'value'>[] = [
  { do: 'lose' },
  { do: '504' },
  { do: '503' },
  { do: '429' },
  { do: '429-bare' },
  { do: 'reset' },
  { do: 'hang' },
  { do: 'html' },
  { do: 'cut' },
  { do: 'bulk', value: 3 },
];

/** One fault at one request of one run. */
export interface Strike {
  readonly scenario: Scenario;
  readonly fault: Pick<Fault, 'do' | 'value'>;
  readonly index: number;
}

/** What came of it. */
export interface Struck {
  readonly exit: number | null;
  readonly reached: boolean;
  readonly duplicates: number;
  readonly madeTooMany: number;
  /** Requests beyond those of the undisturbed run. */
  readonly extra: number;
  /** Seconds from the struck request to the next write or the end, for a hang. */
  readonly held: number;
  readonly said: string;
}

/** Seconds after which a silent server is given up. */
const TIMEOUT = 1;

/** All ten faults at every request of every scenario; with a stride every so-manieth. */
export function strikesOf(all: readonly Scenario[], stride = 1): readonly Strike[] {
  return all
    .flatMap((scenario) =>
      TEN.flatMap((fault) =>
        Array.from({ length: scenario.requests }, (_, index): Strike => ({ scenario, fault, index: index + 1 })),
      ),
    )
    .filter((_, nth) => nth % stride === 0);
}

/** Strikes once within one apply. */
export async function struck({ scenario, fault, index }: Strike): Promise<Struck> {
  const trial = await trialOf(scenario, { timeout: TIMEOUT, faults: [{ ...fault, at: index, times: 1 }] });
  const { exit, out, err } = await trial.apply();
  const requests = trial.site.requests();
  const silent = requests.find((request) => request.fault === 'hang');
  const after = requests.filter((request) => silent && request.startedAt > silent.startedAt + TIMEOUT * 900);
  const held =
    silent && after.length > 0 ? (Math.min(...after.map((request) => request.startedAt)) - silent.startedAt) / 1000 : 0;
  const verdict = await trial.verdict();
  await trial.close();
  const extra = requests.length - scenario.requests;
  return { exit, ...verdict, extra, held, said: exit === 0 ? '' : `${out}${err}`.slice(-900) };
}

/** R2: one fault anywhere, and the same run gets there all the same. */
export async function r2(report: Report): Promise<void> {
  const strikes = strikesOf(await scenarios());
  const results = await pooled(strikes, 4, struck);
  for (const fault of TEN) {
    const mine = results.filter((_, nth) => (strikes[nth] as Strike).fault === fault);
    report.note(
      `${fault.do.padEnd(9)} ${mine.length} runs, at most ${Math.max(...mine.map(({ extra }) => extra))} calls more`,
    );
  }
  for (const [nth, result] of results.entries()) {
    const { scenario, fault, index } = strikes[nth] as Strike;
    if (result.exit !== 0 || !result.reached || result.madeTooMany > 0)
      report.note(`${scenario.name} ${fault.do} at ${index}: ${JSON.stringify(result).slice(0, 700)}`);
  }
  tellOf(report, strikes, results);
}

function tellOf(report: Report, strikes: readonly Strike[], results: readonly Struck[]): void {
  const count = (test: (result: Struck) => boolean) => results.filter(test).length;
  report.count(
    'R2',
    `one fault in ${strikes.length} runs: ended with 0`,
    count(({ exit }) => exit === 0),
    '=',
    strikes.length,
  );
  report.count(
    'R2',
    'the site is as wanted',
    count(({ reached }) => reached),
    '=',
    strikes.length,
  );
  report.count(
    'R2',
    'duplicates',
    results.reduce((sum, { duplicates, madeTooMany }) => sum + duplicates + Math.max(0, madeTooMany), 0),
    '=',
    0,
  );
  const hangs = results.filter((_, nth) => ((strikes[nth] as Strike).fault.do as FaultKind) === 'hang');
  report.count('R2', 'longest hang in timeouts', Math.max(...hangs.map(({ held }) => held)) / TIMEOUT, '<=', 2);
}
