import type { Impact } from '../../src/impact/document.ts';
import type { AmountFigure, CountFigure } from '../../src/impact/figure.ts';
import type { Address } from '../../src/kernel/address.ts';

/** A number of customers, exact unless told. */
export function people(value: CountFigure['value'], more: Partial<CountFigure> = {}): CountFigure {
  return { value, certainty: 'exact', accounts: 961, calls: 11, method: 'Counted.', ...more };
}

/** An amount, exact unless told. */
export function amount(value: string | null, more: Partial<AmountFigure> = {}): AmountFigure {
  return { value, certainty: 'exact', accounts: 0, calls: 1, method: 'Reckoned.', ...more };
}

export const between = (low: number, high: number): CountFigure =>
  people(high, { between: [low, high], certainty: 'bounded' });

export const sampled = (value: number): CountFigure =>
  people(value, { certainty: 'estimated', plusMinus: { accounts: 18, points: '1.92' } });

const turn = <T>(before: T | null, after: T | null) => ({ before, after });

type Reward = Impact['rewards'][number];

/** A reward of which nothing changes and which nobody can take, but for what is given. */
export function aReward(key: string, given: Partial<Reward> = {}): Reward {
  return {
    address: `rewards/${key}`,
    name: key,
    changed: false,
    cost: turn(500, 500),
    affordable: turn(people(0), people(0)),
    outOfReach: people(0),
    inReach: people(0),
    nearMisses: null,
    coupons: null,
    heldPoints: null,
    ...given,
  };
}

/** What an impact is when nobody could be counted and nothing is assumed. */
export function aBareImpact(given: Partial<Impact> = {}): Impact {
  return {
    level: 'estimate',
    observedAt: '2026-11-21T08:00:00.000Z',
    reads: { calls: 0, accounts: 0, budget: null, moving: null },
    called: { program: null, points: null },
    currency: null,
    assumptions: null,
    customers: null,
    directions: [],
    tiers: null,
    rewards: [],
    giveBack: [],
    speed: [],
    liability: null,
    expiry: null,
    stranded: null,
    distribution: null,
    balance95: null,
    pump: null,
    notes: [],
    ...given,
  };
}

/** An impact with a bit of everything; `text` stands wherever a file, a site or a person may put words. */
export function aFullImpact(text: string): Impact {
  const [silver, five] = [`tiers/${text}`, `rewards/${text}`] as [Address, Address];
  const method = `Counted ${text}.`;
  const loss = { accounts: people(58), points: amount('4100'), face: amount('41.00') };
  return aBareImpact({
    reads: { calls: 14, accounts: 961, budget: 200, moving: true },
    called: { program: text, points: text },
    currency: text,
    assumptions: {
      currency: text,
      averageOrder: '58',
      margin: 0.48,
      rewards: { [text]: { value: text as `${number}` } },
    },
    customers: people(8400, { method }),
    directions: [
      {
        op: 'update',
        address: silver,
        direction: 'adverse',
        reasons: [
          { path: text, way: 'adverse', because: `Harder: ${text}.` },
          { path: text, way: 'favourable', because: `Easier: ${text}.` },
        ],
      },
    ],
    tiers: {
      tiers: [
        {
          address: 'tiers/base',
          name: `Base ${text}`,
          threshold: turn(0, 0),
          accounts: turn(people(7201), people(7553)),
          privilege: turn(amount('1.00'), amount('1.00')),
          monthlyCost: turn(amount('10.00'), amount('12.00')),
        },
        {
          address: silver,
          name: text,
          threshold: turn(1500, 2000),
          accounts: turn(people(961), people(609)),
          privilege: turn(amount('1.20'), amount('1.30')),
          monthlyCost: turn(amount('10.00'), amount('8.00', { between: ['2.00', '8.00'], certainty: 'bounded' })),
        },
      ],
      moves: [
        { from: 'tiers/base', to: 'tiers/base', way: 'stays', accounts: people(7201), share: '100.0' },
        { from: silver, to: 'tiers/base', way: 'down', accounts: people(352), share: '36.6' },
        { from: 'tiers/base', to: silver, way: 'up', accounts: people('<5'), share: null },
        { from: silver, to: silver, way: 'stays', accounts: people(609), share: '63.4' },
      ],
      demoted: people(352, { method }),
      promoted: people('<5'),
      nearMisses: [{ tier: silver, from: 1800, below: 2000, accounts: people(118) }],
    },
    rewards: [
      aReward(text, {
        address: five,
        name: text,
        changed: true,
        cost: turn(500, 600),
        affordable: turn(people(3360), people(2760)),
        outOfReach: people(600),
        nearMisses: people(346),
        coupons: { open: people(12), face: amount('60.00') },
        heldPoints: {
          face: turn(amount('54137.12'), amount('45114.27')),
          atRedemptionRate: turn(null, null),
          devaluation: amount('9022.85'),
        },
      }),
      aReward(`${text}!`, {
        changed: true,
        cost: turn(900, 800),
        inReach: people(40),
        heldPoints: {
          face: turn(amount('1.00'), amount('3.00')),
          atRedemptionRate: turn(null, null),
          devaluation: amount('-2.00'),
        },
      }),
    ],
    giveBack: [
      {
        reward: five,
        tier: silver,
        changed: true,
        headline: turn(amount('5.00'), amount('4.17')),
        cost: turn(amount('5.00'), amount('4.17')),
        effective: turn(amount('3.00'), amount('2.50')),
        breakEvenLift: turn(amount('6.67'), amount('5.49')),
      },
    ],
    speed: [
      {
        tier: silver,
        reward: turn(five, five),
        points: turn(500, 600),
        spend: turn(amount('100.00'), amount('120.00')),
        visits: turn(amount('2'), amount('3')),
        months: turn(amount('2.5'), amount('3.8')),
        floorLoss: turn(amount('0.00'), amount('0.00')),
      },
    ],
    liability: {
      points: amount('5413712'),
      face: turn(amount('64964.54'), amount('64964.54')),
      expected: turn(amount('38978.73'), amount('30000.00')),
      costPerPoint: turn(amount('0.00600'), amount('0.00500')),
    },
    expiry: { horizonDays: 90, atOnce: loss, within: turn(loss, loss) },
    stranded: people(7),
    distribution: { edges: [1, 500, 600, 800, 900], counts: [20, 300, 600, '<5', 4, 0] },
    pump: {
      recipes: [
        {
          tier: silver,
          reward: five,
          rules: [`earningRules/${text}`],
          steps: [`Redeem ${text}.`, 'Again.'],
          points: { earned: '50', spent: '50' },
          pays: '1.00',
          gets: '3.50',
          gain: '2.50',
          roundsToPay: null,
          isNew: true,
        },
      ],
      basis: 'margin',
      tried: 24,
      searched: `Searched ${text}.`,
    },
    notes: [`Not read: ${text}.`],
  });
}
