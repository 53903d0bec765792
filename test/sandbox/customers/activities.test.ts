import { describe, expect, it } from 'vitest';
import { parsePopulation, type Switches } from '../../../src/sandbox/index.ts';
import { aSite, idOf } from '../support/site.ts';

const shop = (fixture: string, switches: Partial<Switches> = {}) =>
  aSite({ switches, sites: [{ id: 'sandbox', key: 'sandbox', fixture, population: parsePopulation('store') }] });

/** An account of a tier: base, silver or gold. */
async function accountIn({ client }: ReturnType<typeof aSite>, least: number) {
  const { items } = await client.accounts
    .queryLoyaltyAccounts()
    .ge('points.earned', least)
    .ascending('points.earned')
    .limit(1)
    .find();
  return items[0];
}

describe('an order', () => {
  it.each([
    ['base', 0, 50],
    ['Silver', 1_500, 60],
    ['Gold', 5_000, 70],
  ])('earns what the rule gives in the tier: %s', async (_, least, points) => {
    const site = shop('store');
    const account = await accountIn(site, least);
    const { earned } = site.sandbox.act('sandbox', {
      activity: 'order',
      accountId: idOf(account),
      amount: 10.99,
      orderId: 'o-1',
    });
    expect(earned).toMatchObject([{ points }]);
    const after = await site.client.accounts.getAccount(idOf(account));
    expect(after.points?.balance).toBe((account?.points?.balance ?? 0) + points);
    expect(after.points?.earned).toBe((account?.points?.earned ?? 0) + points);
    const transaction = await site.client.transactions.getLoyaltyTransaction(earned[0]?.transactionId ?? '');
    expect(transaction).toMatchObject({
      amount: points,
      transactionType: 'EARN',
      description: '5 stars for every $1',
      earnInfo: { activityType: 'stores/OrderPaid', orderId: 'o-1' },
    });
    expect(transaction.idempotencyKey).toBeUndefined();
    expect(site.sandbox.events().map(({ slug }) => slug)).toEqual(['updated', 'points_updated']);
  });

  it.each([
    [
      'whole-money',
      [
        [4.99, 10, 1, 40],
        [10, 10, 20, 5],
        [30, 10, 20, 15],
        [0.99, 10, 1, 0],
      ],
    ],
    [
      'whole-steps',
      [
        [4.99, 10, 1, 40],
        [10, 10, 20, 0],
        [30, 10, 20, 10],
        [0.99, 10, 1, 0],
      ],
    ],
    [
      'down',
      [
        [4.99, 10, 1, 49],
        [10, 10, 20, 5],
        [30, 10, 20, 15],
        [0.99, 10, 1, 9],
      ],
    ],
    [
      'nearest',
      [
        [4.99, 10, 1, 50],
        [10, 10, 20, 5],
        [30, 10, 20, 15],
        [0.99, 10, 1, 10],
      ],
    ],
  ] as const)('is rounded as the site does: %s', async (earnRounding, cases) => {
    for (const [amount, points, moneyAmount, expected] of cases) {
      const site = shop('store', { earnRounding });
      const account = await accountIn(site, 0);
      const [rule, ...others] = site.sandbox.state().earningRules;
      const changed = { ...rule, id: rule?.id ?? '', conversionRate: { configs: [{ points, moneyAmount }] } };
      site.sandbox.setState('sandbox', { earningRules: [changed, ...others] });
      const { earned, because } = site.sandbox.act('sandbox', { activity: 'order', accountId: idOf(account), amount });
      expect(earned.map((one) => one.points)).toEqual(expected === 0 ? [] : [expected]);
      expect(because).toBe(expected === 0 ? 'no-points' : undefined);
    }
  });

  it('earns nothing while the program or the rule is paused, or without a rule', async () => {
    const site = shop('store');
    const accountId = idOf(await accountIn(site, 0));
    const act = (activity: 'order' | 'booking' | 'birthday') =>
      site.sandbox.act('sandbox', { activity, accountId, amount: 100 });
    expect(act('booking')).toMatchObject({ earned: [], because: 'no-rule' });
    expect(act('birthday')).toMatchObject({ earned: [], because: 'no-rule' });
    await site.client.programs.pauseLoyaltyProgram();
    expect(act('order')).toMatchObject({ earned: [], because: 'program-not-active' });
    await site.client.programs.activateLoyaltyProgram();
    const [rule] = site.sandbox.state().earningRules;
    await site.client.earningRules.updateLoyaltyEarningRule(rule?.id ?? '', {
      status: 'PAUSED',
      revision: '1',
    } as never);
    expect(act('order')).toMatchObject({ earned: [], because: 'no-rule' });
  });

  it('can lift an account at once, or with the next recalculation', async () => {
    for (const [tierMove, expected] of [
      ['with-recalculation', [undefined, 'Silver']],
      ['at-once', ['Silver', 'Silver']],
    ] as const) {
      const site = shop('store', { tierMove });
      const account = await accountIn(site, 1_490);
      const names = new Map(site.sandbox.state().tiers.map(({ id, tierDefinition }) => [id, tierDefinition?.name]));
      const tier = async () => names.get((await site.client.accounts.getAccount(idOf(account))).tier?._id ?? '');
      expect(await tier()).toBeUndefined();
      site.sandbox.act('sandbox', { activity: 'order', accountId: idOf(account), amount: 20 });
      const before = await tier();
      site.sandbox.advance(15 * 60_000);
      expect([before, await tier()]).toEqual(expected);
    }
  });
});

