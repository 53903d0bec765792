import type { JsonSchema } from '../../kernel/kind.ts';
import { COUPON_SCOPES } from '../../wire/coupon-scopes.ts';
import { LIMITS } from '../../wire/limits.ts';
import { byTierSchema } from '../by-tier.ts';
import { moneySchema } from '../money.ts';

const costInPoints: JsonSchema = {
  type: 'integer',
  minimum: LIMITS.costInPoints.min,
  maximum: LIMITS.costInPoints.max,
  description: 'Points a customer pays for it.',
  examples: [500],
  'x-wix': 'reward.couponReward.*.configsByTier.costInPoints or reward.discountAmount.configsByTier.costInPoints',
  'x-dashboard': 'Points needed',
};

const fixedAmount = moneySchema({
  description: 'Amount off, in the currency of the site, with at most 2 places. At least 0.01.',
  examples: [5, '4.50'],
  'x-wix': 'reward.couponReward.fixedAmount.configsByTier.amount',
  'x-dashboard': 'Discount amount',
});

const percentage = moneySchema({
  description: 'Per cent off, above 0, up to 100, with at most 2 places.',
  examples: [10],
  'x-wix': 'reward.couponReward.percentage.configsByTier.percentage',
  'x-dashboard': 'Discount percentage',
});

const amount = moneySchema({
  description: 'Amount off at checkout, in the currency of the site, above 0, with at most 2 places.',
  examples: [1, '0.50'],
  'x-wix': 'reward.discountAmount.configsByTier.amount',
  'x-dashboard': 'Discount amount',
});

const text = (about: JsonSchema): JsonSchema => ({ type: 'string', minLength: 1, ...about });

const scope: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['namespace'],
  properties: {
    namespace: text({
      description: 'The app whose items the coupon is for.',
      examples: COUPON_SCOPES.map((one) => one.namespace),
      'x-wix': 'reward.couponReward.scope.namespace',
      'x-dashboard': 'Apply to',
    }),
    group: text({
      description: 'What sort of item of that app; all of them when left out, where the app allows that.',
      examples: [...new Set(COUPON_SCOPES.flatMap((one) => one.groups))],
      'x-wix': 'reward.couponReward.scope.group.name',
      'x-dashboard': 'Apply to',
    }),
    entityId: text({
      description: 'Id of the one item, within its group.',
      examples: ['4a5f1b2c-0000-4000-8000-000000000001'],
      'x-wix': 'reward.couponReward.scope.group.entityId',
      'x-dashboard': 'Apply to',
    }),
  },
  description:
    'What the coupon is limited to. Excludes minimumSubtotal. Taken as a whole: a part left out is not there.',
  examples: [{ namespace: 'stores', group: 'collection', entityId: '4a5f1b2c-0000-4000-8000-000000000001' }],
  'x-wix': 'reward.couponReward.scope',
  'x-dashboard': 'Apply to',
};

const coupon: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    fixedAmount,
    percentage,
    freeShipping: {
      const: true,
      description: 'Free shipping. Of fixedAmount, percentage and freeShipping a coupon has one.',
      examples: [true],
      'x-wix': 'reward.couponReward.freeShipping',
      'x-dashboard': 'Free shipping',
    },
    minimumSubtotal: moneySchema({
      description: 'Smallest cart the coupon is for, with at most 2 places; 0 for any cart. Excludes scope.',
      examples: [20],
      'x-wix': 'reward.couponReward.minimumSubtotal',
      'x-dashboard': 'Minimum subtotal',
    }),
    scope,
    limitedToOneItem: {
      type: 'boolean',
      description: 'The coupon counts for one item of the cart only.',
      examples: [true],
      'x-wix': 'reward.couponReward.limitedToOneItem',
      'x-dashboard': 'Limit to one item',
    },
    appliesToSubscriptions: {
      type: 'boolean',
      description:
        'The coupon counts for subscriptions too: for every cycle, unless discountedCycleCount stands beside it.',
      examples: [false],
      'x-wix': 'reward.couponReward.appliesToSubscriptions',
      'x-dashboard': 'Apply to subscriptions',
    },
    discountedCycleCount: {
      type: 'integer',
      minimum: LIMITS.discountedCycleCount.min,
      maximum: LIMITS.discountedCycleCount.max,
      description:
        'Cycles of a subscription that are cheaper. Needs "appliesToSubscriptions: true" and a scope of pricingPlans.',
      examples: [3],
      'x-wix': 'reward.couponReward.discountedCycleCount',
      'x-dashboard': 'Number of billing cycles',
    },
  },
  description: 'The reward is a coupon. Excludes discount.',
  examples: [{ fixedAmount: 5, minimumSubtotal: 20 }, { percentage: 10 }, { freeShipping: true }],
  'x-wix': 'reward.couponReward',
  'x-dashboard': 'Coupon reward',
};

/** What the file may say of one reward, under `rewards`. */
export const schema: JsonSchema = {
  rewards: {
    id: text({
      description: 'Id of the reward on the site, where its name does not tell which one is meant.',
      examples: ['46d7f0a4-0000-4000-8000-000000000001'],
      'x-wix': 'reward.id',
      'x-dashboard': '(not shown)',
    }),
    formerly: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description:
        'Names the reward had before: a live reward under one of them is renamed instead of a new one created.',
      examples: [['Five off']],
      'x-wix': 'reward.name',
      'x-dashboard': 'Reward name',
    },
    name: {
      type: 'string',
      minLength: LIMITS.rewardName.min,
      maxLength: LIMITS.rewardName.max,
      description: 'Name of the reward, as customers read it.',
      examples: ['$5 off your order'],
      'x-wix': 'reward.name',
      'x-dashboard': 'Reward name',
    },
    active: {
      type: 'boolean',
      description: 'Whether customers can redeem it. A new reward is active unless said otherwise.',
      examples: [true],
      'x-wix': 'reward.active',
      'x-dashboard': 'Toggle beside the reward',
    },
    costInPoints,
    coupon,
    discount: {
      type: 'object',
      additionalProperties: false,
      properties: { amount },
      description:
        'The reward is the flexible discount at checkout: so many points for each such amount. Excludes coupon. A site has one, it seems.',
      examples: [{ amount: 1 }],
      'x-wix': 'reward.discountAmount',
      'x-dashboard': 'Flexible reward',
    },
    byTier: byTierSchema(
      { costInPoints, fixedAmount, percentage, amount },
      {
        description:
          'What it costs and gives in the tiers for which it is not as above, by the key of the tier: all of them, and only them. What an entry leaves out it takes from above. {} means none.',
        examples: [{ gold: { costInPoints: 450, fixedAmount: 6 } }],
        'x-wix': 'reward.*.configsByTier',
        'x-dashboard': 'Points needed, per tier',
      },
    ),
  },
};
