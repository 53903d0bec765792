import { TIER_ROUTES } from '../../wire/index.ts';
import type { Area } from '../call.ts';
import { ACCOUNT_AREA, JOB_AREA } from './accounts.ts';
import { BADGE_AREA, BADGE_ASSIGNMENT_AREA, OLD_BADGE_AREA } from './badges.ts';
import { CHECKOUT_AREA } from './checkout.ts';
import { CHECKOUT_EXCHANGE_AREA } from './checkout-exchange.ts';
import { CONTACT_AREA } from './contacts.ts';
import { COUPON_AREA } from './coupons.ts';
import { EARNING_RULE_AREA } from './earning-rules.ts';
import { IMPORT_AREA } from './imports.ts';
import { CONVERSATION_AREA, MESSAGE_AREA } from './inbox.ts';
import { MEMBER_AREA } from './members.ts';
import { PROGRAM_AREA } from './program.ts';
import { REWARD_AREA } from './rewards.ts';
import { SOCIAL_MEDIA_AREA } from './social-media.ts';
import { SUBSCRIPTION_AREA } from './subscriptions.ts';
import { TIER_CALLS } from './tiers.ts';
import { TIERS_SETTINGS_CALLS } from './tiers-settings.ts';
import { TRANSACTION_AREA } from './transactions.ts';

const TIER_AREA: Area = { routes: TIER_ROUTES, calls: { ...TIER_CALLS, ...TIERS_SETTINGS_CALLS } };

/** Every service of the sandbox: the one line a new area adds. */
export const AREAS: readonly Area[] = [
  ...[PROGRAM_AREA, EARNING_RULE_AREA, REWARD_AREA, TIER_AREA, SOCIAL_MEDIA_AREA],
  ...[ACCOUNT_AREA, TRANSACTION_AREA, COUPON_AREA, JOB_AREA, CHECKOUT_EXCHANGE_AREA, IMPORT_AREA],
  ...[CONTACT_AREA, MEMBER_AREA, OLD_BADGE_AREA, BADGE_AREA, BADGE_ASSIGNMENT_AREA],
  ...[CONVERSATION_AREA, MESSAGE_AREA, SUBSCRIPTION_AREA, CHECKOUT_AREA],
];
