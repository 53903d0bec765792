import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src/kernel/change.ts';
import { rewardKind as kind, type RewardSpec } from '../../../src/kinds/reward/spec.ts';
import { aCoupon, aReward, live, wanted } from './rewards.ts';

const step = { kind: 'reward', name: 'R', address: 'rewards/r', waitsFor: [], reason: '', risk: 'low' } as const;
const update = (to: Partial<RewardSpec>): Change<RewardSpec> => ({
  ...step,
  op: 'update',
  from: aReward(),
  to: aReward(to),
  handle: { id: '1' },
});

describe('a reward', () => {
  it('is shown by its name', () => {
    expect(kind.nameOf(aReward())).toBe('Five off');
    expect(kind.nameOf({} as RewardSpec)).toBe('');
  });

  it('waits for the tiers it has values for', () =>
    expect(kind.needs(aReward({ byTier: { gold: { costInPoints: 1 } } }))).toEqual(['tiers/gold']));

  it('gets keys for ids of tiers', () =>
    expect(kind.withKeys?.(aReward({ otherTiers: { g: { costInPoints: 1 } } }), () => 'gold')).toMatchObject({
      byTier: { gold: { costInPoints: 1 } },
      otherTiers: {},
    }));

  it.each([
    [{}, ['name', 'coupon', 'costInPoints']],
    [{ name: 'A', costInPoints: 5, coupon: { fixedAmount: '5' } }, []],
    [{ name: 'A', costInPoints: 5, discount: { amount: '5' } }, []],
    [{ name: 'A', coupon: { freeShipping: true as const } }, ['costInPoints']],
    [
      {
        name: 'A',
        costInPoints: null,
        coupon: { fixedAmount: null },
        byTier: { gold: { costInPoints: 5, fixedAmount: '5' } },
      },
      [],
    ],
  ])('is created from %j when %j is there', (spec, missing) =>
    expect(kind.lacks(spec).map(({ path }) => path)).toEqual(missing),
  );

  it('can be deleted unless its type is not known', () => {
    expect(kind.undeletable(aReward())).toBeUndefined();
    expect(kind.undeletable(aReward({ type: 'SPI_DISCOUNT_AMOUNT' }))).toContain('SPI_DISCOUNT_AMOUNT');
  });

  it.each([
    [{ ...step, op: 'create' as const, to: aReward() }, 'low'],
    [update({ name: 'B' }), 'low'],
    [update({ active: false }), 'medium'],
    [update({ coupon: aCoupon({ fixedAmount: null, percentage: '5' }) }), 'medium'],
  ])('has a risk', (change, risk) => expect(kind.risk?.(change)).toBe(risk));

  it('is paired by what the file says', () =>
    expect(kind.claim(wanted({ a: { name: 'Five off' } }), [live('1')]).pairs).toHaveLength(1));
});

it('has a description, examples and names for every attribute', () => {
  for (const [name, attribute] of Object.entries(kind.schema['rewards'] as object)) {
    expect(attribute, name).toMatchObject({
      description: expect.any(String),
      examples: expect.any(Array),
      'x-wix': expect.any(String),
      'x-dashboard': expect.any(String),
    });
  }
});
