import { roundsOf } from '../../src/sandbox/index.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { HUNDRED, programText, type Size, THOUSAND } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite, writesIn } from '../lib/site.ts';

/** T2: a plan in the fewest calls, counted by the site. The site holds what the file says, so the plan has read everything. */
export async function t2(report: Report): Promise<void> {
  await economyOf(report, 'plan of 100', HUNDRED, { calls: 5, rounds: 1 });
  await economyOf(report, 'plan of 1,000', THOUSAND, { calls: 9, rounds: 5 });
}

async function economyOf(
  report: Report,
  what: string,
  size: Size,
  bar: { readonly calls: number; readonly rounds: number },
): Promise<void> {
  const { folder, clear } = scratch({ 'loyalty.yaml': programText(size) });
  const site = await serveSite({ latencyMs: 20 });
  const at = ['--endpoint', site.url, '--max-rps', '1000'];
  await mustEnd(loyalty(['apply', '--yes', ...at], { cwd: folder }));
  site.forget();
  await mustEnd(loyalty(['plan', '--detailed-exitcode', ...at], { cwd: folder }));
  const requests = site.requests();
  report.count('T2', `${what}: calls`, requests.length, '<=', bar.calls);
  report.count('T2', `${what}: rounds`, roundsOf(requests), '<=', bar.rounds);
  report.count('T2', `${what}: writes`, writesIn(requests), '=', 0);
  await site.close();
  clear();
}
