import { describe, expect, it } from 'vitest';
import type { ProgramStatusSpec } from '../../../src/kinds/program-status/spec.ts';
import * as adapter from '../../../src/kinds/program-status/wix.ts';
import { type Bench, type BenchOptions, benchFor } from '../adapters.ts';

const bench = (options: BenchOptions = {}): Bench<ProgramStatusSpec> => benchFor(adapter, options);
const named = { program: { name: 'Perks' } } as const;

describe('the status of a program', () => {
  it('goes from draft to active to paused and back', async () => {
    const shop = bench({ state: named, switches: { repeatedStatus: 'refused' } });
    expect((await shop.one()).spec).toEqual({ status: 'draft' });
    expect(await shop.change({ status: 'active' })).toEqual({ status: 'active' });
    expect(await shop.change({ status: 'paused' })).toEqual({ status: 'paused' });
    expect(await shop.change({ status: 'active' })).toEqual({ status: 'active' });
    expect(shop.calls()).toEqual(['activateLoyaltyProgram', 'pauseLoyaltyProgram', 'activateLoyaltyProgram']);
  });

  it('is not moved where Wix has no move', async () => {
    const shop = bench({ state: { program: { name: 'Perks', status: 'ACTIVE' } } });
    await expect(shop.change({ status: 'draft' })).rejects.toMatchObject({
      fate: 'unsent',
      problem: { code: 'STATUS_NO_WAY_BACK' },
    });
    expect(shop.calls()).toEqual([]);
  });

  it('needs a name', async () => {
    await expect(bench().change({ status: 'active' })).rejects.toMatchObject({
      fate: 'refused',
      problem: { code: 'WIX_VALIDATION' },
    });
  });

  it('is shown as it is when nobody knows it', async () => {
    const state = { program: { name: 'Perks', status: 'ON_HOLIDAY' as 'ACTIVE' } };
    expect((await bench({ state }).one()).spec).toEqual({ status: 'on_holiday' });
  });

  it('is never created or deleted', async () => {
    const shop = bench();
    const live = await shop.one();
    await expect(shop.writer.create(live.spec, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
    await expect(shop.writer.delete(live, shop.writing)).rejects.toMatchObject({ fate: 'unsent' });
  });
});
