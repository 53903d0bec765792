import { describe, expect, it } from 'vitest';
import type { Impact } from '../../src/impact/document.ts';
import { figureText } from '../../src/impact/figure.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Clientele, impactOn, interview } from '../support/clientele.ts';
import { FORMULAS, populationOf } from '../support/population.ts';
import { added, aTier, changed, example } from '../support/programs.ts';

type Name = keyof typeof FORMULAS;

const run = (name: Name, changes: readonly Change[], site: Partial<Clientele> = {}): Impact => {
  const { accounts, situation } = example(name);
  return impactOn(situation(changes), { accounts, ...site });
};
const threshold = (name: Name, tier: string, requiredPoints: number): Change =>
  changed(example(name).things, `tiers/${tier}`, { requiredPoints });
const cost = (name: Name, reward: string, costInPoints: number): Change =>
  changed(example(name).things, `rewards/${reward}`, { costInPoints });
const rewardIn = (impact: Impact, key: string) => impact.rewards.find(({ address }) => address === `rewards/${key}`)!;
const tiersAfter = (impact: Impact) => impact.tiers?.tiers.map(({ accounts }) => accounts.after?.value);

describe('the populations', () => {
  const sums = (name: Name) => {
    const all = populationOf(FORMULAS[name]);
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    const sorted = all.map(({ earned }) => earned).sort((a, b) => a - b);
    return [
      all.length,
      sum(({ earned }) => earned),
      sum(({ redeemed }) => redeemed),
      sum(({ balance }) => balance),
      sorted[all.length / 2],
      sum(({ earned }) => Number(earned === 0)),
    ];
  };

  it.each([
    ['cafe', 1250, 76_027, 12_100, 63_927, 27, 36],
    ['salon', 1600, 648_407, 115_800, 532_607, 174, 8],
    ['store', 8400, 8_026_212, 2_612_500, 5_413_712, 352, 20],
    ['chain', 26_000, 1_941_992, 344_280, 1_597_712, 30, 691],
  ] as const)('sums up %s', (name, ...golden) => {
    expect(sums(name)).toEqual(golden);
  });

  it.each([
    ['cafe', 0, 0, 0, 1, 1, 938],
    ['salon', 30, 17, 16, 101, 75, 1200],
    ['store', 300, 180, 174, 1199, 899, 6300],
    ['chain', 11, 6, 6, 47, 35, 19_500],
  ] as const)('counts who hears from %s', (name, ...golden) => {
    const all = populationOf(FORMULAS[name]);
    const near = all.filter(({ balance }) => balance >= 900 && balance <= 999);
    const subscribed = near.filter(({ consent }) => consent === 'SUBSCRIBED');
    const past = all.filter(({ balance }) => balance >= 1000);
    expect([
      near.length,
      subscribed.length,
      subscribed.filter(({ deliverability }) => deliverability === 'VALID').length,
      past.length,
      past.filter(({ isMember }) => isMember).length,
      all.filter(({ isMember }) => isMember).length,
    ]).toEqual(golden);
  });
});

describe('what if a reward cost more', () => {
  it.each([
    ['cafe', 'six-off', 194, 120, 142],
    ['cafe', 'six-off', 194, 80, 253],
    ['salon', 'fifteen-off', 271, 720, 202],
    ['store', 'five-off', 3360, 600, 2760],
    ['store', 'five-off', 3360, 1000, 1199],
    ['store', 'five-off', 3360, 1200, 937],
    ['store', 'five-off', 3360, 2000, 399],
    ['store', 'five-off', 3360, 2400, 299],
    ['chain', 'eight-off', 3900, 150, 2705],
    ['chain', 'eight-off', 3900, 100, 4817],
  ] as const)('%s: %s is affordable for %i, at %i for %i', (name, reward, now, price, after) => {
    const found = rewardIn(run(name, [cost(name, reward, price)]), reward);
    expect(found.affordable).toMatchObject({
      before: { value: now, certainty: 'exact', accounts: 0, calls: 1 },
      after: { value: after, certainty: 'exact', accounts: 0, calls: 1 },
    });
    expect(found.outOfReach.value).toBe(Math.max(0, now - after));
    expect(found.inReach.value).toBe(Math.max(0, after - now));
  });
});

