import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity, Live, Wanted } from '../../src/kernel/kind.ts';
import { claimByName, type Naming, repeatedNames, spentNames } from '../../src/kinds/claim.ts';

interface Mug {
  readonly name: string;
}

const naming: Naming<Mug> = {
  noun: 'mug',
  unique: true,
  longest: 50,
  nameOf: (spec) => spec.name,
  wantedName: (spec) => spec.name,
};
const loose = { ...naming, unique: false };

const want = (key: string, name: string | undefined, identity: Identity = {}): Wanted<Mug> => ({
  address: `mugs/${key}`,
  key,
  spec: name === undefined ? {} : { name },
  identity,
});
const have = (id: string, name: string): Live<Mug> => ({ spec: { name }, handle: { id, revision: '1' } });

function told(wanted: readonly Wanted<Mug>[], live: readonly Live<Mug>[], how = naming) {
  const claims = claimByName(wanted, live, how);
  return {
    pairs: Object.fromEntries(claims.pairs.map((pair) => [pair.wanted.key, pair.live.handle.id])),
    missing: claims.missing.map((one) => one.key),
    unmatched: claims.unmatched.map((one) => one.handle.id),
    problems: claims.problems.map((problem) => `${problem.code} ${problem.address}`),
  };
}

describe('claims by name', () => {
  it.each([
    ['the exact name', [want('a', 'Gold')], [have('1', 'Gold')], { pairs: { a: '1' } }],
    [
      'a name in another spelling of Unicode, and with blanks',
      [want('a', ' Café')],
      [have('1', 'Cafe\u0301 ')],
      { pairs: { a: '1' } },
    ],
    ['case counts', [want('a', 'gold')], [have('1', 'Gold')], { missing: ['a'], unmatched: ['1'] }],
    ['a former name', [want('a', 'Gold', { formerly: ['Old', 'Older'] })], [have('1', 'Older')], { pairs: { a: '1' } }],
    [
      'the current name before a former one',
      [want('a', 'Gold', { formerly: ['Old'] })],
      [have('1', 'Old'), have('2', 'Gold')],
      { pairs: { a: '2' }, unmatched: ['1'] },
    ],
    [
      'a former name only among what is left',
      [want('a', 'Gold', { formerly: ['Silver'] }), want('b', 'Silver')],
      [have('1', 'Silver')],
      { pairs: { b: '1' }, missing: ['a'] },
    ],
    [
      'the id before every name',
      [want('a', 'Gold', { id: '2' }), want('b', 'Silver', { id: '1' })],
      [have('1', 'Gold'), have('2', 'Silver')],
      { pairs: { a: '2', b: '1' } },
    ],
    [
      'an id frees a name for others',
      [want('a', 'Gold', { id: '1' }), want('b', 'Silver')],
      [have('1', 'Silver'), have('2', 'Silver')],
      { pairs: { a: '1', b: '2' } },
    ],
    ['a temporary name of ours', [want('a', 'Gold')], [have('1', 'Gold ~swap')], { pairs: { a: '1' } }],
    [
      'a temporary name before the current one, which is to change hands',
      [want('a', 'Gold'), want('b', 'Silver', { formerly: ['Gold'] })],
      [have('1', 'Gold ~swap'), have('2', 'Gold')],
      { pairs: { a: '1', b: '2' } },
    ],
    [
      'a long temporary name',
      [want('a', 'x'.repeat(50))],
      [have('1', `${'x'.repeat(42)} ~swap2`)],
      { pairs: { a: '1' } },
    ],
    ['no name at all', [want('a', undefined)], [have('1', '')], { missing: ['a'], unmatched: ['1'] }],
    [
      'no name, and a former one',
      [want('a', undefined, { formerly: ['Old'] })],
      [have('1', 'Old')],
      { pairs: { a: '1' } },
    ],
    [
      'an id that is nowhere',
      [want('a', 'Gold', { id: '9' })],
      [have('1', 'Gold')],
      { unmatched: ['1'], problems: ['ID_NOT_FOUND mugs/a'] },
    ],
    [
      'an id given twice',
      [want('a', 'A', { id: '1' }), want('b', 'B', { id: '1' })],
      [have('1', 'A')],
      { unmatched: ['1'], problems: ['AMBIGUOUS_MATCH mugs/a', 'AMBIGUOUS_MATCH mugs/b'] },
    ],
    [
      'two things of one name',
      [want('a', 'Gold')],
      [have('1', 'Gold'), have('2', 'Gold')],
      { unmatched: ['1', '2'], problems: ['AMBIGUOUS_MATCH mugs/a'] },
    ],
    [
      'two former names that both live',
      [want('a', 'Gold', { formerly: ['X', 'Y'] })],
      [have('1', 'X'), have('2', 'Y')],
      { unmatched: ['1', '2'], problems: ['AMBIGUOUS_MATCH mugs/a'] },
    ],
    [
      'one former name of two',
      [want('a', 'A', { formerly: ['X'] }), want('b', 'B', { formerly: ['X'] })],
      [have('1', 'X')],
      { unmatched: ['1'], problems: ['AMBIGUOUS_MATCH mugs/a', 'AMBIGUOUS_MATCH mugs/b'] },
    ],
    [
      'one name twice in the file',
      [want('a', 'Gold'), want('b', 'Gold')],
      [have('1', 'Gold')],
      { unmatched: ['1'], problems: ['NAME_TWICE mugs/a', 'NAME_TWICE mugs/b'] },
    ],
  ])('%s', (_title, wanted, live, expected) => {
    expect(told(wanted, live)).toEqual({ pairs: {}, missing: [], unmatched: [], problems: [], ...expected });
  });

  it('print every id of an ambiguity', () => {
    const two = claimByName([want('a', 'Gold')], [have('one', 'Gold'), have('two', 'Gold')], naming).problems[0];
    expect(two?.message).toBe('mugs/a could be any of the mugs "Gold" (id one) and "Gold" (id two).');
    expect(two?.next).toContain('`id: one`, or another of these ids; or delete in the dashboard what is there twice.');
    const rivals = [want('a', 'A', { formerly: ['X'] }), want('b', 'B', { formerly: ['X'] })];
    const one = claimByName(rivals, [have('one', 'X')], naming).problems[0];
    expect(one?.message).toBe('mugs/a and mugs/b all claim the mug "X" (id one).');
    expect(one?.next).toBe('Say which one mugs/a is: `id: one`.');
  });

  it('let things share a name where Wix does, if ids tell them apart', () => {
    const wanted = [want('a', 'Gold', { id: '1' }), want('b', 'Gold')];
    const live = [have('1', 'Gold'), have('2', 'Gold')];
    expect(told(wanted, live, loose)).toMatchObject({ pairs: { a: '1', b: '2' }, problems: [] });
    expect(told(wanted, live).problems).toHaveLength(2);
    expect(repeatedNames([want('a', 'Gold'), want('b', 'Gold')], loose)[0]?.next).toContain('`id:`');
  });

  it('put every wanted and every live thing in exactly one place, in any order of the lists', () => {
    const name = fc.constantFrom('A', 'B', 'C', 'A ~swap', 'B ~swap', ' A');
    const identity = fc.record(
      { id: fc.constantFrom('0', '1', '2', '9'), formerly: fc.uniqueArray(name, { maxLength: 2 }) },
      { requiredKeys: [] },
    );
    const wishes = fc.array(fc.tuple(fc.option(name, { nil: undefined }), identity), { maxLength: 5 });
    const names = fc.array(name, { maxLength: 5 });
    fc.assert(
      fc.property(wishes, names, fc.boolean(), (wished, lived, unique) => {
        const wanted = wished.map(([text, who], index) => want(`k${index}`, text, who));
        const live = lived.map((text, index) => have(String(index), text));
        const claims = claimByName(wanted, live, { ...naming, unique });
        const places = [
          ...claims.pairs.map((pair) => pair.wanted.address),
          ...claims.missing.map((one) => one.address),
          ...claims.problems.map((problem) => problem.address),
        ];
        expect([...places].sort()).toEqual(wanted.map((one) => one.address).sort());
        const homes = [...claims.pairs.map((pair) => pair.live), ...claims.unmatched];
        expect(homes.map((one) => one.handle.id).sort()).toEqual(live.map((one) => one.handle.id).sort());
        const back = claimByName([...wanted].reverse(), [...live].reverse(), { ...naming, unique });
        const pairing = (pairs: typeof claims.pairs) =>
          pairs.map((pair) => `${pair.wanted.key}=${pair.live.handle.id}`).sort();
        expect(pairing(back.pairs)).toEqual(pairing(claims.pairs));
        expect(back.problems.map((problem) => problem.address).sort()).toEqual(
          claims.problems.map((problem) => problem.address).sort(),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe('former names that have done their work', () => {
  const wanted = [want('a', 'Gold', { formerly: ['Old'] }), want('b', 'Tin', { formerly: [] }), want('c', 'Iron')];

  it('are named once nothing bears them', () => {
    const claims = claimByName(wanted, [have('1', 'Gold'), have('2', 'Tin'), have('3', 'Iron')], naming);
    expect(spentNames(claims, naming).map((problem) => [problem.code, problem.address])).toEqual([
      ['FORMERLY_SPENT', 'mugs/a'],
    ]);
  });

  it('are kept quiet as long as something does', () => {
    expect(spentNames(claimByName(wanted, [have('1', 'Old')], naming), naming)).toEqual([]);
    expect(spentNames(claimByName(wanted, [have('1', 'Gold'), have('2', 'Old')], naming), naming)).toEqual([]);
  });
});
