import { UNWEIGHED } from '../../test/support/consents.ts';
import { loyalty, mustEnd } from '../lib/child.ts';
import { counted } from '../lib/counting.ts';
import { HUNDRED, programText, type Size, THOUSAND } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite } from '../lib/site.ts';

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
  const site = await serveSite();
  const flags = ['--max-rps', '1000', ...UNWEIGHED];
  await mustEnd(loyalty(['apply', '--yes', '--endpoint', site.url, ...flags], { cwd: folder }));
  const { calls, rounds, writes } = await counted(
    ({ url }) => mustEnd(loyalty(['plan', '--detailed-exitcode', '--endpoint', url, ...flags], { cwd: folder })),
    site.state(),
  );
  report.count('T2', `${what}: calls`, calls, '<=', bar.calls);
  report.count('T2', `${what}: rounds`, rounds, '<=', bar.rounds);
  report.count('T2', `${what}: writes`, writes, '=', 0);
  await site.close();
  clear();
}
