import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { actionOf, bestRate, earningFor } from '../../src/impact/actions.ts';
import { assumptionsSchema } from '../../src/impact/assumptions.ts';
import { cutoffs, daysAfter, monthsBefore } from '../../src/impact/moments.ts';
import { offerFor, worthOf } from '../../src/impact/offers.ts';
import { answerTo, bandOf, covers, rangeOf, stretches, within } from '../../src/impact/population.ts';
import { namesOf, programOf, rungAt } from '../../src/impact/program.ts';
import { fairShares, TOTALS } from '../../src/impact/questions.ts';
import { aReward, aRule, aTier, percentOff, singles } from '../support/programs.ts';

describe('moments', () => {
  it.each([
    ['2026-11-21T08:00:00.000Z', 12, '2025-11-21T08:00:00.000Z'],
    ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
    ['2024-03-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
    ['2026-01-15T00:00:00.000Z', 2, '2025-11-15T00:00:00.000Z'],
  ])('%s less %i months is %s', (moment, months, before) => expect(monthsBefore(moment, months)).toBe(before));

  it('count days, and know when nothing expires', () => {
    expect(daysAfter('2026-11-21T08:00:00.000Z', 90)).toBe('2027-02-19T08:00:00.000Z');
    expect(cutoffs(undefined, '2026-11-21T08:00:00.000Z')).toBeUndefined();
    expect(
      cutoffs({ status: 'disabled', monthsOfInactivity: 3, expiringPointsPercentage: 100 }, '2026-11-21T08:00:00.000Z'),
    ).toBeUndefined();
  });
});

describe('bands', () => {
  it('count the edges that are not above', () => {
    expect([0, 9, 10, 99, 100, 101].map((value) => bandOf(value, [10, 100]))).toEqual([0, 0, 1, 1, 2, 2]);
    expect([0, 1, 2].map((band) => rangeOf(band, [10, 100]))).toEqual([
      { below: 10 },
      { from: 10, below: 100 },
      { from: 100 },
    ]);
    expect([within(10, { from: 10, below: 20 }), within(20, { from: 10, below: 20 }), within(5, {})]).toEqual([
      true,
      false,
      true,
    ]);
    expect([
      covers({}, { from: 1 }),
      covers({ from: 1, below: 9 }, { from: 1 }),
      covers({ from: 2 }, { from: 1, below: 3 }),
    ]).toEqual([true, false, false]);
  });

  it('are counted one by one only where they matter', () => {
    const question = {
      ask: 'accounts',
      tier: null,
      tierPoints: { from: 1500, below: 2000 },
      edges: { tierPoints: [1500, 1800, 2000], balance: [] },
      of: 9,
    } as const;
    expect(stretches(question).map(({ ranges }) => ranges.tierPoints)).toEqual([
      { from: 1500, below: 1800 },
      { from: 1800, below: 2000 },
    ]);
    expect(stretches({ ...question, tierPoints: {}, edges: { tierPoints: [], balance: [5] } })).toHaveLength(2);
  });

  it('have no answer until there is one', () => {
    expect(answerTo([], TOTALS)).toBeUndefined();
    expect(
      answerTo([{ question: TOTALS, answer: null, read: { accounts: 0, calls: 1, certainty: 'exact' } }], TOTALS),
    ).toBeUndefined();
  });
});

describe('shares of a budget', () => {
  it.each([
    [100, [10, 20], [10, 20]],
    [100, [10, 200, 300], [10, 45, 45]],
    [5, [10, 10, 10], [1, 2, 2]],
    [0, [3], [0]],
    [9, [], []],
  ] as const)('%i among %j', (total, needs, shares) => {
    expect(fairShares(total, needs)).toEqual(shares);
    expect(shares.reduce((a, b) => a + b, 0 as number)).toBeLessThanOrEqual(total);
  });
});

describe('programs', () => {
  it('have defaults for what was not read', () => {
    expect(programOf([])).toEqual({
      status: 'unknown',
      expiration: undefined,
      called: { program: null, points: null },
      windowMonths: 12,
      ladder: [{ address: 'tiers/base', key: 'base', id: null, name: 'Base', from: 0 }],
      rewards: [],
      rules: [],
    });
    const named = [...singles(), aTier('gold', 10)];
    expect(rungAt(9, programOf(named).ladder).address).toBe('tiers/base');
    expect(rungAt(10, programOf(named).ladder).address).toBe('tiers/gold');
  });

  it('know the names of both sides, and of a base tier that is not alone', () => {
    const [before, after] = [
      programOf(singles()),
      programOf([...singles(), aTier('gold', 10), aReward('mug', 5, '1')]),
    ];
    expect(namesOf(before)).toEqual({});
    expect(namesOf(before, after)).toEqual({
      'tiers/base': after.ladder[0].name,
      'tiers/gold': 'Gold',
      'rewards/mug': 'mug',
    });
  });

  it('find entries by key, then by id, and never for the base tier', () => {
    const { ladder } = programOf([...singles(), aTier('gold', 10)]);
    const [base, gold] = ladder as [(typeof ladder)[0], (typeof ladder)[0]];
    const reward = aReward('one', 5, '1', {
      byTier: { base: { costInPoints: 1 } },
      otherTiers: { 'id-gold': { costInPoints: 4, fixedAmount: '2' } },
    });
    expect([offerFor(reward, base)?.cost, offerFor(reward, gold)?.cost]).toEqual([5, 4]);
    expect(offerFor(reward, { ...gold, id: undefined })?.cost).toBe(5);
    expect(offerFor(aReward('one', 5, '1'), { ...gold, key: 'constructor' })?.cost).toBe(5);
  });
});

describe('what an offer is worth', () => {
  const { ladder } = programOf([]);
  const worth = (reward: ReturnType<typeof aReward>, assumptions = {}) =>
    worthOf(offerFor(reward, ladder[0])!, reward, { currency: 'USD', ...assumptions });
  it('is its amount, or what is declared, or a part of the average order', () => {
    expect(worth(aReward('one', 5, '1.50'))).toEqual({ n: 3n, d: 2n });
    expect(worth(percentOff('ten', 5, '10'))).toBeUndefined();
    expect(worth(percentOff('ten', 5, '10'), { averageOrder: 50 })).toEqual({ n: 5n, d: 1n });
    expect(worth(percentOff('ten', 5, '10'), { averageOrder: 50, rewards: { ten: { value: 7 } } })).toEqual({
      n: 7n,
      d: 1n,
    });
    expect(worth(aReward('odd', 5, null))).toBeUndefined();
  });
});

describe('ways to earn', () => {
  it.each([
    [aRule('a', 'stores/OrderPaid', 1, 1), 'order'],
    [aRule('b', 'wix_members-uou_signs_up', 1), 'once'],
    [aRule('c', null, 1, undefined, { custom: 'BIRTHDAY' }), 'yearly'],
    [aRule('d', null, 1, undefined, { custom: 'SOCIAL_MEDIA' }), 'once'],
    [aRule('e', null, 1, undefined, { custom: 'NEW' as 'BIRTHDAY' }), 'free'],
    [aRule('f', 'somebody/did', 1), 'free'],
    [aRule('g', 'somebody/paid', 1, 1), 'order'],
    [
      aRule('h', 'somebody/paid', 1, 1, { conversionRate: null, byTier: { gold: { points: 1, moneyAmount: 1 } } }),
      'order',
    ],
    [aRule('i', 'toString', 1), 'free'],
    [aRule('j', null, 1), 'free'],
  ])('%# is known for what it asks', (rule, action) => expect(actionOf(rule)).toBe(action));

  it('are compared by what a unit of money brings', () => {
    const { ladder } = programOf([]);
    const rules = [
      aRule('fixed', 'bookings/BookingConfirmed', 60),
      aRule('rate', 'stores/OrderPaid', 1, 2),
      aRule('none', 'stores/OrderPaid', 1, 1, { conversionRate: null }),
    ];
    expect(bestRate(rules, ladder[0], undefined)?.rule.address).toBe('earningRules/rate');
    expect(bestRate(rules, ladder[0], { n: 60n, d: 1n })?.rule.address).toBe('earningRules/fixed');
    expect(earningFor(rules[2]!, ladder[0])).toBeUndefined();
  });
});

describe('the schema of assumptions', () => {
  const validate = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(assumptionsSchema);
  it.each([
    [{ currency: 'USD', averageOrder: '8.40', visitsPerMonth: 2.6, margin: 0.65, redemptionRate: '0.72' }, true],
    [
      {
        costShare: 1,
        shippingCost: 6.95,
        smallestOrder: '0.01',
        rounding: 'ceil',
        rewards: { five: { value: 5, share: 0.5, costShare: '0.2' } },
      },
      true,
    ],
    [{}, true],
    [{ averageOrder: 0 }, false],
    [{ averageOrder: '0.00' }, false],
    [{ averageOrder: '1.234' }, false],
    [{ margin: 1.2 }, false],
    [{ margin: '48' }, false],
    [{ visitsPerMonth: 0 }, false],
    [{ visitsPerMonth: '0.0' }, false],
    [{ currency: 'usd' }, false],
    [{ rounding: 'up' }, false],
    [{ tickets: 3 }, false],
  ])('%j: %s', (section, fits) => expect(validate(section)).toBe(fits));
});
