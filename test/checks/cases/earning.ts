import { file, move } from '../subjects.ts';
import { type Case, cases, purchase, rewards, rule, tiers } from './case.ts';

const fixed = (points: number, more = '') =>
  rule(`trigger: stores/OrderPaid, fixedAmount: { points: ${points} }${more}`);
const signUp = (more: string) =>
  rule(`trigger: wix_members-uou_signs_up, adopt: true, fixedAmount: { points: 50 }${more}`);
const both = `${purchase(10)}  booking: { title: Book, trigger: bookings/BookingConfirmed, fixedAmount: { points: 10 } }\n`;
const reward = (attributes: string) => rewards({ a: attributes });
const five = 'costInPoints: 100, coupon: { fixedAmount: 5 }';

export const EARNING: readonly Case[] = [
  ...cases('L-EARN-02', {
    'more than a fifth less': [
      move(purchase(100), purchase(79)),
      ['earningRules/purchase.conversionRate.points − 21 %'],
    ],
    'a fifth less': [move(purchase(100), purchase(80)), []],
    'in one tier': [
      move(
        tiers(9) + purchase(10, ', byTier: { silver: { points: 20 } }'),
        tiers(9) + purchase(10, ', byTier: { silver: { points: 15 } }'),
      ),
      ['earningRules/purchase.byTier.silver.points − 25 %'],
    ],
    'a tier loses its own value': [
      move(tiers(9) + purchase(10, ', byTier: { silver: { points: 20 } }'), tiers(9) + purchase(10, ', byTier: {}')),
      ['earningRules/purchase.conversionRate.points − 50 %'],
    ],
    'fixed points': [move(fixed(10), fixed(7)), ['earningRules/rule.fixedAmount.points − 30 %']],
    'a rule that is paused': [
      move(both, both.replace('title: Book,', 'title: Book, status: paused,')),
      ['earningRules/booking.status − 100 %'],
    ],
    'a rule that another takes the place of': [move(fixed(10), fixed(10).replace('rule:', 'other:')), []],
    'the last rule of all': [move(purchase(10), purchase(10, ', status: paused')), []],
    'from fixed to by the amount, with an order of unknown size': [
      move(fixed(10), fixed(10).replace(/fixedAmount.*\}/, 'conversionRate: { points: 1, moneyAmount: 1 } }')),
      [],
    ],
    'from fixed to by the amount, with a small order': [
      move(fixed(10), fixed(10).replace(/fixedAmount.*\}/, 'conversionRate: { points: 1, moneyAmount: 1 } }'), {
        assumptions: { averageOrder: 7 },
      }),
      ['earningRules/rule.conversionRate.points − 30 %'],
    ],
    'a rule that was off anyway': [
      move(both.replace('title: Book,', 'title: Book, status: paused,'), purchase(10)),
      [],
    ],
    'nobody of the base tier earned anything': [
      move(
        tiers(9) + rule('trigger: stores/OrderPaid, byTier: { silver: { points: 10, moneyAmount: 1 } }'),
        tiers(9) + rule('trigger: stores/OrderPaid, byTier: { silver: { points: 5, moneyAmount: 1 } }'),
      ),
      ['earningRules/rule.byTier.silver.points − 50 %'],
    ],
    'a rule nobody was asked about': [
      {
        ...move(purchase(10), purchase(1)),
        move: {
          ...(move(purchase(10), purchase(1)).move as NonNullable<ReturnType<typeof move>['move']>),
          changes: [],
        },
      },
      ['earningRules/purchase.conversionRate.points − 90 %'],
    ],
  }),
  ...cases('L-EARN-03', {
    'the last is paused': [
      move(purchase(10), purchase(10, ', status: paused')),
      ['earningRules/purchase.status 0 active rules'],
    ],
    'the last but one is': [move(both, both.replace('title: Book,', 'title: Book, status: paused,')), []],
    'the last is deleted': [move(purchase(10), ''), ['earningRules/purchase.status 0 active rules']],
    'the program is paused too': [
      move(purchase(10), `${purchase(10, ', status: paused')}program: { name: Club, status: paused }\n`),
      [],
    ],
    'there was none before': [move(purchase(10, ', status: paused'), ''), []],
  }),
  ...cases('L-EARN-05', {
    'a tier is missing in a rule': [
      file(tiers(9, 99) + purchase(1, ', byTier: { silver: { points: 2 } }')),
      ['earningRules/purchase.byTier 1 of 2 tiers'],
    ],
    'two are missing in a reward': [
      file(tiers(9, 99, 999) + reward(`${five}, byTier: { gold: { costInPoints: 90 } }`)),
      ['rewards/a.byTier 1 of 3 tiers'],
    ],
    'none is missing': [
      file(
        tiers(9, 99) +
          purchase(1, ', byTier: { silver: { points: 2 }, gold: { points: 3 } }') +
          reward(`${five}, byTier: {}`),
      ),
      [],
    ],
    'it is off': [file(tiers(9, 99) + purchase(1, ', status: paused, byTier: { silver: { points: 2 } }')), []],
  }),
  ...cases('L-EARN-06', {
    'a higher tier earns less': [
      file(tiers(9) + purchase(10, ', byTier: { silver: { points: 9 } }')),
      ['earningRules/purchase.byTier.silver.points − 10 %'],
    ],
    'a higher tier earns the same': [file(tiers(9) + purchase(10, ', byTier: { silver: { points: 10 } }')), []],
    'a tier without a value of its own, above one that has': [
      file(tiers(9, 99) + fixed(10, ', byTier: { silver: { points: 20 } }')),
      ['earningRules/rule.byTier − 50 %'],
    ],
    'a higher tier pays more': [
      file(tiers(9) + reward(`${five}, byTier: { silver: { costInPoints: 125 } }`)),
      ['rewards/a.byTier.silver.costInPoints − 20 %'],
    ],
    'a higher tier pays more and gets as much more': [
      file(tiers(9) + reward(`${five}, byTier: { silver: { costInPoints: 200, fixedAmount: 10 } }`)),
      [],
    ],
    'a higher tier pays more for shipping': [
      file(
        tiers(9) +
          reward('costInPoints: 100, coupon: { freeShipping: true }, byTier: { silver: { costInPoints: 200 } }'),
      ),
      ['rewards/a.byTier.silver.costInPoints − 50 %'],
    ],
    'there is nothing below': [
      file(
        tiers(9) +
          rule('trigger: stores/OrderPaid, byTier: { silver: { points: 10, moneyAmount: 1 } }') +
          reward('coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 1, fixedAmount: 1 } }'),
      ),
      [],
    ],
    'both are off': [
      file(
        tiers(9) +
          purchase(10, ', status: paused, byTier: { silver: { points: 1 } }') +
          reward(`${five}, active: false, byTier: { silver: { costInPoints: 125 } }`),
      ),
      [],
    ],
    'the threshold is left to the site': [
      file(`tiers: { silver: { name: Silver } }\n${purchase(10, ', byTier: { silver: { points: 1 } }')}`),
      [],
    ],
  }),
  ...cases('L-EARN-07', {
    'sign-up by tier': [
      file(tiers(9) + signUp(', byTier: { silver: { points: 51 } }')),
      ['earningRules/rule.byTier 1 unreachable values'],
    ],
    'sign-up by tier, for the same points': [file(tiers(9) + signUp(', byTier: { silver: { points: 50 } }')), []],
    'an RSVP by tier': [
      file(tiers(9) + rule('trigger: events/Rsvp, fixedAmount: { points: 1 }, byTier: { silver: { points: 2 } }')),
      [],
    ],
    'switched off': [file(tiers(9) + signUp(', status: paused, byTier: { silver: { points: 51 } }')), []],
    'for tiers alone': [
      file(tiers(9) + rule('trigger: wix_members-uou_signs_up, adopt: true, byTier: { silver: { points: 51 } }')),
      ['earningRules/rule.byTier 1 unreachable values'],
    ],
  }),
  ...cases('L-EARN-08', {
    'the amount is above an order': [
      file(rule('trigger: stores/OrderPaid, conversionRate: { points: 10, moneyAmount: 51 }'), {
        assumptions: { averageOrder: 50 },
      }),
      ['earningRules/rule.conversionRate.moneyAmount 51.00'],
    ],
    'the amount is an order': [
      file(rule('trigger: stores/OrderPaid, conversionRate: { points: 10, moneyAmount: 50 }'), {
        assumptions: { averageOrder: 50 },
      }),
      [],
    ],
    'fixed points': [file(fixed(10), { assumptions: { averageOrder: 1 } }), []],
    'switched off': [
      file(rule('trigger: stores/OrderPaid, status: paused, conversionRate: { points: 10, moneyAmount: 51 }'), {
        assumptions: { averageOrder: 50 },
      }),
      [],
    ],
  }),
  ...cases('L-EARN-09', {
    'twice on orders': [
      file(`${purchase(1)}  again: { title: Again, trigger: stores/OrderPaid, fixedAmount: { points: 5 } }\n`),
      ['earningRules/again.trigger 2 rules'],
    ],
    'once on orders, once on bookings': [file(both), []],
    'one of them is off': [
      file(
        `${purchase(1)}  again: { title: Again, trigger: stores/OrderPaid, status: paused, fixedAmount: { points: 5 } }\n`,
      ),
      [],
    ],
    'found by their ids': [file('earningRules:\n  a: { id: one, title: A }\n  b: { id: two, title: B }\n'), []],
  }),
  ...cases('L-EARN-10', {
    'fixed points for an order': [file(fixed(10)), ['earningRules/rule.fixedAmount no minimum']],
    'points by the amount': [file(purchase(10)), []],
    'a booking has fixed points or none': [
      file(rule('trigger: bookings/BookingConfirmed, fixedAmount: { points: 10 }')),
      [],
    ],
    'an app nobody knows': [file(rule('trigger: acme/Sold, triggerApp: acme, fixedAmount: { points: 10 }')), []],
    'switched off': [file(fixed(10, ', status: paused')), []],
    'for tiers alone': [file(tiers(9) + rule('trigger: stores/OrderPaid, byTier: { silver: { points: 2 } }')), []],
  }),
  ...cases('L-EARN-11', {
    'a tenth and more is lost': [
      file(rule('trigger: stores/OrderPaid, conversionRate: { points: 10, moneyAmount: 10 }'), {
        assumptions: { averageOrder: 11.2 },
      }),
      ['earningRules/rule.conversionRate.moneyAmount 10.71 %'],
    ],
    'a tenth is lost': [
      file(rule('trigger: stores/OrderPaid, conversionRate: { points: 10, moneyAmount: 9 }'), {
        assumptions: { averageOrder: 10 },
      }),
      [],
    ],
    'nothing is earned at all': [
      file(rule('trigger: stores/OrderPaid, conversionRate: { points: 10, moneyAmount: 10 }'), {
        assumptions: { averageOrder: 9 },
      }),
      [],
    ],
    'fixed points, and a rule that is off': [
      file(
        `${fixed(10)}  off: { title: Off, trigger: events/OrderConfirmed, status: paused, conversionRate: { points: 10, moneyAmount: 10 } }\n`,
        { assumptions: { averageOrder: 19 } },
      ),
      [],
    ],
  }),
];
