import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite, idOf, refusal } from '../support/site.ts';

const QUERY = '/loyalty-accounts/v1/accounts/query';

interface Shown {
  readonly id: string;
  readonly createdDate: string;
  readonly points: Readonly<Record<string, number>>;
  readonly memberId?: string;
  readonly tier: { readonly id?: string; readonly points: number };
}

/** A small population of which some have moved. */
async function shop() {
  const site = aSite({
    sites: [
      {
        id: 'sandbox',
        key: 'sandbox',
        fixture: 'store',
        population: parsePopulation('N=60,alpha=1.7,scale=700,cap=9000,cost=500'),
      },
    ],
  });
  const { items } = await site.client.accounts.queryLoyaltyAccounts().ascending('_id').limit(12).find();
  for (const [nth, account] of items.entries())
    site.sandbox.act('sandbox', { activity: 'order', accountId: idOf(account), amount: nth * 10 });
  site.sandbox.act('sandbox', { activity: 'signUp', email: 'new@example.com' });
  return site;
}

const site = await shop();

/** Every account that a question finds, page by page, and back again. */
async function pages(filter: object, sort: readonly object[], limit: number) {
  const forth: Shown[][] = [];
  let body: object = { filter, sort, cursorPaging: { limit } };
  let prev: string | undefined;
  for (;;) {
    const answer = await site.ask('POST', QUERY, { query: body });
    expect(answer.status).toBe(200);
    const { cursors } = answer.body.pagingMetadata as { cursors: { next?: string; prev?: string } };
    forth.push(answer.body.loyaltyAccounts as Shown[]);
    prev = cursors.prev;
    if (cursors.next === undefined) break;
    body = { cursorPaging: { limit, cursor: cursors.next } };
  }
  const back: Shown[][] = [forth.at(-1) ?? []];
  while (prev !== undefined) {
    const answer = await site.ask('POST', QUERY, { query: { cursorPaging: { limit, cursor: prev } } });
    back.unshift(answer.body.loyaltyAccounts as Shown[]);
    prev = (answer.body.pagingMetadata as { cursors: { prev?: string } }).cursors.prev;
  }
  return { forth, back };
}

const fieldOf = (account: Shown, field: string): string | number | undefined => {
  if (field === 'id' || field === 'createdDate' || field === 'memberId') return account[field];
  if (field === 'tier.id') return account.tier.id;
  return field === 'tier.points' ? account.tier.points : account.points[field.slice('points.'.length)];
};

const FIELDS = ['id', 'createdDate', 'memberId', 'tier.id', 'tier.points', 'points.balance', 'points.earned'];

const compared = (one: string | number | undefined, other: string | number | undefined): number => {
  if (one === other) return 0;
  if (one === undefined) return 1;
  return other === undefined || one < other ? -1 : 1;
};

const sorts = fc.uniqueArray(
  fc.record({ fieldName: fc.constantFrom(...FIELDS), order: fc.constantFrom('ASC' as const, 'DESC' as const) }),
  { maxLength: 3, selector: ({ fieldName }) => fieldName },
);

describe('a question over accounts of both kinds', () => {
  it('finds each one once, in order, on pages of any size, forth and back', async () => {
    const all = (await pages({}, [], 100)).forth.flat();
    expect(all).toHaveLength(61);
    await fc.assert(
      fc.asyncProperty(
        sorts,
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 3_000 }),
        async (sort, limit, least) => {
          const { forth, back } = await pages({ 'points.balance': { $gte: least } }, sort, limit);
          expect(back).toEqual(forth);
          const order = sort.length === 0 ? [{ fieldName: 'createdDate', order: 'DESC' }] : sort;
          const expected = all
            .filter(({ points }) => (points.balance ?? 0) >= least)
            .toSorted((one, other) => {
              for (const { fieldName, order: way } of [...order, { fieldName: 'createdDate', order: 'ASC' }]) {
                const sign = compared(fieldOf(one, fieldName), fieldOf(other, fieldName));
                if (sign !== 0) return way === 'DESC' ? -sign : sign;
              }
              return compared(one.id, other.id);
            });
          expect(forth.flat().map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ 'points.balance': { $lt: 500 } }, ({ points }: Shown) => (points.balance ?? 0) < 500],
    [{ memberId: null }, ({ memberId }: Shown) => memberId === undefined],
    [{ memberId: { $exists: true } }, ({ memberId }: Shown) => memberId !== undefined],
    [{ 'tier.id': { $ne: null } }, ({ tier }: Shown) => tier.id !== undefined],
    [
      { $or: [{ 'points.balance': 0 }, { 'points.earned': { $in: [0, 1, 2] } }] },
      ({ points }: Shown) => points.balance === 0 || (points.earned ?? 0) < 3,
    ],
    [{ $not: { 'points.redeemed': 0 } }, ({ points }: Shown) => points.redeemed !== 0],
    [{ createdDate: { $gt: '2026-01-01T00:00:00Z' } }, ({ createdDate }: Shown) => createdDate > '2026-01-01'],
  ])('filters: %j', async (filter, passes) => {
    const all = (await pages({}, [], 100)).forth.flat();
    const found = (await pages(filter, [], 7)).forth.flat();
    expect(found.map(({ id }) => id)).toEqual(all.filter(passes).map(({ id }) => id));
  });

  it('finds the same totals as a sum over all', async () => {
    const all = (await pages({}, [], 100)).forth.flat();
    const { points } = await site.client.accounts.getProgramTotals();
    expect(points?.balance).toBe(all.reduce((sum, account) => sum + (account.points.balance ?? 0), 0));
  });

  it.each([
    [{ filter: { updatedDate: { $gt: '2026-01-01T00:00:00Z' } } }, '400 value'],
    [{ filter: { 'contact.email': 'a' } }, '400 value'],
    [{ sort: [{ fieldName: 'rewardAvailable', order: 'ASC' }] }, '400 value'],
    [{ filter: { 'points.balance': { $startsWith: '1' } } }, '400 query.filter'],
    [{ filter: { id: { $gt: '1' } } }, '400 query.filter'],
    [{ cursorPaging: { limit: 101 } }, '400 query.cursorPaging.limit'],
    [{ cursorPaging: { cursor: 'nonsense' } }, '400 query.cursorPaging.cursor'],
    [{ sort: Array(6).fill({ fieldName: 'id', order: 'ASC' }) }, '400 query.sort'],
  ])('refuses %j', async (query, expected) => {
    const { queryLoyaltyAccounts } = site.client.accounts as unknown as {
      queryLoyaltyAccounts(q: object): Promise<unknown>;
    };
    expect(await refusal(queryLoyaltyAccounts(query))).toBe(expected);
  });
});

