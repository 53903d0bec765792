import { describe, expect, it } from 'vitest';
import { aSite, ask, moneyOff, REWARDS, refusal } from './support/site.ts';

const NUMBERED = Array.from({ length: 105 }, (_, i) => ({
  id: `00000000-0000-4000-9000-${String(i).padStart(12, '0')}`,
  ...moneyOff(`Reward ${String(i).padStart(3, '0')}`, i + 1),
  active: i % 2 === 0,
  revision: '1',
  createdDate: '2026-01-01T00:00:00.000Z',
  updatedDate: '2026-01-01T00:00:00.000Z',
}));

const aFullSite = (switches = {}) => {
  const site = aSite({ switches });
  site.sandbox.setState('sandbox', { rewards: NUMBERED });
  return site;
};

describe('queries of rewards', () => {
  it('hand out every reward once over pages of any order, whatever happens between two pages', async () => {
    for (const lists of ['ordered', 'shuffled'] as const) {
      const { client, sandbox } = aFullSite({ lists });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { rewards = [], pagingMetadata } = await client.rewards.queryRewards({
          cursorPaging: { limit: 40, ...(cursor ? { cursor } : {}) },
        } as never);
        seen.push(...rewards.map(({ name }) => name ?? ''));
        expect(pagingMetadata?.count).toBe(rewards.length);
        expect(pagingMetadata?.hasNext).toBe(pagingMetadata?.cursors?.next !== undefined);
        cursor = pagingMetadata?.cursors?.next ?? undefined;
        if (seen.length === 40) await client.rewards.deleteReward(NUMBERED[0]?.id ?? '', '1');
      } while (cursor);
      expect(new Set(seen).size).toBe(105);
      expect(sandbox.requests().filter(({ call }) => call === 'rewards.queryRewards')).toHaveLength(3);
    }
  });

  it('answer 50 unless told otherwise and at most 100', async () => {
    const { client } = aFullSite();
    expect((await client.rewards.queryRewards({} as never)).rewards).toHaveLength(50);
    expect((await client.rewards.queryRewards({ cursorPaging: { limit: 100 } } as never)).rewards).toHaveLength(100);
    expect(await refusal(client.rewards.queryRewards({ cursorPaging: { limit: 101 } } as never))).toBe(
      '400 query.cursorPaging.limit',
    );
  });

  it('go back by the cursor to the page before', async () => {
    const { client } = aFullSite();
    const page = async (cursor?: string | null) =>
      client.rewards.queryRewards({ cursorPaging: { limit: 30, ...(cursor ? { cursor } : {}) } } as never);
    const first = await page();
    const second = await page(first.pagingMetadata?.cursors?.next);
    const again = await page(second.pagingMetadata?.cursors?.prev);
    expect(again.rewards?.map(({ _id }) => _id)).toEqual(first.rewards?.map(({ _id }) => _id));
    expect(first.pagingMetadata?.cursors?.prev).toBeUndefined();
  });

  it('take filter and order from the cursor', async () => {
    const { client } = aFullSite();
    const query = {
      filter: { active: true },
      sort: [{ fieldName: 'name', order: 'DESC' }],
      cursorPaging: { limit: 1 },
    };
    const { pagingMetadata } = await client.rewards.queryRewards(query as never);
    const next = await client.rewards.queryRewards({
      cursorPaging: { limit: 2, cursor: pagingMetadata?.cursors?.next },
    } as never);
    expect(next.rewards?.map(({ name }) => name)).toEqual(['Reward 102', 'Reward 100']);
  });

  it.each([
    [{ name: 'Reward 007' }, 1],
    [{ name: { $startsWith: 'Reward 00' } }, 10],
    [{ name: { $in: ['Reward 001', 'Reward 002', 'none'] } }, 2],
    [{ name: { $nin: ['Reward 001'] } }, 104],
    [{ name: { $contains: '10' } }, 6],
    [{ active: { $eq: false } }, 52],
    [{ active: { $ne: false } }, 53],
    [{ _id: { $eq: '00000000-0000-4000-9000-000000000001' } }, 1],
    [{ name: { $gt: 'Reward 100' } }, 4],
    [{ name: { $gte: 'Reward 100' } }, 5],
    [{ name: { $lt: 'Reward 002' } }, 2],
    [{ name: { $lte: 'Reward 002' } }, 3],
    [{ discountAmount: { $exists: true } }, 0],
    [{ 'couponReward.fixedAmount': { $exists: true } }, 105],
    [{ $and: [{ active: true }, { name: { $startsWith: 'Reward 00' } }] }, 5],
    [{ $or: [{ name: 'Reward 001' }, { name: 'Reward 002' }] }, 2],
    [{ $not: { active: true } }, 52],
    [{ name: { $not: { $startsWith: 'Reward 0' } } }, 5],
    [{ type: { $hasSome: ['COUPON_REWARD'] } }, 105],
    [{ type: { $hasAll: ['COUPON_REWARD', 'x'] } }, 0],
  ])('understand %j', async (filter, count) => {
    const { client } = aFullSite();
    const { rewards = [] } = await client.rewards.queryRewards({ filter, cursorPaging: { limit: 100 } } as never);
    expect(rewards.length).toBe(Math.min(count, 100));
  });

  it('sort by numbers, texts and what is not there, which comes last', async () => {
    const { client, sandbox } = aSite();
    const costs = [
      [30, 'b'],
      [9, 'c'],
      [100, undefined],
    ] as const;
    const rewards = costs.map(([cost, note], i) => ({
      id: `id-${i}`,
      name: String(cost),
      cost,
      note,
      active: i === 0,
    }));
    sandbox.setState('sandbox', { rewards: rewards as never });
    const order = async (fieldName: string, direction = 'ASC') =>
      (await client.rewards.queryRewards({ sort: [{ fieldName, order: direction }] } as never)).rewards?.map(
        ({ name }) => name,
      );
    expect(await order('cost')).toEqual(['9', '30', '100']);
    expect(await order('cost', 'DESC')).toEqual(['100', '30', '9']);
    expect(await order('name')).toEqual(['100', '30', '9']);
    expect(await order('note')).toEqual(['30', '9', '100']);
    expect(await order('active', 'DESC')).toEqual(['30', '9', '100']);
    expect(await order('nothing')).toEqual(['30', '9', '100']);
  });

  it('refuse what they do not understand', async () => {
    const { client } = aFullSite();
    expect(await refusal(client.rewards.queryRewards({ filter: { name: { $like: 'x' } } } as never))).toBe(
      '400 query.filter',
    );
    expect(await refusal(client.rewards.queryRewards({ cursorPaging: { cursor: 'nonsense' } } as never))).toBe(
      '400 query.cursorPaging.cursor',
    );
    expect(await refusal(client.rewards.queryRewards({ cursorPaging: { cursor: 'x'.repeat(16_001) } } as never))).toBe(
      '400 query.cursorPaging.cursor',
    );
    expect(await refusal(client.rewards.queryRewards({ cursorPaging: { limit: 1.5 } } as never))).toBe(
      '400 query.cursorPaging.limit',
    );
    const sort = Array.from({ length: 6 }, () => ({ fieldName: 'name' }));
    expect(await refusal(client.rewards.queryRewards({ sort } as never))).toBe('400 query.sort');
    expect(await refusal(client.rewards.queryRewards({ sort: [{ fieldName: 'name', order: 'UP' }] } as never))).toBe(
      '400 query.sort[0].order',
    );
  });
});

describe('lists of rewards', () => {
  it('hide inactive rewards and have no hasNext', async () => {
    const { client, sandbox } = aFullSite();
    const { rewards, pagingMetadata } = await client.rewards.listRewards({ cursorPaging: { limit: 50 } });
    expect(rewards?.every(({ active }) => active)).toBe(true);
    const { body } = await ask(
      sandbox,
      'GET',
      `${REWARDS}?cursorPaging.limit=50&cursorPaging.cursor=${pagingMetadata?.cursors?.next}`,
    );
    expect(body.rewards).toHaveLength(3);
    expect(body.pagingMetadata).not.toHaveProperty('hasNext');
  });
});
