import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import { recheck } from '../../src/kernel/recheck.ts';
import { aDeck } from '../support/toy-decks.ts';
import { codes, planOf, steps } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { type Card, cardKind, type Deck, deckKind, KINDS, type Mood, moodKind, want } from '../support/toys.ts';
import { aSite, change, file, later } from './later.ts';

describe('a site as it was', () => {
  it('is neither stale nor done, and everything of the plan is known', () => {
    const found = later(() => {});
    expect([found.codes, found.done, found.warnings]).toEqual([[], [], []]);
    expect([...found.fresh.keys()].sort()).toEqual([
      'alphaDecks/poker',
      'muMood/mood',
      'zetaCards/"Bee"',
      'zetaCards/ace',
    ]);
    expect(found.fresh.get('alphaDecks/poker')?.spec).toMatchObject({
      byCard: { ace: { bonus: 1 } },
      otherCards: { c9: { bonus: 2 } },
    });
    expect([...found.seen].sort()).toEqual(['c0', 'c1', 'd0', 'd1', 'house']);
    expect(found.directory.entries()).toEqual(found.plan.known);
  });

  it('with other revisions is still as it was, and writes start from those', () => {
    const found = later(change<Deck>(deckKind, 'd0', {}));
    expect([found.codes, found.warnings]).toEqual([[], []]);
    expect(found.fresh.get('alphaDecks/poker')?.handle).toEqual({ id: 'd0', revision: '2' });
    expect(found.directory.handle('alphaDecks/poker')).toEqual({ id: 'd0', revision: '2' });
  });
});

describe('any one attribute that moves makes the plan stale', () => {
  it.each<[string, (site: ToySite) => void, string, string]>([
    ['title', change<Deck>(deckKind, 'd0', { title: 'Bridge' }), 'alphaDecks/poker', 'title "Poker" -> "Bridge"'],
    ['size', change<Deck>(deckKind, 'd0', { size: 9 }), 'alphaDecks/poker', 'size 52 -> 9'],
    ['shape', change<Deck>(deckKind, 'd0', { shape: 'square' }), 'alphaDecks/poker', 'shape "round" -> "square"'],
    ['active', change<Deck>(deckKind, 'd0', { active: false }), 'alphaDecks/poker', 'active true -> false'],
    ['tags', change<Deck>(deckKind, 'd0', { tags: [] }), 'alphaDecks/poker', 'tags ["x"] -> []'],
    [
      'look.color',
      change<Deck>(deckKind, 'd0', { look: { color: 'blue', icon: 'HEART' } }),
      'alphaDecks/poker',
      'look.color "red" -> "blue"',
    ],
    [
      'look.icon',
      change<Deck>(deckKind, 'd0', { look: { color: 'red', icon: null } }),
      'alphaDecks/poker',
      'look.icon "HEART" -> (none)',
    ],
    [
      'an entry by key',
      change<Deck>(deckKind, 'd0', { otherCards: { c0: { bonus: 1, cap: 8 }, c9: { bonus: 2 } } }),
      'alphaDecks/poker',
      'byCard.ace.cap 9 -> 8',
    ],
    [
      'an entry by id',
      change<Deck>(deckKind, 'd0', { otherCards: { c0: { bonus: 1, cap: 9 } } }),
      'alphaDecks/poker',
      'otherCards.c9.bonus 2 -> (none)',
    ],
    ['name', change<Card>(cardKind, 'c0', { name: 'Pik' }), 'zetaCards/ace', 'name "Ace" -> "Pik"'],
    ['rank', change<Card>(cardKind, 'c0', { rank: 3 }), 'zetaCards/ace', 'rank 1 -> 3'],
    ['note', change<Card>(cardKind, 'c0', { note: 'x' }), 'zetaCards/ace', 'note (none) -> "x"'],
    ['something doomed', change<Card>(cardKind, 'c1', { note: 'x' }), 'zetaCards/"Bee"', 'note (none) -> "x"'],
    ['state', change<Mood>(moodKind, 'house', { state: 'shut' }), 'muMood/mood', 'state "open" -> "shut"'],
    ['motto', change<Mood>(moodKind, 'house', { motto: 'ho' }), 'muMood/mood', 'motto (none) -> "ho"'],
    ['the thing itself', (site) => site.take(deckKind, 'd0'), 'alphaDecks/poker', 'it is gone'],
  ])('%s', (_, happens, address, moved) => {
    const found = later(happens);
    expect(found.stale).toEqual([
      {
        code: 'STALE',
        severity: 'error',
        address,
        message: `${address} moved since the plan was made: ${moved}.`,
        next: 'Plan again, look at what changed, and apply the new plan.',
      },
    ]);
    expect([found.done, found.warnings]).toEqual([[], []]);
  });

  it('even half way to the goal', () => {
    const wants = { wanted: [want(cardKind, 'ace', { name: 'Ace', rank: 5, note: 'x' })] as never[] };
    expect(later(change<Card>(cardKind, 'c0', { rank: 5 }), wants).codes).toEqual(['STALE zetaCards/ace']);
  });
});

