import { question } from './question.ts';

/** Questions about accounts, transactions and points. */
export const CUSTOMER_SWITCHES = {
  secondAccount: question(
    'A second account for one contact?',
    { refused: '409 ALREADY_EXISTS', existing: '200 with the account that is there' },
    'refused',
  ),
  missingAccount: question(
    'getAccountBySecondaryId for a customer without an account?',
    { '404': '404', empty: '200 without an account' },
    '404',
  ),
  inactiveProgram: question(
    'How is refused what only an active program does: new accounts, points earned, coupons?',
    { '428': '428', '400': '400 with a code' },
    '428',
  ),
  repeatedKey: question(
    'An idempotency key of earnPoints that was used before?',
    {
      refused: '409 TRANSACTION_ALREADY_EXISTS',
      replayed: '200 with the first transaction, whatever the amount',
      'replayed-if-same': '200 with the first transaction for the same amount, else 409',
    },
    'refused',
  ),
  idempotencyScope: question(
    'How far does an idempotency key reach?',
    { account: 'the account', site: 'the site' },
    'account',
  ),
  adjustRevision: question(
    'Does adjustPoints need a revision?',
    { required: 'yes: 400 without', optional: 'no: without one nothing is checked' },
    'required',
  ),
  equalBalance: question(
    'adjustPoints with the balance that is there?',
    { nothing: '200, nothing changes, no transaction', transaction: 'a transaction of 0 and the next revision' },
    'nothing',
  ),
  adjustType: question(
    'The type of the transaction of adjustPoints with an amount?',
    { ADJUST: 'ADJUST', GIVE: 'GIVE, which the types do not know' },
    'ADJUST',
  ),
  adjustApp: question(
    'Which app does the transaction of an adjustment name?',
    { loyalty: 'the loyalty app, as in the examples', caller: 'the app that called' },
    'loyalty',
  ),
  countFields: question(
    'Which fields does the filter of countAccounts and bulkAdjustPoints know?',
    { search: 'those of searchAccounts', query: 'those of queryLoyaltyAccounts, and tier.points where it knows them' },
    'search',
  ),
  tierPointsFilter: question(
    'Can queryLoyaltyAccounts filter and sort by tier.points?',
    { accepted: 'yes', refused: 'no: 400' },
    'accepted',
  ),
  jobPace: question(
    'How long does a job of bulkAdjustPoints say that it is at work?',
    { seconds: 'three seconds', 'at-once': 'it is done when asked first' },
    'seconds',
  ),
  searchLag: question('Do searches and counts lag behind writes?', { none: 'no', seconds: 'by two seconds' }, 'none'),
  recalculation: question(
    'Which accounts does the recalculation of every 15 minutes touch?',
    { moved: 'those whose tier changes', all: 'all: each gets the next revision and an event' },
    'moved',
  ),
  earnRounding: question(
    'Points for an amount of money, at some points for every so much?',
    {
      'whole-money': 'in proportion to the whole units of money, rounded down',
      'whole-steps': 'for every full step only',
      down: 'in proportion, rounded down',
      nearest: 'in proportion, rounded to the nearest',
    },
    'whole-money',
  ),
  mergedAccounts: question(
    'What becomes of two loyalty accounts when their contacts are merged?',
    { summed: 'the balance of the one goes to the other', 'target-only': 'that of the target stays as it is' },
    'summed',
  ),
  tierMove: question(
    'When does an account move to the tier its points have reached?',
    { 'with-recalculation': 'with the next recalculation, every 15 minutes', 'at-once': 'at once' },
    'with-recalculation',
  ),
  checkoutTimeout: question(
    'When is a loyalty discount given back whose checkout nobody completes?',
    { day: 'a day after it was applied', hour: 'an hour after', never: 'never by itself' },
    'day',
  ),
  couponOfDeletedReward: question(
    'What becomes of an active coupon when its reward is deleted?',
    { active: 'it stays active', archived: 'it is archived' },
    'active',
  ),
  expiryRounding: question(
    'Which part of a balance expires when the percentage gives a fraction?',
    { down: 'rounded down', up: 'rounded up' },
    'down',
  ),
} as const;
