import { describe, expect, it } from 'vitest';
import { POPULATIONS, parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite, idOf, refusal } from '../support/site.ts';

/** A site of a fixture with the population of the same name. */
const populated = (name: string, fixture = name) =>
  aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture, population: parsePopulation(name) }] });

type Client = ReturnType<typeof aSite>['client'];

/** How many accounts have a balance in each range, by the buckets of one search. */
async function inRanges(client: Client, ranges: readonly (readonly [number | null, number | null])[]) {
  const buckets = ranges.map(([from, to]) => ({ from, to }));
  const { aggregationData } = await client.accounts.searchAccounts({
    cursorPaging: { limit: 1 },
    aggregations: [{ name: 'balance', type: 'RANGE', fieldPath: 'points.balance', range: { buckets } }],
  } as never);
  return aggregationData?.results?.[0]?.ranges?.results?.map(({ count }) => count);
}

const TOTALS = [
  ['cafe', 'cafe', 76_027, 12_100, 63_927, [1_250]],
  ['salon', 'salon', 648_407, 115_800, 532_607, [1_329, 194, 77]],
  ['store', 'store', 8_026_212, 2_612_500, 5_413_712, [7_201, 961, 238]],
  ['chain', 'cafe', 1_941_992, 344_280, 1_597_712, [26_000]],
] as const;

describe('the populations of the fixtures', () => {
  it.each(TOTALS)('%s: totals and tiers', async (name, fixture, earned, redeemed, balance, inTiers) => {
    const { client } = populated(name, fixture);
    const { points, tierTotals } = await client.accounts.getProgramTotals();
    expect(points).toEqual({ earned, redeemed, balance, adjusted: 0, expired: 0 });
    expect(tierTotals?.map(({ numberOfAccounts }) => numberOfAccounts)).toEqual(inTiers);
  });

  it.each([
    ['cafe', 'cafe', [100, 120, 80], [194, 142, 253], 0, 1],
    ['salon', 'salon', [600, 720], [271, 202], 30, 101],
    ['store', 'store', [500, 600, 1_000, 1_200, 2_000, 2_400], [3_360, 2_760, 1_199, 937, 399, 299], 300, 1_199],
    ['chain', 'cafe', [120, 150, 100], [3_900, 2_705, 4_817], 11, 47],
  ] as const)('%s: who can afford what', async (name, fixture, costs, able, near, over) => {
    const { client } = populated(name, fixture);
    const ranges = [...costs.map((cost) => [cost, null] as const), [900, 1_000] as const, [1_000, null] as const];
    expect(await inRanges(client, ranges)).toEqual([...able, near, over]);
    const { count } = await client.accounts.countAccounts({ filter: { 'points.balance': { $gte: 1_000 } } });
    expect(count).toBe(over);
  });

  it.each([
    ['cafe', 'cafe', 938, 1],
    ['salon', 'salon', 1_200, 75],
    ['store', 'store', 6_300, 899],
    ['chain', 'cafe', 19_500, 35],
  ] as const)('%s: three of four are members', async (name, fixture, members, over) => {
    const { client, sandbox } = populated(name, fixture);
    sandbox.setSwitches({ countFields: 'query' });
    const count = async (filter: object) => (await client.accounts.countAccounts({ filter })).count;
    const memberId = { $exists: true };
    expect(await count({ memberId })).toBe(members);
    expect(await count({ memberId, 'points.balance': { $gte: 1_000 } })).toBe(over);
  });

  it('store: Silver from 2,000 points on would leave 352 behind', async () => {
    const { client, sandbox } = populated('store');
    const silver = sandbox.state().tiers[0]?.id ?? '';
    const seen: (number | undefined)[] = [];
    const first = await client.accounts
      .queryLoyaltyAccounts()
      .eq('tier._id' as never, silver)
      .ascending('_id')
      .limit(100)
      .find();
    for (let page = first; ; page = await page.next()) {
      seen.push(...page.items.map(({ tier }) => tier?.points));
      if (!page.hasNext()) break;
    }
    expect(seen).toHaveLength(961);
    expect(seen.filter((points) => (points ?? 0) < 2_000)).toHaveLength(352);
  });
});

