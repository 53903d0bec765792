import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UNWEIGHED } from '../../test/support/consents.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { counted } from '../lib/counting.ts';
import { inTurn } from '../lib/figures.ts';
import { CREATES_FLOOR, proveFloor, runFloor, SEQUENTIAL_CREATES } from '../lib/floor.ts';
import { HUNDRED, programText } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite, wipe } from '../lib/site.ts';

const ROUNDS = 5;

/** T4: 5 tiers, 45 rules and 50 rewards made on an empty site. */
export async function t4(report: Report): Promise<void> {
  const { folder, clear } = scratch({ 'loyalty.yaml': programText(HUNDRED) });
  const site = await serveSite({ latencyMs: 50 });
  const apply = (url: string) => mustEnd(loyalty(['apply', '--yes', ...UNWEIGHED, '--endpoint', url], { cwd: folder }));
  const { calls, rounds } = await counted(({ url }) => apply(url));
  await proveFloor(CREATES_FLOOR);
  const times = await inTurn(ROUNDS, {
    floor: async () => {
      wipe(site);
      return (await runFloor(site, CREATES_FLOOR)).ms;
    },
    ours: async () => {
      wipe(site);
      // What was created a moment ago would be waited for: the lists could lag.
      rmSync(join(folder, '.loyalty'), { recursive: true });
      return (await apply(site.url)).ms;
    },
  });
  wipe(site);
  const sequential = (await runFloor(site, SEQUENTIAL_CREATES)).ms;
  const all = { ...times, sequential };
  report.note(
    Object.entries(all)
      .map(([name, value]) => `${name} ${Math.round(value)} ms`)
      .join(', '),
  );
  report.count('T4', '100 creates: calls', calls, '<=', 18);
  report.count('T4', '100 creates: rounds', rounds, '<=', 5);
  report.time('T4', 'plain SDK script / 100 creates', sequential / times.ours, '>=', 10);
  report.time('T4', '100 creates / node:http floor', times.ours / times.floor, '<=', 2.2);
  await site.close();
  clear();
}