describe('what is at its goal is done', () => {
  it.each<[string, (site: ToySite) => void, string[]]>([
    ['an update', change<Card>(cardKind, 'c0', { rank: 5 }), ['update zetaCards/ace']],
    ['an update of a single', change<Mood>(moodKind, 'house', { motto: 'hi' }), ['update muMood/mood']],
    ['a delete', (site) => site.take(cardKind, 'c1'), ['delete zetaCards/"Bee"']],
    [
      'a create',
      (site) => void site.put(cardKind, { name: 'New', rank: 7, note: 'new' }, 'x'),
      ['create zetaCards/new'],
    ],
  ])('%s', (_, happens, done) => {
    const found = later(happens);
    expect([found.codes, found.done, found.warnings]).toEqual([[], done, []]);
  });

  it('a create that somebody else made: it has an id, and what refers to it is recognised', () => {
    const found = later((site) => {
      const id = site.put(cardKind, { name: 'New', rank: 7, note: 'new' }, 'x');
      site.put(deckKind, { ...aDeck, title: 'Fresh', tags: [], look: null, otherCards: { [id]: { bonus: 1 } } }, 'y');
    });
    expect([found.codes, found.done]).toEqual([
      [],
      ['create zetaCards/new', 'create alphaDecks/fresh'].sort(
        (a, b) => steps(found.plan).indexOf(a) - steps(found.plan).indexOf(b),
      ),
    ]);
    expect(found.directory.id('zetaCards/new')).toBe('x');
    expect(found.directory.id('alphaDecks/fresh')).toBe('y');
    expect(found.fresh.has('zetaCards/new')).toBe(false);
    expect(found.warnings).toEqual([]);
  });

  it('also when it is written differently', () => {
    const wants = { wanted: [want(deckKind, 'poker', { title: 'Poker', look: { icon: 'spade' } })] as never[] };
    expect(later(change<Deck>(deckKind, 'd0', { look: { color: 'red', icon: 'SPADE' } }), wants).done).toEqual([
      'update alphaDecks/poker',
    ]);
  });
});

describe('a create', () => {
  it('is stale when somebody made the thing otherwise', () => {
    const found = later((site) => void site.put(cardKind, { name: 'New', rank: 8, note: 'new' }, 'x'));
    expect(found.stale.map(({ message }) => message)).toEqual([
      'zetaCards/new moved since the plan was made: the site has got one meanwhile (x).',
    ]);
    expect([found.done, found.warnings]).toEqual([[], []]);
    expect(found.directory.handle('zetaCards/new')).toBeUndefined();
  });

  it('is stale when it is unclear which of several it is', () => {
    const found = later((site) => {
      for (const id of ['x', 'y']) site.put(deckKind, { ...aDeck, title: 'Fresh' }, id);
    });
    expect(found.stale.map(({ message }) => message)).toEqual([
      'alphaDecks/fresh moved since the plan was made: the site has got something meanwhile that may be it.',
    ]);
  });

  it('is not what the plan knows under another address', () => {
    // The card is renamed by the plan to the name that the new one has until then: nobody made anything.
    const wants = {
      wanted: [
        want(cardKind, 'a', { name: 'Zed' }, { id: 'c0' }),
        want(cardKind, 'b', { name: 'Kay', rank: 8 }),
      ] as never[],
    };
    const found = later(change<Card>(cardKind, 'c0', { name: 'Kay' }), wants);
    expect(found.codes).toEqual(['STALE zetaCards/a']);
  });
});

describe('what the plan does not touch', () => {
  it.each<[string, (site: ToySite) => void]>([
    ['changes', change<Deck>(deckKind, 'd1', { size: 1 })],
    ['goes', (site) => site.take(deckKind, 'd1')],
    ['comes', (site) => void site.put(deckKind, { ...aDeck, title: 'Third' }, 'x')],
  ])('%s: a warning', (_, happens) => {
    const found = later(happens);
    expect([found.codes, found.done]).toEqual([[], []]);
    expect(found.warnings).toEqual([
      {
        code: 'MOVED_ELSEWHERE',
        severity: 'warning',
        message: 'Something on the site that this plan does not touch has changed since the plan was made.',
        next: 'Nothing to do for this plan; the next plan shows it.',
      },
    ]);
  });

  it('also when the plan itself is half done', () => {
    const found = later((site) => {
      change<Card>(cardKind, 'c0', { rank: 5 })(site);
      change<Deck>(deckKind, 'd1', { size: 1 })(site);
    });
    expect([found.done, codes(found.warnings)]).toEqual([['update zetaCards/ace'], ['MOVED_ELSEWHERE']]);
  });

  it('is not compared by id across kinds', () => {
    const site = aSite();
    site.put(deckKind, { ...aDeck, title: 'Same id' }, 'c0');
    expect(codes(later(change<Deck>(deckKind, 'c0', { size: 1 }), file, site).warnings)).toEqual(['MOVED_ELSEWHERE']);
  });
});

it('a kind that was not read is no empty kind', () => {
  const { plan } = planOf(aSite(), file);
  expect(() => recheck(plan, KINDS, new Map())).toThrow(RangeError);
  const strange = [{ ...cardKind, name: 'unread' } as unknown as Kind<unknown>];
  expect(() => recheck({ ...plan, changes: [] }, strange, aSite().survey())).toThrow('unread is not in the survey');
});
