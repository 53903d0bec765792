import { area, type Route } from './route.ts';

const PROGRAM = ['loyaltyProgram'] as const;
const BULK = ['results', 'bulkActionMetadata'] as const;

export const PROGRAM_ROUTES = area('programs', 'com.wixpress.loyalty.program.LoyaltyPrograms', '/loyalty-programs/v1', [
  { call: 'getLoyaltyProgram', method: 'GET', path: '/program', answers: PROGRAM },
  { call: 'updateLoyaltyProgram', method: 'PATCH', path: '/program', sends: 'loyaltyProgram', answers: PROGRAM },
  { call: 'activateLoyaltyProgram', method: 'POST', path: '/program/activate', answers: PROGRAM },
  { call: 'pauseLoyaltyProgram', method: 'POST', path: '/program/pause', answers: PROGRAM },
  { call: 'enablePointsExpiration', method: 'POST', path: '/program/points-expiration/enable', answers: PROGRAM },
  { call: 'disablePointsExpiration', method: 'POST', path: '/program/points-expiration/disable', answers: PROGRAM },
  {
    call: 'getLoyaltyProgramPremiumFeatures',
    method: 'GET',
    path: '/program/premium-features',
    answers: ['loyaltyProgram', 'tiers', 'pointsExpiration'],
  },
  {
    call: 'bulkGetLoyaltyProgram',
    method: 'GET',
    path: '/bulk/programs',
    answers: ['programInSites'],
    identity: 'user',
  },
]);

const RULE = ['earningRule'] as const;

/** The only service that lives under `/_api`. */
export const EARNING_RULE_ROUTES = area(
  'earningRules',
  'com.wixpress.loyalty.earningrule.LoyaltyEarningRules',
  '/_api/loyalty-earning-rules/v1',
  [
    {
      call: 'createLoyaltyEarningRule',
      method: 'POST',
      path: '/earning-rules',
      sends: 'earningRule',
      answers: RULE,
      unwraps: true,
    },
    {
      call: 'bulkCreateLoyaltyEarningRules',
      method: 'POST',
      path: '/bulk/earning-rules/create',
      sends: 'earningRules',
      answers: BULK,
    },
    {
      call: 'createCustomLoyaltyEarningRule',
      method: 'POST',
      path: '/earning-rules/custom',
      sends: 'earningRule',
      answers: RULE,
    },
    { call: 'getLoyaltyEarningRule', method: 'GET', path: '/earning-rules/{id}', answers: RULE, unwraps: true },
    {
      call: 'updateLoyaltyEarningRule',
      method: 'PUT',
      path: '/earning-rules/{id}',
      sends: 'earningRule',
      answers: RULE,
    },
    { call: 'deleteLoyaltyEarningRule', method: 'DELETE', path: '/earning-rules/{id}', answers: [] },
    { call: 'deleteAutomationEarningRule', method: 'DELETE', path: '/automation-earning-rules/{id}', answers: [] },
    { call: 'listEarningRules', method: 'GET', path: '/earning-rules/rules', answers: ['earningRules'] },
  ],
);

const REWARD = ['reward'] as const;
const REWARDS = ['rewards', 'pagingMetadata'] as const;

export const REWARD_ROUTES = area('rewards', 'com.wixpress.loyalty.reward.LoyaltyRewards', '/loyalty-rewards/v1', [
  { call: 'createReward', method: 'POST', path: '/rewards', sends: 'reward', answers: REWARD, unwraps: true },
  { call: 'bulkCreateRewards', method: 'POST', path: '/bulk/rewards/create', sends: 'rewards', answers: BULK },
  { call: 'getReward', method: 'GET', path: '/rewards/{id}', answers: REWARD, unwraps: true },
  { call: 'updateReward', method: 'PUT', path: '/rewards/{id}', sends: 'reward', answers: REWARD },
  { call: 'deleteReward', method: 'DELETE', path: '/rewards/{id}', answers: [] },
  { call: 'listRewards', method: 'GET', path: '/rewards', answers: REWARDS },
  { call: 'queryRewards', method: 'POST', path: '/rewards/query', sends: 'query', answers: REWARDS },
  { call: 'bulkGetRewards', method: 'GET', path: '/bulk/rewards', answers: ['rewardsInSite'], identity: 'user' },
]);

const TIER = ['tier'] as const;
const SETTINGS = ['programSettings'] as const;

/** The id of a tier travels as `tierId`, in the path and again in the query. */
export const TIER_ROUTES = area('tiers', 'com.wixpress.loyalty.tier.LoyaltyTiers', '/loyalty-tiers/v1', [
  { call: 'createTier', method: 'POST', path: '/tiers', sends: 'tier', answers: TIER, unwraps: true },
  { call: 'bulkCreateTiers', method: 'POST', path: '/bulk/tiers/create', sends: 'tiers', answers: BULK },
  { call: 'getTier', method: 'GET', path: '/tiers/{tierId}', answers: TIER, unwraps: true },
  { call: 'updateTier', method: 'PATCH', path: '/tiers/{tierId}', sends: 'tier', answers: TIER, unwraps: true },
  { call: 'deleteTier', method: 'DELETE', path: '/tiers/{tierId}', answers: [] },
  { call: 'listTiers', method: 'GET', path: '/tiers', answers: ['tiers'] },
  {
    call: 'createTiersProgramSettings',
    method: 'POST',
    path: '/tiers/program-settings',
    sends: 'programSettings',
    answers: SETTINGS,
  },
  { call: 'getTiersProgram', method: 'GET', path: '/tiers/program', answers: ['tiers', 'programSettings'] },
  { call: 'getTiersProgramSettings', method: 'GET', path: '/tiers/program-settings', answers: SETTINGS },
  {
    call: 'updateTiersProgramSettings',
    method: 'PATCH',
    path: '/tiers/program-settings',
    sends: 'programSettings',
    answers: SETTINGS,
  },
]);

export const SOCIAL_MEDIA_ROUTES = area(
  'socialMedia',
  'wix.loyalty.socialmedia.v1.LoyaltySocialMedia',
  '/loyalty-social-media/v1',
  [
    {
      call: 'createFollowedChannel',
      method: 'POST',
      path: '/followed-channels',
      sends: 'followedChannel',
      answers: ['followedChannel'],
      unwraps: true,
      identity: 'member',
    },
    {
      call: 'listFollowedChannels',
      method: 'GET',
      path: '/followed-channels',
      answers: ['followedChannels'],
      identity: 'member',
    },
  ],
);

/** Every call of the configuration areas. Where two templates fit a path, the literal segment wins over the parameter. */
export const ROUTES: readonly Route[] = [
  ...PROGRAM_ROUTES,
  ...EARNING_RULE_ROUTES,
  ...REWARD_ROUTES,
  ...TIER_ROUTES,
  ...SOCIAL_MEDIA_ROUTES,
];
