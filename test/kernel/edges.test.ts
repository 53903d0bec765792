import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/kernel/address.ts';
import type { Draft } from '../../src/kernel/draft.ts';
import type { Json, Kind } from '../../src/kernel/kind.ts';
import { order } from '../../src/kernel/order.ts';
import { cases } from '../support/runs.ts';
import { codes } from '../support/toy-run.ts';

/** A kind as bare as it gets, with the waits a test asks for. */
const bare = (name: string, more: Partial<Kind<unknown>> = {}): Kind<unknown> =>
  ({ name, section: name, after: [], needs: () => [], nameOf: () => '', ...more }) as unknown as Kind<unknown>;

const draftOf = (kind: string, key: string, op: Draft['op'], more: object = {}): Draft =>
  ({
    op,
    kind,
    address: `${kind}/${key}`,
    name: key,
    from: {},
    to: {},
    handle: { id: key },
    reason: '',
    risk: 'low',
    ...more,
  }) as unknown as Draft;

const lined = (drafts: readonly Draft[], kinds: readonly Kind<unknown>[]) => {
  const { changes, problems } = order(drafts, kinds, () => []);
  return {
    order: changes.map(({ op, address }) => `${op} ${address}`),
    waits: changes.map(({ waitsFor }) => waitsFor.join(' ')),
    codes: codes(problems),
  };
};

describe('circles that parking cannot break', () => {
  it('of wishes give way, one of them', () => {
    const kind = bare('x', {
      order: () => [
        ['x/a', 'x/b'],
        ['x/b', 'x/a'],
      ],
    });
    const found = lined([draftOf('x', 'a', 'update'), draftOf('x', 'b', 'update')], [kind]);
    expect(found).toEqual({ order: ['update x/b', 'update x/a'].reverse(), waits: ['', 'x/a'], codes: [] });
  });

  it('of addresses that do not change are none', () => {
    const kind = bare('x', {
      order: () => [
        ['x/a', 'x/other'],
        ['x/other', 'x/a'],
      ],
    });
    expect(lined([draftOf('x', 'a', 'update')], [kind])).toEqual({ order: ['update x/a'], waits: [''], codes: [] });
  });

  it('of a wish and a need: the wish gives way', () => {
    const kind = bare('x', {
      needs: (spec) => ((spec as { needs?: Address }).needs ? [(spec as { needs: Address }).needs] : []),
      order: () => [['x/b', 'x/a']],
    });
    const found = lined([draftOf('x', 'a', 'create', { to: { needs: 'x/b' } }), draftOf('x', 'b', 'create')], [kind]);
    expect(found).toEqual({ order: ['create x/b', 'create x/a'], waits: ['', 'x/b'], codes: [] });
  });

  it('of needs are a problem that names them all', () => {
    const kind = bare('x', { needs: (spec) => (spec as { needs: readonly Address[] }).needs });
    const drafts = [
      draftOf('x', 'a', 'create', { to: { needs: ['x/b'] } }),
      draftOf('x', 'b', 'create', { to: { needs: ['x/c'] } }),
      draftOf('x', 'c', 'create', { to: { needs: ['x/a'] } }),
    ];
    const { changes, problems } = order(drafts, [kind], () => []);
    expect(changes).toHaveLength(3);
    expect(problems).toEqual([
      {
        code: 'CIRCULAR',
        severity: 'error',
        address: 'x/a',
        message: 'These need each other to be there first: x/a -> x/b -> x/c -> x/a.',
        next: 'Apply it in two steps: first without one of the references, then with it.',
      },
    ]);
  });

  it('a thing that needs itself just waits for nobody', () => {
    const kind = bare('x', { needs: () => ['x/a'] });
    expect(lined([draftOf('x', 'a', 'create')], [kind])).toEqual({ order: ['create x/a'], waits: [''], codes: [] });
  });

  it('kinds that stand behind each other end in some order', () => {
    const kinds = [bare('x', { after: ['y'] }), bare('y', { after: ['x'] })];
    expect(lined([draftOf('x', 'a', 'update'), draftOf('y', 'b', 'update')], kinds).order).toHaveLength(2);
  });

  it('what goes first, yet has to wait, waits', () => {
    const kind = bare('x', {
      first: (change) => change.address === 'x/a',
      needs: (spec) => ((spec as { needs?: Address }).needs ? [(spec as { needs: Address }).needs] : []),
    });
    const found = lined(
      [draftOf('x', 'a', 'update', { to: { needs: 'x/b' } }), draftOf('x', 'b', 'create'), draftOf('x', 'c', 'update')],
      [kind],
    );
    expect(found.order).toEqual(['create x/b', 'update x/a', 'update x/c']);
  });

  it('a spare value that is none does not go on for ever', () => {
    const kind = bare('x', { unique: [{ path: 'v' as never, spare: (goal: Json) => goal }] });
    const drafts = [
      draftOf('x', 'a', 'update', { from: { v: 1 }, to: { v: 2 } }),
      draftOf('x', 'b', 'update', { from: { v: 2 }, to: { v: 1 } }),
    ];
    expect(lined(drafts, [kind]).order.length).toBeLessThan(6);
  });
});

