import { describe, expect, it } from 'vitest';
import { allocate, release } from '../../src/impact/accounting.ts';
import type { Impact } from '../../src/impact/document.ts';
import { exact, rounded } from '../../src/impact/ratio.ts';
import { situationOf } from '../../src/impact/situation.ts';
import { impactOn } from '../support/clientele.ts';
import { added, aReward, aTier, changed, example, NOW, type PROGRAMS, removed } from '../support/programs.ts';

type Name = keyof typeof PROGRAMS;

/** The impact of a new name for a reward: the figures of the program as it is. */
const asItIs = (name: Name, reward: string, terms = {}): Impact => {
  const { things, accounts, situation } = example(name);
  return impactOn(situation([changed(things, `rewards/${reward}`, { name: 'Renamed' })], terms), { accounts });
};
const giveBackOf = (impact: Impact, reward: string, tier = 'base') =>
  impact.giveBack.find((one) => one.reward === `rewards/${reward}` && one.tier === `tiers/${tier}`);
const values = (figures: ReturnType<typeof giveBackOf>) =>
  figures &&
  [figures.headline, figures.cost, figures.effective, figures.breakEvenLift].map(({ after }) => after?.value);

it('says that amounts are without a currency, when nobody declared one', () => {
  const note = 'No currency is declared: amounts of money are told without one.';
  expect(asItIs('store', 'five-off', { assumptions: { currency: 'XXX' } }).notes).toContain(note);
  expect(asItIs('store', 'five-off').notes).not.toContain(note);
});

describe('give-back', () => {
  it.each([
    ['cafe', 'six-off', ['6.00', '6.00', '4.32', '7.12']],
    ['salon', 'fifteen-off', ['2.08', '2.08', '1.42', '2.64']],
    ['store', 'five-off', ['5.00', '5.00', '3.00', '6.67']],
    ['chain', 'eight-off', ['6.67', '6.67', '3.67', '6.51']],
  ] as const)('%s: %s', (name, reward, golden) => {
    expect(values(giveBackOf(asItIs(name, reward), reward))).toEqual(golden);
  });

  it('rises with the tiers of the store', () => {
    const impact = asItIs('store', 'five-off');
    const span = (tier: string) => {
      const all = impact.giveBack
        .filter((one) => one.tier === `tiers/${tier}`)
        .map(({ headline }) => Number(headline.after?.value));
      return [Math.min(...all), Math.max(...all)];
    };
    expect([span('base'), span('silver'), span('gold')]).toEqual([
      [5, 6],
      [6, 7.2],
      [7, 8.4],
    ]);
    expect(impact.tiers?.tiers.map(({ privilege }) => privilege.after?.value)).toEqual(['1.00', '1.20', '1.40']);
  });

  it('costs the business less where rewards are its own goods', () => {
    const { things, accounts, situation } = example('store');
    const changes = [changed(things, 'rewards/five-off', { name: 'Renamed' })];
    const assumptions = {
      currency: 'USD',
      costShare: '0.5',
      rewards: { 'five-off': { costShare: 0.2 } },
      redemptionRate: 1,
      margin: 0.01,
    };
    const impact = impactOn(situation(changes, { assumptions }), { accounts });
    expect(values(giveBackOf(impact, 'five-off'))).toEqual(['5.00', '1.00', '1.00', undefined]);
    expect(values(giveBackOf(impact, 'eleven-off'))).toEqual(['5.50', '2.75', '2.75', undefined]);
  });
});

