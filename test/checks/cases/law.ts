import { file, move } from '../subjects.ts';
import { type Case, cases, purchase, rewards, rule, tiers } from './case.ts';

const QC = { jurisdiction: ['CA-QC'] };
const ON = { jurisdiction: ['ON'] };
const expires = (months: string, word = 'enabled') => `program: { expiration: { status: ${word}${months} } }\n`;
const notice = { 'L-EXP-03': { notice: 'our own mail', reason: 'Klaviyo flow 7' } } as const;
const told = (noticeSent: string, effectiveFrom: string) =>
  ({ 'L-LAW-01': { noticeSent, effectiveFrom, reason: 'mail of that day' } }) as const;
const a = (attributes: string) => rewards({ a: attributes });
const five = 'costInPoints: 100, coupon: { fixedAmount: 5 }';
const dearer = move(a(five), a('costInPoints: 101, coupon: { fixedAmount: 5 }'), QC);
const tiered = (amount: string) => tiers(9) + a(`${five}, byTier: { silver: ${amount} }`);

export const LAW: readonly Case[] = [
  ...cases('L-EXP-03', {
    'too soon, and without a notice': [
      file(expires(', monthsOfInactivity: 11'), QC),
      ['program/expiration.monthsOfInactivity 11 months', 'program/expiration.status 14 days'],
    ],
    'a year, with a notice': [file(expires(', monthsOfInactivity: 12'), QC), [], notice],
    'too soon, with a notice': [
      file(expires(', monthsOfInactivity: 1'), QC),
      ['program/expiration.monthsOfInactivity 1 month'],
      notice,
    ],
    'nobody says when': [file(expires(''), QC), ['program/expiration.status 14 days']],
    'switched off': [file(expires(', monthsOfInactivity: 1', 'disabled'), QC), []],
    elsewhere: [file(expires(', monthsOfInactivity: 1'), ON), []],
  }),
  ...cases('L-LAW-01', {
    'a reward costs more': [dearer, ['rewards/a.costInPoints no notice']],
    'told 59 days before': [dearer, ['rewards/a.costInPoints 59 days'], told('2026-08-03', '2026-10-01')],
    'told 60 days before': [dearer, [], told('2026-08-02', '2026-10-01')],
    'told 90 days before': [dearer, [], told('2026-07-03', '2026-10-01')],
    'told 91 days before': [dearer, ['rewards/a.costInPoints 91 days'], told('2026-07-02', '2026-10-01')],
    'told on no day of the calendar': [dearer, ['rewards/a.costInPoints no notice'], told('2026-02-31x', '2026-10-01')],
    'told, and nobody says from when': [
      dearer,
      ['rewards/a.costInPoints no notice'],
      { 'L-LAW-01': { noticeSent: '2026-07-03', reason: 'mail' } },
    ],
    elsewhere: [{ ...dearer, jurisdiction: ['ON'] }, []],
    'a reward costs less': [move(a(five), a('costInPoints: 99, coupon: { fixedAmount: 5 }'), QC), []],
    'a reward gives less in a tier': [
      move(tiered('{ fixedAmount: 8 }'), tiered('{ fixedAmount: 7 }'), QC),
      ['rewards/a.byTier.silver.costInPoints no notice'],
    ],
    'a reward of another sort': [move(a(five), a('costInPoints: 100, coupon: { percentage: 1 }'), QC), []],
    'a reward for nobody but a tier': [
      move(
        tiers(9) + a(five),
        tiers(9) + a('coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 100, fixedAmount: 5 } }'),
        QC,
      ),
      ['rewards/a.costInPoints no notice'],
    ],
    'a reward for everybody, no more for a tier alone': [
      move(
        tiers(9) + a('coupon: { minimumSubtotal: 1 }, byTier: { silver: { costInPoints: 100, fixedAmount: 5 } }'),
        tiers(9) + a(five),
        QC,
      ),
      [],
    ],
    'a reward goes, another goes off, a third was off': [
      move(
        rewards({ a: five, b: five, c: `${five}, active: false` }),
        rewards({ b: `${five}, active: false`, d: five }),
        QC,
      ),
      ['rewards/a no notice', 'rewards/b.active no notice'],
    ],
    'a rule gives less': [move(purchase(2), purchase(1), QC), ['earningRules/purchase.conversionRate no notice']],
    'a rule gives less each time': [
      move(
        rule('trigger: events/Rsvp, fixedAmount: { points: 2 }'),
        rule('trigger: events/Rsvp, fixedAmount: { points: 1 }'),
        QC,
      ),
      ['earningRules/rule.fixedAmount no notice'],
    ],
    'a rule gives nothing to the base tier': [
      move(
        tiers(9) + purchase(1),
        tiers(9) +
          rule('trigger: stores/OrderPaid, byTier: { silver: { points: 9, moneyAmount: 1 } }').replace(
            'rule:',
            'purchase:',
          ),
        QC,
      ),
      ['earningRules/purchase.fixedAmount no notice'],
    ],
    'a rule gives something to the base tier too': [
      move(
        tiers(9) + rule('trigger: stores/OrderPaid, byTier: { silver: { points: 9, moneyAmount: 1 } }'),
        tiers(9) + rule('trigger: stores/OrderPaid, conversionRate: { points: 9, moneyAmount: 1 }, byTier: {}'),
        QC,
      ),
      [],
    ],
    'a rule goes, another goes off, a third was off': [
      move(
        `${purchase(1)}  b: { title: B, trigger: events/Rsvp, fixedAmount: { points: 1 } }\n  c: { title: C, custom: BIRTHDAY, status: paused, fixedAmount: { points: 1 } }\n`,
        rule('trigger: events/Rsvp, status: paused, fixedAmount: { points: 1 }').replace('rule:', 'b:'),
        QC,
      ),
      ['earningRules/purchase no notice', 'earningRules/b.status no notice'],
    ],
    'a threshold rises, another falls': [
      move(tiers(9, 99), tiers(10, 98), QC),
      ['tiers/silver.requiredPoints no notice'],
    ],
    'thresholds are left to the site': [move('tiers: { a: { name: A } }\n', 'tiers: { a: { name: B } }\n', QC), []],
    'points begin to expire': [
      move('', expires(', monthsOfInactivity: 12'), QC),
      ['program/expiration.status no notice'],
    ],
    'points expire sooner': [
      move(expires(', monthsOfInactivity: 12'), expires(', monthsOfInactivity: 11'), QC),
      ['program/expiration.monthsOfInactivity no notice'],
    ],
  }),
  ...cases('L-LAW-03', {
    'a promise without terms': [file(named('10% off'), ON), ['rewards/a.name no terms']],
    'a promise with terms': [
      file(named('10% off'), ON),
      [],
      { 'L-LAW-03': { terms: 'https://example.com/terms', reason: 'published' } },
    ],
    'a promise with the sentence': [
      file(`${named('10% off')}tiersProgram: { baseTier: { description: Points have no cash value } }\n`, ON),
      [],
    ],
    'a promise with the sentence in a tier': [
      file(named('10% off') + tiers(9).replace('requiredPoints', 'description: No cash value, requiredPoints'), ON),
      [],
    ],
    'a promise with the sentence at a rule, of a program with a name': [
      file(
        `program: { name: Club }\n${named('10% off')}${rule('trigger: events/Rsvp, fixedAmount: { points: 1 }').replace('title: Rule', 'title: RSVP (no cash value)')}`,
        ON,
      ),
      [],
    ],
    'no promise': [file(named('Thank you'), ON), []],
    'a promise that is off': [file(named('10% off').replace('costInPoints', 'active: false, costInPoints'), ON), []],
  }),
];

function named(name: string): string {
  return `rewards:\n  a: { name: ${name}, costInPoints: 1, coupon: { percentage: 10, minimumSubtotal: 5 } }\n`;
}
