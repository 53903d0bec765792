import { describe, expect, it } from 'vitest';
import type { Impact } from '../../src/impact/document.ts';
import { planText } from '../../src/render/index.ts';
import { aChange, aDocument } from './documents.ts';
import { aBareImpact, aReward } from './impacts.ts';

const textOf = (impact: Impact) =>
  planText(aDocument({ changes: [aChange({ address: 'tiers/silver' })], impact }), { colour: false, width: 160 });

describe('balances', () => {
  const balances = (
    edges: readonly number[],
    counts: readonly (number | '<5')[],
    cost: { readonly before: number | null; readonly after: number | null } = { before: 500, after: 600 },
  ) =>
    textOf(aBareImpact({ rewards: [aReward('mug', { changed: true, cost })], distribution: { edges, counts } }))
      .split('\n')
      .filter((line) => /[█]| 0$/.test(line))
      .map((line) => line.trim());

  it('say who is on the wrong side of a price, or on the right one', () => {
    expect(balances([1, 500, 600], [10, 20, 5, 7])).toEqual([
      'none:         ████████████ 10',
      '1 to 499:     ████████████████████████ 20',
      '500 to 599:   ██████ 5 can take a reward today, and not then',
      '600 and more: █████████ 7',
    ]);
    expect(balances([1, 500, 600], [0, 20, 5, 7], { before: 600, after: 500 })[2]).toBe(
      '500 to 599:   ██████ 5 can take a reward then, and not today',
    );
  });

  it('say who wins by a reward that comes, and loses by one that goes', () => {
    expect(balances([1, 10, 25], [10, 20, 5, 7], { before: null, after: 10 })).toEqual([
      'none:        ████████████ 10',
      '1 to 9:      ████████████████████████ 20',
      '10 to 24:    ██████ 5 can take a reward then, and not today',
      '25 and more: █████████ 7 can take a reward then, and not today',
    ]);
    expect(balances([1, 10], [10, 20, 5], { before: 10, after: null })[2]).toBe(
      '10 and more: ██████ 5 can take a reward today, and not then',
    );
  });

  it('keep the price of a reward that comes as a border', () => {
    const edges = [...Array.from({ length: 30 }, (_, at) => 1 + at)];
    const lines = balances(edges, [9, ...edges.map((at) => (at === 10 ? 0 : 90))], { before: null, after: 10 });
    expect(lines.some((line) => line.startsWith('10'))).toBe(true);
  });

  it('are joined where the fewest are, but never across a price', () => {
    const edges = [...Array.from({ length: 30 }, (_, at) => 1 + 25 * at), 900, 1000];
    const counts = [...edges.map((_, at) => (at % 2 === 1 ? 40 : ('<5' as const))), 0];
    const lines = balances(edges, counts, { before: 501, after: 601 });
    expect(lines.length).toBeLessThanOrEqual(14);
    expect(lines.some((line) => line.startsWith('501 to'))).toBe(true);
    expect(lines.some((line) => line.startsWith('601 to'))).toBe(true);
    expect(lines.join('\n')).toMatch(/ \d+–\d+/);
  });

  it('keep small groups small when they are joined', () => {
    const lines = balances([1, 2, 3, 600], ['<5', '<5', '<5', '<5', 0], { before: 3, after: 600 });
    expect(lines).toEqual([
      'none:         ████████████████████████ <5',
      '1:            ████████████████████████ <5',
      '2:            ████████████████████████ <5',
      '3 to 599:     ████████████████████████ <5 can take a reward today, and not then',
      '600 and more: 0',
    ]);
  });

  it('say at most how many where small groups are joined with none but their like', () => {
    const edges = Array.from({ length: 15 }, (_, at) => at + 1);
    const lines = balances(edges, [0, ...edges.map((at) => (at < 4 ? ('<5' as const) : 900))], {
      before: 12,
      after: 14,
    });
    expect(lines.join('\n')).toMatch(/█ up to \d+\n/);
  });

  it('are left out where no price changes', () => {
    const still = aReward('mug', { cost: { before: null, after: null } });
    expect(textOf(aBareImpact({ rewards: [still], distribution: { edges: [1], counts: [1, 2] } }))).not.toContain(
      'Balances',
    );
    const moved = aReward('mug', { cost: { before: 4, after: 5 } });
    expect(textOf(aBareImpact({ rewards: [moved] }))).not.toContain('Balances');
  });
});
