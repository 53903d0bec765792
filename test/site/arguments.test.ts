import { accounts, earningRules, programs, rewards, tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import { failureOf, siteOnServer } from './support/sites.ts';

/** Sends back what was sent, with an id: as a site would. */
const echo = ({ body }: { body: string }) => {
  const sent = JSON.parse(body) as Record<string, unknown>;
  return {
    json: Object.fromEntries(Object.entries(sent).map(([key, part]) => [key, { id: 'id-1', ...(part as object) }])),
  };
};

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

describe('arguments', () => {
  it('are not touched, though the SDK spoils what it is given, and may be used again', async () => {
    const { site, server } = await siteOnServer();
    server.play(echo);
    const tier = frozen({
      tierDefinition: { name: 'Gold', icon: 'shapes/gold.svg' },
      requiredPoints: 5,
      _createdDate: new Date(0),
      _id: 'x',
    });
    const before = structuredClone(tier);
    await site.use(tiers).createTier(tier);
    await site.use(tiers).updateTier('tier-1', tier);
    await site
      .use(tiers)
      .bulkCreateTiers([tier, tier])
      .catch(() => undefined);
    expect(tier).toEqual(before);
    expect(server.seen).toHaveLength(3);
  });

  it('lose floats that are undefined, and dates the server alone writes, in whatever form', async () => {
    const { site, server } = await siteOnServer();
    server.play(echo);
    const reward = {
      name: 'R',
      _createdDate: '2026-01-01T00:00:00.000Z' as unknown as Date,
      _updatedDate: new Date(0),
      couponReward: { type: 'FIXED_AMOUNT', minimumSubtotal: undefined, name: null },
    } as const;
    await site.use(rewards).updateReward('reward-1', { ...reward, revision: '3' } as never);
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      reward: { name: 'R', couponReward: { type: 'FIXED_AMOUNT', name: null }, revision: '3', id: 'reward-1' },
    });
  });

  it('may filter by dates', async () => {
    const { site, server } = await siteOnServer();
    server.play({ json: { rewards: [], pagingMetadata: { count: 0 } } });
    await site.use(rewards).queryRewards({ filter: { _createdDate: { $gt: '2026-01-01T00:00:00Z' } } } as never);
    expect(JSON.parse(server.seen[0]?.body ?? '').query.filter).toEqual({
      createdDate: { $gt: '2026-01-01T00:00:00Z' },
    });
  });

  it('keep a key named __proto__ a key', async () => {
    const { site, server } = await siteOnServer();
    server.play(echo);
    await site
      .use(tiers)
      .createTier({ tierDefinition: JSON.parse('{"name":"x","__proto__":{"polluted":true}}'), requiredPoints: 1 });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['a function', () => 1],
    ['a bigint', 1n],
  ])('with %s in them are refused before anything is sent', async (_what, value) => {
    const { site, server } = await siteOnServer();
    const { problem, fate } = await failureOf(
      site.use(tiers).createTier({ requiredPoints: value as number, tierDefinition: { name: 'x' } }),
    );
    expect([problem.code, fate]).toEqual(['SITE_CALL_INVALID', 'unsent']);
    expect(server.seen).toHaveLength(0);
  });
});

describe('an id in a path', () => {
  const spoilt: readonly unknown[] = [
    undefined,
    null,
    Number.NaN,
    '',
    '.',
    '..',
    'a/b',
    'a?b',
    'a#b',
    'a b',
    'a\nb',
    'ä',
    {},
  ];
  it.each(spoilt.map((id) => [id]))('is refused before sending when it is %j', async (id) => {
    const { site, server } = await siteOnServer();
    const bad = id as string;
    const works: readonly (() => Promise<unknown>)[] = [
      () => site.use(tiers).getTier(bad),
      () => site.use(tiers).updateTier(bad, { revision: '1' }),
      () => site.use(tiers).deleteTier(bad, '1'),
      () => site.use(rewards).updateReward(bad, { name: 'x' }),
      () => site.use(rewards).getReward(bad),
      () => site.use(earningRules).deleteLoyaltyEarningRule(bad, { revision: '1' }),
      () => site.use(earningRules).updateLoyaltyEarningRule(bad, { title: 'x' }),
    ];
    for (const work of works) {
      const { problem, fate } = await failureOf(Promise.resolve().then(work));
      expect([problem.code, fate]).toEqual(['SITE_CALL_INVALID', 'unsent']);
    }
    expect(server.seen).toHaveLength(0);
  });

  it('must not lead to another call', async () => {
    const { site, server } = await siteOnServer();
    await failureOf(site.use(rewards).getReward('x/../../program'));
    await failureOf(
      site
        .use(programs)
        .getLoyaltyProgram.call(undefined)
        .then(() => site.use(tiers).getTier('program/x')),
    );
    expect(server.seen.every(({ url }) => url === '/loyalty-programs/v1/program')).toBe(true);
  });
});

describe('modules outside the wire table', () => {
  it('are carried too: their reads are repeated, their writes are not', async () => {
    const { site, server } = await siteOnServer();
    server.play({ status: 500 }, { json: { account: { id: 'a' } } }, { status: 500 });
    expect(await site.use(accounts).getAccount('account-1')).toMatchObject({ _id: 'a' });
    const { fate } = await failureOf(site.use(accounts).earnPoints('account-1', { amount: 1, appId: 'app' } as never));
    expect(fate).toBe('unknown');
    expect(server.seen).toHaveLength(3);
  });

  it('have builders and pages whose methods throw Failures too', async () => {
    const { site, server } = await siteOnServer({ retries: 0 });
    server.play(
      {
        json: {
          loyaltyAccounts: [{ id: 'a' }],
          accounts: [{ id: 'a' }],
          pagingMetadata: { count: 1, cursors: { next: 'c' }, hasNext: true },
        },
      },
      { status: 500 },
    );
    const page = await site.use(accounts).queryLoyaltyAccounts().find();
    expect(page.items).toHaveLength(1);
    const { problem } = await failureOf(page.next());
    expect(problem.code).toBe('WIX_SERVER_ERROR');
  });
});
