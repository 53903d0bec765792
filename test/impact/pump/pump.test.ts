import { describe, expect, it } from 'vitest';
import type { Assumptions } from '../../../src/impact/assumptions.ts';
import { programOf, type Thing } from '../../../src/impact/program.ts';
import { searchPump } from '../../../src/impact/pump/search.ts';
import {
  ASSUMPTIONS,
  aReward,
  aRule,
  aTier,
  flexible,
  freeShipping,
  PROGRAMS,
  percentOff,
  singles,
} from '../../support/programs.ts';

const USD: Assumptions = { currency: 'USD', averageOrder: 40, margin: 0.5 };
const search = (things: readonly Thing[], assumptions: Assumptions = USD, before: readonly Thing[] = things) =>
  searchPump(programOf([...singles(), ...before]), programOf([...singles(), ...things]), assumptions);
const signUp = (points: number, more = {}) => aRule('sign-up', 'wix_members-uou_signs_up', points, undefined, more);
const purchase = (points: number, per = 1, more = {}) => aRule('purchase', 'stores/OrderPaid', points, per, more);

describe('a program that is sound', () => {
  it.each(['cafe', 'store', 'chain'] as const)('%s has no pump, and says what was searched', (name) => {
    const program = programOf(PROGRAMS[name]);
    const report = searchPump(program, program, ASSUMPTIONS[name]);
    expect(report).toMatchObject({ recipes: [], basis: 'margin' });
    expect(report.tried).toBeGreaterThan(0);
    expect(report.searched).toMatch(
      /^Tiers: \d+, ways to earn: \d+, rewards: \d+; new accounts, up to 12 free actions and up to 1000 orders/,
    );
  });
});

describe('new accounts', () => {
  it('that are given a reward are a pump', () => {
    const { recipes } = search([signUp(50), flexible('flex', 15, '1')]);
    expect(recipes).toEqual([
      {
        tier: 'tiers/base',
        reward: 'rewards/flex',
        rules: ['earningRules/sign-up'],
        steps: [
          'Open a new account: 50 points by earningRules/sign-up.',
          'Redeem rewards/flex 3 times for 15 points on an order of 1.00: 3.00 off.',
          'Again with the next account.',
        ],
        points: { earned: '50', spent: '45' },
        pays: '0.00',
        gets: '3.00',
        gain: '2.50',
        roundsToPay: null,
        isNew: false,
      },
    ]);
  });

  it('are worth nothing when the coupon asks for a large order', () => {
    expect(search([signUp(500), aReward('five', 500, '5', { coupon: coupon('5', '20') })]).recipes).toEqual([]);
    expect(search([signUp(500), aReward('five', 500, '5', { coupon: coupon('5', '9') })]).recipes).toHaveLength(1);
  });

  it('get what the base tier gets, whatever higher tiers are promised', () => {
    const rules = [signUp(10, { byTier: { gold: { points: 500 } } }), aTier('gold', 1000)];
    expect(search([...rules, aReward('five', 500, '5')]).recipes).toEqual([]);
  });

  it('may fill up with orders and free actions', () => {
    const [recipe] = search([signUp(97), purchase(1), aReward('five', 100, '5')]).recipes;
    expect(recipe?.steps).toEqual([
      'Open a new account: 97 points by earningRules/sign-up.',
      'Place an order of 1.00 for earningRules/purchase, 3 times.',
      'Redeem rewards/five for 100 points on an order of 5.00: 5.00 off.',
      'Again with the next account.',
    ]);
    expect([recipe?.pays, recipe?.gets]).toEqual(['3.00', '5.00']);
  });

  it('leave the points of their last order behind', () => {
    const things = [signUp(50), purchase(1), aReward('five', 60, '5', { coupon: coupon('5', '9') })];
    const { recipes } = search(things, { ...USD, margin: 0.2 });
    expect(recipes.find(({ rules }) => rules.length === 2)).toMatchObject({ pays: '14.00', points: { earned: '60' } });
  });

  it('are new when the plan makes them pay', () => {
    const before = [signUp(10), aReward('five', 500, '5')];
    expect(search([signUp(500), aReward('five', 500, '5')], USD, before).recipes[0]?.isNew).toBe(true);
  });
});

