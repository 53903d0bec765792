import { file, move } from '../subjects.ts';
import { type Case, cases, rewards, rule, tiers } from './case.ts';

const five = 'costInPoints: 100, coupon: { fixedAmount: 5 }';
const off = (attributes: string) => `${attributes}, active: false`;
const plan =
  'costInPoints: 100, coupon: { percentage: 10, appliesToSubscriptions: true, scope: { namespace: pricingPlans }';

export const WORTH: readonly Case[] = [
  ...cases('L-VAL-05', {
    'signing up pays for a reward': [
      file(rule('trigger: wix_members-uou_signs_up, adopt: true, fixedAmount: { points: 100 }') + rewards({ a: five })),
      ['earningRules/rule.fixedAmount.points 100 points'],
    ],
    'signing up nearly pays for one': [
      file(rule('trigger: wix_members-uou_signs_up, adopt: true, fixedAmount: { points: 99 }') + rewards({ a: five })),
      [],
    ],
    'an RSVP and following pay for one of unknown worth': [
      file(
        `${rule('trigger: events/Rsvp, fixedAmount: { points: 100 }')}  more: { title: Follow, custom: SOCIAL_MEDIA, fixedAmount: { points: 120 } }\n` +
          rewards({
            a: 'costInPoints: 100, coupon: { percentage: 5 }',
            b: 'costInPoints: 200, coupon: { percentage: 10 }',
          }),
      ),
      ['earningRules/more.fixedAmount.points 120 points'],
    ],
    'a birthday comes once a year': [
      file(rule('custom: BIRTHDAY, fixedAmount: { points: 100 }') + rewards({ a: five })),
      [],
    ],
    'the reward is off': [
      file(rule('trigger: events/Rsvp, fixedAmount: { points: 100 }') + rewards({ a: off(five) })),
      [],
    ],
    'the rule is off, or for tiers alone': [
      file(
        `${tiers(9)}${rule('trigger: events/Rsvp, fixedAmount: { points: 100 }, status: paused')}  more: { title: Follow, custom: SOCIAL_MEDIA, byTier: { silver: { points: 900 } } }\n` +
          rewards({ a: five, b: off('costInPoints: 50, coupon: { fixedAmount: 1 }') }),
      ),
      [],
    ],
    'one of the rewards is off': [
      file(rule('trigger: events/Rsvp, fixedAmount: { points: 100 }') + rewards({ a: five, b: off(five) })),
      ['earningRules/rule.fixedAmount.points 100 points'],
    ],
  }),
  ...cases('L-VAL-06', {
    'a percentage of anything': [
      file(rewards({ a: 'costInPoints: 1, coupon: { percentage: 10 }' })),
      ['rewards/a.coupon.percentage no ceiling'],
    ],
    'with a minimum': [file(rewards({ a: 'costInPoints: 1, coupon: { percentage: 10, minimumSubtotal: 0.01 }' })), []],
    'of all plans': [
      file(rewards({ a: 'costInPoints: 1, coupon: { percentage: 10, scope: { namespace: pricingPlans } }' })),
      ['rewards/a.coupon.percentage no ceiling'],
    ],
    'of one plan': [
      file(
        rewards({
          a: 'costInPoints: 1, coupon: { percentage: 10, scope: { namespace: pricingPlans, group: plan, entityId: x } }',
        }),
      ),
      [],
    ],
    'of one item of the cart': [
      file(rewards({ a: 'costInPoints: 1, coupon: { percentage: 10, limitedToOneItem: true }' })),
      [],
    ],
    'for a tier alone': [
      file(
        tiers(9) +
          rewards({ a: 'byTier: { silver: { costInPoints: 1, percentage: 1 } }, coupon: { limitedToOneItem: false }' }),
      ),
      ['rewards/a.byTier.silver.percentage no ceiling'],
    ],
    'switched off': [file(rewards({ a: off('costInPoints: 1, coupon: { percentage: 10 }') })), []],
    'a fixed amount': [file(rewards({ a: five })), []],
  }),
  ...cases('L-VAL-07', {
    'above half an order': [
      file(rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 25.01 }' }), { assumptions: { averageOrder: 50 } }),
      ['rewards/a.coupon.fixedAmount 50.02 %'],
    ],
    'half an order': [
      file(rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 25 }' }), { assumptions: { averageOrder: 50 } }),
      [],
    ],
    'in a tier': [
      file(tiers(9) + rewards({ a: `${five}, byTier: { silver: { fixedAmount: 30 } }` }), {
        assumptions: { averageOrder: 50 },
      }),
      ['rewards/a.byTier.silver.fixedAmount 60 %'],
    ],
    'with a minimum': [
      file(rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 30, minimumSubtotal: 60 }' }), {
        assumptions: { averageOrder: 50 },
      }),
      [],
    ],
    'a discount at checkout, and one that is off': [
      file(
        rewards({
          a: 'costInPoints: 1, discount: { amount: 50 }',
          b: off('costInPoints: 1, coupon: { fixedAmount: 50 }'),
        }),
        {
          assumptions: { averageOrder: 50 },
        },
      ),
      [],
    ],
  }),
  ...cases('L-VAL-08', {
    'far richer': [
      file(rewards({ a: five, ship: 'costInPoints: 100, coupon: { freeShipping: true }' }), {
        assumptions: { shippingCost: 7.51 },
      }),
      ['rewards/ship.costInPoints 1.5×'],
    ],
    'richer, but not far': [
      file(rewards({ a: five, ship: 'costInPoints: 100, coupon: { freeShipping: true }' }), {
        assumptions: { shippingCost: 7.5 },
      }),
      [],
    ],
    'next to a reward of unknown worth': [
      file(
        rewards({
          a: 'costInPoints: 100, coupon: { percentage: 1 }',
          ship: 'costInPoints: 1, coupon: { freeShipping: true }',
        }),
        {
          assumptions: { shippingCost: 7.5 },
        },
      ),
      [],
    ],
    'by its own declared value': [
      file(
        rewards({
          a: five,
          ship: 'costInPoints: 100, coupon: { freeShipping: true }',
          more: 'costInPoints: 900, coupon: { freeShipping: true }',
        }),
        {
          assumptions: { shippingCost: 1, rewards: { ship: { value: 10 } } },
        },
      ),
      ['rewards/ship.costInPoints 2×'],
    ],
  }),
  ...cases('L-VAL-09', {
    'every cycle': [file(rewards({ a: `${plan} }` })), ['rewards/a.coupon.appliesToSubscriptions every cycle']],
    'three cycles': [file(rewards({ a: `${plan}, discountedCycleCount: 3 }` })), []],
    'switched off': [file(rewards({ a: off(`${plan} }`) })), []],
  }),
  ...cases('L-VAL-10', {
    'more than a tenth': [
      move(rewards({ a: five }), rewards({ a: 'costInPoints: 80, coupon: { fixedAmount: 5 }' }), {
        assumptions: { currency: 'USD' },
        figures: { liability: { before: 1000, after: 1100.01 } },
      }),
      ['rewards/a 1100.01 USD'],
    ],
    'a tenth': [move('', '', { figures: { liability: { before: 1000, after: 1100 } } }), []],
    'above the budget': [
      move('', '', { figures: { liability: { before: 0, after: 500.01 } } }),
      [' 500.01'],
      { 'L-VAL-10': { max: 500, reason: 'budget' } },
    ],
    'within the budget': [
      move('', '', { figures: { liability: { before: 490, after: 500 } } }),
      [],
      { 'L-VAL-10': { max: 500, reason: 'budget' } },
    ],
    'above the budget before': [
      move('', '', { figures: { liability: { before: 600, after: 550 } } }),
      [],
      { 'L-VAL-10': { max: 500, reason: 'budget' } },
    ],
    'the first points': [move('', '', { figures: { liability: { before: 0, after: 100 } } }), []],
  }),
];