describe('kinds behind kinds', () => {
  const kinds = [bare('z'), bare('m', { after: ['z'] }), bare('a', { after: ['z', 'm'] })];

  it.each([
    ['writes forwards', ['a create', 'm update', 'z create'], ['create z', 'update m', 'create a']],
    ['deletes backwards', ['a delete', 'm delete', 'z delete'], ['delete a', 'delete m', 'delete z']],
    ['writes behind deletes they need not wait for', ['a update', 'z delete'], ['delete z', 'update a']],
    ['deletes beside writes before them', ['a delete', 'z update'], ['update z', 'delete a']],
  ])('%s', (_, given, expected) => {
    const drafts = given.map((text) => {
      const [kind, op] = text.split(' ') as [string, Draft['op']];
      return draftOf(kind, 'k', op);
    });
    for (const input of [drafts, [...drafts].reverse()]) {
      expect(lined(input, kinds).order).toEqual(expected.map((text) => `${text}/k`));
    }
  });

  it('a delete beside a write of a kind before it waits for nobody', () => {
    expect(lined([draftOf('a', 'k', 'delete'), draftOf('z', 'k', 'update')], kinds).waits).toEqual(['', '']);
  });

  it('a kind may stand behind one that there is not', () => {
    const needy = bare('a', { after: ['nobody'], needs: (spec) => (spec as { needs?: Address[] }).needs ?? [] });
    const drafts = [draftOf('z', 'old', 'delete'), draftOf('a', 'k', 'update', { from: { needs: ['z/old'] } })];
    expect(lined(drafts, [bare('z'), needy]).order).toEqual(['update a/k', 'delete z/old']);
  });

  it('nothing that stands before those who let go of a thing waits until it is deleted', () => {
    const holding = kinds.map((kind) =>
      kind.name === 'a' ? { ...kind, needs: (spec: unknown) => (spec as { needs?: Address[] }).needs ?? [] } : kind,
    );
    const drafts = [
      draftOf('z', 'old', 'delete'),
      draftOf('m', 'k', 'update'),
      draftOf('a', 'k', 'update', { from: { needs: ['z/old'] } }),
      draftOf('a', 'l', 'update'),
    ];
    expect(lined(drafts, holding)).toEqual({
      order: ['update m/k', 'update a/k', 'update a/l', 'delete z/old'],
      waits: ['', 'm/k', 'm/k', 'a/k'],
      codes: [],
    });
  });
});

describe('any drafts at all', () => {
  const value = fc.constantFrom(1, 2, 3, null);
  const needs = fc.subarray(['x/a', 'x/b', 'y/a', 'y/c'] as Address[], { maxLength: 2 });
  const spec = fc.record({ u: value, v: value, needs });
  const one = fc.record({
    kind: fc.constantFrom('x', 'y'),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    op: fc.constantFrom<Draft['op']>('create', 'update', 'delete'),
    from: spec,
    to: spec,
  });
  const kinds = ['y', 'x'].map((name) =>
    bare(name, {
      after: name === 'x' ? ['y'] : [],
      needs: (found) => (found as { needs: Address[] }).needs,
      unique: ['u', 'v'].map((path) => ({
        path: path as never,
        spare: (goal: Json, taken: ReadonlySet<Json>) =>
          [1, 2, 3, 4, 5, 6, 7, 8].map((step) => Number(goal) + 10 * step).find((free) => !taken.has(free)) ?? 0,
      })),
      order: (changes) =>
        changes.slice(1).map((change, index) => [change.address, changes[index]?.address as Address] as const),
      first: (change) => change.op === 'update' && (change.to as { u: unknown }).u === 3,
    }),
  );

  it('come into an order in which each stands behind all it waits for, however they were shuffled', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ kind, key }) => `${kind}/${key}`, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        (given, dice) => {
          const drafts = given.map(({ kind, key, op, from, to }) => draftOf(kind, key, op, { from, to }));
          const { changes } = order(drafts, kinds, () => []);
          const addresses = changes.map(({ address }) => address);
          expect(new Set(addresses)).toEqual(new Set(drafts.map(({ address }) => address)));
          for (const [index, change] of changes.entries()) {
            for (const other of change.waitsFor) expect(addresses.slice(0, index)).toContain(other);
          }
          const mixed = drafts.map((draft) => ({ draft, at: dice.next().value as number })).sort((p, q) => p.at - q.at);
          expect(
            order(
              mixed.map(({ draft }) => draft),
              kinds,
              () => [],
            ).changes,
          ).toEqual(changes);
        },
      ),
      cases(300),
    );
  });
});
