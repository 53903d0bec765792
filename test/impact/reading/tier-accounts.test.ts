import { describe, expect, it } from 'vitest';
import type { AccountsQuestion } from '../../../src/impact/population.ts';
import { tierAccounts } from '../../../src/impact/reading/tier-accounts.ts';
import { Failure } from '../../../src/kernel/failure.ts';

interface Asked {
  readonly filter?: Readonly<Record<string, { readonly $gte?: number; readonly $lt?: number }>>;
  readonly cursorPaging?: { readonly cursor?: string };
}

/** Six hundred accounts of a tier, with 1500 to 2099 points. A site knows a filter by tier points, refuses it, or overlooks it. */
function booksOf(knows: { readonly counts: Way; readonly filters: Way }) {
  const all = Array.from({ length: 600 }, (_, nth) => 1500 + ((nth * 7) % 600));
  const passing = ({ filter }: Asked, way: Way): readonly number[] => {
    const range = filter?.['tier.points'];
    if (range === undefined || way === 'overlooks') return all;
    if (way === 'refuses') throw new Failure({ code: 'X', severity: 'error', message: 'no such field' }, 'refused');
    return all.filter((points) => points >= (range.$gte ?? 0) && points < (range.$lt ?? Number.POSITIVE_INFINITY));
  };
  let open: readonly number[] = [];
  return {
    transactions: () => Promise.reject(new Error('nobody asked for transactions')),
    count: async (body: object) => ({ count: passing(body as Asked, knows.counts).length }),
    accounts: async (body: object) => {
      const { cursorPaging } = body as Asked;
      if (cursorPaging?.cursor === undefined) open = passing(body as Asked, knows.filters);
      const from = Number(cursorPaging?.cursor ?? 0);
      const page = open.slice(from, from + 100);
      const next = from + 100 < open.length ? String(from + 100) : undefined;
      return {
        loyaltyAccounts: page.map((points) => ({ tier: { points }, points: { balance: 1 } })),
        pagingMetadata: { cursors: next === undefined ? {} : { next } },
      };
    },
  };
}

type Way = 'knows' | 'refuses' | 'overlooks';

const QUESTION: AccountsQuestion = {
  ask: 'accounts',
  tier: 'silver',
  tierPoints: { from: 1500, below: 1700 },
  edges: { tierPoints: [1500, 1700], balance: [] },
  of: 600,
};

const low = ({ answer }: Awaited<ReturnType<typeof tierAccounts>>): number =>
  answer.cells.filter(({ tierPoints }) => tierPoints === 1).reduce((sum, { accounts }) => sum + accounts, 0);

describe('the accounts of a tier', () => {
  it.each([
    ['knows', 'knows', 2, 0],
    ['refuses', 'knows', 3, 200],
    ['refuses', 'refuses', 8, 600],
    ['overlooks', 'knows', 3, 200],
    ['refuses', 'overlooks', 13, 600],
    ['overlooks', 'overlooks', 13, 600],
  ] as const)('are right where counting %s and filtering %s the field', async (counts, filters, calls, accounts) => {
    const found = await tierAccounts(booksOf({ counts, filters }), QUESTION, 100);
    expect(low(found)).toBe(200);
    expect(found.answer.complete).toBe(true);
    expect(found.read).toEqual({ calls, accounts, certainty: 'exact' });
  });

  it('are not asked for another way where something else than the site is wrong', async () => {
    const books = {
      ...booksOf({ counts: 'knows', filters: 'knows' }),
      count: () => Promise.reject(new TypeError('bug')),
    };
    await expect(tierAccounts(books, QUESTION, 100)).rejects.toThrow('bug');
  });

  it('are a sample, and no more calls than there are, where all else fails', async () => {
    const found = await tierAccounts(booksOf({ counts: 'refuses', filters: 'overlooks' }), QUESTION, 6);
    expect(found.answer).toMatchObject({ complete: false });
    expect(found.read).toMatchObject({ certainty: 'estimated' });
    expect(found.read.calls).toBeLessThanOrEqual(6);
    expect(found.answer.seen).toBeGreaterThan(0);
  });
});
