import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimRewards } from '../../../src/kinds/reward/claim.ts';
import { writeRewards } from '../../../src/kinds/reward/write.ts';
import { aDiscount, anyReward, aReward, live, wanted } from './rewards.ts';

function claim(section: { readonly [key: string]: object }, rewards: readonly ReturnType<typeof live>[]) {
  const claims = claimRewards(wanted(section), rewards);
  return {
    pairs: Object.fromEntries(claims.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id])),
    missing: claims.missing.map(({ key }) => key),
    unmatched: claims.unmatched.map(({ handle }) => handle.id),
    problems: claims.problems.map(({ code, address }) => `${code} ${address}`),
  };
}

const DISCOUNT = { discount: { amount: 1 } };
const strange = live('s', aReward({ name: 'Table discount', type: 'SPI_DISCOUNT_AMOUNT', coupon: null }));

describe('a reward is claimed', () => {
  it('by id, by name, by a former name', () => {
    const there = [
      live('1', aReward({ name: 'A' })),
      live('2', aReward({ name: 'B' })),
      live('3', aReward({ name: 'C' })),
    ];
    expect(
      claim(
        { x: { id: '2', name: 'X' }, a: { name: 'A' }, c: { name: 'D', formerly: ['C'] }, e: { name: 'E' } },
        there,
      ),
    ).toEqual({
      pairs: { x: '2', a: '1', c: '3' },
      missing: ['e'],
      unmatched: [],
      problems: [],
    });
  });

  it('as the discount at checkout, whatever its name', () =>
    expect(
      claim({ d: { name: 'New name', ...DISCOUNT } }, [
        live('1', aDiscount()),
        live('2', aReward({ name: 'New name' })),
      ]),
    ).toEqual({
      pairs: { d: '1' },
      missing: [],
      unmatched: ['2'],
      problems: [],
    }));

  it('among discounts by name', () =>
    expect(
      claim({ a: { name: 'A', ...DISCOUNT }, b: { name: 'B', ...DISCOUNT } }, [
        live('1', aDiscount({ name: 'B' })),
        live('2', aDiscount({ name: 'A' })),
      ]).pairs,
    ).toEqual({
      a: '2',
      b: '1',
    }));

  it('among discounts never by guess', () => {
    expect(
      claim({ a: { name: 'A', ...DISCOUNT }, b: { name: 'B', ...DISCOUNT } }, [live('1', aDiscount())]),
    ).toMatchObject({
      pairs: {},
      missing: [],
      unmatched: ['1'],
      problems: ['AMBIGUOUS_MATCH rewards/a', 'AMBIGUOUS_MATCH rewards/b'],
    });
    expect(
      claim({ a: { name: 'A', ...DISCOUNT } }, [live('1', aDiscount()), live('2', aDiscount({ name: 'B' }))]).problems,
    ).toEqual(['AMBIGUOUS_MATCH rewards/a']);
  });

  it('by name when it is to become of another type', () => {
    expect(claim({ a: { name: 'Five off', ...DISCOUNT } }, [live('1')])).toMatchObject({ pairs: { a: '1' } });
    expect(
      claim({ a: { name: 'Flexible reward', coupon: { percentage: 5 } } }, [live('1', aDiscount())]),
    ).toMatchObject({ pairs: { a: '1' } });
  });

  it('never when it is of a type that cannot be declared', () => {
    expect(claim({ a: { name: 'Table discount' } }, [strange])).toMatchObject({
      pairs: {},
      missing: ['a'],
      unmatched: ['s'],
    });
    expect(claim({ a: { id: 's' } }, [strange])).toEqual({
      pairs: {},
      missing: [],
      unmatched: ['s'],
      problems: ['REWARD_TYPE_UNKNOWN rewards/a'],
    });
  });

  it('or it is an error that names both', () => {
    expect(claim({ a: { name: 'Five off' } }, [live('1'), live('2')])).toMatchObject({
      pairs: {},
      missing: [],
      problems: ['AMBIGUOUS_MATCH rewards/a'],
    });
    expect(claim({ a: { id: 'gone', name: 'Five off' } }, [live('1')])).toMatchObject({
      pairs: {},
      missing: [],
      problems: ['ID_NOT_FOUND rewards/a'],
    });
  });
});

it('every reward is somewhere exactly once, however the site lists them', () =>
  fc.assert(
    fc.property(fc.array(anyReward, { maxLength: 6 }), fc.array(anyReward, { maxLength: 6 }), (one, other) => {
      const rewards = [...one.map((spec, index) => live(`id-${index}`, spec)), strange];
      const section = writeRewards(
        other.map((spec, index) => ({ key: `k${index}`, live: live(`other-${index}`, spec) })),
      ).file['rewards'];
      const asked = wanted(
        Object.fromEntries(Object.entries(section ?? {}).map(([key, { id: _, ...reward }]) => [key, reward])),
      );
      const claims = claimRewards(asked, rewards);
      const lives = [...claims.pairs.map((pair) => pair.live), ...claims.unmatched];
      expect(new Set(lives).size).toBe(rewards.length);
      expect(lives.length).toBe(rewards.length);
      const told = new Set(claims.problems.map(({ address }) => address));
      const paired = new Set(claims.pairs.map((pair) => pair.wanted));
      for (const want of asked) {
        expect([paired.has(want), claims.missing.includes(want), told.has(want.address)].filter(Boolean)).toEqual([
          true,
        ]);
      }
      const shuffled = claimRewards(asked, [...rewards].reverse());
      expect(shuffled.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id])).toEqual(
        claims.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id]),
      );
    }),
  ));