describe('liability of held points', () => {
  it.each([
    ['cafe', 'six-off', '3835.62', '2761.65'],
    ['salon', 'fifteen-off', '13315.18', '9054.32'],
    ['store', 'five-off', '54137.12', '32482.27'],
    ['chain', 'eight-off', '106514.13', '58582.77'],
  ] as const)('%s: %s', (name, reward, face, atRate) => {
    const held = asItIs(name, reward).rewards.find(({ address }) => address === `rewards/${reward}`)?.heldPoints;
    expect([held?.face.after?.value, held?.atRedemptionRate.after?.value]).toEqual([face, atRate]);
    expect(held?.devaluation?.value).toBe('0.00');
  });

  it.each([
    ['cafe', 'six-off', 120, '3196.35'],
    ['chain', 'eight-off', 150, '85211.31'],
  ] as const)('%s: %s at %i', (name, reward, costInPoints, face) => {
    const { things, accounts, situation } = example(name);
    const impact = impactOn(situation([changed(things, `rewards/${reward}`, { costInPoints })]), { accounts });
    expect(impact.rewards[0]?.heldPoints?.face.after?.value).toBe(face);
  });

  it('is what the best reward gives, and less by what is redeemed', () => {
    const { liability } = asItIs('store', 'five-off');
    expect(liability).toMatchObject({
      points: { value: '5413712', certainty: 'exact', accounts: 0, calls: 1 },
      face: { after: { value: '64964.54' } },
      expected: { after: { value: '38978.73', between: ['32482.27', '38978.73'], certainty: 'bounded' } },
      costPerPoint: { after: null },
    });
  });

  it('follows the declared mix, or else the transactions', () => {
    const { things, accounts, situation } = example('store');
    const changes = [changed(things, 'rewards/five-off', { costInPoints: 600 })];
    const declared = {
      currency: 'USD',
      redemptionRate: 0.6,
      rewards: { 'five-off': { share: 0.5 }, 'eleven-off': { share: 0.5 } },
    };
    const byFile = impactOn(situation(changes, { assumptions: declared }), { accounts }).liability;
    expect(byFile?.costPerPoint).toMatchObject({ before: { value: '0.01050' }, after: { value: '0.00967' } });
    expect(byFile?.expected).toMatchObject({
      before: { value: '34106.39', certainty: 'exact' },
      after: { value: '31399.53' },
    });
    const transactions = {
      earned: 1000,
      redeemed: 600,
      rewards: [
        { id: 'id-five-off', points: 300 },
        { id: 'id-eleven-off', points: 300 },
        { id: 'id-gone', points: 50 },
      ],
    };
    const site = { accounts, transactions };
    const bySite = impactOn(situation(changes, { level: 'full', assumptions: { currency: 'USD' } }), site);
    expect(bySite.liability?.costPerPoint).toEqual(byFile?.costPerPoint);
    expect(bySite.liability?.expected.after?.value).toBe('31399.53');
    expect(bySite.assumptions?.redemptionRate).toBe('0.6000');
    expect(bySite.notes.join(' ')).toMatch(/redemption rate 0\.6000/);
  });

  it('is nothing where no reward has a worth', () => {
    const { things, accounts } = example('store');
    const only = things.filter(({ address, kind }) => kind !== 'reward' || address === 'rewards/free-shipping');
    const changes = [changed(only, 'rewards/free-shipping', { costInPoints: 700 }), added(aReward('new', 500, '5'))];
    const terms = { now: NOW, level: 'full', assumptions: { currency: 'USD', redemptionRate: 1 } } as const;
    const transactions = { earned: 0, redeemed: 0, rewards: [{ id: 'id-free-shipping', points: 5 }] };
    const { liability } = impactOn(situationOf(only, changes, terms), { accounts, transactions });
    expect(liability).toMatchObject({
      face: { before: null, after: { value: '54137.12' } },
      costPerPoint: { before: null, after: null },
    });
  });

  it('has no proxy for the redemption rate when nothing was earned', () => {
    const { things, accounts, situation } = example('store');
    const changes = [changed(things, 'rewards/five-off', { costInPoints: 600 })];
    const impact = impactOn(situation(changes, { level: 'full', assumptions: { currency: 'USD' } }), { accounts });
    expect(impact.assumptions).toEqual({ currency: 'USD' });
    expect(impact.liability?.expected).toEqual({ before: null, after: null });
    expect(impact.notes.join(' ')).toMatch(/averageOrder, visitsPerMonth, margin, redemptionRate/);
  });
});

