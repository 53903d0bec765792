import { describe, expect, it } from 'vitest';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf, steps } from '../support/toy-run.ts';
import { cardKind, deckKind, want } from '../support/toys.ts';

const cards = (...specs: readonly (readonly [string, number])[]) => specs.map(([name, rank]) => ({ name, rank }));
const card = (key: string, id: string, spec: object) => want(cardKind, key, spec, { id });
const remove = (section: string, name: string) => ({ section, name, path: '' });

describe('things that exchange values', () => {
  const planned = (live: readonly (readonly [string, number])[], next: readonly object[], more: object = {}) =>
    planOf(siteWith([], cards(...live)), {
      wanted: next.map((spec, index) => card(`k${index}`, `c${index}`, spec)) as never[],
      ...more,
    });

  it('two: one is parked, and the plan says so', () => {
    const { plan, problems } = planned(
      [
        ['Ace', 1],
        ['Bee', 2],
      ],
      [{ name: 'Bee' }, { name: 'Ace' }],
    );
    expect(problems).toEqual([]);
    const [ace, bee] = [
      { name: 'Ace', rank: 1, note: null },
      { name: 'Bee', rank: 2, note: null },
    ] as const;
    const handle = { id: 'c1', revision: '1' };
    const both = { kind: 'zeta-card', op: 'update', risk: 'low' } as const;
    expect(plan.changes).toEqual([
      {
        ...both,
        address: 'zetaCards/k1',
        name: 'Ace',
        handle,
        from: bee,
        to: { ...bee, name: 'Ace ~swap' },
        parked: true,
        waitsFor: [],
        reason: 'A step on the way: "Bee" has to be free before another can take it.',
      },
      {
        ...both,
        address: 'zetaCards/k0',
        name: 'Bee',
        handle: { id: 'c0', revision: '1' },
        from: ace,
        to: { ...ace, name: 'Bee' },
        waitsFor: ['zetaCards/k1'],
        reason: 'The site calls it "Ace".',
      },
      {
        ...both,
        address: 'zetaCards/k1',
        name: 'Ace',
        handle,
        from: { ...bee, name: 'Ace ~swap' },
        to: { ...bee, name: 'Ace' },
        waitsFor: ['zetaCards/k0', 'zetaCards/k1'],
        reason: 'The site calls it "Bee".',
      },
    ]);
    expect(Object.keys(plan.basis.things)).toEqual(['zetaCards/k1', 'zetaCards/k0']);
  });

  it('both values at once: one step makes room for both', () => {
    const { plan } = planned(
      [
        ['Ace', 1],
        ['Bee', 2],
      ],
      [
        { name: 'Bee', rank: 2 },
        { name: 'Ace', rank: 1 },
      ],
    );
    expect(steps(plan)).toEqual(['park zetaCards/k1', 'update zetaCards/k0', 'update zetaCards/k1']);
    expect(plan.changes[0]).toMatchObject({
      to: { name: 'Ace ~swap', rank: 0 },
      risk: 'high',
      reason: 'A step on the way: "Bee" and 2 has to be free before another can take it.',
    });
  });

  it('three in a ring: one is parked', () => {
    const { plan } = planned(
      [
        ['Ace', 1],
        ['Bee', 2],
        ['Cat', 3],
      ],
      [{ name: 'Bee' }, { name: 'Cat' }, { name: 'Ace' }],
    );
    expect(steps(plan).filter((step) => step.startsWith('park'))).toHaveLength(1);
    expect(steps(plan)).toHaveLength(4);
  });

  it('in a row: nobody is parked', () => {
    const { plan } = planned(
      [
        ['Ace', 1],
        ['Bee', 2],
        ['Cat', 3],
      ],
      [{ name: 'Bee' }, { name: 'Cat' }, { name: 'Dog' }],
    );
    expect(steps(plan)).toEqual(['update zetaCards/k2', 'update zetaCards/k1', 'update zetaCards/k0']);
  });

  it('several pairs: spare values are not taken twice, nor from anybody', () => {
    const { plan } = planned(
      [
        ['Ace', 10],
        ['Bee', 12],
        ['Cat', 20],
        ['Dog', 22],
        ['Ace ~swap', 11],
        ['Elk', 21],
      ],
      [
        { name: 'Bee', rank: 12 },
        { name: 'Ace', rank: 10 },
        { name: 'Dog', rank: 22 },
        { name: 'Cat', rank: 20 },
      ],
    );
    const parked = plan.changes.flatMap((change) =>
      change.op === 'update' && change.parked ? [change.to as { name: string; rank: number }] : [],
    );
    expect(parked.map(({ name }) => name)).toEqual(['Ace ~swap2', 'Cat ~swap']);
    const ranks = parked.map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(2);
    for (const rank of ranks) expect([10, 12, 20, 22, 11, 21]).not.toContain(rank);
  });

  it('what goes vacates its value before another takes it', () => {
    const { plan } = planned([['Ace', 1]], [], {
      wanted: [want(cardKind, 'new', { name: 'New', rank: 1 })],
      removed: [remove('zetaCards', 'Ace')],
    });
    expect(steps(plan)).toEqual(['delete zetaCards/"Ace"', 'create zetaCards/new']);
    expect(plan.changes[1]?.waitsFor).toEqual(['zetaCards/"Ace"']);
  });

  it('what goes is parked where its tenants let go of it only after another took its value', () => {
    const site = siteWith([{ title: 'Poker', otherCards: { c0: { bonus: 1 } } }], cards(['Ace', 1]));
    const { plan, problems } = planOf(site, {
      wanted: [
        want(cardKind, 'new', { name: 'New', rank: 1 }),
        want(deckKind, 'poker', { title: 'Poker', byCard: { new: { bonus: 1 } } }),
      ] as never[],
      removed: [remove('zetaCards', 'Ace')],
    });
    expect(codes(problems)).toEqual(['DELETE_LIMIT']);
    expect(steps(plan)).toEqual([
      'park zetaCards/"Ace"',
      'create zetaCards/new',
      'update alphaDecks/poker',
      'delete zetaCards/"Ace"',
    ]);
    expect(plan.changes[0]).toMatchObject({ from: { rank: 1 }, to: { rank: 2 }, risk: 'high' });
    expect(plan.changes[3]).toMatchObject({ from: { rank: 2 }, consent: 'removed' });
  });

  it('a create and an update that want the same value are refused, and still put in order', () => {
    const { plan, problems } = planned(
      [
        ['Ace', 1],
        ['Bee', 2],
      ],
      [{ name: 'Bee' }, { name: 'Ace' }],
      {
        wanted: [
          card('k0', 'c0', { name: 'Bee' }),
          card('k1', 'c1', { name: 'Ace' }),
          want(cardKind, 'new', { name: 'Bee', rank: 9 }),
        ],
      },
    );
    expect(codes(problems)).toContain('VALUE_TAKEN zetaCards/new');
    expect(steps(plan)).toHaveLength(4);
  });
});
