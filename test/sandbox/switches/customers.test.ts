import { parsePopulation } from '../../../src/sandbox/index.ts';
import { APPS } from '../../../src/wire/index.ts';
import { clientWith, idOf, refusal } from '../support/site.ts';
import { type Site, type SwitchCase, testSwitches } from './case.ts';

const email = (address: string) => ({ items: [{ tag: 'MAIN', email: address, primary: true }] }) as never;

/** A new customer with an account of so many points. */
async function customer({ client }: Site, address: string, points = 0): Promise<{ id: string; contactId: string }> {
  const { contact } = await client.contacts.createContact({ emails: email(address) });
  const contactId = contact?._id ?? '';
  const id = idOf((await client.accounts.createAccount(contactId)).account);
  const earn = { amount: points, appId: 'a', idempotencyKey: `${address}-first`, description: 'x' };
  if (points > 0) await client.accounts.earnPoints(id, earn);
  return { id, contactId };
}

const earn = ({ client }: Site, id: string, amount: number, idempotencyKey: string) =>
  refusal(client.accounts.earnPoints(id, { amount, appId: 'a', idempotencyKey, description: 'x' }));

const populated = (site: Site, name = 'store') => site.sandbox.populate('sandbox', parsePopulation(name));

const redeemed = async (site: Site) => {
  const { id } = await customer(site, 'a@example.com', 2_000);
  const [reward] = site.sandbox.state().rewards;
  const { coupon } = await site.client.coupons.redeemPointsForCoupon(reward?.id ?? '', { loyaltyAccountId: id });
  return { id, reward, coupon };
};

