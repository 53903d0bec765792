import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { AccountsQuestion, Answered, Answers, Question } from '../../src/impact/population.ts';
import { readAnswers } from '../../src/impact/wix.ts';
import { createSandbox, parsePopulation, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { connect, type Site } from '../../src/site/index.ts';
import { clientOf } from '../sandbox/support/site.ts';

type Store = Site & { readonly sandbox: Sandbox };

/** The store of the fixtures with its 8,400 customers. */
function store(options: SandboxOptions = {}): Store {
  const key = 'k';
  const sites = [{ id: 'sandbox', key, fixture: 'store' as const, population: parsePopulation('store') }];
  const sandbox = createSandbox({ ...options, sites });
  const site = connect({
    id: 'sandbox',
    credentials: { apiKey: key },
    fetch: sandbox.lightFetch,
    perWindow: 1_000_000,
    retries: 0,
    timeoutMs: 5000,
  });
  onTestFinished(async () => {
    site.close();
    await sandbox.close();
  });
  return { ...site, use: site.use.bind(site), sandbox };
}

const silverOf = ({ sandbox }: Store): string => sandbox.state().tiers[0]?.id ?? '';

/** Silver between its threshold and the next one, as a rise to 2,000 asks for it. */
const slice = (site: Store): Question => ({
  ask: 'accounts',
  tier: silverOf(site),
  tierPoints: { from: 1500, below: 2000 },
  edges: { tierPoints: [1500, 2000], balance: [] },
  of: 961,
});

const inBand = (answered: Answered, band: number): number =>
  (answered.answer as Answers['accounts']).cells
    .filter((cell) => cell.tierPoints === band)
    .reduce((all, cell) => all + cell.accounts, 0);

/** Of Silver, how many earned what they have since a moment, by a look at every account with the SDK of the tests. */
async function earnedSince(site: Store, since: number): Promise<number> {
  const client = clientOf(site.sandbox, 'sandbox', 'k');
  let found = 0;
  const { transactions } = client;
  const first = await transactions
    .queryLoyaltyTransactions()
    .eq('transactionType', 'EARN')
    .ge('amount', 1500)
    .limit(100)
    .find();
  for (let page = first; ; page = await page.next()) {
    found += page.items.filter(
      ({ amount, _createdDate }) => (amount ?? 0) < 5000 && (_createdDate?.getTime() ?? 0) >= since,
    ).length;
    if (!page.hasNext()) return found;
  }
}

const ask = async (site: Site, question: Question, calls = 200): Promise<Answered> =>
  (await readAnswers(site, [{ question, calls }]))[0] as Answered;

describe('the reader, against the store', () => {
  it('reads the totals in one call', async () => {
    const { answer, read } = await ask(store(), { ask: 'totals', again: false });
    expect(answer).toMatchObject({ accounts: 8400, points: { balance: 5_413_712, earned: 8_026_212 } });
    expect((answer as Answers['totals']).tiers.map(({ accounts }) => accounts)).toEqual([7201, 961, 238]);
    expect(read).toEqual({ accounts: 0, calls: 1, certainty: 'exact' });
  });

  it('counts balances by the site, however many edges there are', async () => {
    const site = store();
    const few = await ask(site, { ask: 'balances', edges: [500, 600] });
    expect(few).toMatchObject({ answer: { counts: [5040, 600, 2760] }, read: { calls: 1, accounts: 0 } });
    const many = await ask(site, { ask: 'balances', edges: Array.from({ length: 700 }, (_, n) => n + 1) });
    const counts = (many.answer as Answers['balances']).counts;
    expect(counts).toHaveLength(701);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(8400);
    expect(many.read.calls).toBe(2);
  });

  it('counts a stretch where the site counts by tier points', async () => {
    const site = store({ switches: { countFields: 'query' } });
    const found = await ask(site, slice(site));
    expect(found).toMatchObject({ answer: { seen: 0, complete: true }, read: { calls: 2, accounts: 0 } });
    expect(inBand(found, 1)).toBe(352);
  });

  it('else reads the stretch alone, where the site filters by tier points', async () => {
    const site = store();
    const found = await ask(site, slice(site));
    // The count was refused; then four pages.
    expect(found).toMatchObject({ answer: { seen: 352, complete: true }, read: { calls: 5, certainty: 'exact' } });
    expect(inBand(found, 1)).toBe(352);
  });

  it('else reads the whole tier', async () => {
    const site = store({ switches: { tierPointsFilter: 'refused' } });
    const found = await ask(site, slice(site));
    expect(found).toMatchObject({ answer: { seen: 961, complete: true }, read: { calls: 12, certainty: 'exact' } });
    expect(inBand(found, 1)).toBe(352);
  });

  it('takes a sample of the whole tier when the calls do not reach', async () => {
    const site = store({ switches: { tierPointsFilter: 'refused' } });
    const part = await ask(site, slice(site), 5);
    expect(part).toMatchObject({ answer: { seen: 300, complete: false }, read: { calls: 5, certainty: 'estimated' } });
    const base = await ask(site, { ...(slice(site) as AccountsQuestion), tier: null, tierPoints: {}, of: 7201 }, 2);
    expect(base.answer).toMatchObject({ complete: false });
  });

  it('turns the window account by account: what was earned long ago goes', async () => {
    const site = store();
    const now = Date.parse(site.sandbox.state().population?.made ?? '');
    const since = now - 180 * 86_400_000;
    const turned = { from: new Date(now - 400 * 86_400_000).toISOString(), until: new Date(since).toISOString() };
    const question = {
      ...(slice(site) as AccountsQuestion),
      tierPoints: {},
      turned: { ...turned, way: 'leave' as const },
    };
    const found = await ask(site, question);
    // Every customer earned once: on some day of the last 360.
    const stays = await earnedSince(site, since);
    expect(found).toMatchObject({ answer: { seen: 961, complete: true }, read: { certainty: 'exact' } });
    expect(inBand(found, 1) + inBand(found, 2)).toBe(stays);
    expect(found.read.calls).toBeLessThanOrEqual(30);
    const part = await ask(site, question, 9);
    expect(part).toMatchObject({ answer: { complete: false }, read: { calls: 9, certainty: 'estimated' } });
    expect((part.answer as Answers['accounts']).seen % 100).toBe(0);
  });

  it('reads coupons, idle accounts and the ledger', async () => {
    const site = store();
    const before = '2026-06-01T00:00:00.000Z';
    expect(await ask(site, { ask: 'idle', before, of: 8400 })).toMatchObject({ answer: { complete: true } });
    const reward = { address: 'rewards/five-off', id: 'x', names: ['$5 off your order'] };
    expect((await ask(site, { ask: 'coupons', reward })).answer).not.toBeNull();
    const until = new Date().toISOString();
    const ledger = await ask(site, { ask: 'transactions', days: 90, until }, 3);
    expect(ledger.answer).not.toBeNull();
  });

  it('sums what open coupons are worth, where they are worth an amount', async () => {
    const site = store();
    const client = clientOf(site.sandbox, 'sandbox', 'k');
    const accounts = await client.accounts.queryLoyaltyAccounts().gt('points.balance', 1200).limit(3).find();
    const ids = new Map(site.sandbox.state().rewards.map(({ name, id }) => [name, id]));
    for (const name of ['$5 off your order', 'Free shipping'])
      for (const { _id } of accounts.items)
        await client.coupons.redeemPointsForCoupon(ids.get(name) ?? '', { loyaltyAccountId: _id ?? '' });
    const on = async (name: string) => {
      const reward = { address: 'rewards/r', id: ids.get(name) ?? '', names: [name] } as const;
      return (await ask(site, { ask: 'coupons', reward })).answer as Answers['coupons'];
    };
    const five = await on('$5 off your order');
    expect(five.open).toBeGreaterThanOrEqual(3);
    expect(five.face).toBe((5 * five.open).toFixed(2));
    const free = await on('Free shipping');
    expect(free.open).toBeGreaterThanOrEqual(3);
    expect(free.face).toBeNull();
    expect(await on('Nobody has it')).toEqual({ open: 0, face: null });
  });

  it('sums what was earned and redeemed, and leaves out what a person corrected', async () => {
    const site = store();
    const until = new Date().toISOString();
    const sums = async () => (await ask(site, { ask: 'transactions', days: 90, until })).answer;
    const before = await sums();
    const client = clientOf(site.sandbox, 'sandbox', 'k');
    const { items } = await client.accounts.queryLoyaltyAccounts().limit(1).find();
    const [{ _id: id, revision }] = items as [(typeof items)[0]];
    await client.accounts.adjustPoints(id ?? '', { amount: 777, description: 'Fix', revision } as never);
    expect(await sums()).toEqual(before);
  });

  it('counts of idle customers what they have, and not who has most', async () => {
    const site = store();
    const idle = await ask(site, { ask: 'balances', edges: [500], idleBefore: new Date().toISOString() });
    const all = await ask(site, { ask: 'balances', edges: [500] });
    expect((idle.answer as Answers['balances']).max).toBeNull();
    expect((all.answer as Answers['balances']).max).toBeGreaterThan(500);
  });

  it('hands on what is wrong with this program, and takes it for no answer of the site', async () => {
    await expect(ask(store(), { ask: 'balances', edges: undefined as never })).rejects.toThrow(TypeError);
  });

  it('answers null where the site does not, and hands out nothing of one person', async () => {
    const site = store();
    site.sandbox.setFaults('503:/loyalty-accountsx9');
    expect(await ask(site, { ask: 'totals', again: false })).toMatchObject({
      answer: null,
      refusal: expect.stringMatching(/503|unavailable/i),
    });
    for (const file of ['wix', 'reading/scan', 'reading/tier-accounts', 'reading/turning'])
      expect(readFileSync(new URL(`../../src/impact/${file}.ts`, import.meta.url), 'utf8')).not.toMatch(
        /email|contactId|memberId/,
      );
  });
});
