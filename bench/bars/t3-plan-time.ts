import { UNWEIGHED } from '../../test/support/consents.ts';
import { LOYALTY, loyalty, mustEnd, peakMiB } from '../lib/child.ts';
import { inTurn } from '../lib/figures.ts';
import { FLOOR_ENV, PLAN_FLOOR, proveFloor, runFloor, SEQUENTIAL_PLAN, scriptOf } from '../lib/floor.ts';
import { HUNDRED, programText } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite } from '../lib/site.ts';

const ROUNDS = 7;

/** T3: how long a plan of 100 takes at 50 ms a call, against the floor and against the plain SDK script, in turn. */
export async function t3(report: Report): Promise<void> {
  const { folder, clear } = scratch({ 'loyalty.yaml': programText(HUNDRED) });
  const site = await serveSite({ latencyMs: 50 });
  const plan = ['plan', '--detailed-exitcode', ...UNWEIGHED, '--endpoint', site.url];
  await mustEnd(loyalty(['apply', '--yes', ...UNWEIGHED, '--endpoint', site.url], { cwd: folder }));
  for (const floor of [PLAN_FLOOR, SEQUENTIAL_PLAN]) await proveFloor(floor, site.state());
  const times = await inTurn(ROUNDS, {
    floor: async () => (await runFloor(site, PLAN_FLOOR)).ms,
    ours: async () => (await mustEnd(loyalty(plan, { cwd: folder }))).ms,
    sequential: async () => (await runFloor(site, SEQUENTIAL_PLAN)).ms,
  });
  const ms = Object.entries(times).map(([name, value]) => `${name} ${Math.round(value)} ms`);
  report.note(
    `${ms.join(', ')}; floor ${Math.round(await peakMiB([scriptOf(PLAN_FLOOR), site.url], { env: FLOOR_ENV }))} MiB`,
  );
  report.time('T3', 'plan of 100 at 50 ms / node:http floor', times.ours / times.floor, '<=', 1.9);
  report.time('T3', 'plain SDK script / plan of 100', times.sequential / times.ours, '>=', 1.4);
  report.time('T3', 'plan of 100: peak memory', await peakMiB([LOYALTY, ...plan], { cwd: folder }), '<=', 70, ' MiB');
  await site.close();
  clear();
}