const IN_STORE: Readonly<Record<string, SwitchCase>> = {
  secondAccount: {
    fixture: 'store',
    probe: async (site) => {
      const { contactId } = await customer(site, 'a@example.com');
      return refusal(site.client.accounts.createAccount(contactId));
    },
    expected: { refused: '409 ALREADY_EXISTS', existing: 'accepted' },
  },
  missingAccount: {
    fixture: 'store',
    probe: ({ client }) => refusal(client.accounts.getAccountBySecondaryId({ contactId: 'none' })),
    expected: { '404': '404 NOT_FOUND', empty: 'accepted' },
  },
  inactiveProgram: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      await site.client.programs.pauseLoyaltyProgram();
      return earn(site, id, 1, 'k');
    },
    expected: { '428': '428 FAILED_PRECONDITION', '400': '400 PROGRAM_NOT_ACTIVE' },
  },
  repeatedKey: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com', 10);
      return [await earn(site, id, 10, 'a@example.com-first'), await earn(site, id, 11, 'a@example.com-first')];
    },
    expected: {
      refused: ['409 TRANSACTION_ALREADY_EXISTS', '409 TRANSACTION_ALREADY_EXISTS'],
      replayed: ['accepted', 'accepted'],
      'replayed-if-same': ['accepted', '409 TRANSACTION_ALREADY_EXISTS'],
    },
  },
  idempotencyScope: {
    fixture: 'store',
    probe: async (site) => {
      const [one, two] = [await customer(site, 'a@example.com'), await customer(site, 'b@example.com')];
      await earn(site, one.id, 1, 'k');
      return earn(site, two.id, 1, 'k');
    },
    expected: { account: 'accepted', site: '409 TRANSACTION_ALREADY_EXISTS' },
  },
  adjustRevision: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      return refusal(site.client.accounts.adjustPoints(id, { amount: 1 } as never));
    },
    expected: { required: '400 options.revision', optional: 'accepted' },
  },
  equalBalance: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com', 5);
      await site.client.accounts.adjustPoints(id, { balance: 5, revision: '2' } as never);
      return site.sandbox.state().transactions.length;
    },
    expected: { nothing: 1, transaction: 2 },
  },
  adjustType: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      await site.client.accounts.adjustPoints(id, { amount: 5, revision: '1' } as never);
      return site.sandbox.state().transactions[0]?.transactionType;
    },
    expected: { ADJUST: 'ADJUST', GIVE: 'GIVE' },
  },
  adjustApp: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      const app = clientWith(site.sandbox, site.sandbox.token({ caller: { kind: 'app', appId: 'my-app' } }));
      await app.accounts.adjustPoints(id, { amount: 5, revision: '1' } as never);
      return site.sandbox.state().transactions[0]?.adjustInfo?.appId;
    },
    expected: { loyalty: APPS.loyalty, caller: 'my-app' },
  },
  countFields: {
    fixture: 'store',
    probe: ({ client }) => refusal(client.accounts.countAccounts({ filter: { 'points.earned': 1 } })),
    expected: { search: '400 value', query: 'accepted' },
  },
  tierPointsFilter: {
    fixture: 'store',
    probe: ({ client }) => {
      const { queryLoyaltyAccounts } = client.accounts as unknown as {
        queryLoyaltyAccounts(q: object): Promise<unknown>;
      };
      return refusal(queryLoyaltyAccounts({ filter: { 'tier.points': { $gte: 1 } } }));
    },
    expected: { accepted: 'accepted', refused: '400 value' },
  },
  jobPace: {
    fixture: 'store',
    probe: async (site) => {
      populated(site);
      const { asyncJobId } = await site.client.accounts.bulkAdjustPoints({ amount: 1 } as never);
      const { body } = await site.ask('GET', `/async-jobs/v1/async-jobs/${asyncJobId}`);
      return (body.job as { status: string }).status;
    },
    expected: { seconds: 'INITIALIZED', 'at-once': 'FINISHED' },
  },
  searchLag: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      site.sandbox.advance(5_000);
      await earn(site, id, 77, 'k');
      const count = async () => (await site.client.accounts.countAccounts({ filter: { 'points.balance': 77 } })).count;
      const first = await count();
      site.sandbox.advance(5_000);
      return [first, await count()];
    },
    expected: { none: [1, 1], seconds: [0, 1] },
  },
  recalculation: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      site.sandbox.advance(15 * 60_000);
      return (await site.client.accounts.getAccount(id)).revision;
    },
    expected: { moved: '1', all: '2' },
  },
  tierMove: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com', 1_600);
      return (await site.client.accounts.getAccount(id)).tier?._id === undefined;
    },
    expected: { 'with-recalculation': true, 'at-once': false },
  },
  earnRounding: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com');
      const [rule] = site.sandbox.state().earningRules;
      const configs = [{ points: 10, moneyAmount: 20 }];
      site.sandbox.setState('sandbox', { earningRules: [{ ...rule, id: 'r', conversionRate: { configs } }] });
      const { earned } = site.sandbox.act('sandbox', { activity: 'order', accountId: id, amount: 35.98 });
      const five = { configs: [{ points: 5, moneyAmount: 1 }] };
      site.sandbox.setState('sandbox', { earningRules: [{ ...rule, id: 'r', conversionRate: five }] });
      const more = site.sandbox.act('sandbox', { activity: 'order', accountId: id, amount: 1.98 });
      return [earned[0]?.points, more.earned[0]?.points];
    },
    expected: { 'whole-money': [17, 5], 'whole-steps': [10, 5], down: [17, 9], nearest: [18, 10] },
  },
  expiryRounding: {
    fixture: 'cafe',
    probe: async (site) => {
      const { program } = site.sandbox.state();
      const pointsExpiration = { status: 'ENABLED', monthsOfInactivity: 1, expiringPointsPercentage: 50 } as const;
      site.sandbox.setState('sandbox', { program: { ...program, pointsExpiration } });
      const { id } = await customer(site, 'a@example.com', 5);
      return (await site.client.accounts.getAccount(id)).pointsExpiration?.expiringPointsAmount;
    },
    expected: { down: 2, up: 3 },
  },
  mergedAccounts: {
    fixture: 'store',
    probe: async (site) => {
      const [one, two] = [await customer(site, 'a@example.com', 1), await customer(site, 'b@example.com', 2)];
      await site.client.contacts.mergeContacts(one.contactId, 1, { sourceContactIds: [two.contactId] } as never);
      return (await site.client.accounts.getAccount(one.id)).points?.balance;
    },
    expected: { summed: 3, 'target-only': 1 },
  },
  checkoutTimeout: {
    fixture: 'store',
    probe: async (site) => {
      const { coupon, id } = await redeemed(site);
      const { contactId } = await site.client.accounts.getAccount(id);
      const lineItems = [{ quantity: 1, catalogReference: { catalogItemId: 'p', appId: APPS.stores } }];
      const checkoutInfo = { buyerInfo: { contactId } };
      const made = await site.client.checkout.createCheckout({ channelType: 'WEB', lineItems, checkoutInfo } as never);
      await site.client.checkoutExchange.applyDiscountToCheckout(made._id ?? '', {
        loyaltyCoupon: { _id: coupon?._id, revision: coupon?.revision },
      } as never);
      const after = async (hours: number) => {
        site.sandbox.advance(hours * 3_600_000);
        return (await site.client.coupons.getLoyaltyCoupon(coupon?._id ?? '')).status;
      };
      return [await after(2), await after(24)];
    },
    expected: { day: ['APPLIED', 'ACTIVE'], hour: ['ACTIVE', 'ACTIVE'], never: ['APPLIED', 'APPLIED'] },
  },
  couponOfDeletedReward: {
    fixture: 'store',
    probe: async (site) => {
      const { reward, coupon } = await redeemed(site);
      await site.client.rewards.deleteReward(reward?.id ?? '', '1');
      return (await site.client.coupons.getLoyaltyCoupon(coupon?._id ?? '')).status;
    },
    expected: { active: 'ACTIVE', archived: 'ARCHIVED' },
  },
};

