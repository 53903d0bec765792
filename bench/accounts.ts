/**
 * `npx tsx bench/accounts.ts [accounts]`: what the sandbox takes to answer about its customers, 100,000 when not given. Prints a table: milliseconds of
 * processor time for one answer through the SDK, the quickest and the median of some.
 */
import { accounts } from '@wix/loyalty';
import { createSandbox, POPULATIONS, type Population } from '../src/sandbox/index.ts';
import { connect } from '../src/site/index.ts';
import { KEY, SITE } from './lib/site.ts';

const ROUNDS = 15;
const size = Number(process.argv[2] ?? 100_000);

const population = { ...(POPULATIONS['store'] as Population), size };
const sandbox = createSandbox({ sites: [{ id: SITE, key: KEY, fixture: 'store', population }] });
const unlimited = { perWindow: 1_000_000, retries: 0, timeoutMs: 60_000 };
const site = connect({ id: SITE, credentials: { apiKey: KEY }, fetch: sandbox.lightFetch, ...unlimited });
const { countAccounts, getProgramTotals, queryLoyaltyAccounts, searchAccounts } = site.use(
  accounts,
) as unknown as Record<string, (body?: object) => Promise<unknown>>;
const silver = sandbox.state().tiers[0]?.id;
const buckets = Array.from({ length: 50 }, (_, nth) => ({ from: nth * 100, to: nth * 100 + 100 }));
const range = { name: 'balance', type: 'RANGE', fieldPath: 'points.balance', range: { buckets } };
const page = { limit: 100 };
const byId = [{ fieldName: 'id', order: 'ASC' }];

const WORK: Readonly<Record<string, () => Promise<unknown> | undefined>> = {
  'the totals': () => getProgramTotals?.(),
  'a page of a tier': () => queryLoyaltyAccounts?.({ filter: { 'tier.id': silver }, sort: byId, cursorPaging: page }),
  'a page of balances': () =>
    queryLoyaltyAccounts?.({
      filter: { 'points.balance': { $gte: 900 } },
      sort: [{ fieldName: 'points.balance', order: 'DESC' }],
      cursorPaging: page,
    }),
  'a page of a stretch of tier points': () =>
    queryLoyaltyAccounts?.({ filter: { 'tier.points': { $gte: 1500, $lt: 2000 } }, sort: byId, cursorPaging: page }),
  'a count': () => countAccounts?.({ filter: { 'points.balance': { $gte: 500 } } }),
  'a search with ten times fifty ranges': () =>
    searchAccounts?.({ cursorPaging: page, aggregations: Array(10).fill(range) }),
  'a search among some, with fifty ranges': () =>
    searchAccounts?.({ filter: { 'points.redeemed': { $gt: 0 } }, cursorPaging: page, aggregations: [range] }),
};

process.stdout.write(`${size.toLocaleString('en')} accounts\n\n| answer | quickest ms | median ms |\n|---|--:|--:|\n`);
for (const [name, work] of Object.entries(WORK)) {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  process.stdout.write(`| ${name} | ${times[0]?.toFixed(1)} | ${times[ROUNDS >> 1]?.toFixed(1)} |\n`);
}
site.close();
await sandbox.close();
