import { describe, expect, it } from 'vitest';
import { adverseFirst, directions } from '../../../src/impact/direction/direction.ts';
import type { Thing } from '../../../src/impact/program.ts';
import type { Change } from '../../../src/kernel/change.ts';
import type { RewardSpec } from '../../../src/kinds/reward/spec.ts';
import { added, aReward, aTier, changed, flexible, freeShipping, percentOff, removed } from '../../support/programs.ts';

const judged = (change: Change, ...others: readonly Change[]) => {
  const [judgement] = directions([change, ...others]);
  return [judgement!.direction, ...judgement!.reasons.map(({ path, way }) => `${path} ${way}`.trim())];
};
const turn = (thing: Thing, to: object) => judged(changed([thing], thing.address, to));
const coupon = (thing: Thing<RewardSpec>, to: object) => turn(thing, { coupon: { ...thing.spec.coupon, ...to } });

describe('rewards', () => {
  const five = aReward('five-off', 500, '5', { byTier: { gold: { costInPoints: 450, fixedAmount: '6' } } });
  const ten = percentOff('ten', 100, '10');
  const off = aReward('old', 500, '5', { active: false });
  const scope = { namespace: 'stores', group: 'collection', entityId: 'c1' };
  const scoped = percentOff('scoped', 100, '10', { scope });
  it.each([
    ['new', judged(added(five)), ['favourable', 'favourable']],
    ['new, not yet', judged(added(off)), ['neutral', 'neutral']],
    ['gone', judged(removed([five], five.address)), ['adverse', 'adverse']],
    ['gone that was off', judged(removed([off], off.address)), ['neutral', 'neutral']],
    ['off', turn(five, { active: false, costInPoints: 1 }), ['adverse', 'active adverse']],
    ['on', turn(off, { active: true }), ['favourable', 'active favourable']],
    ['off and dearer', turn(off, { costInPoints: 600 }), ['neutral', 'neutral']],
    ['renamed', turn(five, { name: 'x' }), ['neutral', 'name neutral']],
    ['dearer', turn(five, { costInPoints: 600 }), ['adverse', 'costInPoints adverse']],
    ['cheaper', turn(five, { costInPoints: 400 }), ['favourable', 'costInPoints favourable']],
    ['worth less', coupon(five, { fixedAmount: '4.5' }), ['adverse', 'amount adverse']],
    ['worth more', coupon(ten, { percentage: '12.5' }), ['favourable', 'percentage favourable']],
    [
      'dearer and worth more',
      turn(five, { costInPoints: 600, coupon: { ...five.spec.coupon, fixedAmount: '7' } }),
      ['adverse', 'costInPoints adverse', 'amount favourable'],
    ],
    [
      'gold like the rest',
      turn(five, { byTier: {} }),
      ['adverse', 'byTier.gold.costInPoints adverse', 'byTier.gold.amount adverse'],
    ],
    ['not for the base tier', turn(five, { costInPoints: null }), ['adverse', 'costInPoints adverse']],
    [
      'for the base tier too',
      turn({ ...five, spec: { ...five.spec, costInPoints: null } }, { costInPoints: 500 }),
      ['favourable', 'costInPoints favourable'],
    ],
    [
      'never for the base tier',
      turn({ ...five, spec: { ...five.spec, costInPoints: null } }, { name: 'x' }),
      ['neutral', 'name neutral'],
    ],
    [
      'per cent for an amount',
      coupon(aReward('plain', 500, '5'), { fixedAmount: null, percentage: '5' }),
      ['adverse', 'coupon adverse'],
    ],
    [
      'free shipping dearer',
      turn(freeShipping('ship', 600), { costInPoints: 700 }),
      ['adverse', 'costInPoints adverse'],
    ],
    ['a larger cart', coupon(five, { minimumSubtotal: '20' }), ['adverse', 'coupon.minimumSubtotal adverse']],
    [
      'a smaller cart',
      coupon(aReward('m', 500, '5', { coupon: { ...five.spec.coupon!, minimumSubtotal: '20' } }), {
        minimumSubtotal: '10',
      }),
      ['favourable', 'coupon.minimumSubtotal favourable'],
    ],
    ['for some things', coupon(ten, { scope }), ['adverse', 'coupon.scope adverse']],
    ['for everything', coupon(scoped, { scope: null }), ['favourable', 'coupon.scope favourable']],
    ['for other things', coupon(scoped, { scope: { ...scope, entityId: 'c2' } }), ['adverse', 'coupon.scope adverse']],
    [
      'for one item',
      coupon(ten, { limitedToOneItem: true, appliesToSubscriptions: true }),
      ['adverse', 'coupon.limitedToOneItem adverse', 'coupon.appliesToSubscriptions favourable'],
    ],
    [
      'for the cart, not for subscriptions',
      coupon(percentOff('p', 1, '1', { limitedToOneItem: true, appliesToSubscriptions: true }), {
        limitedToOneItem: false,
        appliesToSubscriptions: false,
      }),
      ['adverse', 'coupon.appliesToSubscriptions adverse', 'coupon.limitedToOneItem favourable'],
    ],
    [
      'three cycles instead of all',
      coupon(ten, { discountedCycleCount: 3 }),
      ['adverse', 'coupon.discountedCycleCount adverse'],
    ],
    [
      'more cycles',
      coupon(percentOff('p', 1, '1', { discountedCycleCount: 3 }), { discountedCycleCount: 6 }),
      ['favourable', 'coupon.discountedCycleCount favourable'],
    ],
    [
      'flexible, worth less',
      turn(flexible('flex', 100, '1'), { discount: { amount: '0.5' } }),
      ['adverse', 'amount adverse'],
    ],
    [
      'of another type',
      judged(
        removed([aReward('x', 100, '1')], 'rewards/x', 'replaced'),
        added(flexible('x', 100, '1'), { replaces: true }),
      ),
      ['neutral', 'type neutral'],
    ],
    [
      'made anew as another type, the same for all',
      judged(
        removed([five], five.address, 'replaced'),
        added(
          {
            ...five,
            spec: { name: 'x', active: true, type: 'discount', costInPoints: 500, discount: { amount: '5' } },
          },
          { replaces: true },
        ),
      ),
      ['adverse', 'byTier.gold.costInPoints adverse', 'byTier.gold.amount adverse', 'name neutral', 'type neutral'],
    ],
    ['a successor', judged(added(five, { replaces: true })), ['neutral', 'neutral']],
    ['a replacement without an heir', judged(removed([five], five.address, 'replaced')), ['adverse', 'adverse']],
  ])('%s', (_, found, wanted) => expect(found).toEqual(wanted));

  it('puts adverse changes first', () => {
    const list = directions([
      added(aTier('a', 1)),
      changed([five], five.address, { name: 'x' }),
      changed([five], five.address, { costInPoints: 600 }),
    ]);
    expect(adverseFirst(list).map(({ direction }) => direction)).toEqual(['adverse', 'favourable', 'neutral']);
  });

  it('judges a change that an unknown kind makes by nothing at all', () => {
    const thing: Thing = { kind: 'constructor', address: 'x/y', id: '1', spec: { a: 1 } };
    expect(judged(changed([thing], 'x/y', { a: 2 }))).toEqual(['neutral', 'neutral']);
  });
});