describe('the way to the first reward', () => {
  it('cafe: 100 to spend, 12 visits, 4.6 months, and 4.8 % lost to rounding', () => {
    expect(asItIs('cafe', 'six-off').speed).toMatchObject([
      {
        tier: 'tiers/base',
        reward: { after: 'rewards/six-off' },
        points: { after: 100 },
        spend: { after: { value: '100.00' } },
        visits: { after: { value: '12' } },
        months: { after: { value: '4.6' } },
        floorLoss: { after: { value: '4.76' } },
      },
    ]);
  });

  it('salon: ten bookings to the fifteen, seven to the twenty per cent', () => {
    const [base, silver] = asItIs('salon', 'fifteen-off').speed;
    expect([base?.reward.after, base?.visits.after?.value, base?.months.after?.value]).toEqual([
      'rewards/twenty-percent',
      '7',
      '9.7',
    ]);
    expect(silver?.visits.after?.value).toBe('6');
    expect(base?.floorLoss.after).toBeNull();
    const { things, accounts, situation } = example('salon');
    const off = impactOn(situation([changed(things, 'rewards/twenty-percent', { active: false })]), { accounts });
    expect(off.speed[0]?.visits).toMatchObject({ before: { value: '7' }, after: { value: '10' } });
    // Sixty weeks.
    expect(off.speed[0]?.months.after?.value).toBe('13.8');
  });

  it('keeps the reward that was the first, when another costs as much', () => {
    const { things, accounts, situation } = example('store');
    const [base] = impactOn(situation([changed(things, 'rewards/five-off', { costInPoints: 600 })]), {
      accounts,
    }).speed;
    expect(base).toMatchObject({
      reward: { before: 'rewards/five-off', after: 'rewards/five-off' },
      points: { before: 500, after: 600 },
    });
  });

  it('is told of a new tier from its first day, and of one that goes for the last time', () => {
    const { things, accounts, situation } = example('store');
    const changes = [added(aTier('platinum', 9000)), removed(things, 'tiers/gold')];
    const { speed, giveBack } = impactOn(situation(changes), { accounts });
    expect(speed.map(({ tier, floorLoss }) => [tier, floorLoss.before?.value, floorLoss.after?.value])).toEqual([
      ['tiers/base', '0.00', '0.00'],
      ['tiers/silver', '0.00', '0.00'],
      ['tiers/gold', '0.00', undefined],
      ['tiers/platinum', undefined, '0.00'],
    ]);
    expect(giveBack.find(({ tier }) => tier === 'tiers/platinum')).toMatchObject({
      changed: true,
      headline: { before: null },
    });
  });

  it('says what it can without an average order', () => {
    const { speed, giveBack } = asItIs('store', 'five-off', { assumptions: { currency: 'USD' } });
    expect(speed[0]).toMatchObject({
      spend: { after: { value: '100.00' } },
      visits: { after: null },
      months: { after: null },
      floorLoss: { after: null },
    });
    expect(giveBack.map(({ reward }) => reward)).not.toContain('rewards/free-shipping');
    expect(asItIs('salon', 'fifteen-off', { assumptions: { currency: 'USD' } }).speed).toEqual([]);
  });
});

describe('the cost of tiers', () => {
  it('is what their customers spend, earn and redeem in a month', () => {
    const { tiers } = asItIs('store', 'five-off');
    // 961 customers, 58 each, 6 points a unit, 60 % redeemed, at 0.01 to 0.012 a point.
    expect(tiers?.tiers[1]?.monthlyCost.after).toMatchObject({ value: '2407.88', between: ['2006.57', '2407.88'] });
  });

  it('is left out without an average order', () => {
    const { tiers } = asItIs('store', 'five-off', { assumptions: { currency: 'USD' } });
    expect(tiers?.tiers[1]?.monthlyCost).toEqual({ before: null, after: null });
  });
});

describe('without assumptions', () => {
  it('there are counts and no money', () => {
    const { things, accounts, situation } = example('store');
    const changes = [changed(things, 'rewards/five-off', { costInPoints: 600 })];
    const bare = { things, accounts, changes };
    const { assumptions: _, ...rest } = situation(bare.changes);
    const impact = impactOn(rest, { accounts, coupons: { 'id-five-off': { open: 7, face: '35.00' } } });
    expect(impact).toMatchObject({
      currency: null,
      assumptions: null,
      giveBack: [],
      speed: [],
      liability: null,
      pump: null,
      observedAt: NOW,
    });
    expect(impact.rewards[0]).toMatchObject({
      outOfReach: { value: 600 },
      heldPoints: null,
      coupons: { open: { value: 7 }, face: null },
    });
    expect(impact.tiers?.tiers[0]).toMatchObject({ privilege: { after: null }, monthlyCost: { after: null } });
    expect(JSON.stringify(impact)).not.toMatch(/"\d+\.\d\d"/);
  });
});

describe('accounting', () => {
  const money = (value: { n: bigint; d: bigint }) => rounded(value, 2);
  const book = allocate(exact(100_000), exact(10_000), exact(1), exact('0.97'));

  it('splits sales by what points would sell for', () => {
    expect([book.standalone, book.goods, book.points].map(money)).toEqual(['9700.00', '91157.70', '8842.30']);
    const small = allocate(exact(2000), exact(2000), exact('0.10'), exact('0.85'));
    expect([small.standalone, small.points].map(money)).toEqual(['170.00', '156.68']);
  });

  it('releases by what is redeemed of what is expected', () => {
    const deferred = exact(9000);
    const second = release(deferred, 4500, 9700, exact(0));
    expect(money(second)).toBe('4175.26');
    expect(money(release(deferred, 8500, 9900, second))).toBe('3552.01');
    expect(money(release(deferred, 8500, 9200, second))).toBe('4139.96');
  });
});
