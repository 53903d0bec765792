import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/impact/program.ts';
import { type Situation, situationOf } from '../../src/impact/situation.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Clientele, impactOn, interview } from '../support/clientele.ts';
import { added, aReward, changed, example, NOW, removed } from '../support/programs.ts';

const run = (things: readonly Thing[], changes: readonly Change[], site: Clientele, terms: Partial<Situation> = {}) =>
  impactOn(situationOf(things, changes, { now: NOW, level: 'estimate', ...terms }), site);

const STORE = example('store');
const silver2000 = changed(STORE.things, 'tiers/silver', { requiredPoints: 2000 });

describe('rewards', () => {
  it('that go are out of reach of whoever could take them', () => {
    const changes = [
      removed(STORE.things, 'rewards/five-off'),
      changed(STORE.things, 'rewards/eleven-off', { active: false }),
    ];
    const { rewards } = run(
      STORE.things,
      changes,
      { accounts: STORE.accounts, coupons: { 'id-five-off': { open: 40, face: '200.00' } } },
      { assumptions: { currency: 'USD' } },
    );
    expect(rewards.slice(0, 2)).toMatchObject([
      {
        address: 'rewards/five-off',
        name: 'five-off',
        cost: { before: 500, after: null },
        outOfReach: { value: 3360 },
        affordable: { after: null },
        nearMisses: null,
        coupons: { open: { value: 40 }, face: { value: '200.00' } },
      },
      {
        address: 'rewards/eleven-off',
        cost: { before: 1000, after: null },
        outOfReach: { value: 1199 },
        affordable: { after: { value: 0 } },
        coupons: { open: { value: 0 }, face: null },
      },
    ]);
    expect(rewards.map(({ changed: isChanged }) => isChanged)).toEqual([true, true, false, false]);
  });

  it('have at least the coupons that were read, and it is said where that is not all', () => {
    const changes = [removed(STORE.things, 'rewards/five-off')];
    const coupons = { 'id-five-off': { open: 500, face: '2500.00' } };
    const on = (couponsCut: boolean) => run(STORE.things, changes, { accounts: STORE.accounts, coupons, couponsCut });
    const note = 'rewards/five-off: not all open coupons were read; there are at least as many as are told.';
    expect(on(true).notes).toContain(note);
    expect(on(true).rewards[0]?.coupons?.open).toMatchObject({ value: 500, certainty: 'estimated' });
    expect(on(false).notes).not.toContain(note);
    expect(on(false).rewards[0]?.coupons?.open).toMatchObject({ value: 500, certainty: 'exact' });
  });

  it('that are new come into reach, and have no coupons yet', () => {
    const { rewards } = run(STORE.things, [added(aReward('new', 500, '5'))], { accounts: STORE.accounts });
    expect(rewards.at(-1)).toMatchObject({ inReach: { value: 3360 }, affordable: { before: null }, coupons: null });
  });

  it('that are replaced are one reward still', () => {
    const changes = [
      removed(STORE.things, 'rewards/five-off', 'replaced'),
      added(aReward('five-off', 600, '5'), { replaces: true }),
    ];
    const { rewards } = run(STORE.things, changes, { accounts: STORE.accounts });
    expect(rewards.filter(({ address }) => address === 'rewards/five-off')).toMatchObject([
      { outOfReach: { value: 600 }, cost: { before: 500, after: 600 } },
    ]);
  });

  it('that are off and stay so are left out, unless they change', () => {
    const things = [...STORE.things, aReward('old', 100, '1', { active: false })];
    const addresses = (changes: readonly Change[]) =>
      run(things, changes, { accounts: STORE.accounts }).rewards.map(({ address }) => address);
    expect(addresses([silver2000])).not.toContain('rewards/old');
    expect(addresses([changed(things, 'rewards/old', { costInPoints: 200 })])).toContain('rewards/old');
  });

  it('with prices by tier need those tiers, and no others', () => {
    const things = STORE.things.map((thing) =>
      thing.address === 'rewards/five-off'
        ? aReward('five-off', 500, '5', { byTier: { gold: { costInPoints: 450, fixedAmount: '6' } } })
        : thing,
    );
    const dearer = changed(things, 'rewards/five-off', { costInPoints: 600 });
    const { answered } = interview(situationOf(things, [dearer], { now: NOW, level: 'estimate' }), {
      accounts: STORE.accounts,
    });
    const tiers = answered.flatMap(({ question }) => (question.ask === 'accounts' ? [question.tier] : []));
    expect(tiers).toEqual(['id-gold']);
    const [reward] = run(things, [dearer], { accounts: STORE.accounts }).rewards;
    const gone = STORE.accounts.filter(
      ({ tier, balance }) => tier !== 'id-gold' && balance >= 500 && balance < 600,
    ).length;
    expect(reward?.outOfReach).toMatchObject({ value: gone, certainty: 'exact' });
    const sampled = run(things, [dearer], { accounts: STORE.accounts }, { budget: 5 }).rewards[0];
    expect(sampled?.outOfReach.certainty).toBe('estimated');
    const blind = run(things, [dearer], { accounts: STORE.accounts, refuses: ['accounts'] }).rewards[0];
    expect(blind?.outOfReach).toMatchObject({ between: [0, 600], certainty: 'bounded' });
    const calm = run(things, [changed(things, 'rewards/eleven-off', { costInPoints: 900 })], {
      accounts: STORE.accounts,
    });
    expect(calm.rewards[0]?.affordable.before?.certainty).toBe('bounded');
    expect(calm.reads.calls).toBe(3);
  });

  it('follow their customers from tier to tier', () => {
    const things = STORE.things.map((thing) =>
      thing.address === 'rewards/five-off'
        ? aReward('five-off', 500, '5', { byTier: { silver: { costInPoints: 400, fixedAmount: '5' } } })
        : thing,
    );
    const [reward] = run(things, [silver2000], { accounts: STORE.accounts }).rewards;
    const fallen = STORE.accounts.filter(
      ({ tierPoints, balance }) => tierPoints >= 1500 && tierPoints < 2000 && balance >= 400 && balance < 500,
    );
    expect(reward?.outOfReach).toMatchObject({ value: fallen.length, certainty: 'exact' });
    const free = run(things, [silver2000], { accounts: STORE.accounts, refuses: ['accounts'] }).rewards[0];
    expect(free?.outOfReach.certainty).toBe('bounded');
  });

  it('are not known without balances', () => {
    const impact = run(STORE.things, [silver2000], { accounts: STORE.accounts, refuses: ['balances'] });
    expect(impact).toMatchObject({ rewards: [], distribution: null, stranded: null });
    expect(impact.notes.join(' ')).toMatch(/Balances could not be counted/);
  });

  it('of one price tell one number, and no small group by another price', () => {
    const things = [
      ...STORE.things.filter(({ kind }) => kind !== 'reward'),
      aReward('five', 500, '5'),
      aReward('mug', 600, '6'),
    ];
    const holding = (balance: number, count: number) =>
      Array.from({ length: count }, () => ({ tier: null, tierPoints: 0, balance }));
    const on = (change: Partial<Parameters<typeof changed>[2]>, ...counts: readonly [number, number, number]) => {
      const accounts = [...holding(0, counts[0]), ...holding(550, counts[1]), ...holding(900, counts[2])];
      const { rewards } = run(things, [changed(things, 'rewards/five', change)], { accounts });
      return rewards.map(({ affordable: { before, after }, outOfReach, inReach }) =>
        [before, after, outOfReach, inReach].map((figure) => figure?.between ?? figure?.value),
      );
    };
    const apart = [12, 15];
    expect(on({ costInPoints: 600 }, 24, 3, 13)).toEqual([
      [16, apart, '<5', 0],
      [apart, apart, 0, 0],
    ]);
    expect(on({ costInPoints: 600 }, 24, 9, 3)[0]).toEqual([12, '<5', [8, 11], 0]);
    expect(on({ costInPoints: 600 }, 24, 9, 13)[0]).toEqual([22, 13, 9, 0]);
    expect(on({ costInPoints: 800 }, 3, 9, 13)[0]?.[0]).toEqual([21, 24]);
    expect(on({ active: false }, 24, 3, 13)).toEqual([
      [16, 0, 16, 0],
      [apart, apart, 0, 0],
    ]);
  });
});
