import { file, move } from '../subjects.ts';
import { type Case, cases, purchase, rule, tiers } from './case.ts';

const settings = (status: string, more = 'rollingWindowMonths: 12, baseTier: { name: Member }') =>
  `tiersProgram: { status: ${status}, ${more} }\n`;
const order = 'trigger: restaurants-order-is-pending, adopt: true, conversionRate: { points: 1, moneyAmount: 1 }';
const frequent = { frequentCustomer: { averageOrder: 50, visitsPerMonth: 2 } };

export const TIERS: readonly Case[] = [
  ...cases('L-TIER-01', {
    'at the base tier': [file(tiers(0)), ['tiers/silver.requiredPoints 0']],
    'just above it': [file(tiers(1)), []],
  }),
  ...cases('L-TIER-03', {
    paused: [move(settings('active'), settings('paused')), ['tiersProgram/settings.status paused']],
    'paused, with customers in tiers': [
      move(settings('active'), settings('disabled'), {
        figures: { tiersBefore: { 'tiers/base': 100, 'tiers/silver': 7, 'tiers/gold': '<5' } },
      }),
      ['tiersProgram/settings.status disabled'],
    ],
    'paused, with a few in tiers': [
      move(settings('active'), settings('disabled'), {
        figures: { tiersBefore: { 'tiers/base': 100, 'tiers/gold': '<5' } },
      }),
      ['tiersProgram/settings.status disabled'],
    ],
    'paused, with nobody in tiers': [
      move(settings('active'), settings('disabled'), {
        figures: { tiersBefore: { 'tiers/base': 100, 'tiers/gold': 0 } },
      }),
      ['tiersProgram/settings.status disabled'],
    ],
    'no word of them any more': [move(settings('active'), ''), ['tiersProgram/settings.status nothing']],
    'paused before': [move(settings('paused'), settings('disabled')), []],
    'still active': [move(settings('active'), settings('active')), []],
  }),
  ...cases('L-TIER-04', {
    'live without a name': [
      move('', settings('active', 'rollingWindowMonths: 12')),
      ['tiersProgram/settings.baseTier.name no name'],
    ],
    'live with a name': [move('', settings('active')), []],
    'they were so before': [
      move(settings('active', 'rollingWindowMonths: 12'), settings('active', 'rollingWindowMonths: 13')),
      [],
    ],
    'not live': [move('', settings('draft', 'rollingWindowMonths: 12')), []],
  }),
  ...cases('L-TIER-05', {
    'more than five times': [file(tiers(100, 501)), ['tiers/gold.requiredPoints 5.01×']],
    'five times': [file(tiers(100, 500)), []],
    'less than 1.3 times': [file(tiers(100, 129)), ['tiers/gold.requiredPoints 1.29×']],
    '1.3 times': [file(tiers(100, 130)), []],
    'from nothing': [file(tiers(0, 6)), ['tiers/gold.requiredPoints 6×']],
  }),
  ...cases('L-TIER-06', {
    'customers fall': [
      move(tiers(1500), tiers(2000), { figures: { demoted: { 'tiers/silver': 352 } } }),
      ['tiers/silver.requiredPoints 352 customers'],
    ],
    'a few fall': [
      move(tiers(1500), tiers(2000), { figures: { demoted: { 'tiers/silver': '<5' } } }),
      ['tiers/silver.requiredPoints fewer than 5 customers'],
    ],
    'nobody falls': [move(tiers(1500), tiers(2000), { figures: { demoted: { 'tiers/silver': 0 } } }), []],
    'nobody is there': [move(tiers(1500), tiers(2000), { figures: { demoted: {} } }), []],
    'it goes down': [move(tiers(1500), tiers(1400), { figures: { demoted: { 'tiers/silver': 10 } } }), []],
    'as many as the file lets': [
      move(tiers(1500), tiers(2000), { figures: { demoted: { 'tiers/silver': 352 } } }),
      [],
      { 'L-TIER-06': { customers: 352, reason: 'all of them agreed' } },
    ],
    'thresholds left to the site': [
      move('tiers: { silver: { name: Silver } }\n', 'tiers: { silver: { name: Silber } }\n', {
        figures: { demoted: { 'tiers/silver': 1 } },
      }),
      [],
    ],
  }),
  ...cases('L-TIER-07', {
    'with customers': [
      move(tiers(1, 2), tiers(1), { figures: { tiersBefore: { 'tiers/gold': 1 } } }),
      ['tiers/gold 1 customer'],
    ],
    'with nobody': [move(tiers(1, 2), tiers(1), { figures: { tiersBefore: { 'tiers/gold': 0 } } }), []],
    'a tier nobody counted, and one that is new': [
      move(tiers(1), tiers(1, 2).replace(/ {2}silver.*\n/, ''), { figures: { tiersBefore: { 'tiers/gold': 5 } } }),
      [],
    ],
  }),
  ...cases('L-TIER-08', {
    crowded: [
      move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 899, 'tiers/silver': 101 } } }),
      ['tiers/silver.requiredPoints 10.1 %'],
    ],
    'a tenth': [move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 900, 'tiers/silver': 100 } } }), []],
    empty: [
      move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 1000, 'tiers/silver': '<5' } } }),
      ['tiers/silver.requiredPoints 0.4 %'],
    ],
    'half a percent': [
      move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 995, 'tiers/silver': 5 } } }),
      [],
    ],
    'nobody was counted in it': [
      move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 200 } } }),
      ['tiers/silver.requiredPoints 0 %'],
    ],
    'too few customers to tell': [move(tiers(1), tiers(1), { figures: { tiersAfter: { 'tiers/base': 199 } } }), []],
    'no tiers': [move('', '', { figures: { tiersAfter: { 'tiers/base': 2000 } } }), []],
  }),
  ...cases('L-TIER-09', {
    'out of reach': [
      file(tiers(1201) + purchase(1), { assumptions: frequent }),
      ['tiers/silver.requiredPoints 1201 points'],
    ],
    'just within reach': [file(tiers(1200) + purchase(1), { assumptions: frequent }), []],
    'within reach of a longer window': [
      file(tiers(1201) + purchase(1) + settings('active', 'rollingWindowMonths: 13'), { assumptions: frequent }),
      [],
    ],
    'out of reach of a longer window': [
      file(tiers(1301) + purchase(1) + settings('active', 'rollingWindowMonths: 13'), { assumptions: frequent }),
      ['tiers/silver.requiredPoints 1301 points'],
    ],
    'an average order, more often': [
      file(tiers(1201) + purchase(1), { assumptions: { frequentCustomer: { visitsPerMonth: 2 }, averageOrder: 50 } }),
      ['tiers/silver.requiredPoints 1201 points'],
    ],
    'a larger order, as often': [
      file(tiers(1201) + purchase(1), { assumptions: { frequentCustomer: { averageOrder: 50 }, visitsPerMonth: 2 } }),
      ['tiers/silver.requiredPoints 1201 points'],
    ],
    'nobody says how large': [
      file(tiers(1201) + purchase(1), { assumptions: { frequentCustomer: { visitsPerMonth: 2 } } }),
      [],
    ],
    'nobody says how often': [
      file(tiers(1201) + purchase(1), { assumptions: { frequentCustomer: { averageOrder: 2 } } }),
      [],
    ],
    'nobody says what earns points': [
      file(tiers(1201) + purchase(1, ', status: paused'), { assumptions: frequent }),
      [],
    ],
    'the tier below earns nothing': [
      file(tiers(1201) + rule('trigger: stores/OrderPaid, byTier: { silver: { points: 1 } }'), {
        assumptions: frequent,
      }),
      [],
    ],
  }),
  ...cases('L-TIER-10', {
    shorter: [
      move(settings('active', 'rollingWindowMonths: 24'), settings('active', 'rollingWindowMonths: 23')),
      ['tiersProgram/settings.rollingWindowMonths 23 months'],
    ],
    'the same': [move(settings('active'), settings('active')), []],
    longer: [move(settings('active', 'rollingWindowMonths: 12'), settings('active', 'rollingWindowMonths: 13')), []],
    'left to the site': [
      move(settings('active', 'baseTier: { name: A }'), settings('active', 'baseTier: { name: B }')),
      [],
    ],
    'tiers are off': [
      move(settings('draft', 'rollingWindowMonths: 24'), settings('draft', 'rollingWindowMonths: 12')),
      [],
    ],
    'tiers go off': [
      move(settings('active', 'rollingWindowMonths: 24'), settings('draft', 'rollingWindowMonths: 12')),
      [],
    ],
  }),
  ...cases('L-TIER-11', {
    'a restaurant': [move(rule(order), rule(order) + settings('active')), ['tiersProgram/settings Restaurants alone']],
    'a restaurant with a shop': [
      move(
        rule(order),
        `${rule(order)}  shop: { title: Shop, trigger: stores/OrderPaid, fixedAmount: { points: 1 } }\n${settings('active')}`,
      ),
      [],
    ],
    'a restaurant with tiers that stay as they are': [
      move(rule(order) + settings('active'), rule(order) + settings('active')),
      [],
    ],
    'a restaurant whose tiers go': [
      move(rule(order) + tiers(1) + settings('active'), rule(order) + settings('active')),
      [],
    ],
    'a restaurant with tiers of which nobody says more': [move(rule(order), rule(order) + tiers(1)), []],
    'a restaurant whose tiers are off': [move(rule(order), rule(order) + settings('disabled')), []],
    'sign-ups alone tell nothing': [
      move(
        '',
        rule('trigger: wix_members-uou_signs_up, adopt: true, fixedAmount: { points: 1 }') +
          tiers(1) +
          settings('active'),
      ),
      [],
    ],
    'an app nobody knows tells nothing': [
      move(
        '',
        rule('trigger: acme/Sold, triggerApp: acme, fixedAmount: { points: 1 }') + tiers(1) + settings('active'),
      ),
      [],
    ],
  }),
  ...cases('L-TIER-13', {
    'both change': [move(tiers(1) + purchase(1), tiers(2) + purchase(2)), ['tiers/silver.requiredPoints 2 effects']],
    'the threshold alone': [move(tiers(1) + purchase(1), tiers(2) + purchase(1)), []],
    'the rate alone': [move(tiers(1) + purchase(1), tiers(1) + purchase(2)), []],
    'a rate of a tier': [
      move(
        tiers(1, 5) + purchase(1, ', byTier: { silver: { points: 2 }, gold: { points: 3 } }'),
        tiers(2, 5) + purchase(1, ', byTier: { gold: { points: 4 }, silver: { points: 2 } }'),
      ),
      ['tiers/silver.requiredPoints 2 effects'],
    ],
    'a rate of a tier, of a rule without others': [
      move(
        tiers(1) + rule('trigger: bookings/BookingConfirmed, byTier: { silver: { points: 2 } }'),
        tiers(2) + rule('trigger: bookings/BookingConfirmed, byTier: { silver: { points: 3 } }'),
      ),
      ['tiers/silver.requiredPoints 2 effects'],
    ],
    'a rule that is off': [
      move(tiers(1) + purchase(1, ', status: paused'), tiers(2) + purchase(2, ', status: paused')),
      [],
    ],
    'a rule that goes off': [move(tiers(1) + purchase(1), tiers(2) + purchase(2, ', status: paused')), []],
  }),
];
