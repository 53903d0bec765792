import { mustEnd } from '../lib/child.ts';
import { inTurn } from '../lib/figures.ts';
import { type Fleet, serveFleet } from '../lib/fleet.ts';
import type { Report } from '../lib/report.ts';

const MOST = 1000;
const LATENCY_MS = 50;
const ROUNDS = 2;
/** The five reads that a plan of one site needs. */
const READS = 5;

/** T7: a plan of 1, 10, 100 and 1,000 sites in one process, twenty sites at a time, against their raw requests in the same run. */
export async function t7(report: Report): Promise<void> {
  const fleet = await serveFleet(MOST, LATENCY_MS);
  try {
    await requestsOf(report, fleet);
    await timesOf(report, fleet);
    await memoryOf(report, fleet);
    await oneBadSite(report, fleet);
  } finally {
    await fleet.close();
  }
}

interface Told {
  readonly summary: {
    readonly sites: number;
    readonly same: number;
    readonly changes: number;
    readonly failed: number;
  };
}

async function requestsOf(report: Report, fleet: Fleet): Promise<void> {
  fleet.taken();
  const { out } = await mustEnd(fleet.plan(MOST));
  const taken = fleet.taken();
  const { summary } = JSON.parse(out) as Told;
  report.count('T7', 'plan of 1,000 sites: calls', taken.length, '=', MOST * READS);
  report.count('T7', 'plan of 1,000 sites: writes', taken.filter(({ write }) => write).length, '=', 0);
  report.count('T7', 'plan of 1,000 sites: sites that are as they should be', summary.same, '=', 950);
  report.count('T7', 'plan of 1,000 sites: sites that differ', summary.changes, '=', 50);
}

async function timesOf(report: Report, fleet: Fleet): Promise<void> {
  const plan = (count: number) => async (): Promise<number> => (await mustEnd(fleet.plan(count))).ms;
  const floor = (count: number) => async (): Promise<number> => (await fleet.floor(count)).ms;
  const times = await inTurn(ROUNDS, {
    'plan 1': plan(1),
    'plan 10': plan(10),
    'plan 100': plan(100),
    'plan 1000': plan(MOST),
    'floor 100': floor(100),
    'floor 1000': floor(MOST),
  });
  report.note(
    Object.entries(times)
      .map(([name, ms]) => `${name}: ${Math.round(ms)} ms`)
      .join(', '),
  );
  report.time('T7', 'time of 1,000 sites / time of 100', times['plan 1000'] / times['plan 100'], '<=', 9.5);
  report.note(`1,000 sites / node:http floor: ${(times['plan 1000'] / times['floor 1000']).toFixed(2)}x`);
}

async function memoryOf(report: Report, fleet: Fleet): Promise<void> {
  const [ten, hundred, thousand] = [await fleet.planPeak(10), await fleet.planPeak(100), await fleet.planPeak(MOST)];
  report.note(`peak memory: 10 sites ${Math.round(ten)} MiB, 100 sites ${Math.round(hundred)} MiB`);
  report.time('T7', 'peak memory of 1,000 sites / of 10', thousand / ten, '<=', 2.2);
  report.time('T7', 'peak memory of 1,000 sites', thousand, '<=', 180, ' MiB');
}

/** Each sort of bad answer, for ever, from one of twenty sites: it is the only one that fails. */
async function oneBadSite(report: Report, fleet: Fleet): Promise<void> {
  let failed = 0;
  const faults = ['429=100000', '500', '502', 'html', 'cut', 'torn', 'reset'];
  for (const fault of faults) {
    fleet.sandbox.setFaults(`${fault}~site-0007`);
    const { out } = await mustEnd(fleet.plan(20, ['--retries', '0']), 1);
    const { summary } = JSON.parse(out) as Told;
    failed += summary.failed + Math.abs(summary.sites - summary.same - summary.changes - summary.failed);
  }
  fleet.sandbox.setFaults([]);
  report.count('T7', `one bad site of twenty, ${faults.length} ways: sites spoilt`, failed, '=', faults.length);
}