describe('a search', () => {
  const search = (asked: object) => site.client.accounts.searchAccounts(asked as never);

  it('looks for text in names and addresses', async () => {
    const { accounts = [] } = await search({ search: { expression: 'NEW@' } });
    expect(accounts.map(({ contact }) => contact?.email)).toEqual(['new@example.com']);
    const many = await search({ search: { expression: 'customer-000001' } });
    expect(many.accounts).toHaveLength(10);
  });

  it('finds by address and by what changed since', async () => {
    const one = await search({ filter: { 'contact.email': 'customer-0000004@example.com' } });
    expect(one.accounts).toHaveLength(1);
    const changed = await search({ filter: { _updatedDate: { $gte: new Date(Date.parse('2026-11-20T12:00:00Z')) } } });
    expect(changed.accounts).toHaveLength(12);
  });

  it('aggregates: ranges, least and most, distinct values, days', async () => {
    const all = (await pages({}, [], 100)).forth.flat().map(({ points }) => points.balance ?? 0);
    const { aggregationData } = await search({
      aggregations: [
        {
          name: 'r',
          type: 'RANGE',
          fieldPath: 'points.balance',
          range: { buckets: [{ to: 100 }, { from: 100, to: 500 }, { from: 50 }] },
        },
        { name: 'min', type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'MIN' } },
        { name: 'max', type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'MAX' } },
        { name: 'd', type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'COUNT_DISTINCT' } },
        {
          name: 'v',
          type: 'VALUE',
          fieldPath: 'points.redeemed',
          value: { sortType: 'VALUE', sortDirection: 'ASC', limit: 2 },
        },
        { name: 'h', type: 'DATE_HISTOGRAM', fieldPath: 'lastActivityDate', dateHistogram: { interval: 'YEAR' } },
      ],
    });
    const [r, min, max, d, v, h] = aggregationData?.results ?? [];
    const within = (from: number, to: number) => all.filter((points) => points >= from && points < to).length;
    expect(r?.ranges?.results?.map(({ count }) => count)).toEqual([within(0, 100), within(100, 500), within(50, 1e9)]);
    expect([min?.scalar?.value, max?.scalar?.value]).toEqual([Math.min(...all), Math.max(...all)]);
    expect(d?.scalar?.value).toBe(new Set(all).size);
    expect(v?.values?.results).toHaveLength(2);
    expect(h?.dateHistogram?.results?.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(60);
  });

  const bucket = { from: 0, to: 1 };
  it.each([
    [
      Array(11).fill({ type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'MIN' } }),
      '400 search.aggregations',
    ],
    [
      [{ type: 'RANGE', fieldPath: 'points.balance', range: { buckets: Array(51).fill(bucket) } }],
      '400 search.aggregations[0].range.buckets',
    ],
    [
      [{ type: 'SCALAR', fieldPath: 'points.balance', scalar: { type: 'SUM' } }],
      '400 search.aggregations[0].scalar.type',
    ],
    [[{ type: 'SCALAR', fieldPath: 'points.earned', scalar: { type: 'MIN' } }], '400 search.aggregations[0].fieldPath'],
    [[{ fieldPath: 'points.balance' }], '400 search.aggregations[0].type'],
    [[{ type: 'SUM', fieldPath: 'points.balance' }], '400 search.aggregations[0].type'],
  ])('refuses %#', async (aggregations, expected) => {
    expect(await refusal(search({ aggregations }))).toBe(expected);
  });

  it('does not know the fields of queries', async () => {
    expect(await refusal(search({ filter: { 'points.earned': 1 } }))).toBe('400 value');
    expect(await refusal(search({ filter: { 'tier._id': '1' } }))).toBe('400 value');
  });
});

describe('transactions', () => {
  it('are a feed of all that happened, old and new, each once', async () => {
    const seen = new Set<string>();
    let count = 0;
    let page = await site.client.transactions.queryLoyaltyTransactions().ascending('_createdDate').limit(9).find();
    let last = 0;
    for (;;) {
      for (const { _id, _createdDate } of page.items) {
        seen.add(_id ?? '');
        count += 1;
        expect(_createdDate?.getTime() ?? 0).toBeGreaterThanOrEqual(last);
        last = _createdDate?.getTime() ?? 0;
      }
      if (!page.hasNext()) break;
      page = await page.next();
    }
    expect(seen.size).toBe(count);
    expect(site.sandbox.state().transactions.every(({ id }) => seen.has(id))).toBe(true);
    expect(count).toBeGreaterThan(60);
  });
});