const ELSEWHERE: Readonly<Record<string, SwitchCase>> = {
  oldBadges: {
    probe: ({ client }) => refusal(client.badges.listBadges()),
    expected: { served: 'accepted', removed: '404 NOT_FOUND' },
  },
  repeatedBadge: {
    fixture: 'store',
    probe: async (site) => {
      populated(site);
      const [member] = (await site.client.members.queryMembers().limit(1).find()).items;
      const badge = await site.client.badgesV2.createBadge({ title: 'A' } as never);
      const assign = () =>
        site.client.badgeAssignments.createBadgeAssignment({ badgeId: badge._id ?? '', memberId: member?._id ?? '' });
      await assign();
      return refusal(assign());
    },
    expected: { refused: '409 ALREADY_EXISTS', accepted: 'accepted' },
  },
  unknownAddress: {
    probe: async ({ client }) => {
      const filter = { email: { $in: ['nobody@example.com'] } } as never;
      const { subscriptions } = await client.emailSubscriptions.queryEmailSubscriptions(filter, {
        paging: { limit: 1 },
      });
      return subscriptions?.map(({ subscriptionStatus }) => subscriptionStatus);
    },
    expected: { absent: [], 'not-set': ['NOT_SET'] },
  },
  importPoints: {
    fixture: 'store',
    probe: async (site) => {
      const { id } = await customer(site, 'a@example.com', 10);
      const { filePath, uploadUrl } = await site.client.imports.createLoyaltyImportFileUrl();
      await site.sandbox.fetch(uploadUrl ?? '', { method: 'PUT', body: 'email,points\na@example.com,25\n' });
      const { loyaltyImport } = await site.client.imports.createLoyaltyImport(filePath ?? '', {
        fileName: 'f',
        fileSize: 1,
      });
      site.sandbox.advance(2_000);
      const headerMappings = [
        { columnName: 'EMAIL', columnIndex: 0 },
        { columnName: 'POINTS', columnIndex: 1 },
      ];
      const mapping = { headerMappingInfo: { headerMappings } } as never;
      await site.client.imports.executeLoyaltyImport(loyaltyImport?._id ?? '', mapping);
      return (await site.client.accounts.getAccount(id)).points?.balance;
    },
    expected: { set: 25, add: 35 },
  },
  secondDiscount: {
    fixture: 'store',
    probe: async (site) => {
      const { coupon, id, reward } = await redeemed(site);
      const second = await site.client.coupons.redeemPointsForCoupon(reward?.id ?? '', { loyaltyAccountId: id });
      const made = await site.client.checkout.createCheckout({
        channelType: 'WEB',
        lineItems: [{ quantity: 1 }],
        checkoutInfo: { buyerInfo: { email: 'a@example.com' } },
      } as never);
      const apply = (loyaltyCoupon: object) =>
        refusal(site.client.checkoutExchange.applyDiscountToCheckout(made._id ?? '', { loyaltyCoupon } as never));
      await apply({ _id: coupon?._id, revision: '1' });
      return apply({ _id: second.coupon?._id, revision: '1' });
    },
    expected: { refused: '409 ALREADY_EXISTS', replaces: 'accepted' },
  },
};

testSwitches('questions about points', IN_STORE);
testSwitches('questions about badges, addresses, imports and checkouts', ELSEWHERE);
