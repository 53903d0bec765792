import { file } from '../subjects.ts';
import { type Case, cases, purchase, rewards, rule, tiers } from './case.ts';

const five = 'costInPoints: 100, coupon: { fixedAmount: 5 }';
const off = (attributes: string) => `${attributes}, active: false`;
const bookings = rule('trigger: bookings/BookingConfirmed, fixedAmount: { points: 10 }');

export const VALUE: readonly Case[] = [
  ...cases('L-VAL-01', {
    'gives back the margin': [
      file(purchase(10) + rewards({ a: five }), { assumptions: { margin: '0.5' } }),
      ['rewards/a.costInPoints 50 %'],
    ],
    'leaves a little': [file(purchase(10) + rewards({ a: five }), { assumptions: { margin: 0.51 } }), []],
    'in a tier with its own cost': [
      file(tiers(100) + purchase(10) + rewards({ a: `${five}, byTier: { silver: { costInPoints: 50 } }` }), {
        assumptions: { margin: 0.9 },
      }),
      ['rewards/a.byTier.silver.costInPoints 100 %'],
    ],
    'own goods cost less than their price': [
      file(purchase(10) + rewards({ a: five }), { assumptions: { margin: 0.5, costShare: 0.3 } }),
      [],
    ],
    'one reward is of other goods': [
      file(purchase(10) + rewards({ a: five }), {
        assumptions: { margin: 0.5, costShare: 0.3, rewards: { a: { costShare: 1 } } },
      }),
      ['rewards/a.costInPoints 50 %'],
    ],
    'fixed points for an order of known size': [
      file(bookings + rewards({ a: five }), { assumptions: { margin: 0.01, averageOrder: 50 } }),
      ['rewards/a.costInPoints 1 %'],
    ],
    'fixed points for an order of unknown size': [
      file(bookings + rewards({ a: five }), { assumptions: { margin: 0.01 } }),
      [],
    ],
    'a percentage of an order of unknown size': [
      file(purchase(10) + rewards({ a: 'costInPoints: 1, coupon: { percentage: 100 }' }), {
        assumptions: { margin: 0.01 },
      }),
      [],
    ],
    'nobody has an entry below the first tier': [
      file(
        tiers(100) +
          rule('trigger: stores/OrderPaid, byTier: { silver: { points: 1, moneyAmount: 1 } }') +
          rewards({ a: 'byTier: { silver: { costInPoints: 1, fixedAmount: 1 } }, coupon: { minimumSubtotal: 2 }' }),
        { assumptions: { margin: 0.5 } },
      ),
      ['rewards/a.byTier.silver.costInPoints 100 %'],
    ],
    'neither rule nor reward is on': [
      file(purchase(10, ', status: paused') + rewards({ a: off(five) }), { assumptions: { margin: 0.01 } }),
      [],
    ],
  }),
  ...cases('L-VAL-02', {
    'above what shops give': [
      file(purchase(1) + rewards({ a: 'costInPoints: 33, coupon: { fixedAmount: 1 }' })),
      ['rewards/a.costInPoints 3.03 %'],
    ],
    'what shops give': [file(purchase(3) + rewards({ a: 'costInPoints: 100, coupon: { fixedAmount: 1 }' })), []],
    'in two tiers': [
      file(
        tiers(100) +
          purchase(4, ', byTier: { silver: { points: 5 } }') +
          rewards({ a: 'costInPoints: 100, coupon: { fixedAmount: 1 }' }),
      ),
      ['rewards/a.costInPoints 5 %'],
    ],
    'what restaurants give': [
      file(
        rule('trigger: restaurants-order-is-pending, adopt: true, conversionRate: { points: 1, moneyAmount: 1 }') +
          rewards({ a: 'costInPoints: 10, discount: { amount: 1 }' }),
      ),
      [],
    ],
    'above what restaurants give': [
      file(
        rule(
          'trigger: wix_restaurants_orders-order_submitted, adopt: true, conversionRate: { points: 1, moneyAmount: 1 }',
        ) + rewards({ a: 'costInPoints: 9, discount: { amount: 1 }' }),
      ),
      ['rewards/a.costInPoints 11.11 %'],
    ],
    'no benchmark for a salon': [
      file(bookings + rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 50 }' }), {
        assumptions: { averageOrder: 50 },
      }),
      [],
    ],
    'no benchmark for an app nobody knows': [
      file(
        rule('trigger: acme/Sold, triggerApp: acme, conversionRate: { points: 1, moneyAmount: 1 }') +
          rewards({ a: 'costInPoints: 1, coupon: { fixedAmount: 50 }' }),
      ),
      [],
    ],
  }),
  ...cases('L-VAL-03', {
    'above three times': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { fixedAmount: 15.01 }' })),
      ['rewards/b.costInPoints 3×'],
    ],
    'three times': [file(rewards({ a: five, b: 'costInPoints: 100, coupon: { fixedAmount: 15 }' })), []],
    'three times, of which one is off': [
      file(rewards({ a: five, b: off('costInPoints: 1, coupon: { fixedAmount: 15 }') })),
      [],
    ],
    'in a tier alone': [
      file(
        tiers(100, 200) +
          rewards({ a: five, b: `${five}, byTier: { silver: { fixedAmount: 20 }, gold: { fixedAmount: 25 } }` }),
      ),
      ['rewards/b.byTier.gold.costInPoints 5×'],
    ],
    'a percentage at a sample order': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 15.01 }' })),
      ['rewards/b.costInPoints 3×'],
    ],
    'a percentage at a sample order of the file': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 15.01 }' })),
      [],
      { 'L-VAL-03': { sampleOrder: 90, reason: 'small orders' } },
    ],
    'a percentage at its minimum': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 15.01, minimumSubtotal: 40 }' })),
      [],
    ],
    'a percentage that is poor at a sample order': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 1 }' })),
      [],
    ],
    'a percentage of a known order': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 1 }' }), {
        assumptions: { averageOrder: 100 },
      }),
      ['rewards/a.costInPoints 5×'],
    ],
    'a percentage of a known order below its minimum': [
      file(rewards({ a: five, b: 'costInPoints: 100, coupon: { percentage: 1, minimumSubtotal: 400 }' }), {
        assumptions: { averageOrder: 100 },
      }),
      [],
    ],
    'a reward whose value is declared': [
      file(
        tiers(9) +
          rewards({
            a: five,
            b: 'costInPoints: 100, coupon: { percentage: 10 }, byTier: { silver: { percentage: 20 } }',
          }),
        {
          assumptions: { rewards: { b: { value: 10 } } },
        },
      ),
      ['rewards/b.byTier.silver.costInPoints 4×'],
    ],
    'a value declared for tiers alone': [
      file(
        tiers(9) +
          rewards({
            a: five,
            b: 'coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 100, percentage: 20 } }',
          }),
        { assumptions: { rewards: { b: { value: '15.5' } } } },
      ),
      ['rewards/b.byTier.silver.costInPoints 3.1×'],
    ],
    'shipping of unknown worth': [file(rewards({ a: five, b: 'costInPoints: 1, coupon: { freeShipping: true }' })), []],
    'percentages alone': [file(rewards({ a: 'costInPoints: 1, coupon: { percentage: 90 }' })), []],
  }),
  ...cases('L-VAL-04', {
    'above twice': [
      file(
        tiers(9) +
          purchase(10, ', byTier: { silver: { points: 15 } }') +
          rewards({ a: `${five}, byTier: { silver: { fixedAmount: 6.7 } }` }),
      ),
      ['rewards/a.byTier.silver.costInPoints 2.01×'],
    ],
    twice: [file(tiers(9) + purchase(10, ', byTier: { silver: { points: 20 } }') + rewards({ a: five })), []],
    'by earning alone': [
      file(tiers(9) + purchase(10, ', byTier: { silver: { points: 21 } }') + rewards({ a: five })),
      ['earningRules/purchase.byTier.silver.points 2.1×'],
    ],
    'by fixed points': [
      file(
        tiers(9) +
          rule('trigger: bookings/BookingConfirmed, fixedAmount: { points: 10 }, byTier: { silver: { points: 21 } }'),
      ),
      ['earningRules/rule.byTier.silver.points 2.1×'],
    ],
    'by shipping': [
      file(
        tiers(9) +
          rewards({ a: 'costInPoints: 100, coupon: { freeShipping: true }, byTier: { silver: { costInPoints: 40 } }' }),
      ),
      ['rewards/a.byTier.silver.costInPoints 2.5×'],
    ],
    'with everything off': [
      file(
        tiers(9) +
          purchase(10, ', byTier: { silver: { points: 99 } }, status: paused') +
          rewards({ a: off(`${five}, byTier: { silver: { fixedAmount: 99 } }`) }),
      ),
      [],
    ],
    'with nothing to compare with': [
      file(
        tiers(9) +
          rule('trigger: stores/OrderPaid, byTier: { silver: { points: 1, moneyAmount: 1 } }') +
          rewards({ a: 'byTier: { silver: { costInPoints: 1, fixedAmount: 1 } }, coupon: { minimumSubtotal: 2 }' }),
      ),
      [],
    ],
    'without tiers': [file(purchase(10) + rewards({ a: five })), []],
  }),
];
