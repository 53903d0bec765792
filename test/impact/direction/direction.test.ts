import { describe, expect, it } from 'vitest';
import { directions } from '../../../src/impact/direction/direction.ts';
import type { Thing } from '../../../src/impact/program.ts';
import type { Change } from '../../../src/kernel/change.ts';
import { added, aRule, aTier, changed, removed, singles } from '../../support/programs.ts';

const judged = (change: Change, ...others: readonly Change[]) => {
  const [judgement] = directions([change, ...others]);
  return [judgement!.direction, ...judgement!.reasons.map(({ path, way }) => `${path} ${way}`.trim())];
};
const turn = (thing: Thing, to: object) => judged(changed([thing], thing.address, to));
const one = (kind: string) => singles({ expiration: 'enabled' }).find((thing) => thing.kind === kind)!;
const idleOne = singles().find(({ kind }) => kind === 'points-expiration')!;

describe('tiers', () => {
  const silver = aTier('silver', 1500);
  it.each([
    ['a higher threshold', turn(silver, { requiredPoints: 2000 }), ['adverse', 'requiredPoints adverse']],
    ['a lower threshold', turn(silver, { requiredPoints: 1200 }), ['favourable', 'requiredPoints favourable']],
    [
      'a name',
      turn(silver, { name: 'S', description: 'x', icon: 'y' }),
      ['neutral', 'name neutral', 'description neutral', 'icon neutral'],
    ],
    ['a new tier', judged(added(silver)), ['favourable', 'favourable']],
    ['a tier less', judged(removed([silver], silver.address)), ['adverse', 'adverse']],
    ['something nobody has heard of', turn(silver, { colour: 'red' }), ['neutral', 'neutral']],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted));

  it('says it in one sentence', () => {
    expect(directions([changed([silver], silver.address, { requiredPoints: 2000 })])[0]?.reasons[0]?.because).toBe(
      'The tier is harder to reach, and who is short of it falls out: the threshold goes from 1500 to 2000.',
    );
  });

  it('looks past a step on the way', () => {
    const parked = { ...changed([silver], silver.address, { requiredPoints: 1999 }), parked: true } as Change;
    const last = changed([{ ...silver, spec: { ...(silver.spec as object), requiredPoints: 1999 } }], silver.address, {
      requiredPoints: 1200,
    });
    expect(directions([parked, last]).map(({ direction }) => direction)).toEqual(['neutral', 'favourable']);
  });
});

describe('the program', () => {
  const settings = one('tiers-program');
  const base = { name: 'Guest', description: 'Hello', icon: 'x' };
  const expiration = one('points-expiration');
  it.each([
    [
      'a name and points',
      turn(one('program'), { name: 'P', points: { name: 'Beans', icon: 'x' } }),
      ['neutral', 'name neutral', 'points.name neutral', 'points.icon neutral'],
    ],
    ['paused', turn(one('program-status'), { status: 'paused' }), ['adverse', 'status adverse']],
    [
      'active again',
      judged(changed(singles({ status: 'paused' }), 'program/status', { status: 'active' })),
      ['favourable', 'status favourable'],
    ],
    [
      'drafted',
      judged(changed(singles({ status: 'paused' }), 'program/status', { status: 'draft' })),
      ['neutral', 'neutral'],
    ],
    ['tiers paused', turn(settings, { status: 'paused' }), ['adverse', 'status adverse']],
    [
      'tiers on',
      judged(changed(singles({ tiers: 'draft' }), settings.address, { status: 'active' })),
      ['favourable', 'status favourable'],
    ],
    ['a shorter window', turn(settings, { rollingWindowMonths: 6 }), ['adverse', 'rollingWindowMonths adverse']],
    ['a longer window', turn(settings, { rollingWindowMonths: 24 }), ['favourable', 'rollingWindowMonths favourable']],
    [
      'another base tier',
      turn(settings, { baseTier: base }),
      ['neutral', 'baseTier.name neutral', 'baseTier.description neutral', 'baseTier.icon neutral'],
    ],
    ['points expire', turn(idleOne, { status: 'enabled', monthsOfInactivity: 3 }), ['adverse', 'status adverse']],
    ['points no longer expire', turn(expiration, { status: 'disabled' }), ['favourable', 'status favourable']],
    ['sooner', turn(expiration, { monthsOfInactivity: 6 }), ['adverse', 'monthsOfInactivity adverse']],
    [
      'fewer of them',
      turn(expiration, { expiringPointsPercentage: 50 }),
      ['favourable', 'expiringPointsPercentage favourable'],
    ],
    [
      'sooner and fewer',
      turn(expiration, { monthsOfInactivity: 6, expiringPointsPercentage: 50 }),
      ['adverse', 'monthsOfInactivity adverse', 'expiringPointsPercentage favourable'],
    ],
    ['months of what does not expire', turn(idleOne, { monthsOfInactivity: 6 }), ['neutral', 'neutral']],
    ['made', judged(added(settings)), ['neutral', 'neutral']],
    ['gone', judged(removed([settings], settings.address)), ['neutral', 'neutral']],
    [
      'a kind that is not known',
      judged(added({ kind: 'badge', address: 'badges/one', spec: {} })),
      ['neutral', 'neutral'],
    ],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted));
});

