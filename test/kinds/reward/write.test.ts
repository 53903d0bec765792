import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../../src/kernel/diff.ts';
import { equal } from '../../../src/kernel/hash.ts';
import { claimRewards } from '../../../src/kinds/reward/claim.ts';
import { readRewards } from '../../../src/kinds/reward/read.ts';
import type { RewardSpec } from '../../../src/kinds/reward/reward.ts';
import { writeRewards } from '../../../src/kinds/reward/write.ts';
import { aCoupon, aDiscount, anyReward, aReward, live, TIERS } from './rewards.ts';

const thing = (key: string, spec: RewardSpec = aReward()) => ({ key, live: live(`id-${key}`, spec) });
const section = (...things: ReturnType<typeof thing>[]) => writeRewards(things).file['rewards'];

describe('rewards are written', () => {
  it('not at all when there are none', () => expect(writeRewards([])).toEqual({ file: {}, remarks: [] }));

  it('with every value', () =>
    expect(
      section(
        thing('five', aReward({ byTier: { gold: { costInPoints: 450, fixedAmount: '6' } } })),
        thing('flex', aDiscount()),
      ),
    ).toEqual({
      five: {
        name: 'Five off',
        active: true,
        costInPoints: 500,
        coupon: { fixedAmount: 5, minimumSubtotal: 0, limitedToOneItem: false, appliesToSubscriptions: false },
        byTier: { gold: { costInPoints: 450, fixedAmount: 6 } },
      },
      flex: { name: 'Flexible reward', active: true, costInPoints: 100, discount: { amount: 1 }, byTier: {} },
    }));

  it('with an id where two cannot be told apart', () =>
    expect(section(thing('a'), thing('b'), thing('c', aReward({ name: 'C' })))).toMatchObject({
      a: { id: 'id-a' },
      b: { id: 'id-b' },
      c: { name: 'C' },
    }));

  it('but for types that cannot be declared', () => {
    const { file, remarks } = writeRewards([
      thing('t', aReward({ name: 'Table', type: 'SPI_DISCOUNT_AMOUNT', coupon: null })),
    ]);
    expect(file).toEqual({});
    expect(remarks).toEqual([
      'rewards/"Table" is of the type SPI_DISCOUNT_AMOUNT, which a file cannot declare; it stays as it is.',
    ]);
  });

  it('but for amounts with more places than a file takes', () => {
    const odd = writeRewards([
      thing(
        'a',
        aReward({
          coupon: aCoupon({ fixedAmount: '0.333', minimumSubtotal: '0.125' }),
          byTier: { gold: { costInPoints: 1, fixedAmount: '1' } },
        }),
      ),
      thing('b', aDiscount({ discount: { amount: '0.333' } })),
    ]);
    expect(odd.file['rewards']).toEqual({
      a: {
        name: 'Five off',
        active: true,
        costInPoints: 500,
        coupon: { limitedToOneItem: false, appliesToSubscriptions: false },
      },
      b: { name: 'Flexible reward', active: true, costInPoints: 100, discount: {} },
    });
    expect(odd.remarks).toEqual([expect.stringContaining('0.333'), expect.stringContaining('0.333')]);
  });

  it('but for tiers that the site does not have', () =>
    expect(
      writeRewards([thing('a', aReward({ otherTiers: { lost: { costInPoints: 1, fixedAmount: '1' } } }))]).remarks,
    ).toEqual([expect.stringContaining('ids lost')]));
});

it('what is written wants exactly what is there', () =>
  fc.assert(
    fc.property(fc.array(anyReward, { minLength: 1, maxLength: 5 }), anyReward, (specs, other) => {
      const things = specs.map((spec, index) => ({ key: `k${index}`, live: live(`id-${index}`, spec) }));
      const { wanted, problems } = readRewards({ tiers: TIERS, ...writeRewards(things).file });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const claims = claimRewards(
        wanted,
        things.map((one) => one.live),
      );
      expect(claims.problems).toEqual([]);
      expect(claims.pairs.map((pair) => [pair.wanted.key, pair.live])).toEqual(
        things.map(({ key, live: one }) => [key, one]),
      );
      for (const { wanted: want, live: one } of claims.pairs) {
        expect(equal(merge(one.spec, want.spec, { closed: ['byTier'] }), one.spec)).toBe(true);
        // Whatever the site turns into, the file knows the way back, but for what nobody can declare.
        const anyTiers = specs.some(({ byTier }) => Object.keys(byTier).length > 0);
        const back = merge(other, want.spec, { closed: ['byTier'] });
        expect(
          equal(back, { ...one.spec, otherTiers: other.otherTiers, ...(anyTiers ? {} : { byTier: other.byTier }) }),
        ).toBe(true);
      }
    }),
  ));
