import { describe, expect, it } from 'vitest';
import type { Kind, Live, Wanted } from '../../src/kernel/kind.ts';
import type { Policy } from '../../src/kernel/match.ts';
import { compare } from '../../src/kernel/three-way.ts';
import { cardKind, deckKind, KINDS, moodKind, want } from '../support/toys.ts';

const live = (id: string, spec: object): Live<unknown> => ({ spec, handle: { id, revision: '1' } });

const card = (id: string, name: string, rank: number, note: string | null = null): Live<unknown> =>
  live(id, { name, rank, note });

function deck(id: string, spec: object): Live<unknown> {
  const whole = {
    title: '',
    size: 52,
    shape: 'square',
    active: true,
    tags: [],
    look: null,
    byCard: {},
    otherCards: {},
  };
  return live(id, { ...whole, ...spec });
}

interface Scene {
  readonly cards?: readonly Live<unknown>[];
  readonly decks?: readonly Live<unknown>[];
  readonly mood?: object;
}

function survey({ cards = [], decks = [], mood = { state: 'open', motto: null } }: Scene) {
  return new Map<string, readonly Live<unknown>[]>([
    ['zeta-card', cards],
    ['alpha-deck', decks],
    ['mu-mood', [live('mood', mood)]],
  ]);
}

type Things = readonly Wanted<unknown>[];

const wishes = (things: Things) =>
  KINDS.map((kind) => ({ kind, wanted: things.filter(({ address }) => address.startsWith(`${kind.section}/`)) }));

function told(scene: Scene, file: Things, base?: Things, policy: Policy = {}) {
  return compare({ wishes: wishes(file), base: base && wishes(base), survey: survey(scene), ...policy });
}

/** `side state address`, and attribute by attribute the side of each. */
function brief({ things }: ReturnType<typeof compare>): readonly string[] {
  return things.map(({ address, state, side, fields }) =>
    [`${side} ${state} ${address}`, ...fields.map((field) => `${field.path}=${field.side}`)].join(' '),
  );
}

const aCard = (key: string, spec: object, identity = {}) => want(cardKind as Kind<unknown>, key, spec, identity);
const aDeck = (key: string, spec: object) => want(deckKind as Kind<unknown>, key, spec);
const ACE = { name: 'Ace', rank: 1, note: 'high' };

describe('a thing that both have', () => {
  const before = [aCard('ace', ACE)];

  it('has changed in the file, on the site, or on both, attribute by attribute', () => {
    const scene = { cards: [card('1', 'Ace', 5, 'low')] };
    const file = [aCard('ace', { name: 'Ace', rank: 9, note: 'high' })];
    expect(brief(told(scene, file, before))).toEqual(['both differs zetaCards/ace rank=both note=theirs']);
    expect(told(scene, file, before).things[0]?.fields).toEqual([
      { path: 'rank', side: 'both', base: 1, file: 9, site: 5 },
      { path: 'note', side: 'theirs', base: 'high', file: 'high', site: 'low' },
    ]);
    const still = { cards: [card('1', 'Ace', 1, 'high')] };
    expect(brief(told(still, file, before))).toEqual(['ours differs zetaCards/ace rank=ours']);
  });

  it('has not drifted where both changed it to the same', () => {
    expect(brief(told({ cards: [card('1', 'Ace', 9, 'high')] }, [aCard('ace', { ...ACE, rank: 9 })], before))).toEqual(
      [],
    );
  });

  it('is ours where the file newly speaks of an attribute, and nobody`s where it no longer does', () => {
    const silent = [aCard('ace', { name: 'Ace', rank: 1 })];
    const scene = { cards: [card('1', 'Ace', 1, 'low')] };
    expect(brief(told(scene, before, silent))).toEqual(['ours differs zetaCards/ace note=ours']);
    expect(brief(told(scene, silent, before))).toEqual([]);
  });

  it('is different, and nobody knows whose it is, without a base', () => {
    const { things } = told({ cards: [card('1', 'Ace', 5, 'high')] }, before);
    expect(things).toMatchObject([
      { side: 'unknown', state: 'differs', fields: [{ path: 'rank', side: 'unknown', file: 1, site: 5 }] },
    ]);
  });

  it('takes what is written differently for the same', () => {
    const then = [aDeck('red', { title: 'Red', shape: 'square', look: { icon: 'STAR' } })];
    const now = [aDeck('red', { title: 'Red', shape: 'square', look: { icon: 'star' } })];
    const scene = { decks: [deck('1', { title: 'Red', look: { color: 'red', icon: 'moon' } })] };
    expect(brief(told(scene, now, then))).toEqual(['theirs differs alphaDecks/red look.icon=theirs']);
    const same = { decks: [deck('1', { title: 'Red', look: { color: 'red', icon: 'Star' } })] };
    expect(brief(told(same, now, then))).toEqual([]);
  });

  it('tells entries of a map that is the whole truth: added on the site, removed there, changed there', () => {
    const byCard = { ace: { bonus: 1 }, king: { bonus: 2 } };
    const cards = [aCard('ace', { name: 'Ace', rank: 1 }), aCard('king', { name: 'King', rank: 2 })];
    const file = [...cards, aDeck('red', { title: 'Red', shape: 'square', byCard })];
    const scene = (entries: object) => ({
      cards: [card('a', 'Ace', 1), card('k', 'King', 2)],
      decks: [deck('1', { title: 'Red', otherCards: entries })],
    });
    expect(brief(told(scene({ a: { bonus: 1 }, k: { bonus: 7 } }), file, file))).toEqual([
      'theirs differs alphaDecks/red byCard.king.bonus=theirs',
    ]);
    expect(brief(told(scene({ a: { bonus: 1 } }), file, file))).toEqual([
      'theirs differs alphaDecks/red byCard.king.bonus=theirs',
    ]);
    const one = [...cards, aDeck('red', { title: 'Red', shape: 'square', byCard: { ace: { bonus: 1 } } })];
    expect(brief(told(scene({ a: { bonus: 1 }, k: { bonus: 2 } }), one, one))).toEqual([
      'theirs differs alphaDecks/red byCard.king.bonus=theirs',
    ]);
    expect(brief(told(scene({ a: { bonus: 1 }, k: { bonus: 2 } }), one, file))).toEqual([
      'ours differs alphaDecks/red byCard.king.bonus=ours',
    ]);
  });

  it('leaves alone what is ignored, attributes and things', () => {
    const scene = { cards: [card('1', 'Ace', 5, 'low')] };
    const attribute = { ignore: [{ section: 'zetaCards', key: 'ace', path: 'rank' }] };
    expect(brief(told(scene, before, before, attribute))).toEqual(['theirs differs zetaCards/ace note=theirs']);
    const thing = { ignore: [{ section: 'zetaCards', name: 'Ace', path: '' }] };
    expect(told(scene, before, before, thing)).toMatchObject({ things: [], ignored: ['zetaCards/ace'] });
  });

  it('is found for a kind of which a site has one', () => {
    const mood = [want(moodKind as Kind<unknown>, 'mood', { state: 'shut' })];
    expect(brief(told({}, mood, mood))).toEqual(['theirs differs muMood/mood state=theirs']);
    expect(brief(told({}, mood, []))).toEqual(['ours differs muMood/mood state=ours']);
  });
});

