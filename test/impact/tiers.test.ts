import { describe, expect, it } from 'vitest';
import type { Thing } from '../../src/impact/program.ts';
import { type Situation, situationOf } from '../../src/impact/situation.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Account, type Clientele, impactOn } from '../support/clientele.ts';
import { accountsOf, added, aTier, changed, example, ladderOf, NOW, removed, singles } from '../support/programs.ts';

const run = (things: readonly Thing[], changes: readonly Change[], site: Clientele, terms: Partial<Situation> = {}) =>
  impactOn(situationOf(things, changes, { now: NOW, level: 'estimate', ...terms }), site);
const wayOf = (impact: ReturnType<typeof run>, from: string, to: string) =>
  impact.tiers?.moves.find((move) => move.from === `tiers/${from}` && move.to === `tiers/${to}`)?.accounts;

const STORE = example('store');
const silver2000 = changed(STORE.things, 'tiers/silver', { requiredPoints: 2000 });

describe('tiers', () => {
  it('that are paused send everybody to the base tier, and nobody is looked at', () => {
    const changes = [changed(STORE.things, 'tiersProgram/settings', { status: 'paused' })];
    const impact = run(STORE.things, changes, { accounts: STORE.accounts });
    expect(impact.tiers?.demoted).toMatchObject({ value: 1199, certainty: 'exact', calls: 1, accounts: 0 });
    expect(impact.tiers?.tiers.map(({ threshold, accounts }) => [threshold.after, accounts.after?.value])).toEqual([
      [0, 8400],
      [null, undefined],
      [null, undefined],
    ]);
    expect(impact.reads).toEqual({ calls: 2, accounts: 0, budget: 200, moving: null });
  });

  it('that are switched on lift whoever has the points', () => {
    const things = [...singles({ tiers: 'draft' }), ...STORE.things.filter(({ kind }) => kind === 'tier')];
    const accounts = STORE.accounts.map((account) => ({ ...account, tier: null }));
    const impact = run(things, [changed(things, 'tiersProgram/settings', { status: 'active' })], { accounts });
    expect(impact.tiers?.promoted).toMatchObject({ value: 1199, accounts: 8400, calls: 85 });
    // Tiers the site still counts while they are off are the base tier all the same.
    expect(
      run(things, [changed(things, 'tiersProgram/settings', { status: 'active' })], STORE).tiers?.tiers[0]?.accounts
        .before?.value,
    ).toBe(8400);
  });

  it('that are deleted let their customers fall, all of them', () => {
    const impact = run(STORE.things, [removed(STORE.things, 'tiers/silver')], { accounts: STORE.accounts });
    expect(impact.tiers?.demoted).toMatchObject({ value: 961, certainty: 'exact', calls: 1 });
    const both = [removed(STORE.things, 'tiers/silver'), changed(STORE.things, 'tiers/gold', { requiredPoints: 1500 })];
    const lifted = run(STORE.things, both, { accounts: STORE.accounts });
    expect([lifted.tiers?.demoted.value, lifted.tiers?.promoted.value]).toEqual([0, 961]);
  });

  it('that take the place of another at its threshold move nobody up or down', () => {
    const changes = [removed(STORE.things, 'tiers/silver'), added(aTier('bronze', 1500))];
    const { tiers } = run(STORE.things, changes, { accounts: STORE.accounts });
    expect([tiers?.demoted.value, tiers?.promoted.value]).toEqual([0, 0]);
    expect(tiers?.moves).toContainEqual(
      expect.objectContaining({ from: 'tiers/silver', to: 'tiers/bronze', way: 'stays' }),
    );
    const split = run(STORE.things, [...changes, added(aTier('copper', 3000))], { accounts: STORE.accounts });
    expect([wayOf(split, 'silver', 'bronze')?.value, wayOf(split, 'silver', 'copper')?.value]).toEqual([704, 257]);
    expect([split.tiers?.demoted.value, split.tiers?.promoted.value]).toEqual([0, 257]);
  });

  it('have customers just below a threshold that moves', () => {
    const { tiers } = run(STORE.things, [silver2000], { accounts: STORE.accounts, counts: true });
    const near = STORE.accounts.filter(({ tierPoints }) => tierPoints >= 1800 && tierPoints < 2000).length;
    expect(tiers?.nearMisses).toMatchObject([
      { tier: 'tiers/silver', from: 1800, below: 2000, accounts: { value: near, certainty: 'exact' } },
    ]);
  });

  it('keep an account that waits for its recalculation out of the books', () => {
    const accounts: readonly Account[] = [
      ...STORE.accounts,
      ...Array.from({ length: 9 }, () => ({ tier: 'id-silver', tierPoints: 10, balance: 0 })),
    ];
    expect(run(STORE.things, [silver2000], { accounts }).tiers?.demoted.value).toBe(352);
    const odd = run(STORE.things, [silver2000, removed(STORE.things, 'tiers/gold')], { accounts });
    expect(odd.tiers?.demoted.value).toBe(352 + 238);
  });

  it('let an account that waits follow the base tier when its own is gone', () => {
    const stale = Array.from({ length: 9 }, () => ({ tier: 'id-gold', tierPoints: 10, balance: 0 }));
    const changes = [removed(STORE.things, 'tiers/gold'), added(aTier('platinum', 8000))];
    const { tiers } = run(STORE.things, changes, { accounts: [...STORE.accounts, ...stale] });
    const lifted = STORE.accounts.filter(({ tierPoints }) => tierPoints >= 8000).length;
    expect(tiers?.demoted.value).toBe(238 - lifted + 9);
    expect(tiers?.promoted.value).toBe(lifted);
  });

  it('that nobody may look at are bounded', () => {
    const impact = run(STORE.things, [silver2000], { accounts: STORE.accounts, refuses: ['accounts'] });
    expect(wayOf(impact, 'silver', 'base')).toMatchObject({ value: 961, between: [0, 961], certainty: 'bounded' });
    expect(impact.tiers?.nearMisses[0]?.accounts).toMatchObject({ certainty: 'bounded' });
    expect(impact.notes).toContain('Not read, so only bounded: Silver.');
    const poor = run(STORE.things, [silver2000], { accounts: STORE.accounts }, { budget: 3 });
    expect(wayOf(poor, 'silver', 'base')?.certainty).toBe('bounded');
    const none = run(STORE.things, [silver2000], { accounts: STORE.accounts }, { budget: 0 });
    expect(wayOf(none, 'silver', 'base')?.certainty).toBe('bounded');
  });

  it('are sampled beyond the budget, and the truth is within the margin', () => {
    const accounts = STORE.accounts.flatMap((account) => Array.from({ length: 20 }, () => account));
    const changes = [silver2000, changed(STORE.things, 'tiers/gold', { requiredPoints: 4000 })];
    const impact = run(STORE.things, changes, { accounts }, { budget: 60 });
    const down = wayOf(impact, 'silver', 'base');
    expect(down).toMatchObject({ certainty: 'estimated', plusMinus: { points: expect.any(String) } });
    expect(Math.abs((down?.value as number) - 20 * 352)).toBeLessThanOrEqual(down?.plusMinus?.accounts as number);
    expect(impact.reads.calls).toBeLessThanOrEqual(60);
    expect(impact.notes.join(' ')).toMatch(/Silver: a sample of [\d,]+, each figure within the margin with 95 %/);
    expect(impact.tiers?.nearMisses[0]?.accounts.certainty).toBe('estimated');
  });
});