describe('free actions', () => {
  const rsvp = aRule('rsvp', 'events/Rsvp', 10);
  it('are a pump when a dozen buy a reward', () => {
    const [recipe] = search([rsvp, aReward('five', 100, '5')]).recipes;
    expect(recipe).toMatchObject({ rules: ['earningRules/rsvp'], gain: '2.50', pays: '0.00' });
    expect(recipe?.steps).toEqual([
      'Do what earningRules/rsvp asks for, 10 times.',
      'Redeem rewards/five for 100 points on an order of 5.00: 5.00 off.',
      'Again.',
    ]);
    expect(search([aRule('rsvp', 'events/Rsvp', 100), aReward('five', 100, '5')]).recipes[0]?.steps[0]).toBe(
      'Do what earningRules/rsvp asks for.',
    );
  });

  it('are work when it takes more', () => {
    expect(search([rsvp, aReward('five', 121, '5')]).recipes).toEqual([]);
  });
});

describe('orders', () => {
  it('pay for themselves when points are worth more than the margin', () => {
    const [recipe] = search([purchase(200), aReward('five', 500, '5')]).recipes;
    expect(recipe?.points).toEqual({ earned: '600', spent: '500' });
    expect(Number(recipe?.gain)).toBeGreaterThan(0);
  });

  it('are split where rounding up gives a point for next to nothing', () => {
    const things = [purchase(1, 10), aReward('five', 100, '5')];
    const cents = { ...USD, smallestOrder: '0.01' };
    expect(search(things, cents).recipes).toEqual([]);
    const [up] = search(things, { ...cents, rounding: 'ceil' }).recipes;
    expect(up).toMatchObject({ pays: '1.00', gets: '5.00', points: { earned: '100' } });
    expect(search(things, { ...cents, rounding: 'round' }).recipes).toEqual([]);
    const [half] = search([purchase(1, 1), aReward('five', 6, '5')], { ...cents, rounding: 'round' }).recipes;
    expect(half?.steps[0]).toBe('Place an order of 0.50 for earningRules/purchase, 6 times.');
  });

  it('are split where each gives the same, large or small', () => {
    const booking = aRule('order', 'stores/OrderPaid', 60);
    const things = [booking, aReward('fifteen', 600, '15')];
    expect(search(things).recipes).toEqual([]);
    expect(search(things, { ...USD, smallestOrder: 1 }).recipes[0]).toMatchObject({ pays: '9.00', gets: '15.00' });
    expect(search(things, { currency: 'USD', margin: 0.3 }).recipes).toHaveLength(1);
  });

  it('earn on the order the reward is used on', () => {
    // Each order of 40 gives 40 points, and the coupon leaves 25 to pay: one more order of 1 and there are enough for the next.
    const [recipe] = search([purchase(1), percentOff('half', 10, '60')], {
      currency: 'USD',
      averageOrder: 40,
      margin: 0.5,
    }).recipes;
    expect(recipe).toMatchObject({ pays: '160.00', gets: '240.00', rules: [], points: { earned: '160', spent: '10' } });
  });

  it('count only where the tier earns', () => {
    const gold = purchase(1, 1, { conversionRate: null, byTier: { gold: { points: 1, moneyAmount: 1 } } });
    expect(search([gold, aReward('five', 1, '5')]).tried).toBe(0);
  });

  it('never end when they give nothing', () => {
    expect(search([purchase(1, 9_999_999), aReward('five', 9_999_999, '5')]).recipes).toEqual([]);
  });
});