describe('a thing that only one has', () => {
  const ace = [aCard('ace', ACE)];

  it('was deleted on the site, is new in the file, or both at once', () => {
    expect(brief(told({}, ace, ace))).toEqual(['theirs gone zetaCards/ace']);
    expect(brief(told({}, ace, []))).toEqual(['ours gone zetaCards/ace']);
    expect(brief(told({}, [aCard('ace', { ...ACE, rank: 2 })], ace))).toEqual(['both gone zetaCards/ace rank=both']);
    expect(brief(told({}, ace))).toEqual(['unknown gone zetaCards/ace']);
  });

  it('is gone, and no riddle, where the file names it by an id', () => {
    const named = [aCard('ace', ACE, { id: '7' })];
    const result = told({}, named, named);
    expect(brief(result)).toEqual(['theirs gone zetaCards/ace']);
    expect(result.problems).toEqual([]);
  });

  it('was taken out of the file: ours, and a conflict where the site has changed it since', () => {
    expect(brief(told({ cards: [card('1', 'Ace', 1, 'high')] }, [], ace))).toEqual(['ours dropped zetaCards/ace']);
    const result = told({ cards: [card('1', 'Ace', 8, 'high')] }, [], ace);
    expect(result.things).toMatchObject([
      { side: 'both', state: 'dropped', fields: [{ path: 'rank', side: 'both', base: 1, site: 8 }] },
    ]);
    expect(result.unmanaged.filter((address) => address.startsWith('zetaCards'))).toEqual([]);
    expect(brief(told({}, [], ace))).toEqual([]);
  });

  it('has its own past among others', () => {
    const base = [...ace, aCard('king', { name: 'King', rank: 2 })];
    const file = [...ace, aCard('king', { name: 'King', rank: 3 })];
    expect(brief(told({}, file, base))).toEqual(['both gone zetaCards/king rank=both', 'theirs gone zetaCards/ace']);
    const scene = { cards: [card('1', 'Ace', 1, 'high'), card('2', 'King', 9)] };
    expect(brief(told(scene, [], base))).toEqual([
      'both dropped zetaCards/king rank=both',
      'ours dropped zetaCards/ace',
    ]);
  });

  it('is of its kind, whatever has the same id', () => {
    const base = [...ace, aDeck('red', { title: 'Red', shape: 'square' })];
    const scene = { cards: [card('1', 'Ace', 1, 'high')], decks: [deck('1', { title: 'Red', shape: 'square' })] };
    expect(brief(told(scene, [], base))).toEqual(['ours dropped alphaDecks/red', 'ours dropped zetaCards/ace']);
  });

  it('has values only where there are some', () => {
    const fieldsOf = (found: ReturnType<typeof compare>) => found.things.flatMap(({ fields }) => fields);
    const silent = [aCard('ace', { name: 'Ace', rank: 1 })];
    expect(fieldsOf(told({}, ace, silent))).toStrictEqual([{ path: 'note', side: 'both', file: 'high' }]);
    expect(fieldsOf(told({}, silent, ace))).toStrictEqual([{ path: 'note', side: 'both', base: 'high' }]);
    const empty = { cards: [card('1', 'Ace', 1)] };
    expect(fieldsOf(told(empty, [], ace))).toStrictEqual([{ path: 'note', side: 'both', base: 'high' }]);
    expect(fieldsOf(told(empty, ace, ace))).toStrictEqual([
      { path: 'note', side: 'theirs', base: 'high', file: 'high' },
    ]);
    expect(fieldsOf(told(empty, ace))).toStrictEqual([{ path: 'note', side: 'unknown', file: 'high' }]);
  });

  it('is listed by name, what is added and what is ignored', () => {
    const scene = { cards: [card('1', 'Zoe', 1), card('2', 'Ace', 2), card('3', 'Kim', 3), card('4', 'Bob', 4)] };
    const ignore = ['Zoe', 'Ace'].map((name) => ({ section: 'zetaCards', name, path: '' }));
    const { unmanaged, ignored } = told(scene, [], [], { ignore });
    expect([unmanaged.filter((one) => one.startsWith('zeta')), ignored]).toEqual([
      ['zetaCards/"Bob"', 'zetaCards/"Kim"'],
      ['zetaCards/"Ace"', 'zetaCards/"Zoe"'],
    ]);
  });

  it('was added on the site: worth knowing, no drift', () => {
    const result = told({ cards: [card('1', 'Ace', 1, 'high'), card('2', 'Stray', 4)] }, ace, ace);
    expect(result.things).toEqual([]);
    expect(result.unmanaged).toContain('zetaCards/"Stray"');
  });
});

