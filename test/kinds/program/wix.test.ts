import { describe, expect, it } from 'vitest';
import { sameIcon } from '../../../src/kinds/icon.ts';
import type { ProgramSpec } from '../../../src/kinds/program/spec.ts';
import * as adapter from '../../../src/kinds/program/wix.ts';
import { type Bench, type BenchOptions, benchFor } from '../adapters.ts';

const bench = (options: BenchOptions = {}): Bench<ProgramSpec> => benchFor(adapter, options);
const icon = { id: '', url: 'shapes/a.svg', height: 0, width: 0 };
const dressed = {
  program: { name: 'Perks', status: 'ACTIVE', pointDefinition: { customName: 'Stars', icon } },
} as const;

describe('the program of a site', () => {
  it('is read as it is on a fresh site', async () => {
    const live = await bench({ fixture: 'free' }).one();
    expect(live.spec).toEqual({ name: null, points: { name: null, icon: null } });
    expect(live.facts).toEqual({ programAvailable: false, tiersAvailable: false, expirationAvailable: false });
  });

  it('is read as the dashboard left it, and written back as it was read', async () => {
    const shop = bench({ fixture: 'dashboard' });
    expect(await shop.change({ name: 'Other' })).toEqual({
      name: 'Other',
      points: { name: 'Points', icon: 'shapes/39dce0a5d1ce498f95526b1390eaf585.svg' },
    });
    expect(shop.bodies()).toEqual([{ loyaltyProgram: { name: 'Other' } }]);
  });

  it.each(['merge', 'replace'] as const)('keeps what was not declared, if a PATCH would %s', async (programPatch) => {
    const shop = bench({ switches: { programPatch }, state: dressed });
    expect(await shop.change({ points: { name: 'Suns', icon: 'shapes/a.svg' } })).toEqual({
      name: 'Perks',
      points: { name: 'Suns', icon: 'shapes/a.svg' },
    });
    expect(await shop.change({ points: { name: 'Suns', icon: 'shapes/b.svg' } })).toEqual({
      name: 'Perks',
      points: { name: 'Suns', icon: 'shapes/b.svg' },
    });
    expect(shop.calls()).toEqual(['updateLoyaltyProgram', 'updateLoyaltyProgram']);
    expect(shop.sandbox.state().program.status).toBe('ACTIVE');
  });

  it.each([
    'shapes/39dce0a5d1ce498f95526b1390eaf585.svg',
    'https://example.com/i/star.svg',
    'wix:image://v1/ab~mv2.png/star.png#originWidth=20&originHeight=10',
    'wix:image://v1/ab~mv2.png',
  ])('takes the icon %s, kept or imported', async (wanted) => {
    for (const httpsIcon of ['kept', 'imported'] as const) {
      const { points } = await bench({ switches: { httpsIcon } }).change({ points: { name: null, icon: wanted } });
      expect(sameIcon(wanted, points.icon)).toBe(true);
    }
  });

  it('is never created or deleted', async () => {
    const shop = bench();
    const live = await shop.one();
    await expect(shop.writer.create(live.spec, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    await expect(shop.writer.delete(live, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    expect(shop.calls()).toEqual([]);
  });

  it.each(['html', 'cut', 'empty', '500'] as const)('is not guessed from a broken answer: %s', async (fault) => {
    await expect(bench({ faults: [{ do: fault }] }).one()).rejects.toMatchObject({ name: 'Failure' });
  });
});