describe('the window', () => {
  const shorter = changed(STORE.things, 'tiersProgram/settings', { rollingWindowMonths: 6 });
  const longer = changed(STORE.things, 'tiersProgram/settings', { rollingWindowMonths: 24 });

  it('is bounded without transactions: a shorter one only demotes, a longer one only promotes', () => {
    const unread = { accounts: STORE.accounts, refuses: ['accounts'] } as const;
    const less = run(STORE.things, [shorter], unread);
    expect(less.tiers?.demoted).toMatchObject({ between: [0, 961 + 238 * 2], certainty: 'bounded' });
    expect(less.tiers?.promoted.value).toBe(0);
    expect(wayOf(less, 'base', 'base')).toMatchObject({ value: 7201, certainty: 'exact' });
    const more = run(STORE.things, [longer], unread);
    expect(more.tiers?.demoted.value).toBe(0);
    expect(more.tiers?.promoted.certainty).toBe('bounded');
    expect(less.notes.join(' ')).toMatch(/Not read, so only bounded: Silver, Gold/);
  });

  it('is exact with them', () => {
    const windowPoints = STORE.accounts.map(({ tierPoints }) => Math.floor(tierPoints / 2));
    const { tiers, notes } = run(STORE.things, [shorter], { accounts: STORE.accounts, windowPoints });
    const golden = [1500, 5000].map((from) => windowPoints.filter((points) => points >= from).length) as [
      number,
      number,
    ];
    expect(tiers?.tiers.map(({ accounts }) => accounts.after?.value)).toEqual([
      8400 - golden[0],
      golden[0] - golden[1],
      golden[1],
    ]);
    expect(tiers?.demoted.certainty).toBe('exact');
    expect(notes.join(' ')).not.toMatch(/window/);
    const silent = run(STORE.things, [shorter], { accounts: STORE.accounts });
    expect(silent.tiers?.demoted.value).toBe(1199);
  });

  it('that turns while a tier goes sends its customers to the tiers that are left', () => {
    const unread = { accounts: STORE.accounts, refuses: ['accounts'] } as const;
    const goneGold = run(STORE.things, [shorter, removed(STORE.things, 'tiers/gold')], unread);
    expect(goneGold.tiers?.moves.filter(({ from }) => from === 'tiers/gold').map(({ to }) => to)).toEqual([
      'tiers/base',
      'tiers/silver',
    ]);
    expect(wayOf(goneGold, 'gold', 'silver')).toMatchObject({ between: [0, 238], certainty: 'bounded' });
    const beyond = changed(STORE.things, 'tiers/silver', { requiredPoints: 6000 });
    const raised = run(STORE.things, [longer, beyond], unread);
    expect(wayOf(raised, 'silver', 'base')).toMatchObject({ between: [0, 961], certainty: 'bounded' });
  });

  it('is not sure of nobody where nobody was in the sample', () => {
    const windowPoints = STORE.accounts.map(({ tierPoints }) => tierPoints);
    const { tiers } = run(STORE.things, [longer], { accounts: STORE.accounts, windowPoints }, { budget: 40 });
    expect(tiers?.promoted).toMatchObject({ value: 0, certainty: 'estimated' });
    expect(tiers?.promoted.plusMinus?.accounts).toBeGreaterThan(100);
  });

  it('is a sample where there are too many', () => {
    const windowPoints = STORE.accounts.map(({ tierPoints }) => tierPoints * 2);
    const site = { accounts: STORE.accounts, windowPoints };
    const { tiers } = run(STORE.things, [longer], site, { budget: 40 });
    const golden = STORE.accounts.filter(({ tierPoints }) => tierPoints < 1500 && tierPoints * 2 >= 1500).length;
    const up = tiers?.moves.find(({ from, to }) => from === 'tiers/base' && to === 'tiers/silver')?.accounts;
    expect(up?.certainty).toBe('estimated');
    expect(Math.abs((up?.value as number) - golden)).toBeLessThanOrEqual(up?.plusMinus?.accounts as number);
  });

  it('does not matter where there are no tiers', () => {
    const things = example('cafe').things;
    const { tiers } = run(things, [changed(things, 'tiersProgram/settings', { rollingWindowMonths: 6 })], {
      accounts: [],
    });
    expect(tiers).toBeNull();
  });
});

