import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { entriesAt, entriesToSend } from '../../src/kinds/tier-entries.ts';

const read = (list: unknown) => entriesAt(list, 'x.configs', (fields) => fields['points']);

describe('a per-tier list', () => {
  it.each([
    ['absent', {}],
    ['null', { tierId: null }],
    ['empty', { tierId: '' }],
  ])('has the base entry under a tier id that is %s', (_, tier) =>
    expect(
      read([
        { tierId: 'gold', points: 7 },
        { ...tier, points: 5 },
      ]),
    ).toEqual({ base: 5, tiers: { gold: 7 } }),
  );

  it.each([[undefined], [null], [[]]])('has no entries: %j', (list) =>
    expect(read(list)).toEqual({ base: undefined, tiers: {} }),
  );

  it.each([['many'], [[1]], [[{ tierId: 3 }]]])('is none: %j', (list) => expect(() => read(list)).toThrow(Failure));

  it('is sent base first, with what else the site has of each entry', () =>
    expect(
      entriesToSend(
        5,
        new Map([
          ['gold', 7],
          ['new', 9],
        ]),
        [
          { tierId: 'gold', points: 6, note: 'kept' },
          { tierId: null, points: 1, mark: 1 },
        ],
        (points) => ({ points }),
      ),
    ).toEqual([
      { points: 5, mark: 1 },
      { tierId: 'gold', points: 7, note: 'kept' },
      { tierId: 'new', points: 9 },
    ]));

  it('is sent without a base entry where there is none', () =>
    expect(entriesToSend(undefined, new Map([['gold', 7]]), undefined, (points) => ({ points }))).toEqual([
      { tierId: 'gold', points: 7 },
    ]));
});
