import { expect, it } from 'vitest';
import type { Side } from '../../src/kernel/drift.ts';
import { composeDrift } from '../../src/kernel/drift-document.ts';

const meta = {
  tool: { name: 'loyalty' as const, version: '0' },
  createdAt: '2026-11-21T08:00:00.000Z',
  config: { path: 'toys.yaml', digest: 'd' },
  base: { given: 'HEAD~1', commit: 'c0ffee' },
};
const thing = (side: Side) => ({
  address: 'x/a' as const,
  kind: 'x',
  name: 'A',
  state: 'differs' as const,
  side,
  fields: [],
});
const composed = (...sides: readonly Side[]) =>
  composeDrift('shop', { things: sides.map(thing), unmanaged: ['x/b', 'x/c'], ignored: ['x/d'], problems: [] }, meta);

it('a comparison becomes a document', () => {
  expect(composed('both', 'theirs', 'theirs', 'ours')).toEqual({
    formatVersion: '1.0',
    ...meta,
    site: 'shop',
    summary: { both: 1, theirs: 2, unknown: 0, ours: 1, unmanaged: 2, ignored: 1 },
    verdict: 'conflict',
    things: [thing('both'), thing('theirs'), thing('theirs'), thing('ours')],
    unmanaged: ['x/b', 'x/c'],
    ignored: ['x/d'],
    problems: [],
  });
});

it.each<[string, Side[]]>([
  ['none', []],
  ['none', ['ours']],
  ['drift', ['unknown', 'ours']],
  ['drift', ['theirs', 'ours']],
  ['conflict', ['theirs', 'both']],
])('the verdict is %s for %j', (verdict, sides) => {
  expect(composed(...sides).verdict).toBe(verdict);
});