describe('tiers and their thresholds', () => {
  it('are read as the ladder stands, whatever their order in the file', () => {
    const things = [...singles(), aTier('gold', 100), aTier('silver', 50)];
    const accounts = accountsOf(
      [60, 120].flatMap((earned) => Array.from({ length: 6 }, () => ({ earned, balance: earned }))),
      ladderOf(things),
    );
    const { tiers } = run(things, [changed(things, 'tiers/silver', { requiredPoints: 70 })], { accounts });
    expect(tiers?.tiers.map(({ address, accounts: own }) => [address, own.before?.value, own.after?.value])).toEqual([
      ['tiers/base', 0, 6],
      ['tiers/silver', 6, 0],
      ['tiers/gold', 6, 6],
    ]);
  });

  it('of a handful are not what the others leave of all customers', () => {
    const accounts = [
      ...Array.from({ length: 34 }, () => ({ tier: null, tierPoints: 0, balance: 0 })),
      ...Array.from({ length: 5 }, () => ({ tier: 'id-silver', tierPoints: 1700, balance: 0 })),
      { tier: 'id-gold', tierPoints: 9000, balance: 0 },
    ];
    const { tiers } = run(STORE.things, [silver2000], { accounts });
    const told = (side: 'before' | 'after') =>
      tiers?.tiers.map(({ accounts }) => accounts[side]?.between ?? accounts[side]?.value);
    expect(told('before')).toEqual([[31, 34], 5, '<5']);
    expect(told('after')).toEqual([[36, 39], 0, '<5']);
    expect(wayOf({ tiers } as ReturnType<typeof run>, 'base', 'base')?.between).toEqual([31, 34]);
  });
});