describe('a member of a population', () => {
  it('is found by account, contact and member id alike, and by nothing else', async () => {
    const { client } = populated('store');
    const { items } = await client.accounts.queryLoyaltyAccounts().exists('memberId', true).limit(3).find();
    for (const account of items) {
      const by = (ids: object) => client.accounts.getAccountBySecondaryId(ids as never);
      expect(await client.accounts.getAccount(idOf(account))).toEqual(account);
      expect((await by({ contactId: account.contactId })).account).toEqual(account);
      expect((await by({ memberId: account.memberId })).account).toEqual(account);
    }
    const other = populated('store', 'salon');
    other.sandbox.addSite({ id: 'south', key: 'sandbox', fixture: 'store', population: parsePopulation('store') });
    const foreign = await other.ask('GET', `/loyalty-accounts/v1/accounts/${idOf(items[0])}`, undefined, {
      'wix-site-id': 'south',
    });
    expect(foreign.status).toBe(404);
    expect(await refusal(client.accounts.getAccount('00000000-0000-4000-8000-000000000099'))).toBe('404 NOT_FOUND');
  });

  it('is the same after another process made the same population', async () => {
    const read = async () => {
      const { client } = populated('salon');
      return (await client.accounts.queryLoyaltyAccounts().ascending('_id').limit(5).find()).items;
    };
    expect(await read()).toEqual(await read());
  });

  it('has transactions that add up to its points', async () => {
    const { client } = populated('store');
    const { items } = await client.accounts.queryLoyaltyAccounts().descending('points.earned').limit(2).find();
    for (const account of items) {
      const found = await client.transactions
        .queryLoyaltyTransactions()
        .eq('accountId', idOf(account))
        .limit(100)
        .find();
      const sum = (type: string) =>
        found.items
          .filter(({ transactionType }) => transactionType === type)
          .reduce((all, { amount }) => all + (amount ?? 0), 0);
      expect(sum('EARN')).toBe(account.points?.earned);
      expect(sum('REDEEM') + 0).toBe(-(account.points?.redeemed ?? 0));
      const one = await client.transactions.getLoyaltyTransaction(idOf(found.items[0]));
      expect(one).toEqual(found.items[0]);
    }
  });
});

describe('the text of a population', () => {
  it('names one, or gives every figure in any order', () => {
    expect(parsePopulation('store')).toEqual(POPULATIONS.store);
    expect(parsePopulation('cost=500, N=8400,alpha=1.7,cap=60000,scale=700')).toEqual(POPULATIONS.store);
  });

  it.each([
    ['', 'is not a part of a population'],
    ['N=8400', 'has no alpha'],
    ['alpha=1,scale=1,cap=1,cost=1', 'has no N'],
    ['N=1,N=2,alpha=1,scale=1,cap=1,cost=1', 'is not a part'],
    ['N=0,alpha=1,scale=1,cap=1,cost=1', 'from 1 to'],
    ['N=1.5,alpha=1,scale=1,cap=1,cost=1', 'from 1 to'],
    ['N=9999999,alpha=1,scale=1,cap=1,cost=1', 'from 1 to'],
    ['N=1,alpha=0,scale=1,cap=1,cost=1', 'above 0'],
    ['N=1,alpha=1,scale=1,cap=0,cost=1', 'cap'],
    ['N=1,alpha=1,scale=1,cap=1,cost=0', 'cost'],
    ['constructor', 'is not a part'],
  ])('"%s" is refused with a reason', (text, reason) => {
    expect(() => parsePopulation(text)).toThrow(reason);
  });

  it('makes the customers of a site at any time, and none again', async () => {
    const { client, sandbox } = aSite();
    sandbox.populate('sandbox', parsePopulation('cafe'));
    expect((await client.accounts.getProgramTotals()).points?.earned).toBe(76_027);
    sandbox.reset('store', 'sandbox');
    expect(sandbox.state().population).toMatchObject({ size: 1_250, ladder: [{ requiredPoints: 1_500 }, {}] });
    sandbox.populate('sandbox', null);
    expect((await client.accounts.getProgramTotals()).points?.earned).toBe(0);
  });
});
