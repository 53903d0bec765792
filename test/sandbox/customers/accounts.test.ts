import { describe, expect, it } from 'vitest';
import { parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite, idOf, refusal } from '../support/site.ts';

const ACCOUNTS = '/loyalty-accounts/v1/accounts';
const CONTACT = '11111111-0000-4000-8000-000000000001';

const contact = (id: string, email: string) => ({
  id,
  revision: 1,
  createdDate: '2026-01-01T00:00:00.000Z',
  updatedDate: '2026-01-01T00:00:00.000Z',
  primaryInfo: { email },
  info: { name: { first: 'Ann', last: 'Lee' }, emails: { items: [{ email, primary: true }] } },
});

/** A store with one contact and no account. */
const shop = (options: Parameters<typeof aSite>[0] = {}) =>
  aSite({
    sites: [
      { id: 'sandbox', key: 'sandbox', fixture: 'store', state: { contacts: [contact(CONTACT, 'ann@example.com')] } },
    ],
    ...options,
  });

/** The same with an account of so many points. */
async function member(points = 0, options: Parameters<typeof aSite>[0] = {}) {
  const site = shop(options);
  const { account } = await site.client.accounts.createAccount(CONTACT);
  const id = idOf(account);
  const earn = (amount: number, idempotencyKey: string, rest: object = {}) =>
    site.client.accounts.earnPoints(id, { amount, idempotencyKey, appId: 'my-app', description: 'Well done', ...rest });
  if (points > 0) await earn(points, 'first');
  return { ...site, id, earn };
}

describe('an account', () => {
  it('is made for a contact, empty', async () => {
    const { ask } = shop();
    const { body } = await ask('POST', ACCOUNTS, { contactId: CONTACT });
    expect(body.account).toEqual({
      id: '00000000-0000-4000-8000-000000000001',
      contactId: CONTACT,
      points: { balance: 0, earned: 0, adjusted: 0, redeemed: 0, expired: 0 },
      rewardAvailable: false,
      createdDate: '2026-11-20T12:00:00.000Z',
      updatedDate: '2026-11-20T12:00:00.000Z',
      revision: '1',
      tier: { updatedDate: '2026-11-20T12:00:00.000Z', points: 0 },
      contact: { id: CONTACT, name: 'Ann Lee', email: 'ann@example.com', displayName: 'Ann Lee' },
    });
  });

  it('needs a contact, an active program, and no account before it', async () => {
    const { client } = shop();
    const create = (id: string) => refusal(client.accounts.createAccount(id));
    expect(await create('22222222-0000-4000-8000-000000000001')).toBe('404 NOT_FOUND');
    expect(await create('nonsense')).toBe('400 contactId');
    await client.programs.pauseLoyaltyProgram();
    expect(await create(CONTACT)).toBe('428 FAILED_PRECONDITION');
    await client.programs.activateLoyaltyProgram();
    expect(await create(CONTACT)).toBe('accepted');
    expect(await create(CONTACT)).toBe('409 ALREADY_EXISTS');
  });

  it('is found by its contact; without one the answer is 404, and it needs exactly one id', async () => {
    const { client, id, ask } = await member();
    expect(idOf((await client.accounts.getAccountBySecondaryId({ contactId: CONTACT })).account)).toBe(id);
    expect(await refusal(client.accounts.getAccountBySecondaryId({ memberId: CONTACT }))).toBe('404 NOT_FOUND');
    expect((await ask('GET', `${ACCOUNTS}/fetch-by`)).status).toBe(400);
    expect(await refusal(client.accounts.getCurrentMemberAccount())).toBe('403 PERMISSION_DENIED');
  });
});

