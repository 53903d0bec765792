import type { SiteState } from '../../../src/sandbox/index.ts';
import type { CUSTOMER_ROUTES } from '../../../src/wire/index.ts';

type CustomerRoute = (typeof CUSTOMER_ROUTES)[number];

/** What is on the site that a sample may speak of. */
export interface KnownCustomers {
  /** A rich customer of the population, who is a member, and what is known of one. */
  readonly account: { readonly id: string; readonly contactId: string; readonly memberId: string };
  /** A contact without an account, and one who is no member. */
  readonly stranger: string;
  readonly transaction: string;
  readonly coupon: { readonly id: string; readonly revision: string };
  readonly reward: string;
  readonly badge: string;
  readonly assignment: string;
  readonly conversation: string;
  readonly checkout: string;
  readonly import: string;
  readonly file: string;
}

/** One call, and what of it must be on the wire: parts of the path, keys of query or body. */
export interface CustomerSample {
  readonly arguments: readonly unknown[];
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

type Write = (known: KnownCustomers) => CustomerSample;

const query = (filter: object): CustomerSample => ({ arguments: [{ filter }], body: { query: { filter } } });

const LOYALTY: Readonly<Record<string, Write>> = {
  'accounts.createAccount': ({ stranger }) => ({ arguments: [stranger], body: { contactId: stranger } }),
  'accounts.getAccount': ({ account: { id } }) => ({ arguments: [id], path: { id }, query: { id } }),
  'accounts.getAccountBySecondaryId': ({ account: { memberId } }) => ({
    arguments: [{ memberId }],
    query: { memberId },
  }),
  'accounts.getCurrentMemberAccount': () => ({ arguments: [] }),
  'accounts.getProgramTotals': () => ({ arguments: [] }),
  'accounts.listAccounts': ({ account: { contactId } }) => ({
    arguments: [{ contactIds: [contactId], cursorPaging: { limit: 2 } }],
    query: { contactIds: contactId, 'cursorPaging.limit': '2' },
  }),
  'accounts.queryLoyaltyAccounts': () => query({ 'points.balance': { $gte: 900 } }),
  'accounts.searchAccounts': () => ({
    arguments: [{ filter: { 'points.balance': { $gte: 900 } }, cursorPaging: { limit: 1 } }],
    body: { search: { filter: { 'points.balance': { $gte: 900 } }, cursorPaging: { limit: 1 } } },
  }),
  'accounts.countAccounts': () => ({
    arguments: [{ filter: { 'points.balance': { $gte: 900 } } }],
    body: { filter: { 'points.balance': { $gte: 900 } } },
  }),
  'accounts.earnPoints': ({ account: { id } }) => ({
    arguments: [id, { amount: 10, description: 'd', appId: 'a', idempotencyKey: 'k' }],
    path: { accountId: id },
    body: { accountId: id, amount: 10, description: 'd', appId: 'a', idempotencyKey: 'k' },
  }),
  'accounts.adjustPoints': ({ account: { id } }) => ({
    arguments: [id, { balance: 15, description: 'd', revision: '1' }],
    path: { accountId: id },
    body: { accountId: id, balance: 15, description: 'd', revision: '1' },
  }),
  'accounts.bulkAdjustPoints': () => ({
    arguments: [{ search: { filter: { 'points.balance': { $gte: 9_000 } } }, amount: 10 }],
    body: { search: { filter: { 'points.balance': { $gte: 9_000 } } }, amount: 10 },
  }),
  'transactions.getLoyaltyTransaction': ({ transaction }) => ({
    arguments: [transaction],
    path: { loyaltyTransactionId: transaction },
    query: { loyaltyTransactionId: transaction },
  }),
  'transactions.queryLoyaltyTransactions': ({ account: { id } }) => query({ accountId: id }),
  'coupons.redeemPointsForCoupon': ({ reward, account: { id } }) => ({
    arguments: [reward, { loyaltyAccountId: id }],
    body: { rewardId: reward, loyaltyAccountId: id },
  }),
  'coupons.redeemCurrentMemberPointsForCoupon': ({ reward }) => ({ arguments: [reward], body: { rewardId: reward } }),
  'coupons.getCurrentMemberCoupons': () => ({ arguments: [] }),
  'coupons.getLoyaltyCoupon': ({ coupon: { id } }) => ({
    arguments: [id],
    path: { loyaltyCouponId: id },
    query: { loyaltyCouponId: id },
  }),
  'coupons.queryLoyaltyCoupons': () => query({ status: 'ACTIVE' }),
  'coupons.deleteLoyaltyCoupon': ({ coupon: { id, revision } }) => ({
    arguments: [id, revision],
    path: { id },
    query: { id, revision },
  }),
  'coupons.bulkGetLoyaltyCoupon': () => ({ arguments: [] }),
  'checkoutExchange.applyDiscountToCheckout': ({ checkout, coupon }) => ({
    arguments: [checkout, { loyaltyCoupon: { _id: coupon.id, revision: coupon.revision } }],
    body: { checkoutId: checkout, loyaltyCoupon: { id: coupon.id, revision: coupon.revision } },
  }),
  'checkoutExchange.queryLoyaltyCheckoutDiscounts': ({ checkout }) => query({ checkoutId: checkout }),
  'imports.createLoyaltyImportFileUrl': () => ({ arguments: [], body: {} }),
  'imports.createLoyaltyImport': ({ file }) => ({
    arguments: [file, { fileName: 'f.csv', fileSize: 12 }],
    body: { fileUrl: file, fileName: 'f.csv', fileSize: 12 },
  }),
  'imports.getLoyaltyImport': (known) => ({ arguments: [known.import], query: { loyaltyImportId: known.import } }),
  'imports.executeLoyaltyImport': (known) => {
    const headerMappings = [
      { columnName: 'EMAIL', columnIndex: 0 },
      { columnName: 'POINTS', columnIndex: 1 },
    ];
    return {
      arguments: [known.import, { headerMappingInfo: { headerMappings } }],
      body: { loyaltyImportId: known.import, headerMappingInfo: { headerMappings } },
    };
  },
  'imports.getErrorFileDownloadUrl': (known) => ({
    arguments: [known.import],
    query: { loyaltyImportId: known.import },
  }),
  'imports.queryLoyaltyImports': () => query({ status: 'IMPORTED' }),
};

const PERSONS: Readonly<Record<string, Write>> = {
  'contacts.createContact': () => ({
    arguments: [{ name: { first: 'Ann' } }, { allowDuplicates: false }],
    body: { info: { name: { first: 'Ann' } }, allowDuplicates: false },
  }),
  'contacts.getContact': ({ stranger: id }) => ({ arguments: [id], path: { id }, query: { id } }),
  'contacts.listContacts': () => ({
    arguments: [{ sort: { fieldName: 'createdDate', order: 'ASC' }, paging: { limit: 1_000, offset: 0 } }],
    query: { 'sort.fieldName': 'createdDate', 'sort.order': 'ASC', 'paging.limit': '1000', 'paging.offset': '0' },
  }),
  'contacts.queryContacts': () => ({
    arguments: [],
    body: { query: { filter: {}, paging: { offset: 0, limit: 50 } } },
  }),
  'contacts.updateContact': ({ stranger: id }) => ({
    arguments: [id, { name: { first: 'Ann' } }, 1],
    path: { id },
    body: { contactId: id, info: { name: { first: 'Ann' } }, revision: 1 },
  }),
  'contacts.deleteContact': ({ stranger: id }) => ({ arguments: [id], path: { id }, query: { contactId: id } }),
  'contacts.mergeContacts': ({ stranger, account: { contactId } }) => ({
    arguments: [contactId, 1, { sourceContactIds: [stranger] }],
    path: { id: contactId },
    body: { targetContactId: contactId, targetContactRevision: 1, sourceContactIds: [stranger] },
  }),
  'members.createMember': () => ({
    arguments: [{ member: { loginEmail: 'new@example.com' } }],
    body: { member: { loginEmail: 'new@example.com' } },
  }),
  'members.getMember': ({ account: { memberId: id } }) => ({ arguments: [id], path: { id }, query: { id } }),
  'members.getCurrentMember': () => ({ arguments: [] }),
  'members.listMembers': () => ({ arguments: [{ paging: { limit: 3, offset: 0 } }] }),
  'members.queryMembers': () => ({ arguments: [], body: { query: { filter: {}, paging: { offset: 0, limit: 50 } } } }),
  'badges.createBadge': () => ({ arguments: [{ title: 'Rich' }], body: { badge: { title: 'Rich' } } }),
  'badges.listBadges': () => ({ arguments: [] }),
  'badges.assignBadge': ({ badge: id, account: { memberId } }) => ({
    arguments: [id, [memberId]],
    path: { id },
    body: { id, memberIds: [memberId] },
  }),
  'badges.unassignBadge': ({ badge: id, account: { memberId } }) => ({
    arguments: [id, [memberId]],
    path: { id },
    query: { id, memberIds: memberId },
  }),
  'badges.listMembersByBadge': ({ badge: id }) => ({ arguments: [id], path: { id }, query: { id } }),
  'badges.listBadgesPerMember': ({ account: { memberId } }) => ({
    arguments: [[memberId]],
    body: { memberIds: [memberId] },
  }),
  'badgesV2.createBadge': () => ({ arguments: [{ title: 'Rich' }], body: { badge: { title: 'Rich' } } }),
  'badgesV2.queryBadges': () => ({ arguments: [], body: { query: { filter: {} } } }),
  'badgeAssignments.createBadgeAssignment': ({ badge: badgeId, account: { memberId } }) => ({
    arguments: [{ badgeId, memberId }],
    body: { badgeAssignment: { badgeId, memberId } },
  }),
  'badgeAssignments.bulkCreateBadgeAssignments': ({ badge: badgeId, account: { memberId } }) => ({
    arguments: [[{ badgeId, memberId }], { returnEntity: true }],
    body: { badgeAssignments: [{ badgeId, memberId }], returnEntity: true },
  }),
  'badgeAssignments.queryBadgeAssignments': ({ badge: badgeId }) => query({ badgeId }),
  'badgeAssignments.deleteBadgeAssignment': ({ assignment: id }) => ({
    arguments: [id],
    path: { badgeAssignmentId: id },
    query: { badgeAssignmentId: id },
  }),
};

const MESSAGE = {
  content: { basic: { items: [{ text: 'hi' }] } },
  visibility: 'BUSINESS_AND_PARTICIPANT',
  direction: 'BUSINESS_TO_PARTICIPANT',
};

const OUTREACH: Readonly<Record<string, Write>> = {
  'conversations.getOrCreateConversation': ({ account: { memberId } }) => ({
    arguments: [{ memberId }],
    body: { participantId: { memberId } },
  }),
  'conversations.getConversation': ({ conversation: id }) => ({
    arguments: [id],
    path: { conversationId: id },
    query: { conversationId: id },
  }),
  'messages.sendMessage': ({ conversation }) => ({
    arguments: [conversation, MESSAGE, { sendNotifications: true }],
    body: { conversationId: conversation, message: MESSAGE, sendNotifications: true },
  }),
  'messages.listMessages': ({ conversation }) => ({
    arguments: [conversation, 'BUSINESS_AND_PARTICIPANT', { paging: { limit: 3 } }],
  }),
  'emailSubscriptions.queryEmailSubscriptions': () => ({
    arguments: [{ email: { $in: ['ann@example.com'] } }, { paging: { limit: 100 } }],
    body: { filter: { email: { $in: ['ann@example.com'] } }, paging: { limit: 100 } },
  }),
  'emailSubscriptions.upsertEmailSubscription': () => ({
    arguments: [{ subscription: { email: 'ann@example.com', subscriptionStatus: 'SUBSCRIBED' } }],
    body: { subscription: { email: 'ann@example.com', subscriptionStatus: 'SUBSCRIBED' } },
  }),
  'emailSubscriptions.bulkUpsertEmailSubscription': () => ({
    arguments: [[{ email: 'ann@example.com' }]],
    body: { subscriptions: [{ email: 'ann@example.com' }] },
  }),
  'emailSubscriptions.generateUnsubscribeLink': () => ({
    arguments: ['ann@example.com', { language: 'en' }],
    body: { emailAddress: 'ann@example.com', language: 'en' },
  }),
  'checkout.createCheckout': () => ({
    arguments: [{ channelType: 'WEB', lineItems: [], checkoutInfo: {} }],
    body: { channelType: 'WEB', lineItems: [], checkoutInfo: {} },
  }),
  'checkout.getCheckout': ({ checkout: id }) => ({ arguments: [id], path: { id }, query: { id } }),
  'checkout.removeCoupon': ({ checkout: id }) => ({ arguments: [id], path: { id }, body: { id } }),
};

const SAMPLES = { ...LOYALTY, ...PERSONS, ...OUTREACH };

/** The sample for a row of the wire table. Throws when somebody added a row and no sample. */
export function customerSample({ module, call }: CustomerRoute, known: KnownCustomers): CustomerSample {
  const write = SAMPLES[`${module}.${call}`];
  if (write === undefined) throw new Error(`There is no sample for ${module}.${call}`);
  return write(known);
}

/** A reward of the state by its name. */
export const rewardOf = (state: SiteState, name: string): string =>
  state.rewards.find((reward) => reward.name === name)?.id ?? 'none';
