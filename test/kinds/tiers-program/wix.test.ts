import { describe, expect, it } from 'vitest';
import type { TiersProgramSpec } from '../../../src/kinds/tiers-program/spec.ts';
import * as adapter from '../../../src/kinds/tiers-program/wix.ts';
import { type Bench, type BenchOptions, benchFor } from '../adapters.ts';

const bench = (options: BenchOptions = {}): Bench<TiersProgramSpec> => benchFor(adapter, options);
const UNSET: TiersProgramSpec = {
  status: 'disabled',
  rollingWindowMonths: 12,
  baseTier: { name: null, description: '', icon: null },
};
const MEMBER = { name: 'Member', description: 'Everybody starts here', icon: 'https://example.com/m.svg' };
const settings = {
  tiersProgramSettings: {
    status: 'PAUSED',
    rollingWindow: { durationInMonths: 24 },
    baseTierDefinition: { name: 'Basic', description: '', icon: { id: '', url: 'shapes/b.svg', height: 0, width: 0 } },
    revision: '6',
  },
} as const;

describe.each(['404', 'empty', 'absent'] as const)(
  'settings that nobody has made yet, told by %s',
  (settingsBeforeCreation) => {
    it('read as Wix would make them, and are not made by reading', async () => {
      const shop = bench({ switches: { settingsBeforeCreation } });
      expect(await shop.one()).toEqual({ spec: UNSET, handle: { id: 'tiersProgram' } });
      expect(shop.sandbox.state().tiersProgramSettings).toBeNull();
      expect(shop.sandbox.requests().map(({ call }) => call)).toEqual(['tiers.getTiersProgramSettings']);
    });

    it('are created by the first write, and changed by the next', async () => {
      const shop = bench({ switches: { settingsBeforeCreation } });
      expect(await shop.change({ status: 'draft', baseTier: MEMBER })).toEqual({
        ...UNSET,
        status: 'draft',
        baseTier: MEMBER,
      });
      expect(await shop.change({ status: 'active' })).toEqual({ ...UNSET, status: 'active', baseTier: MEMBER });
      expect(shop.calls()).toEqual(['createTiersProgramSettings', 'updateTiersProgramSettings']);
    });
  },
);

describe('settings of a site', () => {
  it.each([
    ['status', { status: 'active' }],
    ['window', { rollingWindowMonths: 36 }],
  ] satisfies [string, Partial<TiersProgramSpec>][])(
    'keep the base tier, icon and all, when only the %s changes',
    async (_title, parts: Partial<TiersProgramSpec>) => {
      const shop = bench({ state: settings });
      const { spec } = await shop.one();
      expect(spec).toEqual({
        status: 'paused',
        rollingWindowMonths: 24,
        baseTier: { name: 'Basic', description: '', icon: 'shapes/b.svg' },
      });
      expect(await shop.change(parts)).toEqual({ ...spec, ...parts });
      expect(shop.bodies()).toEqual([
        {
          programSettings: {
            revision: '6',
            status: parts.status?.toUpperCase() ?? 'PAUSED',
            rollingWindow: { durationInMonths: parts.rollingWindowMonths ?? 24 },
            baseTierDefinition: { name: 'Basic', icon: { url: 'shapes/b.svg' } },
          },
        },
      ]);
    },
  );

  it.each(['empty', 'texts', 'basic'] as const)(
    'stay writable whatever an undescribed base tier looks like: %s',
    async (emptyBaseTier) => {
      const state = {
        tiersProgramSettings: { status: 'DRAFT', rollingWindow: { durationInMonths: 12 }, revision: '1' },
      } as const;
      const shop = bench({ switches: { emptyBaseTier }, state });
      const { spec } = await shop.one();
      expect(spec.baseTier.name).toBe(emptyBaseTier === 'basic' ? 'Basic' : null);
      expect(await shop.change({ status: 'active' })).toEqual({ ...spec, status: 'active' });
    },
  );

  it('answer with the revision they have then', async () => {
    const shop = bench({ state: settings });
    const live = await shop.one();
    const handle = await shop.writer.update(live, { ...live.spec, status: 'active' }, shop.writing);
    expect(handle).toEqual((await shop.one()).handle);
  });

  it('are not overwritten when they have moved', async () => {
    const shop = bench({ state: settings });
    const live = await shop.one();
    await shop.change({ rollingWindowMonths: 30 });
    await expect(shop.writer.update(live, { ...live.spec, status: 'active' }, shop.writing)).rejects.toMatchObject({
      fate: 'conflict',
    });
  });

  it('are a Failure, and not unset, when the read goes wrong', async () => {
    for (const fault of ['html', 'cut', 'empty', '500'] as const) {
      await expect(bench({ state: settings, faults: [{ do: fault }] }).one()).rejects.toMatchObject({
        name: 'Failure',
      });
    }
  });

  it('are never created or deleted by a plan', async () => {
    const shop = bench();
    const live = await shop.one();
    await expect(shop.writer.create(live.spec, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    await expect(shop.writer.delete(live, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
  });
});
