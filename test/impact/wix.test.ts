import { readFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Answered, Answers, Question } from '../../src/impact/population.ts';
import { readAnswers } from '../../src/impact/wix.ts';
import { createSandbox, parsePopulation } from '../../src/sandbox/index.ts';
import { connect, type Site } from '../../src/site/index.ts';

/** The store of the fixtures with its 8,400 customers. */
function store(): Site {
  const key = 'k';
  const sites = [{ id: 'sandbox', key, fixture: 'store' as const, population: parsePopulation('store') }];
  const sandbox = createSandbox({ sites });
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
  return site;
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

  it('folds the accounts of one tier, and of a part of it when calls run out', async () => {
    const site = store();
    const totals = await ask(site, { ask: 'totals', again: false });
    const silver = (totals.answer as Answers['totals']).tiers[1]!;
    const question: Question = {
      ask: 'accounts',
      tier: silver.id,
      tierPoints: { from: 1500, below: 2000 },
      edges: { tierPoints: [1500, 2000], balance: [500] },
      of: silver.accounts,
    };
    const whole = await ask(site, question);
    expect(whole).toMatchObject({ answer: { seen: 961, complete: true }, read: { calls: 10, certainty: 'exact' } });
    const cells = (whole.answer as Answers['accounts']).cells;
    expect(cells.filter((cell) => cell.tierPoints === 1).reduce((all, cell) => all + cell.accounts, 0)).toBe(352);
    const part = await ask(site, question, 3);
    expect(part).toMatchObject({
      answer: { seen: 300, complete: false },
      read: { calls: 3, accounts: 300, certainty: 'estimated' },
    });
    const base = await ask(site, { ...question, tier: null }, 2);
    expect(base.answer).toMatchObject({ seen: 200 });
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

  it('answers null where the site does not, and hands out nothing of one person', async () => {
    const site = store();
    expect((await ask(site, { ask: 'window', since: '2026-01-01T00:00:00Z', edges: [1] })).answer).toBeNull();
    const source = readFileSync(new URL('../../src/impact/wix.ts', import.meta.url), 'utf8');
    expect(source).not.toMatch(/email|contactId|memberId/);
  });
});
