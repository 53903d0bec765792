import type { JsonSchema } from '../../kernel/kind.ts';
import { KNOWN_TRIGGERS } from '../../wire/apps.ts';
import { LIMITS } from '../../wire/limits.ts';
import { byTierSchema } from '../by-tier.ts';
import { CUSTOM_RULES } from './rule.ts';

/** What the file can say about the status of a rule. */
export const STATUSES = ['active', 'paused'] as const;

const points: JsonSchema = {
  type: 'integer',
  minimum: LIMITS.rulePoints.min,
  maximum: LIMITS.rulePoints.max,
  description: 'Points given, a whole number.',
  examples: [60],
  'x-wix': 'earningRule.fixedAmount.configs.points or earningRule.conversionRate.configs.points',
  'x-dashboard': 'Customer earns',
};

const moneyAmount: JsonSchema = {
  type: 'integer',
  minimum: LIMITS.ruleMoneyAmount.min,
  maximum: LIMITS.ruleMoneyAmount.max,
  description:
    'For every so much spent, a whole number in the currency of the site. Wix rounds the number of times down.',
  examples: [1],
  'x-wix': 'earningRule.conversionRate.configs.moneyAmount',
  'x-dashboard': 'Customer earns … for every',
};

/** What the file may say of one way to earn points, under `earningRules`. */
export const schema: JsonSchema = {
  earningRules: {
    id: {
      type: 'string',
      minLength: 1,
      description: 'Id of the rule on the site, where neither trigger nor title tells which one is meant.',
      examples: ['9bb918c0-4b58-4fee-ba95-8bfe32282cc7'],
      'x-wix': 'earningRule.id',
      'x-dashboard': '(not shown)',
    },
    formerly: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Titles the rule had before, for finding it among several on the same trigger.',
      examples: [['5 points for every $1']],
      'x-wix': 'earningRule.title',
      'x-dashboard': 'Let customers know how to earn points',
    },
    adopt: {
      const: true,
      description:
        'The rule is an automation that Wix or a person made in the dashboard: it is found by its trigger and changed, never created or deleted.',
      examples: [true],
      'x-wix': 'earningRule.sourceAppId',
      'x-dashboard': 'Automations',
    },
    title: {
      type: 'string',
      minLength: LIMITS.ruleTitle.min,
      maxLength: LIMITS.ruleTitle.max,
      description: 'What customers read about this way to earn points.',
      examples: ['5 stars for every $1'],
      'x-wix': 'earningRule.title',
      'x-dashboard': 'Let customers know how to earn points',
    },
    status: {
      enum: STATUSES,
      description:
        'Whether the rule gives points. A new rule is active unless said otherwise. Wix may pause a program whose last active rule goes off.',
      examples: ['active'],
      'x-wix': 'earningRule.status',
      'x-dashboard': 'Toggle beside the way to earn',
    },
    trigger: {
      type: 'string',
      minLength: LIMITS.trigger.min,
      maxLength: LIMITS.trigger.max,
      description: 'The activity that gives points. Another trigger is another rule: it is deleted and made anew.',
      examples: KNOWN_TRIGGERS.filter((known) => known.class !== 'custom').map((known) => known.activityType),
      'x-wix': 'earningRule.triggerActivityType',
      'x-dashboard': 'Way to earn',
    },
    triggerApp: {
      type: 'string',
      minLength: LIMITS.trigger.min,
      maxLength: LIMITS.trigger.max,
      description: 'Id of the app that reports the activity. Looked up for every trigger that Wix documents.',
      examples: ['1380b703-ce81-ff05-f115-39571d94dfcd'],
      'x-wix': 'earningRule.triggerAppId',
      'x-dashboard': '(not shown)',
    },
    custom: {
      enum: CUSTOM_RULES,
      description:
        'One of the two automations that can be created from here; takes the place of "trigger". A site has one of each.',
      examples: ['BIRTHDAY'],
      'x-wix': 'type',
      'x-dashboard': 'Way to earn',
    },
    fixedAmount: {
      type: 'object',
      additionalProperties: false,
      required: ['points'],
      properties: { points },
      description: 'The same number of points each time. Excludes conversionRate.',
      examples: [{ points: 60 }],
      'x-wix': 'earningRule.fixedAmount',
      'x-dashboard': 'Customer earns',
    },
    conversionRate: {
      type: 'object',
      additionalProperties: false,
      required: ['points', 'moneyAmount'],
      properties: { points, moneyAmount },
      description: 'Points by the amount spent. Excludes fixedAmount.',
      examples: [{ points: 5, moneyAmount: 1 }],
      'x-wix': 'earningRule.conversionRate',
      'x-dashboard': 'Customer earns',
    },
    byTier: byTierSchema(
      { points, moneyAmount },
      {
        description:
          'What the tiers earn that do not earn like the rest, by the key of the tier: all of them, and only them. What an entry leaves out it takes from above. {} means none.',
        examples: [{ silver: { points: 6 }, gold: { points: 7 } }],
        'x-wix': 'earningRule.fixedAmount.configs or earningRule.conversionRate.configs',
        'x-dashboard': 'Customer earns, per tier',
      },
    ),
  },
};
