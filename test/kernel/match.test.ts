import { describe, expect, it } from 'vitest';
import { parseReference, type Reference } from '../../src/kernel/address.ts';
import { codes, planOf, steps, type ToyFile } from '../support/toy-run.ts';
import { ToySite } from '../support/toy-site.ts';
import { cardKind, deckKind, moodKind, want } from '../support/toys.ts';

const references = (...texts: readonly string[]) => texts.map((text) => parseReference(text) as Reference);

/** Three cards and two decks of one title. */
function aSite(): ToySite {
  const site = new ToySite();
  site.put(cardKind, { name: 'Ace', rank: 14, note: null }, 'c-ace');
  site.put(cardKind, { name: 'Joker', rank: 0, note: null }, 'c-joker');
  site.put(cardKind, { name: 'King', rank: 13, note: null }, 'c-king');
  const deck = { shape: 'round', size: 52, active: true, tags: [], look: null, byCard: {}, otherCards: {} };
  site.put(deckKind, { ...deck, title: 'Poker' }, 'd-1');
  site.put(deckKind, { ...deck, title: 'Poker' }, 'd-2');
  return site;
}

const planned = (file: Partial<ToyFile>) => planOf(aSite(), { wanted: [], ...file });

describe('what the file does not name', () => {
  it('is listed and left alone: a card by its name, decks of one title by their ids', () => {
    const { plan, unmanaged, ignored, problems } = planned({});
    expect(steps(plan)).toEqual([]);
    expect(unmanaged).toEqual([
      'zetaCards/"Ace"',
      'zetaCards/"Joker"',
      'zetaCards/"King"',
      'alphaDecks/"d-1"',
      'alphaDecks/"d-2"',
      'muMood/mood',
    ]);
    expect([ignored, problems]).toEqual([[], []]);
  });
});

