import { describe, expect, it } from 'vitest';
import type { PointsExpirationSpec } from '../../../src/kinds/points-expiration/spec.ts';
import * as adapter from '../../../src/kinds/points-expiration/wix.ts';
import { type Bench, type BenchOptions, benchFor } from '../adapters.ts';

const bench = (options: BenchOptions = {}): Bench<PointsExpirationSpec> => benchFor(adapter, options);
const on = {
  program: { pointsExpiration: { status: 'ENABLED', monthsOfInactivity: 6, expiringPointsPercentage: 50 } },
} as const;
const ON: PointsExpirationSpec = { status: 'enabled', monthsOfInactivity: 6, expiringPointsPercentage: 50 };
const OFF: PointsExpirationSpec = { status: 'disabled', monthsOfInactivity: 3, expiringPointsPercentage: 100 };
const PATCH = 'updateLoyaltyProgram';

describe.each(['filled', 'absent'] as const)('points expiration of a fresh site, defaults %s', (serverDefaults) => {
  it('is off, three months, everything', async () => {
    const { spec, raw } = await bench({ switches: { serverDefaults } }).one();
    expect(spec).toEqual(OFF);
    expect('pointsExpiration' in (raw as object)).toBe(serverDefaults === 'filled');
  });
});

describe('writing points expiration', () => {
  it.each([
    ['accepted', [PATCH, 'enablePointsExpiration']],
    ['ignored', [PATCH, 'enablePointsExpiration', PATCH]],
    ['refused', [PATCH, 'enablePointsExpiration', PATCH]],
  ] as const)(
    'switches on with its numbers, where edits while off are %s',
    async (expirationEditsWhileDisabled, calls) => {
      const shop = bench({ switches: { expirationEditsWhileDisabled } });
      expect(await shop.change(ON)).toEqual(ON);
      expect(shop.calls()).toEqual(calls);
    },
  );

  it.each(['merge', 'replace'] as const)(
    'changes one number and keeps the other, if a PATCH would %s',
    async (programPatch) => {
      const shop = bench({ switches: { programPatch }, state: on });
      expect(await shop.change({ monthsOfInactivity: 9 })).toEqual({ ...ON, monthsOfInactivity: 9 });
      expect(shop.calls()).toEqual([PATCH]);
    },
  );

  it('switches off before its numbers change', async () => {
    const shop = bench({ state: on });
    expect(await shop.change(OFF)).toEqual(OFF);
    expect(shop.calls()).toEqual(['disablePointsExpiration', PATCH]);
  });

  it.each(['accepted', 'ignored', 'refused'] as const)(
    'switches off after milder numbers, where edits while off are %s',
    async (expirationEditsWhileDisabled) => {
      const shop = bench({ state: on, switches: { expirationEditsWhileDisabled } });
      const goal = { ...ON, status: 'disabled', monthsOfInactivity: 12 };
      expect(await shop.change(goal)).toEqual(goal);
      expect(shop.calls()).toEqual([PATCH, 'disablePointsExpiration']);
    },
  );

  it('says so when the site keeps its old numbers', async () => {
    const shop = bench({ switches: { expirationEditsWhileDisabled: 'ignored' } });
    await expect(shop.change({ monthsOfInactivity: 9 })).rejects.toMatchObject({
      fate: 'refused',
      problem: { code: 'EXPIRATION_NOT_STORED' },
    });
  });

  it('sends no number when only the status differs', async () => {
    const shop = bench({ state: on, switches: { repeatedStatus: 'refused' } });
    expect(await shop.change({ status: 'disabled' })).toEqual({ ...ON, status: 'disabled' });
    expect(shop.calls()).toEqual(['disablePointsExpiration']);
  });

  it('is off in the end when its late numbers are refused', async () => {
    const faults = [{ do: '401', match: { method: 'PATCH', nth: 2 }, times: 2 }] as const;
    const shop = bench({ switches: { expirationEditsWhileDisabled: 'ignored' }, faults });
    await expect(shop.change(ON)).rejects.toMatchObject({ name: 'Failure' });
    expect((await shop.one()).spec).toEqual(OFF);
  });

  it('does not switch on when its numbers are refused for another reason', async () => {
    const shop = bench();
    await expect(shop.change({ ...ON, monthsOfInactivity: 13 })).rejects.toMatchObject({ fate: 'refused' });
    expect((await shop.one()).spec).toEqual(OFF);
    expect(shop.calls()).toEqual([PATCH]);
  });

  it('is refused by a site without the feature', async () => {
    const shop = bench({ fixture: 'free' });
    await expect(shop.change({ status: 'enabled' })).rejects.toMatchObject({ fate: 'refused' });
  });

  it('is never created or deleted', async () => {
    const shop = bench();
    const live = await shop.one();
    await expect(shop.writer.create(live.spec, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    await expect(shop.writer.delete(live, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    expect(shop.calls()).toEqual([]);
  });
});