describe('points that are earned', () => {
  it('go on the balance, with a transaction and two events', async () => {
    const { client, id, earn, sandbox } = await member();
    const { account, transactionId } = await earn(500, 'k-1', { orderId: 'o-1', activityType: 'game' });
    expect(account).toMatchObject({ points: { balance: 500, earned: 500 }, revision: '2', rewardAvailable: true });
    const transaction = await client.transactions.getLoyaltyTransaction(transactionId ?? '');
    expect(transaction).toMatchObject({
      accountId: id,
      amount: 500,
      transactionType: 'EARN',
      description: 'Well done',
      idempotencyKey: 'k-1',
      earnInfo: { appId: 'my-app', orderId: 'o-1', activityType: 'game' },
    });
    const events = sandbox.events().slice(1);
    expect(events.map(({ slug }) => slug)).toEqual(['updated', 'points_updated', 'reward_availability_updated']);
    expect(events.map(({ entityEventSequence }) => Number(entityEventSequence))).toEqual([6, 7, 8]);
    expect(events[1]?.actionEvent).toMatchObject({ body: { account: { id, points: { balance: 500 } } } });
  });

  it('come once for a key', async () => {
    const { earn, client, id } = await member();
    await earn(10, 'same');
    expect(await refusal(earn(10, 'same'))).toBe('409 TRANSACTION_ALREADY_EXISTS');
    expect((await client.accounts.getAccount(id)).points?.balance).toBe(10);
  });

  it.each([
    [{ amount: 0 }, 'amount'],
    [{ amount: 10_000_000 }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ description: 'x'.repeat(101) }, 'description'],
    [{ appId: '' }, 'appId'],
    [{ idempotencyKey: 'x'.repeat(257) }, 'idempotencyKey'],
    [{ orderId: 'x'.repeat(513) }, 'orderId'],
    [{ followedSocialMedia: { channel: 'x'.repeat(33) } }, 'followedSocialMedia.channel'],
  ])('are checked: %j', async (change, field) => {
    const { ask, id } = await member();
    const body = { amount: 1, appId: 'a', idempotencyKey: 'k', ...change };
    const answer = await ask('POST', `${ACCOUNTS}/${id}/earn-points`, body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`"field":"${field}"`);
  });
});

describe('an adjustment', () => {
  it('by an amount, and to a balance, which wins', async () => {
    const { client, id } = await member(100);
    const minus = await client.accounts.adjustPoints(id, { amount: -30, description: 'Fix', revision: '2' } as never);
    expect(minus.account).toMatchObject({ points: { balance: 70, adjusted: -30, earned: 100 }, revision: '3' });
    const set = await client.accounts.adjustPoints(id, { amount: 5, balance: 500, revision: '3' } as never);
    expect(set.account?.points).toMatchObject({ balance: 500, adjusted: 400 });
    const { adjustInfo, transactionType } = await client.transactions.getLoyaltyTransaction(set.transactionId ?? '');
    expect([transactionType, adjustInfo?.amountBefore, adjustInfo?.amountAfter]).toEqual(['ADJUST', 70, 500]);
  });

  it('is refused below zero, without or with a stale revision, by nothing, and changes nothing then', async () => {
    const { client, id, sandbox } = await member(100);
    const adjust = (options: object) => refusal(client.accounts.adjustPoints(id, options as never));
    const before = sandbox.state();
    expect(await adjust({ amount: -101, revision: '2' })).toBe('400 INSUFFICIENT_POINTS');
    expect(await adjust({ amount: 1 })).toBe('400 options.revision');
    expect(await adjust({ amount: 1, revision: '1' })).toBe('409 INVALID_REVISION');
    expect(await adjust({ amount: 0, revision: '2' })).toMatch(/^400 .*amount/);
    expect(await adjust({ revision: '2' })).toMatch(/^400/);
    expect(await adjust({ balance: -1, revision: '2' })).toMatch(/^400 .*balance/);
    expect(await adjust({ balance: 100, revision: '2' })).toBe('accepted');
    expect(sandbox.state()).toEqual(before);
  });
});