describe('removed', () => {
  it.each([
    ['zetaCards/"Ace"', ['delete zetaCards/"Ace"']],
    ['zetaCards/" Ace "', ['delete zetaCards/"Ace"']],
    ['zetaCards/Ace', ['delete zetaCards/"Ace"']],
    ['zetaCards/"c-ace"', ['delete zetaCards/"Ace"']],
    ['zetaCards/c-ace', ['delete zetaCards/"Ace"']],
    ['alphaDecks/"d-2"', ['delete alphaDecks/"d-2"']],
  ])('%s deletes the one it names', (line, deleted) => {
    const { plan, unmanaged, problems } = planned({ removed: references(line) });
    expect(steps(plan)).toEqual(deleted);
    expect(plan.changes[0]).toMatchObject({
      op: 'delete',
      consent: 'removed',
      risk: 'high',
      reason: 'The file lists it under "removed:".',
    });
    expect(unmanaged).toHaveLength(5);
    expect(codes(problems).filter((code) => code !== 'DELETE_LIMIT')).toEqual([]);
  });

  it('compares names in NFC', () => {
    const site = new ToySite();
    site.put(cardKind, { name: 'Caf\u00e9', rank: 1, note: null });
    expect(steps(planOf(site, { wanted: [], removed: references('zetaCards/"Cafe\u0301"') }).plan)).toHaveLength(1);
  });

  it('of a name that several bear is an error that prints the ids', () => {
    const { plan, problems, unmanaged } = planned({ removed: references('alphaDecks/"Poker"') });
    expect(steps(plan)).toEqual([]);
    expect(unmanaged).toHaveLength(6);
    expect(problems).toEqual([
      {
        code: 'REMOVED_AMBIGUOUS',
        severity: 'error',
        address: 'alphaDecks/"Poker"',
        message: 'removed: alphaDecks/"Poker" names 2 things of the site: d-1, d-2.',
        next: 'Name the one you mean by its id: alphaDecks/"d-1".',
      },
    ]);
  });

  it.each([
    ['zetaCards/"Joker"', 'zetaCards/"Joker"', 'the joker stays.'],
    ['muMood/mood', 'muMood/mood', 'a house has a mood.'],
  ])('of %s, which cannot be deleted, is an error', (line, address, reason) => {
    const { plan, problems, unmanaged } = planned({ removed: references(line) });
    expect(steps(plan)).toEqual([]);
    expect(unmanaged).toContain(address);
    expect(problems).toEqual([
      {
        code: 'NOT_DELETABLE',
        severity: 'error',
        address,
        message: `${address} cannot be deleted: ${reason}`,
        next: 'Take it out of "removed:"; to leave it alone in silence, put it under "ignore:".',
      },
    ]);
  });

  it('of a thing without a name names it so', () => {
    const site = new ToySite();
    site.put(cardKind, { name: '', rank: 1, note: null }, 'c1');
    expect(steps(planOf(site, { wanted: [], removed: references('zetaCards/""') }).plan)).toEqual([
      'delete zetaCards/""',
    ]);
  });

  it.each(['zetaCards/"Queen"', 'zetaCards/queen', 'otherThings/"Ace"', 'alphaDecks/"Ace"', 'muMood/"The mood"'])(
    'of %s, which is not there, is spent',
    (line) => {
      expect(planned({ removed: references(line) }).problems).toEqual([
        {
          code: 'REMOVED_SPENT',
          severity: 'info',
          address: line,
          message: `removed: ${line} is not on the site (any more).`,
          next: 'The line has done its work and can be deleted.',
        },
      ]);
    },
  );

  it.each([
    ['zetaCards/"Ace"', 'declares it as zetaCards/one'],
    ['zetaCards/"c-ace"', 'declares it as zetaCards/one'],
    ['zetaCards/one', 'declares it as zetaCards/one'],
    ['muMood/mood', 'declares it as muMood/mood'],
    ['zetaCards/"King"', 'ignores it'],
    ['zetaCards/King', 'ignores it'],
  ])('of %s is idle, since the file also %s', (line, keeper) => {
    const { plan, problems } = planned({
      wanted: [want(cardKind, 'one', { name: 'Ace' }), want(moodKind, 'mood', {})] as never[],
      removed: references(line),
      ignore: references('zetaCards/"King"'),
    });
    expect(steps(plan)).toEqual([]);
    expect(problems).toEqual([
      {
        code: 'REMOVED_CONTRADICTED',
        severity: 'warning',
        address: line,
        message: `removed: ${line} is not deleted, since the file also ${keeper}.`,
        next: 'Delete one of the two lines.',
      },
    ]);
  });

  it('finds a thing that an earlier run parked on its way out', () => {
    const site = new ToySite();
    site.put(cardKind, { name: 'Gold ~swap', rank: 1, note: null }, 'c1');
    const { plan, problems } = planOf(site, { wanted: [], removed: references('zetaCards/"Gold"') });
    expect(steps(plan)).toEqual(['delete zetaCards/"Gold ~swap"']);
    expect(codes(problems)).toEqual(['DELETE_LIMIT']);
  });

  it('of a whole section means nothing, not even a thing without a name', () => {
    const site = new ToySite();
    site.put(cardKind, { name: '', rank: 1, note: null }, 'c1');
    const { plan, problems, unmanaged, ignored } = planOf(site, {
      wanted: [],
      removed: references('zetaCards'),
      ignore: references('zetaCards'),
    });
    expect([steps(plan), ignored]).toEqual([[], []]);
    expect(unmanaged).toContain('zetaCards/""');
    expect(codes(problems)).toEqual(['IGNORE_IDLE zetaCards', 'REMOVED_SPENT zetaCards']);
  });

  it.each([
    ['zetaCards/"Akce"', 'zetaCards/"Ace"'],
    ['zetaCards/Kings', 'zetaCards/"King"'],
  ])('of %s, which is not there, asks about the one that is', (line, meant) => {
    const [problem] = planned({ removed: references(line) }).problems;
    expect(problem).toMatchObject({
      code: 'REMOVED_SPENT',
      next: `Did you mean ${meant}? If not: the line has done its work and can be deleted.`,
    });
  });

  it('of nothing at all asks for no spare value', () => {
    const { problems } = planOf(new ToySite(), { wanted: [], removed: references('zetaCards/"Gold"') });
    expect(codes(problems)).toEqual(['REMOVED_SPENT zetaCards/"Gold"']);
  });
});

describe('exclusive', () => {
  it('lets everything of the section go that the file does not name, but what cannot be deleted or is ignored', () => {
    const { plan, unmanaged, ignored, problems } = planned({
      wanted: [want(cardKind, 'ace', { name: 'Ace' })] as never[],
      exclusive: ['zetaCards', 'muMood'],
      ignore: references('zetaCards/"King"'),
    });
    expect(steps(plan)).toEqual([]);
    expect(ignored).toEqual(['zetaCards/"King"']);
    expect(unmanaged).toEqual(['zetaCards/"Joker"', 'alphaDecks/"d-1"', 'alphaDecks/"d-2"', 'muMood/mood']);
    expect(problems).toEqual([]);
  });

  it('asks for the flag; what is also under removed does not', () => {
    const { plan, problems } = planned({ exclusive: ['alphaDecks'], removed: references('alphaDecks/"d-1"') });
    expect(plan.changes).toMatchObject([
      { address: 'alphaDecks/"d-1"', consent: 'removed' },
      {
        address: 'alphaDecks/"d-2"',
        consent: 'exclusive',
        name: 'Poker',
        reason: 'The file is exclusive for alphaDecks and does not name it.',
      },
    ]);
    expect(codes(problems)).toEqual(['DELETE_NOT_ALLOWED alphaDecks/"d-2"']);
  });
});

