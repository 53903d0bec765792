import { tiers as sdk } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import type { Live } from '../../../src/kernel/kind.ts';
import { sameIcon } from '../../../src/kinds/icon.ts';
import type { TierSpec } from '../../../src/kinds/tier/spec.ts';
import * as adapter from '../../../src/kinds/tier/wix.ts';
import { type Bench, type BenchOptions, benchFor } from '../adapters.ts';

const bench = (options: BenchOptions = {}): Bench<TierSpec> => benchFor(adapter, options);
const tier = (name: string, requiredPoints: number, parts: Partial<TierSpec> = {}): TierSpec => ({
  name,
  description: '',
  icon: 'shapes/a.svg',
  requiredPoints,
  ...parts,
});
const GOLD = tier('Gold', 500, { description: 'Shiny' });

/** Specs by name, since the order of a list says nothing. */
const specs = (live: readonly Live<TierSpec>[]) =>
  live.map(({ spec }) => spec).toSorted((one, other) => one.requiredPoints - other.requiredPoints);

describe('tiers of a site', () => {
  it('read back as they were written, alone and together', async () => {
    const shop = bench();
    await shop.writer.create(GOLD, shop.writing);
    await shop.writer.bulk?.create([tier('Silver', 100), tier('Platinum', 900)], shop.writing);
    expect(specs(await shop.list())).toEqual([tier('Silver', 100), GOLD, tier('Platinum', 900)]);
    expect(shop.calls()).toEqual(['createTier', 'bulkCreateTiers']);
  });

  it('are created without what nobody declared', async () => {
    const shop = bench({ switches: { tierIcon: 'absent' } });
    await shop.writer.create({ name: 'Gold', requiredPoints: 500 } as TierSpec, shop.writing);
    expect(shop.bodies()).toEqual([{ tier: { tierDefinition: { name: 'Gold' }, requiredPoints: 500 } }]);
    expect(specs(await shop.list())).toEqual([tier('Gold', 500, { icon: null })]);
  });

  it.each(['merge', 'replace'] as const)('keep what was not declared, if a PATCH would %s', async (tierPatch) => {
    const shop = bench({ switches: { tierPatch } });
    await shop.writer.create(GOLD, shop.writing);
    expect(await shop.change({ requiredPoints: 600 })).toEqual({ ...GOLD, requiredPoints: 600 });
    expect(await shop.change({ name: 'Platinum' })).toEqual({ ...GOLD, name: 'Platinum', requiredPoints: 600 });
    expect(await shop.change({ description: '' })).toMatchObject({ description: '', icon: 'shapes/a.svg' });
    expect(shop.calls()).toEqual(['createTier', 'updateTier', 'updateTier', 'updateTier']);
  });

  it.each([
    'https://example.com/i/gold.svg',
    'wix:image://v1/ab~mv2.png/gold.png#originWidth=20&originHeight=10',
    'wix:image://v1/ab~mv2.png',
  ])('take the icon %s and keep it through other changes', async (icon) => {
    const shop = bench({ switches: { tierPatch: 'replace' } });
    await shop.writer.create({ ...GOLD, icon }, shop.writing);
    const { icon: kept } = await shop.change({ requiredPoints: 600 });
    expect(sameIcon(icon, kept)).toBe(true);
  });

  it('answer with the handle they have then', async () => {
    const shop = bench();
    const made = await shop.writer.create(GOLD, shop.writing);
    const live = await shop.one();
    expect(made).toEqual(live.handle);
    const moved = await shop.writer.update(live, { ...live.spec, requiredPoints: 700 }, shop.writing);
    expect(moved).toEqual((await shop.one()).handle);
    expect(moved.revision).not.toBe(made.revision);
  });

  it('go, and are not overwritten once they have moved', async () => {
    const shop = bench();
    await shop.writer.create(GOLD, shop.writing);
    const stale = await shop.one();
    await shop.change({ requiredPoints: 600 });
    await expect(shop.writer.update(stale, stale.spec, shop.writing)).rejects.toMatchObject({ fate: 'conflict' });
    await expect(shop.writer.delete(stale, shop.writing)).rejects.toMatchObject({ fate: 'conflict' });
    await shop.writer.delete(await shop.one(), shop.writing);
    expect(await shop.list()).toEqual([]);
    await expect(shop.writer.delete(stale, shop.writing)).rejects.toMatchObject({ fate: 'gone' });
  });

  it('are refused without the feature', async () => {
    const shop = bench({ fixture: 'free' });
    await expect(shop.writer.create(GOLD, shop.writing)).rejects.toMatchObject({
      problem: { code: 'TIERS_NOT_AVAILABLE' },
    });
  });

  it.each(['html', 'cut', 'empty', '500', 'null-element'] as const)(
    'are never fewer than there are: %s',
    async (fault) => {
      await expect(bench({ fixture: 'dashboard', faults: [{ do: fault }] }).list()).rejects.toMatchObject({
        name: 'Failure',
      });
    },
  );
});