describe('what if tiers moved', () => {
  const cases: readonly (readonly [Name, string, readonly Change[], readonly number[]])[] = [
    ['salon', 'silver 600, gold 1200', [threshold('salon', 'gold', 1200)], [1329, 163, 108]],
    ['salon', 'silver 500', [threshold('salon', 'silver', 500)], [1267, 256, 77]],
    ['salon', 'a new tier at 3000', [added(aTier('platinum', 3000))], [1329, 194, 53, 24]],
    ['store', 'silver 2000', [threshold('store', 'silver', 2000)], [7553, 609, 238]],
    ['store', 'silver 1200', [threshold('store', 'silver', 1200)], [6862, 1300, 238]],
    ['store', 'gold 4000', [threshold('store', 'gold', 4000)], [7201, 869, 330]],
    [
      'store',
      'silver 2000, gold 6000',
      [threshold('store', 'silver', 2000), threshold('store', 'gold', 6000)],
      [7553, 666, 181],
    ],
  ];

  it.each(cases)('%s: %s', (name, _, changes, golden) => {
    for (const site of [{}, { counts: true }, { filters: true }])
      expect(tiersAfter(run(name, changes, site))).toEqual(golden);
  });

  it.each([
    ['salon', [1329, 194, 77]],
    ['store', [7201, 961, 238]],
  ] as const)('%s starts from %j', (name, golden) => {
    const impact = run(name, [changed(example(name).things, 'tiers/gold', { name: 'Golden' })]);
    expect(impact.tiers?.tiers.map(({ accounts }) => accounts.before?.value)).toEqual(golden);
    expect(tiersAfter(impact)).toEqual(golden);
    expect([impact.tiers?.demoted.value, impact.tiers?.promoted.value]).toEqual([0, 0]);
  });
});

describe('the comment of the store', () => {
  const both = [threshold('store', 'silver', 2000), cost('store', 'five-off', 600)];

  it('demotes 352 of 961, 36.6 %, read in ten calls beside the totals', () => {
    const { tiers } = run('store', both);
    expect(tiers?.moves).toContainEqual({
      from: 'tiers/silver',
      to: 'tiers/base',
      way: 'down',
      accounts: { value: 352, certainty: 'exact', accounts: 961, calls: 11, method: expect.any(String) },
      share: '36.6',
    });
    expect(tiers?.demoted.value).toBe(352);
    expect(tiers?.promoted.value).toBe(0);
    expect(tiers?.moves.filter(({ from }) => from === 'tiers/gold').map(({ accounts }) => accounts.value)).toEqual([
      238,
    ]);
  });

  it('takes a reward from 600, and devalues what is held', () => {
    const impact = run('store', both);
    const reward = rewardIn(impact, 'five-off');
    expect(reward.outOfReach.value).toBe(600);
    expect(reward.heldPoints).toMatchObject({
      face: { before: { value: '54137.12' }, after: { value: '45114.27' } },
      atRedemptionRate: { before: { value: '32482.27' } },
      devaluation: { value: '9022.85' },
    });
    expect(
      impact.giveBack.find(({ reward: one, tier }) => one === 'rewards/five-off' && tier === 'tiers/base'),
    ).toMatchObject({
      headline: { before: { value: '5.00' }, after: { value: '4.17' } },
      effective: { before: { value: '3.00' } },
      breakEvenLift: { before: { value: '6.67' } },
    });
  });

  it('needs few calls', () => {
    const { accounts, situation } = example('store');
    const calls = (site: Partial<Clientele>) =>
      interview(situation(both), { accounts, ...site }).answered.reduce((all, { read }) => all + read.calls, 0);
    expect([calls({}), calls({ filters: true }), calls({ counts: true })]).toEqual([14, 8, 5]);
  });

  it('says so when it was not sure', () => {
    const { accounts, situation } = example('store');
    const { tiers } = impactOn(situation([threshold('store', 'silver', 2000)], { budget: 6 }), { accounts });
    expect(tiers?.demoted.certainty).toBe('estimated');
    expect(figureText(tiers!.demoted)).toMatch(/^about \d+ ± \d+ \(± [\d.]+ points of per cent\)$/);
  });
});
