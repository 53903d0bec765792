import { UNWEIGHED } from '../../test/support/consents.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { programText, type Size } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite, spanOf } from '../lib/site.ts';

const SIZE: Size = { tiers: 5, rules: 100, rewards: 200 };
const LIMIT = { perSecond: 100, burst: 50 };

/** T6: 300 updates at a server that takes a hundred a second, from the first request to the last answer. */
export async function t6(report: Report): Promise<void> {
  const { folder, clear, write } = scratch({ 'loyalty.yaml': programText(SIZE) });
  const site = await serveSite({ requestLimit: LIMIT });
  const apply = () =>
    mustEnd(loyalty(['apply', '--yes', ...UNWEIGHED, '--max-rps', '100', '--endpoint', site.url], { cwd: folder }));
  await apply();
  write('loyalty.yaml', programText({ ...SIZE, edition: 1 }));
  // The bucket fills up again.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  site.forget();
  await apply();
  const requests = site.requests();
  const refused = requests.filter((request) => request.status === 429);
  const done = requests.filter((request) => request.write && request.committed);
  const ideal = ((requests.length - refused.length - LIMIT.burst) / LIMIT.perSecond) * 1000;
  report.note(`${requests.length} calls in ${Math.round(spanOf(requests))} ms; ideal ${Math.round(ideal)} ms`);
  report.time('T6', '300 updates at 100/s / ideal', spanOf(requests) / ideal, '<=', 1.15);
  report.count('T6', 'refusals', refused.length, '<=', 5);
  report.count('T6', 'given up', 300 - done.length, '=', 0);
  await site.close();
  clear();
}
