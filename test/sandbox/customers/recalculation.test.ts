import { describe, expect, it } from 'vitest';
import { parsePopulation, type Switches } from '../../../src/sandbox/index.ts';
import { aSite, idOf } from '../support/site.ts';

const QUARTER = 15 * 60_000;
const DAY = 86_400_000;

const shop = (fixture: string, population: string, switches: Partial<Switches> = {}) =>
  aSite({
    switches,
    sites: [{ id: 'sandbox', key: 'sandbox', fixture, population: parsePopulation(population) }],
  });

const inTiers = async ({ client }: ReturnType<typeof aSite>) =>
  (await client.accounts.getProgramTotals()).tierTotals?.map(({ numberOfAccounts }) => numberOfAccounts);

const raise = async ({ client, sandbox }: ReturnType<typeof aSite>, requiredPoints: number) => {
  const [silver] = sandbox.state().tiers;
  await client.tiers.updateTier(silver?.id ?? '', { requiredPoints, revision: silver?.revision ?? '' } as never);
};

describe('the recalculation', () => {
  it('moves people to their new tiers within a quarter of an hour, and not before', async () => {
    const site = shop('store', 'store');
    await raise(site, 2_000);
    expect(await inTiers(site)).toEqual([7_201, 961, 238]);
    site.sandbox.advance(QUARTER);
    expect(await inTiers(site)).toEqual([7_553, 609, 238]);
    const { items } = await site.client.accounts
      .queryLoyaltyAccounts()
      .ge('points.earned', 1_500)
      .lt('points.earned', 2_000)
      .limit(100)
      .find();
    expect(new Set(items.map(({ tier, revision }) => `${tier?._id ?? 'base'} ${revision}`))).toEqual(
      new Set(['base 2']),
    );
    const updated = site.sandbox.events().filter(({ eventType }) => eventType === 'wix.loyalty.v1.account_updated');
    expect(updated).toHaveLength(352);
    await raise({ ...site }, 1_500);
    site.sandbox.advance(QUARTER);
    expect(await inTiers(site)).toEqual([7_201, 961, 238]);
  });

  it.each([
    [1_200, [6_862, 1_300, 238]],
    [2_000, [7_553, 609, 238]],
  ])('with Silver from %i on', async (points, expected) => {
    const site = shop('store', 'store');
    await raise(site, points);
    site.sandbox.advance(QUARTER);
    expect(await inTiers(site)).toEqual(expected);
  });

  it('leaves everybody in their tier while tiers are paused', async () => {
    const site = shop('store', 'store');
    await raise(site, 2_000);
    const { tiersProgramSettings } = site.sandbox.state();
    if (tiersProgramSettings === null) throw new Error('There are no settings');
    site.sandbox.setState('sandbox', { tiersProgramSettings: { ...tiersProgramSettings, status: 'PAUSED' } });
    site.sandbox.advance(QUARTER);
    expect(await inTiers(site)).toEqual([7_201, 961, 238]);
  });

  it('lets points run out of the window month by month', async () => {
    const site = shop('store', 'store');
    site.sandbox.advance(180 * DAY);
    const [base = 0, silver = 0, gold = 0] = (await inTiers(site)) ?? [];
    expect(base).toBeGreaterThan(7_201);
    expect(silver + gold).toBeGreaterThan(0);
    site.sandbox.advance(190 * DAY);
    expect(await inTiers(site)).toEqual([8_400, 0, 0]);
  });

  it('touches all accounts where the site does that', async () => {
    const site = shop('salon', 'salon', { recalculation: 'all' });
    await site.client.accounts.getProgramTotals();
    site.sandbox.advance(QUARTER);
    const { items } = await site.client.accounts.queryLoyaltyAccounts().limit(100).find();
    expect(new Set(items.map(({ revision }) => Number(revision) > 1))).toEqual(new Set([true]));
    const [before] = items;
    await site.client.accounts.getProgramTotals();
    expect((await site.client.accounts.getAccount(idOf(before))).revision).toBe(before?.revision);
  });
});

describe('the expiration of points', () => {
  it('comes a year after the last sign of life, and leaves a transaction', async () => {
    const site = shop('cafe', 'cafe');
    const { items } = await site.client.accounts.queryLoyaltyAccounts().gt('points.balance', 0).limit(1).find();
    const [account] = items;
    const due = account?.pointsExpiration?.expirationDate;
    expect(due?.getTime()).toBe(
      Date.UTC(
        (account?.lastActivityDate?.getUTCFullYear() ?? 0) + 1,
        account?.lastActivityDate?.getUTCMonth(),
        account?.lastActivityDate?.getUTCDate(),
        account?.lastActivityDate?.getUTCHours(),
        account?.lastActivityDate?.getUTCMinutes(),
        account?.lastActivityDate?.getUTCSeconds(),
      ),
    );
    expect(account?.pointsExpiration?.expiringPointsAmount).toBe(account?.points?.balance);
    site.sandbox.advance((due?.getTime() ?? 0) - site.sandbox.now() + QUARTER);
    const after = await site.client.accounts.getAccount(idOf(account));
    expect(after.points).toMatchObject({ balance: 0, expired: account?.points?.balance });
    expect(after.lastActivityDate).toEqual(account?.lastActivityDate);
    const found = await site.client.transactions
      .queryLoyaltyTransactions()
      .eq('accountId', idOf(account))
      .eq('transactionType', 'EXPIRE')
      .find();
    expect(found.items).toMatchObject([
      {
        amount: -(account?.points?.balance ?? 0),
        expireInfo: { amountBefore: account?.points?.balance, amountAfter: 0 },
      },
    ]);
  });

  it.each([
    ['down', 50, 25],
    ['up', 51, 25],
  ] as const)(
    'of half the points, rounded %s, comes again after the same time',
    async (expiryRounding, first, second) => {
      const site = shop('cafe', 'N=1,alpha=1,scale=101,cap=101,cost=1000', { expiryRounding });
      const { program } = site.sandbox.state();
      const pointsExpiration = { status: 'ENABLED', monthsOfInactivity: 1, expiringPointsPercentage: 50 } as const;
      site.sandbox.setState('sandbox', { program: { ...program, pointsExpiration } });
      const [account] = (await site.client.accounts.queryLoyaltyAccounts().find()).items;
      expect(account?.points?.balance).toBe(101);
      site.sandbox.setState('sandbox', { accounts: [] });
      site.sandbox.advance(65 * DAY);
      const expired = (await site.client.transactions.queryLoyaltyTransactions().eq('transactionType', 'EXPIRE').find())
        .items;
      expect(
        expired
          .map(({ amount }) => -(amount ?? 0))
          .toSorted((a, b) => b - a)
          .slice(0, 2),
      ).toEqual([first, second]);
    },
  );

  it('does not come while it is off', async () => {
    const site = shop('store', 'store');
    const [account] = (await site.client.accounts.queryLoyaltyAccounts().limit(1).find()).items;
    expect(account?.pointsExpiration).toBeUndefined();
    site.sandbox.advance(800 * DAY);
    expect((await site.client.accounts.getProgramTotals()).points?.expired).toBe(0);
  });
});
