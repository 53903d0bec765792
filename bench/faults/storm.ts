import { UNWEIGHED } from '../../test/support/consents.ts';
import { loyalty } from '../lib/child.ts';
import { programText, type Size } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite, spanOf } from '../lib/site.ts';

const SIZE: Size = { tiers: 5, rules: 50, rewards: 50 };
/** The site takes 20 a second; the command has been told that it takes 400. Few enough for a slow machine to be refused, too. */
const LIMIT = { perSecond: 20, burst: 5 };

/** P19: a site that refuses again and again, in each of the ways in which Wix may say it. */
export async function storm(report: Report): Promise<void> {
  for (const form of ['seconds', 'date', 'bare', 'text'] as const) {
    const desk = scratch({ 'loyalty.yaml': programText(SIZE) });
    const site = await serveSite({ requestLimit: LIMIT, switches: { requestLimitAnswer: form } });
    const apply = () =>
      loyalty(['apply', '--yes', ...UNWEIGHED, '--max-rps', '400', '--endpoint', site.url], { cwd: desk.folder });
    await apply();
    desk.write('loyalty.yaml', programText({ ...SIZE, edition: 1 }));
    site.forget();
    const ended = await apply();
    const requests = site.requests();
    const refused = requests.filter(({ status }) => status === 429).length;
    const updates = requests.filter(({ write, committed }) => write && committed).length;
    const floor = ((requests.length - refused - LIMIT.burst) / LIMIT.perSecond) * 1000;
    if (ended.exit !== 0) report.note(`${ended.out}${ended.err}`.slice(-500));
    report.note(
      `429 as ${form}: ${refused} refusals, ${(spanOf(requests) / floor).toFixed(2)} x what the limit allows`,
    );
    report.count('P19', `429 as ${form}: refusals`, refused, '>=', 1);
    report.count('P19', `429 as ${form}: exit`, ended.exit ?? -1, '=', 0);
    report.count('P19', `429 as ${form}: updates given up or done twice`, Math.abs(100 - updates), '=', 0);
    await site.close();
    desk.clear();
  }
}
