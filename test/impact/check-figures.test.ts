import { describe, expect, it } from 'vitest';
import type { Figures } from '../../src/checks/figures.ts';
import type { Assumptions } from '../../src/impact/assumptions.ts';
import { checkFigures } from '../../src/impact/check-figures.ts';
import type { Change } from '../../src/kernel/change.ts';
import { type Clientele, impactOn } from '../support/clientele.ts';
import { added, aTier, changed, example, removed, singles } from '../support/programs.ts';

const STORE = example('store');
const figures = (
  changes: readonly Change[],
  site: Partial<Clientele> = {},
  assumptions: Assumptions = { currency: 'USD' },
): Figures => checkFigures(impactOn(STORE.situation(changes, { assumptions }), { accounts: STORE.accounts, ...site }));

describe('figures for checks', () => {
  const both = [
    changed(STORE.things, 'tiers/silver', { requiredPoints: 2000 }),
    changed(STORE.things, 'rewards/five-off', { costInPoints: 600 }),
  ];

  it('are those of the store', () => {
    expect(
      figures(
        both,
        { coupons: { 'id-five-off': { open: 12, face: '60.00' } } },
        { currency: 'USD', redemptionRate: 0.6 },
      ),
    ).toEqual({
      tiersBefore: { 'tiers/base': 7201, 'tiers/silver': 961, 'tiers/gold': 238 },
      tiersAfter: { 'tiers/base': 7553, 'tiers/silver': 609, 'tiers/gold': 238 },
      demoted: { 'tiers/silver': 352 },
      openCoupons: { 'rewards/five-off': 12 },
      liability: { before: 38_978.73, after: 38_978.73 },
      balance95: 2000,
    });
  });

  it('take the face value where the redemption rate is not known', () => {
    expect(figures(both).liability).toEqual({ before: 64_964.54, after: 64_964.54 });
    expect(figures(both, { accounts: STORE.accounts.slice(0, 3) }).liability).toBeUndefined();
  });

  it('add up those who leave one tier for several', () => {
    const changes = [
      added(aTier('bronze', 500)),
      removed(STORE.things, 'tiers/gold'),
      changed(STORE.things, 'tiers/silver', { requiredPoints: 20_000 }),
    ];
    expect(figures(changes).demoted).toEqual({ 'tiers/silver': 961, 'tiers/gold': 238 });
    const split = [added(aTier('bronze', 2000)), changed(STORE.things, 'tiers/silver', { requiredPoints: 4000 })];
    const few = (...points: readonly (readonly [number, number])[]) =>
      figures(split, {
        accounts: points.flatMap(([tierPoints, count]) =>
          Array.from({ length: count }, () => ({ tier: 'id-silver', tierPoints, balance: 0 })),
        ),
      });
    const down = (low: number, high: number) => few([1600, low], [2500, high], [4500, 30]).demoted?.['tiers/silver'];
    expect([down(6, 7), down(6, 2), down(2, 6), down(2, 2), down(0, 6), down(0, 0)]).toEqual([
      13,
      6,
      6,
      '<5',
      6,
      undefined,
    ]);
  });

  it('know what expires', () => {
    const things = singles();
    const on = changed(things, 'program/expiration', { status: 'enabled' });
    const accounts = Array.from({ length: 30 }, () => ({
      tier: null,
      tierPoints: 0,
      balance: 10,
      lastActivity: '2024-01-01T00:00:00.000Z',
    }));
    expect(figures([on], { accounts }).expiring).toEqual({ days: 90, points: 300 });
    expect(figures([on], { accounts: accounts.slice(0, 3) }).expiring).toBeUndefined();
  });

  it('are absent where nobody counted', () => {
    expect(figures(both, { refuses: ['totals'] })).toEqual({});
    const cafe = example('cafe');
    const impact = impactOn(cafe.situation([changed(cafe.things, 'program/identity', { name: 'x' })]), {
      accounts: [],
    });
    expect(checkFigures(impact).balance95).toBeUndefined();
  });

  it('are nought where there are no customers', () => {
    expect(figures(both, { accounts: [] })).toEqual({
      ...{ tiersBefore: {}, tiersAfter: {}, demoted: {}, openCoupons: {} },
      expiring: { days: 90, points: 0 },
      liability: { before: 0, after: 0 },
    });
  });
});
