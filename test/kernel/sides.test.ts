import { describe, expect, it } from 'vitest';
import { gravest, isDrift } from '../../src/kernel/drift.ts';
import { sidesOf } from '../../src/kernel/sides.ts';
import { KINDS } from '../support/toys.ts';

const kind = KINDS[0] as (typeof KINDS)[number];
const sides = (base: unknown, file: unknown, site: unknown) =>
  sidesOf(kind, { base, file, site, ignored: [] }).map(({ path, side }) => `${path} ${side}`);

describe('who changed an attribute', () => {
  it.each<[string, unknown, unknown, unknown, string[]]>([
    ['that was a value and is a map on the site', { v: 1 }, { v: 1 }, { v: { a: 2 } }, ['v theirs']],
    ['that was a map and is a value on the site', { v: { a: 1 } }, { v: { a: 1 } }, { v: 2 }, ['v theirs']],
    ['that became a map in the file', { v: 1 }, { v: { a: 1 } }, { v: { a: 2 } }, ['v.a both']],
    ['that became a value in the file', { v: { a: 1 } }, { v: 1 }, { v: { a: 2 } }, ['v both']],
    ['whose name only begins like another that moved', { vw: 1 }, { v: 2 }, { v: 1, vw: 2 }, ['v ours']],
  ])('%s', (_, base, file, site, expected) => {
    expect(sides(base, file, site)).toEqual(expected);
  });
});

it('of several sides the gravest counts', () => {
  expect(gravest([])).toBe('ours');
  expect(gravest(['ours', 'unknown'])).toBe('unknown');
  expect(gravest(['unknown', 'theirs', 'ours'])).toBe('theirs');
  expect(gravest(['theirs', 'both'])).toBe('both');
});

it('what the file has changed is no drift', () => {
  const all = ['ours', 'theirs', 'both', 'unknown'] as const;
  expect(all.filter((side) => isDrift({ side }))).toEqual(['theirs', 'both', 'unknown']);
});