describe('ways to earn', () => {
  const rule = aRule('purchase', 'stores/OrderPaid', 5, 1, {
    byTier: { gold: { points: 7, moneyAmount: 1 } },
    otherTiers: { t9: { points: 9, moneyAmount: 1 } },
  });
  const paused = aRule('booking', 'bookings/BookingConfirmed', 60, undefined, { status: 'paused' });
  it.each([
    ['new', judged(added(rule)), ['favourable', 'favourable']],
    ['new and paused', judged(added(paused)), ['neutral', 'neutral']],
    ['gone', judged(removed([rule], rule.address)), ['adverse', 'adverse']],
    ['gone that was paused', judged(removed([paused], paused.address)), ['neutral', 'neutral']],
    ['paused', turn(rule, { status: 'paused', title: 'x' }), ['adverse', 'status adverse', 'title neutral']],
    ['active', turn(paused, { status: 'active' }), ['favourable', 'status favourable']],
    ['paused and poorer', turn(paused, { fixedAmount: { points: 1 } }), ['neutral', 'neutral']],
    ['less for all', turn(rule, { conversionRate: { points: 4, moneyAmount: 1 } }), ['adverse', 'points adverse']],
    ['the same in other words', turn(rule, { conversionRate: { points: 10, moneyAmount: 2 } }), ['neutral', 'neutral']],
    [
      'more for all, less for gold',
      turn(rule, { conversionRate: { points: 6, moneyAmount: 1 }, byTier: { gold: { points: 6, moneyAmount: 1 } } }),
      ['adverse', 'byTier.gold.points adverse', 'points favourable'],
    ],
    ['gold like the rest', turn(rule, { byTier: {} }), ['adverse', 'byTier.gold.points adverse']],
    [
      'silver more',
      turn(rule, { byTier: { ...rule.spec.byTier, silver: { points: 6, moneyAmount: 1 } } }),
      ['favourable', 'byTier.silver.points favourable'],
    ],
    ['a tier that is not ours', turn(rule, { otherTiers: {} }), ['adverse', 'otherTiers.t9.points adverse']],
    [
      'by the order',
      turn(rule, { conversionRate: null, fixedAmount: { points: 60 }, byTier: {}, otherTiers: {} }),
      ['adverse', 'points adverse', 'byTier.gold.points adverse', 'otherTiers.t9.points adverse'],
    ],
    ['for the base tier no more', turn(rule, { conversionRate: null }), ['adverse', 'points adverse']],
    [
      'for the base tier too',
      turn(
        { ...rule, spec: { ...rule.spec, conversionRate: null } },
        { conversionRate: { points: 5, moneyAmount: 1 } },
      ),
      ['favourable', 'points favourable'],
    ],
    [
      'for something else',
      judged(
        removed([rule], rule.address, 'replaced'),
        added(
          aRule('purchase', 'events/OrderConfirmed', 5, 1, {
            byTier: rule.spec.byTier,
            otherTiers: rule.spec.otherTiers,
          }),
          { replaces: true },
        ),
      ),
      ['adverse', 'trigger adverse'],
    ],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted));

  it('has nothing to say of tiers that never earned', () => {
    const none = { ...rule, spec: { ...rule.spec, conversionRate: null } };
    expect(turn(none, { title: 'x' })).toEqual(['neutral', 'title neutral']);
    const [same] = directions([changed([rule], rule.address, { conversionRate: null, fixedAmount: { points: 1 } })]);
    expect(same?.reasons[0]?.because).toMatch(/the same for every order/);
  });

  it('tells the two sides of a mixed change', () => {
    const change = changed([rule], rule.address, {
      conversionRate: { points: 6, moneyAmount: 1 },
      byTier: { gold: { points: 6, moneyAmount: 1 } },
    });
    expect(directions([change])[0]?.reasons.map(({ because }) => because)).toEqual([
      'Customers in gold earn less: 7 points for 1 become 6 points for 1.',
      'Customers earn more: 5 points for 1 become 6 points for 1.',
    ]);
    const booking = aRule('booking', 'bookings/BookingConfirmed', 60);
    const [more] = directions([changed([booking], booking.address, { fixedAmount: { points: 70 } })]);
    expect(more?.reasons[0]?.because).toBe('Customers earn more: 60 points become 70 points.');
    const [byMoney] = directions([
      changed([booking], booking.address, { fixedAmount: null, conversionRate: { points: 1, moneyAmount: 1 } }),
    ]);
    expect(byMoney?.reasons[0]?.because).toMatch(/by what they spend/);
  });
});
