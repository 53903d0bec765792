import { file, move } from '../subjects.ts';
import { type Case, cases, purchase, rewards, rule, tiers } from './case.ts';

const a = (attributes: string) => rewards({ a: attributes });
const five = 'costInPoints: 100, coupon: { fixedAmount: 5 }';
const open = (count: number | '<5') => ({ figures: { openCoupons: { 'rewards/a': count } } });
const named = (name: string, attributes: string) => `rewards:\n  a: { name: ${JSON.stringify(name)}, ${attributes} }\n`;
const visit = rule('trigger: bookings/BookingConfirmed, fixedAmount: { points: 60 }');

export const REWARDS: readonly Case[] = [
  ...cases('L-REW-01', {
    'switched off with coupons': [move(a(five), a(`${five}, active: false`), open(7)), ['rewards/a.active 7 coupons']],
    'switched off without': [move(a(five), a(`${five}, active: false`), open(0)), []],
    'deleted with a few': [move(a(five), '', open('<5')), ['rewards/a fewer than 5 coupons']],
    'deleted, and nobody counted': [move(a(five), '', { figures: { openCoupons: {} } }), []],
    'it was off before': [move(a(`${five}, active: false`), '', open(7)), []],
    'it stays, and another is new': [move(a(five), rewards({ a: five, b: five }), open(7)), []],
  }),
  ...cases('L-REW-02', {
    'from coupon to discount': [
      move(a(five), a('costInPoints: 100, discount: { amount: 5 }')),
      ['rewards/a.discount discount'],
    ],
    'from discount to coupon': [
      move(a('costInPoints: 100, discount: { amount: 5 }'), a(five)),
      ['rewards/a.coupon coupon'],
    ],
    'another coupon': [move(a(five), a('costInPoints: 100, coupon: { percentage: 5 }')), []],
  }),
  ...cases('L-REW-03', {
    'more than a year': [
      file(visit + a('costInPoints: 541, coupon: { fixedAmount: 5 }'), { assumptions: { visitsPerMonth: '0.75' } }),
      ['rewards/a.costInPoints 13.33 months'],
    ],
    'a year': [
      file(visit + a('costInPoints: 540, coupon: { fixedAmount: 5 }'), { assumptions: { visitsPerMonth: 0.75 } }),
      [],
    ],
    'by the amount, the faster of two': [
      file(
        `${visit}  shop: { title: Shop, trigger: stores/OrderPaid, conversionRate: { points: 1, moneyAmount: 1 } }\n${a('costInPoints: 901, coupon: { fixedAmount: 5 }')}`,
        {
          assumptions: { visitsPerMonth: 0.75, averageOrder: 100 },
        },
      ),
      ['rewards/a.costInPoints 13.33 months'],
    ],
    'above what most customers have': [
      file(a('costInPoints: 1001, coupon: { fixedAmount: 5 }'), { figures: { balance95: 1000 } }),
      ['rewards/a.costInPoints 1,001 points'],
    ],
    'what most customers do not have': [
      file(a('costInPoints: 1000, coupon: { fixedAmount: 5 }'), { figures: { balance95: 1000 } }),
      [],
    ],
    'fast enough, and above what most customers have': [
      file(visit + a('costInPoints: 60, coupon: { fixedAmount: 5 }'), {
        assumptions: { visitsPerMonth: 1 },
        figures: { balance95: 59 },
      }),
      ['rewards/a.costInPoints 60 points'],
    ],
    'nobody says how often': [file(visit + a('costInPoints: 9999, coupon: { fixedAmount: 5 }')), []],
    'nobody says how much an order is': [
      file(purchase(1) + a('costInPoints: 9999, coupon: { fixedAmount: 5 }'), { assumptions: { visitsPerMonth: 1 } }),
      [],
    ],
    'off, or for tiers alone': [
      file(
        tiers(9) +
          visit +
          rewards({
            a: 'costInPoints: 9999, coupon: { fixedAmount: 5 }, active: false',
            b: 'coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 9999, fixedAmount: 5 } }',
          }),
        { assumptions: { visitsPerMonth: 1 } },
      ),
      [],
    ],
  }),
  ...cases('L-REW-04', {
    'less than a visit': [
      file(visit + a('costInPoints: 59, coupon: { fixedAmount: 5 }')),
      ['rewards/a.costInPoints 60 points a visit'],
    ],
    'one visit': [file(visit + a('costInPoints: 60, coupon: { fixedAmount: 5 }')), []],
    'an order': [
      file(purchase(1) + a('costInPoints: 59, coupon: { fixedAmount: 5 }'), { assumptions: { averageOrder: 60 } }),
      ['rewards/a.costInPoints 60 points a visit'],
    ],
    'a discount at checkout has small units': [file(visit + a('costInPoints: 1, discount: { amount: 0.01 }')), []],
    'no rule on purchases': [file(rule('custom: BIRTHDAY, fixedAmount: { points: 999 }') + a(five)), []],
    'no reward, and a rule for tiers alone': [
      file(
        tiers(9) +
          rule('trigger: bookings/BookingConfirmed, byTier: { silver: { points: 9 } }') +
          a(`${five}, active: false`),
      ),
      [],
    ],
  }),
  ...cases('L-REW-05', {
    'dearer by more': [
      move(a(five), a('costInPoints: 116, coupon: { fixedAmount: 5 }')),
      ['rewards/a.costInPoints + 16 %'],
    ],
    'dearer by 15 %': [move(a(five), a('costInPoints: 115, coupon: { fixedAmount: 5 }')), []],
    'worth less by more': [
      move(a('costInPoints: 1, coupon: { percentage: 50 }'), a('costInPoints: 1, coupon: { percentage: 42 }')),
      ['rewards/a.coupon.percentage − 16 %'],
    ],
    'worth less by 15 %': [
      move(a('costInPoints: 1, coupon: { fixedAmount: 20 }'), a('costInPoints: 1, coupon: { fixedAmount: 17 }')),
      [],
    ],
    'in one tier': [
      move(
        tiers(9) + a(`${five}, byTier: { silver: { costInPoints: 50 } }`),
        tiers(9) + a(`${five}, byTier: { silver: { costInPoints: 90 } }`),
      ),
      ['rewards/a.byTier.silver.costInPoints + 80 %'],
    ],
    'a tier loses its own values': [
      move(tiers(9) + a(`${five}, byTier: { silver: { fixedAmount: 10 } }`), tiers(9) + a(`${five}, byTier: {}`)),
      ['rewards/a.coupon.fixedAmount − 50 %'],
    ],
    'a tier gets values of its own': [
      move(tiers(9) + a(five), tiers(9) + a(`${five}, byTier: { silver: { fixedAmount: 2 } }`)),
      ['rewards/a.byTier.silver.fixedAmount − 60 %'],
    ],
    'a tier loses it altogether': [
      move(
        tiers(9, 99) +
          a(
            'coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 1, fixedAmount: 1 }, gold: { costInPoints: 1, fixedAmount: 1 } }',
          ),
        tiers(9, 99) + a('coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 1, fixedAmount: 1 } }'),
      ),
      ['rewards/a.costInPoints − 100 %'],
    ],
    'everybody but a tier loses it': [
      move(
        tiers(9) + a(five),
        tiers(9) + a('coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 100, fixedAmount: 5 } }'),
      ),
      ['rewards/a.costInPoints − 100 %'],
    ],
    'another sort of value': [move(a(five), a('costInPoints: 100, coupon: { percentage: 1 }')), []],
    'a discount at checkout': [
      move(a('costInPoints: 10, discount: { amount: 1 }'), a('costInPoints: 10, discount: { amount: 0.5 }')),
      ['rewards/a.discount.amount − 50 %'],
    ],
    'shipping that costs more': [
      move(
        a('costInPoints: 10, coupon: { freeShipping: true }'),
        a('costInPoints: 12, coupon: { freeShipping: true }'),
      ),
      ['rewards/a.costInPoints + 20 %'],
    ],
    'it goes off, or was off': [
      move(
        rewards({ a: five, b: `${five}, active: false` }),
        rewards({
          a: 'costInPoints: 900, coupon: { fixedAmount: 5 }, active: false',
          b: 'costInPoints: 900, coupon: { fixedAmount: 5 }',
        }),
      ),
      [],
    ],
    'as much as the file lets': [
      move(a(five), a('costInPoints: 120, coupon: { fixedAmount: 5 }')),
      [],
      { 'L-REW-05': { cost: 20, reason: 'costs rose' } },
    ],
  }),
  ...cases('L-REW-06', {
    'another percentage': [
      file(named('10% off', 'costInPoints: 1, coupon: { percentage: 11 }')),
      ['rewards/a.name 11 %'],
    ],
    'that percentage': [file(named('10 % off', 'costInPoints: 1, coupon: { percentage: 10 }')), []],
    'that percentage, with a comma': [
      file(named('7,5 per cent off', 'costInPoints: 1, coupon: { percentage: 7.5 }')),
      [],
    ],
    'both percentages': [
      file(
        tiers(9) +
          named(
            '10 to 20% off, 10% for all',
            'costInPoints: 1, coupon: { percentage: 10 }, byTier: { silver: { percentage: 20 } }',
          ),
      ),
      [],
    ],
    'another amount': [file(named('$5 off', 'costInPoints: 1, coupon: { fixedAmount: 4 }')), ['rewards/a.name 4']],
    'that amount': [file(named('$1,005.50 off', 'costInPoints: 1, coupon: { fixedAmount: 1005.5 }')), []],
    'that amount, sign last': [file(named('5 € off', 'costInPoints: 1, discount: { amount: 5 }')), []],
    'a percentage that is an amount': [
      file(named('5% off', 'costInPoints: 1, coupon: { fixedAmount: 5 }')),
      ['rewards/a.name 5'],
    ],
    'an amount that is a percentage': [
      file(named('$5 off', 'costInPoints: 1, coupon: { percentage: 5 }')),
      ['rewards/a.name 5 %'],
    ],
    'a percentage from a minimum': [
      file(named('A fifth off from $40', 'costInPoints: 1, coupon: { percentage: 20, minimumSubtotal: 40 }')),
      [],
    ],
    'no figure': [file(rewards({ a: five, b: 'costInPoints: 1, coupon: { freeShipping: true }' })), []],
    'switched off': [file(named('10% off', 'costInPoints: 1, coupon: { percentage: 11 }, active: false')), []],
    'for a tier alone': [
      file(
        tiers(9) +
          named('10% off', 'coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 1, percentage: 11 } }'),
      ),
      ['rewards/a.name 11 %'],
    ],
  }),
  ...cases('L-REW-08', {
    'all are off': [file(purchase(1) + a(`${five}, active: false`)), ['rewards/a.active 0 active rewards']],
    'one is on': [file(purchase(1) + rewards({ a: `${five}, active: false`, b: five })), []],
    'none is declared': [file(purchase(1)), []],
    'nothing earns points': [file(purchase(1, ', status: paused') + a(`${five}, active: false`)), []],
  }),
  ...cases('L-REW-09', {
    'renamed with coupons': [move(named('Five', five), named('Fünf', five), open(5)), ['rewards/a.name 5 coupons']],
    'renamed without': [move(named('Five', five), named('Fünf', five), { figures: { openCoupons: {} } }), []],
    'not renamed': [move(named('Five', five), named('Five', five), open(5)), []],
  }),
  ...cases('L-REW-10', {
    'worth little': [file(a('costInPoints: 100, coupon: { fixedAmount: 1.99 }')), ['rewards/a.costInPoints 1.99']],
    'worth enough': [file(a('costInPoints: 100, coupon: { fixedAmount: 2 }')), []],
    'a long way to the second': [
      file(rewards({ b: 'costInPoints: 401, coupon: { fixedAmount: 20 }', a: five })),
      ['rewards/b.costInPoints 4.01×'],
    ],
    'not too long': [file(rewards({ a: five, b: 'costInPoints: 400, coupon: { fixedAmount: 20 }' })), []],
    'of unknown worth': [file(a('costInPoints: 100, coupon: { freeShipping: true }')), []],
    'a discount at checkout': [file(a('costInPoints: 1, discount: { amount: 0.01 }')), []],
    'off, or for tiers alone': [
      file(
        tiers(9) +
          rewards({
            a: 'costInPoints: 100, coupon: { fixedAmount: 1 }, active: false',
            b: 'coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 1, fixedAmount: 1 } }',
          }),
      ),
      [],
    ],
  }),
];
