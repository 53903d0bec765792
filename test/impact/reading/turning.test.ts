import { describe, expect, it } from 'vitest';
import type { AccountsQuestion, Turned } from '../../../src/impact/population.ts';
import { turnedAccounts } from '../../../src/impact/reading/turning.ts';

const TURNED: Turned = { from: '2025-01-01T00:00:00.000Z', until: '2025-07-01T00:00:00.000Z', way: 'leave' };
const QUESTION = {
  ask: 'accounts',
  tier: 'silver',
  tierPoints: {},
  edges: { tierPoints: [1000, 2000], balance: [] },
  of: 3,
  turned: TURNED,
} as const satisfies AccountsQuestion;

type Item = Readonly<Record<string, unknown>>;

const account = (id: string, points: number): Item => ({ id, tier: { points }, points: { balance: 1 } });
const entry = (accountId: string, transactionType: string, amount: number): Item => ({
  accountId,
  transactionType,
  amount,
});

/** A list of a site, page by page, that notes what it is asked. */
function listOf(name: string, pages: readonly (readonly Item[])[]) {
  const asked: Item[] = [];
  return {
    asked,
    send: async (body: object) => {
      const { cursorPaging } = body as { readonly cursorPaging?: { readonly cursor?: string } };
      asked.push(body as Item);
      const at = Number(cursorPaging?.cursor ?? 0);
      const cursors = at + 1 < pages.length ? { next: String(at + 1) } : {};
      return { [name]: pages[at], pagingMetadata: { cursors } };
    },
  };
}

function turn(
  people: readonly (readonly Item[])[],
  entries: readonly (readonly Item[])[],
  { calls = 100, way = 'leave' }: { readonly calls?: number; readonly way?: Turned['way'] } = {},
) {
  const [accounts, transactions] = [listOf('loyaltyAccounts', people), listOf('loyaltyTransactions', entries)];
  const books = { accounts: accounts.send, transactions: transactions.send };
  const found = turnedAccounts(books, { 'tier.id': 'silver' }, { ...QUESTION, turned: { ...TURNED, way } }, calls);
  return { found, transactions };
}

/** How many accounts are in each band of tier points. */
const bands = ({ answer }: Awaited<ReturnType<typeof turnedAccounts>>): readonly number[] =>
  [0, 1, 2].map((band) =>
    answer.cells.filter(({ tierPoints }) => tierPoints === band).reduce((all, { accounts }) => all + accounts, 0),
  );

describe('the accounts of a tier when the window turns', () => {
  const people = [[account('a', 1500), account('b', 1500)], [account('c', 1500)]];
  const entries = [
    [entry('a', 'EARN', 400), entry('a', 'ADJUST', 200)],
    [entry('b', 'EXPIRE', 900), entry('c', 'GIVE', 600)],
  ];

  it('lose what leaves it, of every sort that counts for tiers', async () => {
    const { found, transactions } = turn(people, entries);
    expect(bands(await found)).toEqual([2, 1, 0]);
    expect((await found).answer).toMatchObject({ seen: 3, complete: true });
    // Two pages of accounts, and for each the two pages of their transactions.
    expect((await found).read).toEqual({ accounts: 3, calls: 6, certainty: 'exact' });
    expect(transactions.asked[0]).toMatchObject({
      filter: {
        accountId: { $in: ['a', 'b'] },
        createdDate: { $gte: new Date(TURNED.from), $lt: new Date(TURNED.until) },
      },
    });
  });

  it('gain what enters it', async () => {
    expect(bands(await turn(people, entries, { way: 'enter' }).found)).toEqual([0, 1, 2]);
  });

  it('never have fewer points than none', async () => {
    const { found } = turn([[account('a', 100)]], [[entry('a', 'EARN', 5000)]]);
    expect(bands(await found)).toEqual([1, 0, 0]);
  });

  it('are nobody where the tier is empty, and no transaction is asked for', async () => {
    const { found, transactions } = turn([[]], [[]]);
    expect((await found).answer).toEqual({ cells: [], seen: 0, complete: true });
    expect((await found).read).toEqual({ accounts: 0, calls: 1, certainty: 'exact' });
    expect(transactions.asked).toEqual([]);
  });

  it.each([
    ['for no transactions', 1, 0],
    ['for half of the transactions of a page', 2, 0],
    ['for one page of accounts', 3, 2],
    ['for the second page without its transactions', 4, 2],
  ])('are those of whole pages where the calls are enough %s', async (_, calls, seen) => {
    const found = await turn(people, entries, { calls }).found;
    expect(found.answer).toMatchObject({ seen, complete: false });
    expect(found.read).toMatchObject({ calls, certainty: 'estimated' });
  });

  it.each([
    ['an account', [[{ tier: { points: 1 } }]], [[]]],
    ['a transaction', [[account('a', 1500)]], [[{ transactionType: 'EARN', amount: 5 }]]],
  ])('are not guessed where %s comes without an id', async (_, accounts, transactions) => {
    await expect(turn(accounts, transactions).found).rejects.toThrow(/an id/);
  });

  it('may be told with the id of the SDK', async () => {
    const { found } = turn([[{ ...account('x', 1500), _id: 'a' }]], [[entry('a', 'EARN', 1000)]]);
    expect(bands(await found)).toEqual([1, 0, 0]);
  });
});
