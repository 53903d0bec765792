import { describe, expect, it } from 'vitest';
import { CHAIN, chainSiteId, chainSites, parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite, ask, clientOf } from '../support/site.ts';

const { sandbox } = aSite({ sites: chainSites('sandbox') });
const SITES = sandbox.sites();
const clients = SITES.map((id) => clientOf(sandbox, id));

interface Page {
  readonly loyaltyAccounts: readonly {
    readonly contact: { readonly email: string };
    readonly points: { readonly balance: number; readonly earned: number };
  }[];
  readonly pagingMetadata: { readonly cursors: { readonly next?: string } };
}

/** Every account of a site; 28,340 of them are read without the SDK, which takes its time. */
async function accountsAt(site: string) {
  const found: { readonly email: string; readonly balance: number; readonly earned: number }[] = [];
  let cursor: string | undefined;
  do {
    const query = { cursorPaging: { limit: 100, ...(cursor !== undefined && { cursor }) } };
    const sent = { 'wix-site-id': site };
    const { body } = await ask(sandbox, 'POST', '/loyalty-accounts/v1/accounts/query', { query }, sent);
    const { loyaltyAccounts, pagingMetadata } = body as unknown as Page;
    found.push(...loyaltyAccounts.map(({ contact: { email }, points }) => ({ email, ...points })));
    cursor = pagingMetadata.cursors.next;
  } while (cursor !== undefined);
  return found;
}

describe('the chain', () => {
  it('has forty sites, 28,340 accounts, and 26,000 customers, 2,340 of them at two sites', async () => {
    expect(SITES).toHaveLength(40);
    expect([SITES[0], SITES[39]]).toEqual([chainSiteId(0), 'forno-40']);
    const all = (await Promise.all(SITES.map(accountsAt))).flat();
    expect(all).toHaveLength(28_340);
    const customers = new Map(all.map((account) => [account.email, account]));
    expect(customers.size).toBe(26_000);
    const sum = (of: 'balance' | 'earned') => [...customers.values()].reduce((total, one) => total + one[of], 0);
    expect([sum('earned'), sum('balance')]).toEqual([1_941_992, 1_597_712]);
    const affords = (cost: number) => [...customers.values()].filter(({ balance }) => balance >= cost).length;
    expect([120, 150, 100].map(affords)).toEqual([3_900, 2_705, 4_817]);
    for (const { email, balance } of all) expect(customers.get(email)?.balance).toBe(balance);
  });

  it('keeps the second account of a customer thirteen sites further on', async () => {
    const email = 'customer-0000005@example.com';
    const sites = await Promise.all(
      clients.map(async ({ contacts }, nth) => {
        const { items } = await contacts.queryContacts().eq('primaryInfo.email', email).find();
        return items.length > 0 ? nth : -1;
      }),
    );
    expect(sites.filter((nth) => nth >= 0)).toEqual([4, 17]);
  });

  it('has sites that are not like the others', async () => {
    const states = SITES.map((id) => sandbox.state(id));
    const at = (nth: number) => states[nth] as (typeof states)[number];
    const costs = CHAIN.airports.map(
      (nth) => at(nth).rewards[0]?.couponReward?.fixedAmount?.configsByTier?.[0]?.costInPoints,
    );
    expect(costs).toEqual([150, 150]);
    expect(at(CHAIN.pausedRule).earningRules[0]?.status).toBe('PAUSED');
    expect(at(CHAIN.draft).program.status).toBe('DRAFT');
    expect(at(CHAIN.withoutPlan).features.loyaltyProgram).toBe(false);
    const odd: readonly number[] = [...CHAIN.airports, CHAIN.pausedRule, CHAIN.draft, CHAIN.withoutPlan];
    const usual = states.filter((_, nth) => !odd.includes(nth));
    expect(
      new Set(usual.map(({ rewards }) => JSON.stringify(rewards.map(({ couponReward }) => couponReward)))).size,
    ).toBe(1);
    expect(usual.every(({ program }) => program.status === 'ACTIVE')).toBe(true);
  });

  it('is written in figures or by name', () => {
    expect(parsePopulation('chain/7')).toEqual(
      parsePopulation('N=26000,alpha=1.9,scale=70,cap=3000,cost=120,sites=40,site=7'),
    );
    expect(() => parsePopulation('chain/40')).toThrow('A chain has from 1 to 1000 sites');
    expect(() => parsePopulation('N=1,alpha=1,scale=1,cap=1,cost=1,sites=2')).toThrow('needs both');
  });
});