describe('a bulk adjustment', () => {
  it('touches what the search finds, and its job tells how it went', async () => {
    const { client, sandbox, ask } = aSite({
      sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'store', population: parsePopulation('store') }],
    });
    const filter = { 'points.balance': { $gte: 900, $lte: 999 } };
    const { asyncJobId } = await client.accounts.bulkAdjustPoints({ search: { filter }, amount: 10 } as never);
    const { count } = await client.accounts.countAccounts({ filter: { 'points.balance': { $gte: 910, $lte: 1_009 } } });
    expect(count).toBeGreaterThanOrEqual(300);
    expect(sandbox.state().transactions).toHaveLength(300);
    const job = async () => (await ask('GET', `/async-jobs/v1/async-jobs/${asyncJobId}`)).body.job;
    expect(await job()).toMatchObject({ status: 'INITIALIZED', counts: { total: 300, successCount: 0 } });
    sandbox.advance(1_000);
    expect(await job()).toMatchObject({ status: 'PROCESSING' });
    sandbox.advance(2_000);
    expect(await job()).toMatchObject({ status: 'FINISHED', counts: { total: 300, successCount: 300, failCount: 0 } });
  });

  it('counts as failed who would fall below zero', async () => {
    const { client, sandbox } = aSite({
      sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'cafe', population: parsePopulation('cafe') }],
    });
    await client.accounts.bulkAdjustPoints({ amount: -1 } as never);
    const [job] = sandbox.state().jobs;
    expect(job?.counts).toEqual({
      total: 1_250,
      successCount: 1_250 - (job?.counts.failCount ?? 0),
      failCount: job?.counts.failCount,
      errorByCodeCount: { INSUFFICIENT_POINTS: job?.counts.failCount },
    });
    const { points } = await client.accounts.getProgramTotals();
    expect(points).toMatchObject({
      adjusted: -(job?.counts.successCount ?? 0),
      balance: 63_927 - (job?.counts.successCount ?? 0),
    });
  });
});

describe('a reward taken as a coupon', () => {
  it('costs its points and leaves a coupon, a transaction and events', async () => {
    const { client, id, sandbox } = await member(1_200);
    const reward = sandbox.state().rewards.find(({ name }) => name === '$11 off your order');
    const { coupon } = await client.coupons.redeemPointsForCoupon(reward?.id ?? '', { loyaltyAccountId: id });
    expect(coupon).toMatchObject({
      accountId: id,
      status: 'ACTIVE',
      rewardName: '$11 off your order',
      revision: '1',
      couponReference: { specification: { moneyOffAmount: 11, type: 'MONEY_OFF_AMOUNT' }, deleted: false },
    });
    expect(coupon?.couponReference?.code).toMatch(/^[0-9A-F]{12}$/);
    const account = await client.accounts.getAccount(id);
    expect(account.points).toMatchObject({ balance: 200, redeemed: 1_000, earned: 1_200 });
    expect(await client.transactions.getLoyaltyTransaction(coupon?.transactionId ?? '')).toMatchObject({
      amount: -1_000,
      transactionType: 'REDEEM',
      redeemInfo: { rewardId: reward?.id, rewardType: 'COUPON_REWARD', referenceEntityId: coupon?._id },
    });
    expect(
      sandbox
        .events()
        .map(({ slug }) => slug)
        .slice(-4),
    ).toEqual(['updated', 'points_updated', 'reward_availability_updated', 'created']);
    const found = await client.coupons.queryLoyaltyCoupons().eq('accountId', id).eq('status', 'ACTIVE').find();
    expect(found.items).toEqual([coupon]);
    expect(await client.coupons.getLoyaltyCoupon(coupon?._id ?? '')).toEqual(coupon);
    expect(await refusal(client.coupons.deleteLoyaltyCoupon(coupon?._id ?? '', '2'))).toBe('409 INVALID_REVISION');
    await client.coupons.deleteLoyaltyCoupon(coupon?._id ?? '', '1');
    expect(await refusal(client.coupons.getLoyaltyCoupon(coupon?._id ?? ''))).toBe('404 NOT_FOUND');
  });

  it('is refused without points, for an inactive reward, while the program is paused', async () => {
    const { client, id, sandbox } = await member(100);
    const [reward] = sandbox.state().rewards;
    const redeem = () => refusal(client.coupons.redeemPointsForCoupon(reward?.id ?? '', { loyaltyAccountId: id }));
    expect(await redeem()).toBe('400 INSUFFICIENT_POINTS');
    sandbox.setState('sandbox', { rewards: sandbox.state().rewards.map((one) => ({ ...one, active: false })) });
    expect(await redeem()).toBe('400 REWARD_NOT_ACTIVE');
    await client.programs.pauseLoyaltyProgram();
    expect(await redeem()).toBe('428 FAILED_PRECONDITION');
  });
});