describe('a bulk create', () => {
  const three = [tier('Silver', 100), tier('Gold', 500), tier('Platinum', 900)];
  const fates = async (options: BenchOptions) => {
    const shop = bench(options);
    const outcomes = (await shop.writer.bulk?.create(three, shop.writing)) ?? [];
    const names = new Map((await shop.list()).map(({ handle, spec }) => [handle.id, spec.name]));
    return outcomes.map((outcome) => ('handle' in outcome ? names.get(outcome.handle.id) : outcome.failure.fate));
  };

  it.each([
    ['as they were sent', {}, ['Silver', 'Gold', 'Platinum']],
    ['shuffled', { switches: { bulkOrder: 'shuffled' } }, ['Silver', 'Gold', 'Platinum']],
    [
      'without the tiers themselves',
      { switches: { bulkItem: 'absent', bulkError: 'absent' } },
      ['Silver', 'Gold', 'Platinum'],
    ],
    ['with one that failed', { faults: [{ do: 'bulk' }] }, ['unknown', 'Gold', 'Platinum']],
    ['with one missing', { faults: [{ do: 'bulk-missing' }] }, ['Silver', 'Gold', 'unknown']],
  ] satisfies [string, BenchOptions, unknown][])('is told item by item: %s', async (_title, options, told) => {
    expect(await fates(options)).toEqual(told);
  });

  it('is refused item by item where the plan allows fewer', async () => {
    expect(
      await fates({ state: { features: { loyaltyProgram: true, tiers: true, pointsExpiration: true }, tierLimit: 2 } }),
    ).toEqual(['Silver', 'Gold', 'refused']);
  });

  it('takes as many as Wix does', () => {
    const { bulk } = bench().writer;
    expect(bulk?.limit).toBe(20);
    expect(bulk?.fits(GOLD)).toBe(true);
  });
});

type Raw = { readonly tierDefinition?: object };

// One way the site may answer, its opposite, and what of the answer itself shows which of them it was.
describe.each([
  [
    'serverDefaults',
    'filled',
    'absent',
    (raw: readonly Raw[]) => raw.every(({ tierDefinition }) => tierDefinition && 'description' in tierDefinition),
  ],
  [
    'lists',
    'ordered',
    'shuffled',
    (raw: readonly Raw[]) =>
      JSON.stringify(raw.map((one) => (one as { requiredPoints?: number }).requiredPoints)) === '[100,500,900]',
  ],
] as const)('a site whose answers differ in %s', (name, one, other, shows) => {
  it.each([
    [one, true],
    [other, false],
  ])('%s: reads the same', async (answer, shown) => {
    const shop = bench({ switches: { [name]: answer } });
    const api = shop.site.use(sdk);
    for (const [text, requiredPoints] of [
      ['Platinum', 900],
      ['Silver', 100],
      ['Gold', 500],
    ] as const) {
      await api.createTier({
        tierDefinition: { name: text, icon: 'shapes/a.svg' },
        requiredPoints,
      } as never);
    }
    const live = await shop.list();
    expect(specs(live)).toEqual([tier('Silver', 100), tier('Gold', 500), tier('Platinum', 900)]);
    expect(shows(live.map(({ raw }) => raw as Raw))).toBe(shown);
  });
});
