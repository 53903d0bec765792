/**
 * `npx tsx bench/impact.ts [sizes]`: what it takes to say whom a change touches, at 50 ms a call, and how exact the answer is. Prints a table; the
 * sizes are numbers of accounts, 8400, 100000 and 1000000 when not given.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Impact } from '../src/impact/document.ts';
import { figureText } from '../src/impact/figure.ts';
import { POPULATIONS, type Population, type Sandbox, type Switches } from '../src/sandbox/index.ts';
import { runHere } from './lib/in-process.ts';
import { scratch } from './lib/scratch.ts';
import { KEY, SITE, serveSite, spanOf } from './lib/site.ts';

const CALL_MS = 50;

/** What a site lets one filter and count accounts by; nobody documents which it is. */
const SITES: Readonly<Record<string, Partial<Switches>>> = {
  'counts by tier points': { countFields: 'query', tierPointsFilter: 'accepted' },
  'filters by tier points': { countFields: 'search', tierPointsFilter: 'accepted' },
  'does neither': { countFields: 'search', tierPointsFilter: 'refused' },
};

interface Question {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The figure that matters, and what it should be. */
  figure(impact: Impact): string;
  truth(sandbox: Sandbox): number;
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'Silver 1500 → 2000',
    from: 'requiredPoints: 1500',
    to: 'requiredPoints: 2000',
    figure: ({ tiers }) => (tiers ? figureText(tiers.demoted) : 'unknown'),
    truth: (sandbox) => countWhere(sandbox, (earned) => earned >= 1500 && earned < 2000),
  },
  {
    name: '$5 off 500 → 600',
    from: 'costInPoints: 500',
    to: 'costInPoints: 600',
    figure: ({ rewards }) => {
      const reward = rewards.find(({ changed }) => changed);
      return reward ? figureText(reward.outOfReach) : 'unknown';
    },
    truth: (sandbox) => countWhere(sandbox, (_, balance) => balance >= 500 && balance < 600),
  },
  {
    name: 'window 12 → 24 months',
    from: 'rollingWindowMonths: 12',
    to: 'rollingWindowMonths: 24',
    figure: ({ tiers }) => (tiers ? figureText(tiers.promoted) : 'unknown'),
    // Everything was earned within a year: nobody has older points.
    truth: () => 0,
  },
];

/** Customers of the formula that pass, by a sum of our own. */
function countWhere(sandbox: Sandbox, passes: (earned: number, balance: number) => boolean): number {
  const { size, alpha, scale, cap, cost } = sandbox.state(SITE).population as Population;
  let found = 0;
  for (let row = 0; row < size; row += 1) {
    const earned = Math.min(cap, Math.floor(scale * ((1 - (row + 0.5) / size) ** (-1 / alpha) - 1)));
    if (passes(earned, earned - cost * Math.floor(earned / (2 * cost)))) found += 1;
  }
  return found;
}

async function measure(size: number, name: string, switches: Partial<Switches>): Promise<void> {
  const population = { ...(POPULATIONS['store'] as Population), size };
  const sites = [{ id: SITE, key: KEY, fixture: 'store' as const, population }];
  const site = await serveSite({ sites, latencyMs: CALL_MS, switches });
  const { folder, clear } = scratch({});
  const at = ['--endpoint', site.url];
  await runHere(['export', '--write', ...at], { cwd: folder });
  const path = join(folder, 'loyalty.yaml');
  const text = readFileSync(path, 'utf8');
  for (const { from, to, figure, truth, name: change } of QUESTIONS) {
    writeFileSync(path, text.replace(from, to));
    const plan = () => runHere(['plan', '--format', 'json', ...at], { cwd: folder });
    // What the sandbox sorts once is not what is measured.
    await plan();
    site.forget();
    const { impact } = JSON.parse((await plan()).out) as { readonly impact: Impact };
    const asked = site.requests().filter(({ path: to }) => /^.loyalty-(accounts|transactions|coupons)/.test(to));
    const known = truth(site.sandbox);
    const row = [
      size.toLocaleString('en'),
      change,
      name,
      String(impact.reads.calls),
      (spanOf(asked) / 1000).toFixed(1),
      figure(impact),
      known.toLocaleString('en'),
    ];
    process.stdout.write(`| ${row.join(' | ')} |\n`);
  }
  await site.close();
  clear();
}

const sizes = process.argv.slice(2).map(Number);
process.stdout.write(
  '| accounts | change | the site | calls | seconds | found | truth |\n|--:|---|---|--:|--:|---|--:|\n',
);
for (const size of sizes.length > 0 ? sizes : [8_400, 100_000, 1_000_000])
  for (const [name, switches] of Object.entries(SITES)) await measure(size, name, switches);
