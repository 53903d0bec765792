import { HOSTILE } from '../../test/render/hostile.ts';
import { liveHtml, liveMarkdown } from '../../test/render/live.ts';
import { CONSENTS } from '../../test/support/consents.ts';
import { obeyed } from '../../test/support/outputs.ts';
import { loyalty } from '../lib/child.ts';
import { programText, type Size } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';
import { serveSite } from '../lib/site.ts';

const SIZE: Size = { tiers: 5, rules: 6, rewards: 12 };
const FORMATS = ['text', 'json', 'markdown', 'html', 'github'] as const;

/** S3: names on the site that would do something to whoever shows them, in every format and by every command that shows live values. */
export async function s3(report: Report): Promise<void> {
  const desk = scratch({ 'loyalty.yaml': programText(SIZE) });
  const site = await serveSite();
  const at = ['--endpoint', site.url];
  await loyalty(['apply', '--yes', ...CONSENTS, ...at], { cwd: desk.folder });
  const names = Object.values(HOSTILE);
  const { rewards, tiers, program } = site.state();
  const doubles = rewards.map((reward, index) => ({
    ...reward,
    id: `hostile-${index}`,
    name: names[index % names.length] ?? '',
  }));
  site.sandbox.setState('sandbox', {
    rewards: [...rewards, ...doubles],
    tiers: tiers.map((tier, index) => ({
      ...tier,
      tierDefinition: { ...tier.tierDefinition, description: names[index] ?? '' },
    })),
    program: { ...program, name: names[2] ?? '', pointDefinition: { customName: names[10] ?? '' } },
  });
  desk.write(
    'loyalty.yaml',
    `${programText({ ...SIZE, edition: 1 }).replaceAll('requiredPoints', 'description: plain\n    requiredPoints')}program: { name: Plain }\n`,
  );
  let [raw, live, failed] = [0, 0, 0];
  const shown = async (...args: readonly string[]): Promise<string> => {
    const { exit, out, err } = await loyalty(args, { cwd: desk.folder });
    const found = [...obeyed(out), ...obeyed(err)];
    if (found.length > 0) report.note(`${args[0]}: ${JSON.stringify(found.slice(0, 5))}`);
    if (exit !== 0) report.note(`${args.join(' ')} ended with ${exit}: ${err.slice(0, 300)}`);
    raw += found.length;
    failed += Number(exit !== 0);
    return out;
  };
  for (const format of FORMATS) {
    const out = await shown('plan', '-v', ...CONSENTS, '--format', format, ...at);
    const alive = format === 'markdown' ? liveMarkdown(out) : format === 'html' ? liveHtml(out) : [];
    if (alive.length > 0) report.note(`${format}: ${JSON.stringify(alive.slice(0, 5))}`);
    live += alive.length;
  }
  await shown('export', '-f', 'none.yaml', '--site', 'sandbox', ...at);
  await shown('apply', '--yes', '-v', ...CONSENTS, ...at);
  await shown('history');
  report.count('S3', `${names.length} hostile texts, ${FORMATS.length} formats, 4 commands: failures`, failed, '=', 0);
  report.count('S3', 'raw control signs', raw, '=', 0);
  report.count('S3', 'live markup', live, '=', 0);
  await site.close();
  desk.clear();
}
