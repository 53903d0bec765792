import {
  CHECKOUT_EXCHANGE_ROUTES,
  CHECKOUT_ROUTES,
  CONVERSATION_ROUTES,
  IMPORT_ROUTES,
  MESSAGE_ROUTES,
  SUBSCRIPTION_ROUTES,
} from './outreach-routes.ts';
import {
  BADGE_ASSIGNMENT_ROUTES,
  BADGE_ROUTES,
  CONTACT_ROUTES,
  MEMBER_ROUTES,
  OLD_BADGE_ROUTES,
} from './person-routes.ts';
import { area } from './route.ts';

const ACCOUNT = ['account'] as const;
const MOVED = ['account', 'transactionId'] as const;

export const ACCOUNT_ROUTES = area(
  'accounts',
  'com.wixpress.loyalty.account.LoyaltyAccounts',
  '/loyalty-accounts/v1/accounts',
  [
    { call: 'createAccount', method: 'POST', path: '', sends: 'contactId', answers: ACCOUNT },
    { call: 'getAccount', method: 'GET', path: '/{id}', answers: ACCOUNT, unwraps: true },
    { call: 'getAccountBySecondaryId', method: 'GET', path: '/fetch-by', answers: ACCOUNT },
    { call: 'getCurrentMemberAccount', method: 'GET', path: '/my-account', answers: ACCOUNT, identity: 'member' },
    { call: 'getProgramTotals', method: 'GET', path: '/program-totals', answers: ['points', 'tierTotals'] },
    { call: 'listAccounts', method: 'GET', path: '', answers: ['accounts', 'pagingMetadata'] },
    {
      call: 'queryLoyaltyAccounts',
      method: 'POST',
      path: '/query',
      sends: 'query',
      answers: ['loyaltyAccounts', 'pagingMetadata'],
    },
    {
      call: 'searchAccounts',
      method: 'POST',
      path: '/search',
      sends: 'search',
      answers: ['accounts', 'pagingMetadata', 'aggregationData'],
    },
    { call: 'countAccounts', method: 'POST', path: '/count', answers: ['count'] },
    { call: 'earnPoints', method: 'POST', path: '/{accountId}/earn-points', answers: MOVED },
    { call: 'adjustPoints', method: 'POST', path: '/{accountId}/adjust-points', answers: MOVED },
    { call: 'bulkAdjustPoints', method: 'POST', path: '/bulk-adjust', answers: ['asyncJobId'] },
  ],
);

export const TRANSACTION_ROUTES = area(
  'transactions',
  'wix.loyalty.transaction.v1.LoyaltyTransactions',
  '/loyalty-transactions/v1/loyalty-transactions',
  [
    {
      call: 'getLoyaltyTransaction',
      method: 'GET',
      path: '/{loyaltyTransactionId}',
      answers: ['loyaltyTransaction'],
      unwraps: true,
    },
    {
      call: 'queryLoyaltyTransactions',
      method: 'POST',
      path: '/query',
      sends: 'query',
      answers: ['loyaltyTransactions', 'pagingMetadata'],
    },
  ],
);

export const COUPON_ROUTES = area('coupons', 'com.wixpress.loyalty.coupon.LoyaltyCoupons', '/loyalty-coupons/v1', [
  { call: 'redeemPointsForCoupon', method: 'POST', path: '/coupons', sends: 'rewardId', answers: ['coupon'] },
  {
    call: 'redeemCurrentMemberPointsForCoupon',
    method: 'POST',
    path: '/coupons/redeem-my-coupon',
    sends: 'rewardId',
    answers: ['coupon'],
    identity: 'member',
  },
  {
    call: 'getCurrentMemberCoupons',
    method: 'GET',
    path: '/coupons/my-coupons',
    answers: ['loyaltyCoupons'],
    identity: 'member',
  },
  {
    call: 'getLoyaltyCoupon',
    method: 'GET',
    path: '/coupons/{loyaltyCouponId}',
    answers: ['loyaltyCoupon'],
    unwraps: true,
  },
  {
    call: 'queryLoyaltyCoupons',
    rpc: 'QueryLoyaltyCoupon',
    method: 'POST',
    path: '/coupons/query',
    sends: 'query',
    answers: ['loyaltyCoupons', 'pagingMetadata'],
  },
  { call: 'deleteLoyaltyCoupon', method: 'DELETE', path: '/coupons/{id}', answers: [] },
  {
    call: 'bulkGetLoyaltyCoupon',
    method: 'GET',
    path: '/bulk/coupons',
    answers: ['couponsInSite'],
    identity: 'user',
  },
]);

/** Progress of bulk work. The SDK has no module for it: callers send the request themselves. */
export const JOB_ROUTES = area('asyncJobs', 'wix.async_jobs.v1.AsyncJobs', '/async-jobs/v1/async-jobs', [
  { call: 'getAsyncJob', method: 'GET', path: '/{jobId}', answers: ['job'] },
]);

/** Every call about customers that the SDK has a module for. */
export const CUSTOMER_ROUTES = [
  ...[...ACCOUNT_ROUTES, ...TRANSACTION_ROUTES, ...COUPON_ROUTES, ...CHECKOUT_EXCHANGE_ROUTES, ...IMPORT_ROUTES],
  ...[...CONTACT_ROUTES, ...MEMBER_ROUTES, ...OLD_BADGE_ROUTES, ...BADGE_ROUTES, ...BADGE_ASSIGNMENT_ROUTES],
  ...[...CONVERSATION_ROUTES, ...MESSAGE_ROUTES, ...SUBSCRIPTION_ROUTES, ...CHECKOUT_ROUTES],
] as const;

/** The modules of the SDK that are about customers. */
export type CustomerModule = (typeof CUSTOMER_ROUTES)[number]['module'];