describe('a new name', () => {
  const ace = [aCard('ace', ACE)];

  it('in the file is a rename under the same key, without `formerly`', () => {
    const file = [aCard('ace', { ...ACE, name: 'Top' })];
    expect(brief(told({ cards: [card('1', 'Ace', 1, 'high')] }, file, ace))).toEqual([
      'ours differs zetaCards/ace name=ours',
    ]);
  });

  it('on the site is a rename where all else is as it was', () => {
    const result = told({ cards: [card('1', 'Top', 1, 'high')] }, ace, ace);
    expect(brief(result)).toEqual(['theirs differs zetaCards/ace name=theirs']);
    expect(result.unmanaged.filter((address) => address.startsWith('zetaCards'))).toEqual([]);
  });

  it('on both is a conflict', () => {
    const file = [aCard('ace', { ...ACE, name: 'First' })];
    expect(brief(told({ cards: [card('1', 'Top', 1, 'high')] }, file, ace))).toEqual([
      'both differs zetaCards/ace name=both',
    ]);
  });

  it('is no rename where two things could be meant', () => {
    const result = told({ cards: [card('1', 'Top', 1, 'high'), card('2', 'Best', 1, 'high')] }, ace, ace);
    expect(brief(result)).toEqual(['theirs gone zetaCards/ace']);
  });

  it('of a key in the file leaves the thing what it was', () => {
    const file = [aCard('as', { ...ACE, rank: 3 })];
    expect(brief(told({ cards: [card('1', 'Ace', 1, 'high')] }, file, ace))).toEqual([
      'ours differs zetaCards/as rank=ours',
    ]);
  });

  it('of something that others refer to is seen through', () => {
    const file = [...ace, aDeck('red', { title: 'Red', shape: 'square', size: 40, byCard: { ace: { bonus: 1 } } })];
    const scene = {
      cards: [card('1', 'Top', 1, 'high')],
      decks: [deck('2', { title: 'Rot', size: 40, otherCards: { 1: { bonus: 1 } } })],
    };
    expect(brief(told(scene, file, file))).toEqual([
      'theirs differs alphaDecks/red title=theirs',
      'theirs differs zetaCards/ace name=theirs',
    ]);
  });
});

it('tells the gravest first, and the same in any order', () => {
  const cards = [card('1', 'Ace', 5), card('2', 'King', 6), card('3', 'Queen', 7)];
  const base = [
    aCard('ace', { name: 'Ace', rank: 1 }),
    aCard('king', { name: 'King', rank: 2 }),
    aCard('queen', { name: 'Queen', rank: 7 }),
  ];
  const file = [
    aCard('ace', { name: 'Ace', rank: 1 }),
    aCard('king', { name: 'King', rank: 3 }),
    aCard('queen', { name: 'Queen', rank: 8 }),
  ];
  const expected = [
    'both differs zetaCards/king rank=both',
    'theirs differs zetaCards/ace rank=theirs',
    'ours differs zetaCards/queen rank=ours',
  ];
  expect(brief(told({ cards }, file, base))).toEqual(expected);
  expect(brief(told({ cards: cards.toReversed() }, file.toReversed(), base.toReversed()))).toEqual(expected);
});
