import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/impact/program.ts';
import { type Situation, situationOf } from '../../src/impact/situation.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Account, type Clientele, impactOn, interview } from '../support/clientele.ts';
import { added, aReward, aRule, changed, example, NOW, singles } from '../support/programs.ts';

const run = (things: readonly Thing[], changes: readonly Change[], site: Clientele, terms: Partial<Situation> = {}) =>
  impactOn(situationOf(things, changes, { now: NOW, level: 'estimate', ...terms }), site);

const STORE = example('store');
const silver2000 = changed(STORE.things, 'tiers/silver', { requiredPoints: 2000 });

describe('a site', () => {
  it('whose totals cannot be read tells of nobody, and the rest is reckoned', () => {
    const impact = run(
      STORE.things,
      [silver2000],
      { accounts: [], refuses: ['totals'] },
      { assumptions: { currency: 'USD' } },
    );
    expect(impact).toMatchObject({ customers: null, tiers: null, liability: null, reads: { moving: null } });
    expect(impact.giveBack.length).toBeGreaterThan(0);
    expect(impact.directions[0]?.direction).toBe('adverse');
    expect(impact.notes[0]).toMatch(/^Impact unknown: .* was counted\.$/);
    const told = run(STORE.things, [silver2000], { accounts: [], refuses: ['totals'], says: 'Not today.' });
    expect(told.notes[0]).toMatch(/^Impact unknown: .* was counted\. It says: Not today\.$/);
  });

  it('that moves while it is read is said to be moving', () => {
    const moving = (later: Clientele['later']) =>
      run(STORE.things, [silver2000], { accounts: STORE.accounts, ...(later && { later }) }).reads.moving;
    expect(moving(undefined)).toBe(false);
    expect(moving({ accounts: 8400, balance: 5_440_000 })).toBe(false);
    expect(moving({ accounts: 8400, balance: 5_441_000 })).toBe(true);
    expect(moving({ accounts: 8300, balance: 5_413_712 })).toBe(true);
  });

  it('that is paused strands points', () => {
    const impact = run(STORE.things, [changed(STORE.things, 'program/status', { status: 'paused' })], {
      accounts: STORE.accounts,
    });
    expect(impact.stranded?.value).toBe(STORE.accounts.filter(({ balance }) => balance > 0).length);
    expect(run([], [added(aRule('x', 'events/Rsvp', 1))], { accounts: [] }).customers?.value).toBe(0);
  });

  it('is asked for coupons only as far as the budget goes', () => {
    const things = [...singles(), ...Array.from({ length: 30 }, (_, index) => aReward(`r${index}`, 100 + index, '1'))];
    const changes = things.flatMap(({ address, kind }) =>
      kind === 'reward' ? [changed(things, address, { costInPoints: 50 })] : [],
    );
    const asked = (level: 'estimate' | 'full') =>
      interview(situationOf(things, changes, { now: NOW, level }), { accounts: [] }).answered.filter(
        ({ question }) => question.ask === 'coupons',
      ).length;
    expect([asked('estimate'), asked('full')]).toEqual([5, 30]);
  });
});

describe('expiry', () => {
  const day = 86_400_000;
  const things = [...singles(), aReward('five-off', 500, '5')];
  const idle = (days: number) => new Date(Date.parse(NOW) - days * day).toISOString();
  const accounts: readonly Account[] = [
    ...Array.from({ length: 10 }, () => ({ tier: null, tierPoints: 0, balance: 120, lastActivity: idle(400) })),
    ...Array.from({ length: 20 }, () => ({ tier: null, tierPoints: 0, balance: 60, lastActivity: idle(200) })),
    ...Array.from({ length: 30 }, () => ({ tier: null, tierPoints: 0, balance: 0, lastActivity: idle(400) })),
    ...Array.from({ length: 40 }, () => ({ tier: null, tierPoints: 0, balance: 500, lastActivity: idle(1) })),
    { tier: null, tierPoints: 0, balance: 9 },
  ];
  const on = (months: number, percentage = 100) =>
    changed(things, 'program/expiration', {
      status: 'enabled',
      monthsOfInactivity: months,
      expiringPointsPercentage: percentage,
    });
  const usd = { assumptions: { currency: 'USD' } };

  it('takes points at once, and more within ninety days', () => {
    const { expiry } = run(things, [on(8, 50)], { accounts }, usd);
    expect(expiry).toMatchObject({
      horizonDays: 90,
      atOnce: { accounts: { value: 10 }, points: { value: '600', certainty: 'exact' }, face: { value: '6.00' } },
      within: { before: null, after: { accounts: { value: 30 }, points: { value: '1200' } } },
    });
  });

  it('is bounded where balances are not read', () => {
    const { expiry } = run(things, [on(8)], { accounts, refuses: ['idle'] }, usd);
    expect(expiry?.atOnce).toMatchObject({
      accounts: { value: 10 },
      points: { value: '1200', between: ['1000', '1200'], certainty: 'bounded' },
    });
    const blind = run(things, [on(8)], { accounts: accounts.slice(0, 10), refuses: ['idle'], greatest: false });
    expect(blind.expiry?.atOnce?.points.between).toEqual(['1000', '1200']);
    const tight = run(things, [on(8)], { accounts }, { budget: 4 });
    expect(tight.expiry?.atOnce).toMatchObject({ points: { certainty: 'bounded' }, face: null });
    const rich = accounts.map((account) => ({ ...account, balance: account.balance && 70_000 }));
    expect(run(things, [on(8)], { accounts: rich, refuses: ['idle'] }).expiry?.atOnce?.points.between).toEqual([
      '500000',
      '700000',
    ]);
  });

  it('was due by the old rule too', () => {
    const from = [...singles({ expiration: 'enabled' }), aReward('five-off', 500, '5')];
    const sooner = changed(from, 'program/expiration', { monthsOfInactivity: 6 });
    const { expiry } = run(from, [sooner], { accounts }, usd);
    expect(expiry?.within.before).toMatchObject({ accounts: { value: 0 }, points: { value: '0' } });
    expect(expiry?.atOnce).toMatchObject({ accounts: { value: 30 }, points: { value: '2400' } });
    const off = run(from, [changed(from, 'program/expiration', { status: 'disabled' })], { accounts });
    expect(off.expiry).toMatchObject({ atOnce: null, within: { before: { accounts: { value: 0 } }, after: null } });
  });

  it('is not known when nobody tells', () => {
    const { expiry } = run(things, [on(8)], { accounts, refuses: ['balances'] });
    expect(expiry).toEqual({ horizonDays: 90, atOnce: null, within: { before: null, after: null } });
    expect(run(things, [changed(things, 'rewards/five-off', { name: 'x' })], { accounts }).expiry).toBeNull();
  });

  it('is not told of fewer than five', () => {
    const few = accounts.slice(0, 4);
    const { expiry } = run(things, [on(8)], { accounts: few }, usd);
    expect(expiry?.atOnce).toMatchObject({ accounts: { value: '<5' }, points: { value: null }, face: { value: null } });
  });
});