describe('ignore', () => {
  it.each(['zetaCards/"Ace"', 'zetaCards/Ace', 'zetaCards/"c-ace"', 'zetaCards/" Ace"'])(
    '%s is listed and left alone',
    (line) => {
      const { plan, ignored, unmanaged } = planned({ ignore: references(line), exclusive: ['zetaCards'] });
      expect(steps(plan)).toEqual(['delete zetaCards/"King"']);
      expect(ignored).toEqual(['zetaCards/"Ace"']);
      expect(unmanaged).not.toContain('zetaCards/"Ace"');
    },
  );

  it('knows a single by its key', () => {
    const { ignored, unmanaged } = planned({ ignore: references('muMood/mood') });
    expect(ignored).toEqual(['muMood/mood']);
    expect(unmanaged).not.toContain('muMood/mood');
  });

  it('does not mean another section, and not a whole thing by its attribute', () => {
    const { ignored, unmanaged } = planned({ ignore: references('alphaDecks/"Ace"', 'zetaCards/"King".note') });
    expect(ignored).toEqual(['zetaCards/"King".note']);
    expect(unmanaged).toHaveLength(6);
  });

  it.each(['zetaCards/ace', 'zetaCards/"Ace"', 'zetaCards/"c-ace"'])(
    '%s holds against a declaration: nothing is compared, and others may still refer to it',
    (line) => {
      const wanted = [
        want(cardKind, 'ace', { name: 'Ace', rank: 99 }),
        want(deckKind, 'one', { byCard: { ace: { bonus: 1 } } }, { id: 'd-1' }),
      ] as never[];
      const { plan, ignored, unmanaged } = planned({ wanted, ignore: references(line) });
      expect(steps(plan)).toEqual(['update alphaDecks/one']);
      expect(plan.known).toMatchObject({ 'zetaCards/ace': { id: 'c-ace' } });
      expect(ignored).toEqual(['zetaCards/ace']);
      expect(unmanaged).not.toContain('zetaCards/"Ace"');
    },
  );

  it('of a key that is not on the site creates nothing', () => {
    const wanted = [want(cardKind, 'queen', { name: 'Queen', rank: 12 })] as never[];
    expect(steps(planned({ wanted, ignore: references('zetaCards/queen') }).plan)).toEqual([]);
    expect(steps(planned({ wanted, ignore: references('zetaCards/king', 'alphaDecks/queen') }).plan)).toEqual([
      'create zetaCards/queen',
    ]);
  });

  it.each([
    ['zetaCards/ace.note', ['update zetaCards/ace'], [{ path: 'rank' }]],
    ['zetaCards/"Ace".note', ['update zetaCards/ace'], [{ path: 'rank' }]],
    ['zetaCards/"c-ace".note', ['update zetaCards/ace'], [{ path: 'rank' }]],
    ['zetaCards/king.note', ['update zetaCards/ace'], [{ path: 'rank' }, { path: 'note' }]],
    ['zetaCards/"King".note', ['update zetaCards/ace'], [{ path: 'rank' }, { path: 'note' }]],
    ['alphaDecks/ace.note', ['update zetaCards/ace'], [{ path: 'rank' }, { path: 'note' }]],
    ['muMood/mood.motto', ['update zetaCards/ace'], [{ path: 'rank' }, { path: 'note' }]],
  ])('%s is neither compared nor written', (line, changes, differing) => {
    const wanted = [want(cardKind, 'ace', { name: 'Ace', rank: 15, note: 'mine' })] as never[];
    const { plan, ignored } = planned({ wanted, ignore: references(line) });
    expect(steps(plan)).toEqual(changes);
    expect(ignored).toEqual([line]);
    const [change] = plan.changes as unknown as readonly [
      { from: { note: unknown }; to: { note: unknown; rank: number } },
    ];
    expect(change.to.rank).toBe(15);
    expect(change.to.note).toBe(differing.length === 1 ? null : 'mine');
  });

  it('works for the attribute of a single', () => {
    const wanted = [want(moodKind, 'mood', { motto: 'ours', state: 'open' })] as never[];
    expect(steps(planned({ wanted, ignore: references('muMood/mood.motto') }).plan)).toEqual([]);
  });
});

describe('a survey', () => {
  it('without one of the kinds is no empty site', () => {
    const site = aSite();
    const bare = { ...site, survey: () => new Map([[cardKind.name, []]]) } as unknown as ToySite;
    expect(() => planOf(bare, { wanted: [] })).toThrow('alpha-deck is not in the survey');
  });
});
