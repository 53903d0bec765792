import { describe, expect, it } from 'vitest';
import type { Lives } from '../../src/kernel/basis.ts';
import type { Draft } from '../../src/kernel/draft.ts';
import { collisions, valuesInUse } from '../../src/kernel/unique.ts';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf } from '../support/toy-run.ts';
import { type Card, cardKind, want } from '../support/toys.ts';

const site = () =>
  siteWith(
    [],
    [
      { name: 'Ace', rank: 1 },
      { name: 'Bee', rank: 2 },
      { name: 'Cat', rank: 3 },
    ],
  );
const problemsOf = (wanted: readonly unknown[], policy = {}) => {
  const { problems, plan } = planOf(site(), { wanted: wanted as never[], ...policy });
  expect(plan.changes.length).toBeGreaterThan(0);
  return codes(problems.filter(({ severity }) => severity === 'error'));
};
const rename = (key: string, id: string, spec: Partial<Card>) => want(cardKind, key, spec, { id });

describe('a unique value', () => {
  it.each([
    ['of an unmanaged thing', [rename('a', 'c0', { name: 'Bee' })], ['VALUE_TAKEN zetaCards/a']],
    [
      'of a thing that keeps it',
      [rename('a', 'c0', { name: 'Bee' }), want(cardKind, 'b', { name: 'Bee', note: 'n' }, { id: 'c1' })],
      ['VALUE_TAKEN zetaCards/b'],
    ],
    [
      'of a thing that does not change at all',
      [rename('a', 'c0', { rank: 2 }), rename('b', 'c1', { name: 'Bee' })],
      ['VALUE_TAKEN zetaCards/a'],
    ],
    [
      'that two come to want',
      [rename('a', 'c0', { name: 'Elk' }), want(cardKind, 'new', { name: 'Elk', rank: 9 })],
      ['VALUE_TAKEN zetaCards/new'],
    ],
    [
      'that two new things want',
      [want(cardKind, 'm', { name: 'Elk', rank: 9 }), want(cardKind, 'n', { name: 'Fox', rank: 9 })],
      ['VALUE_TAKEN zetaCards/n'],
    ],
    ['that another gives up', [rename('a', 'c0', { name: 'Bee' }), rename('b', 'c1', { name: 'Elk' })], []],
    ['that two exchange', [rename('a', 'c0', { name: 'Bee' }), rename('b', 'c1', { name: 'Ace' })], []],
    [
      'of which there is none',
      [rename('a', 'c0', { name: null as never }), rename('b', 'c1', { name: null as never })],
      [],
    ],
  ])('%s', (_, wanted, found) => {
    expect(problemsOf(wanted)).toEqual(found);
  });

  it('of a thing that goes is free', () => {
    const removed = [{ section: 'zetaCards', name: 'Bee', path: '' }];
    expect(problemsOf([rename('a', 'c0', { rank: 2 })], { removed })).toEqual([]);
  });

  it('is refused in words', () => {
    const { problems } = planOf(site(), {
      wanted: [rename('a', 'c0', { rank: 2 }), rename('c', 'c2', { name: 'Elk', rank: 2 })] as never[],
    });
    const say = (address: string, holder: string) => ({
      code: 'VALUE_TAKEN',
      severity: 'error',
      address,
      path: 'rank',
      message: `${address} wants rank 2, which ${holder} has; each value is allowed once among zetaCards.`,
      next: `Choose another rank, or change or remove ${holder} in the same file.`,
    });
    expect(problems).toEqual([say('zetaCards/a', '"Bee"'), say('zetaCards/c', 'zetaCards/a')]);
  });
});

describe('values in use', () => {
  it('are those of now and those of then, of one kind', () => {
    const lives = [
      { kind: cardKind, live: [{ spec: { name: 'Ace' } }, { spec: { name: 'Bee' } }] },
      { kind: { name: 'other' }, live: [{ spec: { name: 'Other' } }] },
    ] as unknown as readonly Lives[];
    const drafts = [
      { op: 'update', kind: cardKind.name, to: { name: 'Cat' } },
      { op: 'create', kind: cardKind.name, to: { name: 'Dog' } },
      { op: 'delete', kind: cardKind.name, from: { name: 'Bee' } },
      { op: 'create', kind: 'other', to: { name: 'Elk' } },
    ] as unknown as readonly Draft[];
    expect(valuesInUse(lives, drafts)(cardKind.name, 'name')).toEqual(['Ace', 'Bee', 'Cat', 'Dog']);
    expect(collisions(lives[1] as Lives, drafts)).toEqual([]);
  });
});