describe('rewards', () => {
  it('in per cent have no ceiling: a large order is tried', () => {
    const [recipe] = search([signUp(10), percentOff('thirty', 10, '60')]).recipes;
    expect(recipe).toMatchObject({ gets: '240.00', gain: '40.00' });
    const bare: Assumptions = { currency: 'USD', margin: 0.5 };
    expect(search([signUp(10), percentOff('thirty', 10, '60', { minimumSubtotal: '20' })], bare).recipes[0]?.gets).toBe(
      '120.00',
    );
  });

  it('whose worth nobody knows are left out', () => {
    expect(search([signUp(100), freeShipping('ship', 10)]).tried).toBe(0);
    expect(search([signUp(100), freeShipping('ship', 10)], { ...USD, shippingCost: '6.95' }).recipes[0]?.gets).toBe(
      '6.95',
    );
    const nothing = aReward('none', 10, null);
    expect(search([signUp(100), nothing]).tried).toBe(0);
  });

  it('that a tier cannot have, or that are off, are left out', () => {
    expect(search([signUp(100), aReward('gone', 10, '5', { active: false }), aReward('gold', null, null)]).tried).toBe(
      0,
    );
  });
});

describe('tiers', () => {
  it('may be worth climbing into', () => {
    const rule = purchase(1, 1, { byTier: { gold: { points: 20, moneyAmount: 1 } } });
    const things = [
      aTier('gold', 1000),
      rule,
      aReward('five', 100, '5', { byTier: { gold: { costInPoints: 50, fixedAmount: '10' } } }),
    ];
    const [recipe] = search(things).recipes;
    expect(recipe?.tier).toBe('tiers/gold');
    expect(recipe?.steps[0]).toBe('Be in Gold: earn 1000 points within the window.');
    expect(Number(recipe?.roundsToPay)).toBeGreaterThan(1);
    const free = [
      aTier('gold', 1000),
      aRule('rsvp', 'events/Rsvp', 1, undefined, { byTier: { gold: { points: 100 } } }),
      aReward('five', 100, '5'),
    ];
    expect(search(free).recipes[0]).toMatchObject({ tier: 'tiers/gold', roundsToPay: null });
  });
});

describe('the basis', () => {
  it('is the face value without a margin: extra orders count in full', () => {
    const report = search([signUp(50), purchase(1), aReward('five', 55, '5')], { currency: 'USD' });
    expect(report.basis).toBe('face');
    expect(report.recipes).toEqual([]);
    const [recipe] = search([signUp(52), purchase(1), aReward('five', 55, '5')], { currency: 'USD' }).recipes;
    expect(recipe).toMatchObject({ gain: '2.00', pays: '3.00', gets: '5.00' });
    const gold = [
      aTier('gold', 100),
      purchase(1, 1, { byTier: { gold: { points: 50, moneyAmount: 1 } } }),
      aReward('five', 55, '5'),
    ];
    expect(search(gold, { currency: 'USD' }).recipes[0]).toMatchObject({ tier: 'tiers/gold', roundsToPay: '34' });
  });
});

it('a paused program pumps nothing', () => {
  const things = [signUp(100), aReward('five', 10, '5')];
  const paused = programOf([...singles({ status: 'paused' }), ...things]);
  expect(searchPump(paused, paused, USD).tried).toBe(0);
});

it('prints five, most first, the same each time', () => {
  const rewards = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key, index) => aReward(key, 10, String(1 + (index % 3))));
  const { recipes } = search([signUp(100), ...rewards]);
  expect(recipes.map(({ reward }) => reward)).toEqual([
    'rewards/c',
    'rewards/f',
    'rewards/b',
    'rewards/e',
    'rewards/a',
  ]);
  expect(search([signUp(100), ...rewards.reverse()]).recipes).toEqual(recipes);
});

function coupon(fixedAmount: string, minimumSubtotal: string) {
  return { ...aReward('x', 1, fixedAmount).spec.coupon!, minimumSubtotal };
}
