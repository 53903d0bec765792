import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byTierId,
  byTierSchema,
  entriesOf,
  keyed,
  noBaseEntry,
  tierAddress,
  tierKeyProblems,
  tiersNeeded,
} from '../../src/kinds/by-tier.ts';

const KEYS: { readonly [id: string]: string } = { 'id-silver': 'silver', 'id-gold': 'gold' };
const keyOf = (id: string) => KEYS[id];
const idOf = (key: string) => `id-${key}`;

describe('entries by tier', () => {
  it('move to byTier where the file has a key, and stay where it has none', () => {
    const spec = { byTier: {}, otherTiers: { 'id-gold': 7, 'id-lost': 9 } };
    expect(keyed(spec, keyOf)).toEqual({ byTier: { gold: 7 }, otherTiers: { 'id-lost': 9 } });
  });

  it('keep what has a key already', () => {
    const spec = { byTier: { silver: 6 }, otherTiers: {} };
    expect(keyed(spec, keyOf)).toEqual(spec);
  });

  it('come back to the same ids, whichever of them the file knows', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('id-silver', 'id-gold', 'id-lost'), fc.integer()), (otherTiers) => {
        const there = keyed({ byTier: {}, otherTiers }, keyOf);
        expect(Object.fromEntries(byTierId(there, idOf))).toEqual(otherTiers);
        expect(keyed(there, keyOf)).toEqual(there);
        expect(entriesOf(there).length).toBe(Object.keys(otherTiers).length);
        expect(tiersNeeded(there)).toEqual(Object.keys(there.byTier).map(tierAddress));
      }),
    ));

  it('may be missing altogether', () => {
    expect(byTierId({}, idOf).size).toBe(0);
    expect(entriesOf({ byTier: null, otherTiers: null })).toEqual([]);
    expect(tiersNeeded({})).toEqual([]);
  });
});

describe('keys of byTier', () => {
  it('are keys of tiers', () => {
    expect(tierKeyProblems('rewards/x', { gold: {} }, { tiers: { gold: {} } })).toEqual([]);
    expect(tierKeyProblems('rewards/x', {}, {})).toEqual([]);
  });

  it('are never "base"', () =>
    expect(tierKeyProblems('rewards/x', { base: {} }, { tiers: { base: {} } })).toMatchObject([
      { code: 'TIER_KEY_RESERVED', severity: 'error', path: 'byTier.base' },
    ]));

  it.each([
    [{ tiers: { silver: {}, gold: {} } }, 'The file declares silver, gold.'],
    [{}, 'Declare it: "tiers: { god: { name: …, requiredPoints: … } }".'],
    [{ tiers: null }, 'Declare it: "tiers: { god: { name: …, requiredPoints: … } }".'],
  ])('are an error when they are none: %j', (file, next) =>
    expect(tierKeyProblems('rewards/x', { god: {} }, file)).toMatchObject([
      { code: 'TIER_NOT_DECLARED', severity: 'error', address: 'rewards/x', path: 'byTier.god', next },
    ]),
  );
});

it('warns of an empty base tier', () =>
  expect(noBaseEntry('rewards/x', 'costInPoints', 'they cannot redeem it')).toMatchObject({
    code: 'NO_BASE_ENTRY',
    severity: 'warning',
    path: 'byTier',
  }));

it('takes as many tiers as a site can have', () =>
  expect(byTierSchema({ points: { type: 'integer' } }, { description: 'By tier.' })).toMatchObject({
    maxProperties: 20,
    description: 'By tier.',
  }));