describe('other activities', () => {
  it('follow their rules: bookings by tier, birthdays, followed channels', async () => {
    const salon = aSite({
      sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'salon', population: parsePopulation('salon') }],
    });
    const gold = await accountIn(salon, 1_500);
    const book = salon.sandbox.act('sandbox', {
      activity: 'booking',
      contactId: gold?.contactId ?? '',
    });
    expect(book.earned).toMatchObject([{ points: 80 }]);
    await salon.client.earningRules.createCustomLoyaltyEarningRule('BIRTHDAY');
    await salon.client.earningRules.createCustomLoyaltyEarningRule('SOCIAL_MEDIA');
    const act = (activity: 'birthday' | 'follow') =>
      salon.sandbox.act('sandbox', { activity, accountId: idOf(gold), channel: 'INSTAGRAM' });
    expect(act('birthday').earned).toMatchObject([{ points: 50 }]);
    const { earned } = act('follow');
    expect(await salon.client.transactions.getLoyaltyTransaction(earned[0]?.transactionId ?? '')).toMatchObject({
      earnInfo: { followedSocialMedia: { channel: 'INSTAGRAM' } },
    });
  });

  it('a sign-up makes a contact, a member and an account, once', async () => {
    const { sandbox, client } = aSite({ sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'salon' }] });
    const signUp = () =>
      sandbox.act('sandbox', { activity: 'signUp', email: 'ann@example.com', firstName: 'Ann', lastName: 'Lee' });
    const first = signUp();
    expect(first.earned).toMatchObject([{ points: 25 }]);
    const account = await client.accounts.getAccount(first.accountId ?? '');
    expect(account).toMatchObject({
      contactId: first.contactId,
      memberId: sandbox.state().members[0]?.id,
      contact: { name: 'Ann Lee', email: 'ann@example.com', displayName: 'Ann Lee' },
      points: { balance: 25 },
    });
    expect(sandbox.events().map(({ eventType }) => eventType)).toEqual([
      'wix.contacts.v4.contact_created',
      'wix.members.v1.member_created',
      'wix.loyalty.v1.account_created',
      'wix.loyalty.v1.account_updated',
      'wix.loyalty.v1.account_points_updated',
    ]);
    expect(signUp().accountId).toBe(first.accountId);
    expect(sandbox.state()).toMatchObject({ contacts: [{}], members: [{}], accounts: [{}] });
  });

  it('refuse customers and activities that are not there', () => {
    const { sandbox } = shop('store');
    expect(() => sandbox.act('sandbox', { activity: 'order' })).toThrow('needs a customer');
    expect(() => sandbox.act('sandbox', { activity: 'order', contactId: 'x' })).toThrow('needs a customer');
    expect(() => sandbox.act('sandbox', { activity: 'sleep' } as never)).toThrow('Known: order');
    expect(() => sandbox.act('sandbox', { activity: 'order', contactId: 'x', amount: -1 })).toThrow('from 0 on');
  });

  it('are asked for over HTTP', async () => {
    const { sandbox } = shop('store');
    const { url, close } = await sandbox.listen();
    const post = async (body: unknown) => {
      const answer = await fetch(`${url}/_sandbox/activities`, { method: 'POST', body: JSON.stringify(body) });
      return [answer.status, await answer.json()] as const;
    };
    const [status, outcome] = await post({ activity: 'order', email: 'customer-0000007@example.com', amount: 10 });
    expect([status, outcome]).toMatchObject([200, { earned: [{ points: 50 }] }]);
    expect((await post({ activity: 'sleep' }))[0]).toBe(400);
    const filled = await fetch(`${url}/_sandbox/population`, { method: 'PUT', body: JSON.stringify('cafe') });
    expect(await filled.json()).toMatchObject({ size: 1_250 });
    await close();
  });
});
