import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fields, merge } from '../../../src/kernel/diff.ts';
import type { Live } from '../../../src/kernel/kind.ts';
import { tierKind as kind, type TierSpec } from '../../../src/kinds/tier/spec.ts';
import { createOf, deleteOf, pictureOf, updateOf } from '../pictures.ts';

const GOLD: TierSpec = { name: 'Gold', description: '', icon: 'shapes/a.svg', requiredPoints: 5000 };
const BLANK: TierSpec = { name: '', description: '', icon: null, requiredPoints: -1 };
const live = (id: string, spec: Partial<TierSpec>): Live<TierSpec> => ({
  spec: { ...GOLD, ...spec },
  handle: { id, revision: '1' },
});

describe('tiers in the file', () => {
  it('are specs and identities', () => {
    const tiers = {
      silver: { name: ' Silver ', requiredPoints: 1500, preventDestroy: true },
      gold: { name: 'Gold', id: 'abc', formerly: ['Gold Club'], description: undefined },
    };
    expect(kind.read({ tiers })).toEqual({
      wanted: [
        { address: 'tiers/silver', key: 'silver', spec: { name: 'Silver', requiredPoints: 1500 }, identity: {} },
        {
          address: 'tiers/gold',
          key: 'gold',
          spec: { name: 'Gold' },
          identity: { id: 'abc', formerly: ['Gold Club'] },
        },
      ],
      problems: [],
    });
    expect(kind.read({})).toEqual({ wanted: [], problems: [] });
  });

  it('share neither names nor thresholds, and fit', () => {
    const tiers = {
      a: { name: 'Gold', requiredPoints: 100 },
      b: { name: 'Gold', requiredPoints: 100 },
      c: { name: ' ', description: 'x'.repeat(71), requiredPoints: 200 },
      d: { name: 'Iron' },
    };
    expect(
      kind.read({ tiers }).problems.map((problem) => `${problem.code} ${problem.address}.${problem.path}`),
    ).toEqual([
      'TEXT_LENGTH tiers/c.name',
      'TEXT_LENGTH tiers/c.description',
      'NAME_TWICE tiers/a.name',
      'NAME_TWICE tiers/b.name',
      'TIER_POINTS_TWICE tiers/a.requiredPoints',
      'TIER_POINTS_TWICE tiers/b.requiredPoints',
    ]);
  });

  it('want, exported, exactly what the site has', () => {
    const tier = fc.record({
      name: fc.stringMatching(/^[A-Za-z]{1,50}$/),
      description: fc.stringMatching(/^[a-z]{0,70}$/),
      icon: fc.option(fc.constantFrom('shapes/a.svg', 'https://example.com/a.svg')),
      requiredPoints: fc.integer({ min: 0, max: 9_999_999 }),
    });
    const tiers = fc.uniqueArray(tier, { maxLength: 5, selector: (spec) => spec.name });
    fc.assert(
      fc.property(tiers, (specs) => {
        const things = specs.map((spec, index) => ({ key: `k${index}`, live: live(String(index), spec) }));
        const { wanted } = kind.read(kind.write(things).file);
        expect(wanted.map((one) => one.key)).toEqual(things.map((thing) => thing.key));
        const claims = kind.claim(
          wanted,
          things.map((thing) => thing.live),
        );
        expect(claims.pairs).toHaveLength(specs.length);
        for (const [index, spec] of specs.entries())
          expect(fields(spec, merge(BLANK, wanted[index]?.spec))).toEqual([]);
      }),
    );
  });

  it('are exported with an id where the name cannot be said', () => {
    const { file, remarks } = kind.write([{ key: 'odd', live: live('7', { name: 'x'.repeat(51), icon: 'a.png' }) }]);
    expect(file).toEqual({ tiers: { odd: { id: '7', requiredPoints: 5000 } } });
    expect(remarks).toHaveLength(2);
  });
});

describe('tiers in the plan', () => {
  it('need a name and a threshold to be created', () => {
    expect(kind.lacks({}).map(({ path }) => path)).toEqual(['name', 'requiredPoints']);
    expect(kind.lacks({ name: 'Gold', requiredPoints: null }).map(({ path }) => path)).toEqual(['requiredPoints']);
    expect(kind.lacks({ name: 'Gold', requiredPoints: 0 })).toEqual([]);
  });

  it.each([
    ['raised', 5001, 'high'],
    ['lowered', 4999, 'medium'],
    ['left', 5000, 'low'],
  ])('weigh a threshold that is %s', (_title, requiredPoints, risk) => {
    expect(kind.risk?.(updateOf(kind, GOLD, { ...GOLD, requiredPoints }))).toBe(risk);
    expect(kind.risk?.(createOf(kind, GOLD))).toBe('low');
  });

  it('can be deleted, with care', () => {
    expect(kind.undeletable(GOLD)).toBeUndefined();
    expect(kind.precious).toContain('Customers');
    expect(kind.needs(GOLD)).toEqual([]);
    expect(kind.nameOf(GOLD)).toBe('Gold');
  });

  it('compare icons by what they show', () => {
    expect(kind.same?.('icon', 'https://example.com/a.svg', 'shapes/a.svg')).toBe(true);
    expect(kind.same?.('requiredPoints', 1, 2)).toBe(false);
  });

  it('park on values that the next run knows as ours', () => {
    const [name, points] = kind.unique ?? [];
    expect(name?.spare('Gold', new Set(['Gold']))).toBe('Gold ~swap');
    expect(points?.spare(500, new Set([500]))).toBe(501);
    expect(points?.spare(1, new Set([1, 2]))).toBe(3);
    expect(
      kind.claim(kind.read({ tiers: { gold: { name: 'Gold' } } }).wanted, [live('1', { name: 'Gold ~swap' })]).pairs,
    ).toHaveLength(1);
  });
});

describe('judging tiers', () => {
  const judged = (scene: Parameters<typeof pictureOf<TierSpec>>[1]) =>
    (kind.judge?.(pictureOf(kind, { facts: { tiersAvailable: true }, ...scene })) ?? []).map((problem) => problem.code);

  it('asks for the feature', () => {
    expect(judged({ changes: [createOf(kind, GOLD)], facts: { tiersAvailable: false } })).toEqual([
      'TIERS_NOT_AVAILABLE',
    ]);
  });

  it.each([
    ['twenty', 20, [createOf(kind, GOLD)], []],
    ['one too many', 21, [createOf(kind, GOLD), createOf(kind, GOLD, 'b')], ['TOO_MANY_TIERS']],
    ['as many as there are already', 21, [deleteOf(kind, GOLD)], []],
  ])('counts them: %s', (_title, count, changes, problems) => {
    expect(judged({ changes, after: { tier: Array.from({ length: count }, () => GOLD) } })).toEqual(problems);
  });

  it('says when a former name has done its work', () => {
    const file = { tiers: { gold: { name: 'Gold', formerly: ['Gold Club'] } } };
    expect(judged({ file, live: [live('1', {})] })).toEqual(['FORMERLY_SPENT']);
    expect(judged({ file, live: [live('1', { name: 'Gold Club' })] })).toEqual([]);
  });
});
