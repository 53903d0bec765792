import { question } from './question.ts';

/** Questions about rewards. */
export const REWARD_SWITCHES = {
  rewardPut: question(
    'What does a PUT of a reward do to fields it leaves out?',
    { full: 'they are reset: active becomes false, limits go', partial: 'they stay' },
    'full',
  ),
  rewardType: question(
    'A create without a type?',
    { refused: '400', derived: 'taken from discountAmount or couponReward' },
    'refused',
  ),
  rewardTypeChange: question(
    'An update with another type?',
    { refused: '400', ignored: '200, the type stays' },
    'refused',
  ),
  listRewards: question(
    'Does listRewards show inactive rewards?',
    { 'active-only': 'no, as older pages say', all: 'yes' },
    'active-only',
  ),
  listDefaultLimit: question(
    'How long is a page of listRewards when no limit is asked?',
    { '50': '50', '100': '100' },
    '50',
  ),
  queryFields: question(
    'Which fields can queryRewards filter and sort by?',
    { any: 'any', few: 'id, name, active, type and the dates; others give 400' },
    'any',
  ),
  rewardNames: question('Two rewards of one name?', { accepted: '200', refused: '409 ALREADY_EXISTS' }, 'accepted'),
  flexibleReward: question(
    'A second checkout discount (type DISCOUNT_AMOUNT) on one site?',
    { several: '200', one: '409 ALREADY_EXISTS' },
    'several',
  ),
  flexibleRewardDelete: question(
    'Can the flexible reward with the well-known id be deleted?',
    { accepted: 'yes', refused: '428' },
    'accepted',
  ),
  scopedFreeShipping: question('Free shipping limited by a scope?', { accepted: '200', refused: '400' }, 'accepted'),
  amountDigits: question(
    'How does the decimal string of a checkout discount come back?',
    { 'as-sent': 'as sent', trimmed: 'without zeros at its end', 'two-places': 'with two places' },
    'as-sent',
  ),
} as const;
