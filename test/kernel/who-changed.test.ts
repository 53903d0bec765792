import { describe, expect, it } from 'vitest';
import { parseReference, type Reference } from '../../src/kernel/address.ts';
import { claimByName } from '../support/toy-claims.ts';
import { siteWith, withKind } from '../support/toy-decks.ts';
import { cardKind, type Deck, deckKind, moodKind, want } from '../support/toys.ts';
import { threeWays } from './three-ways.ts';

const poker = (spec: object, key = 'poker', identity = {}) =>
  want(deckKind, key, { title: 'Poker', ...spec }, identity) as never;
const references = (...texts: readonly string[]) => texts.map((text) => parseReference(text) as Reference);

describe('a thing in which file and site differ', () => {
  it.each<[string, object | undefined, object, Partial<Deck>, string[]]>([
    ['nothing', { size: 52 }, { size: 52 }, {}, []],
    ['who knows', undefined, { size: 52 }, { size: 7 }, ['unknown differs alphaDecks/poker: size - | 52 | 7']],
    ['the site', { size: 52 }, { size: 52 }, { size: 7 }, ['theirs differs alphaDecks/poker: size 52 | 52 | 7']],
    ['the file', { size: 52 }, { size: 32 }, {}, ['ours differs alphaDecks/poker: size 52 | 32 | 52']],
    ['both', { size: 52 }, { size: 32 }, { size: 7 }, ['both differs alphaDecks/poker: size 52 | 32 | 7']],
    ['both alike', { size: 52 }, { size: 32 }, { size: 32 }, []],
    ['the file, for the first time', {}, { size: 32 }, {}, ['ours differs alphaDecks/poker: size - | 32 | 52']],
    ['the site, and the file no longer says', { size: 52 }, {}, { size: 7 }, []],
    [
      'the site, and the file writes it another way',
      { look: { icon: 'SPADE' } },
      { look: { icon: 'spade' } },
      {},
      ['theirs differs alphaDecks/poker: look.icon "SPADE" | "spade" | "HEART"'],
    ],
    [
      'the site, and the file still says that there is none',
      { look: null },
      { look: null },
      {},
      ['theirs differs alphaDecks/poker: look.color - | - | "red", look.icon - | - | "HEART"'],
    ],
    [
      'the one here, the other there',
      { size: 52, active: true },
      { size: 32, active: true },
      { active: false },
      ['theirs differs alphaDecks/poker: size 52 | 32 | 52, active true | true | false'],
    ],
  ])('was changed by %s', (_, base, file, site, lines) => {
    const found = threeWays(siteWith([site]), [poker(file)], base && [poker(base)]);
    expect(found.lines).toEqual(lines);
    expect(found.problems).toEqual([]);
  });

  it('has its past under another key where the key is new', () => {
    const found = threeWays(siteWith([{ size: 7 }]), [poker({ size: 52 }, 'new')], [poker({ size: 52 }, 'old')]);
    expect(found.lines).toEqual(['theirs differs alphaDecks/new: size 52 | 52 | 7']);
  });

  it('is nothing in what is ignored', () => {
    const ignore = references('alphaDecks/poker.size');
    const file = [poker({ size: 52 })];
    expect(threeWays(siteWith([{ size: 7 }]), file, file, { ignore }).lines).toEqual([]);
    expect(threeWays(siteWith([{ size: 7 }]), file, undefined, { ignore }).lines).toEqual([]);
  });
});

describe('a thing that only the file has', () => {
  it.each<[string, object | undefined, string]>([
    ['may have been deleted', undefined, 'unknown gone alphaDecks/poker'],
    ['was deleted on the site', { size: 52 }, 'theirs gone alphaDecks/poker'],
    [
      'was deleted there and changed here',
      { size: 7, tags: ['a'] },
      'both gone alphaDecks/poker: size 7 | 52 | -, tags ["a"] | - | -',
    ],
    ['was deleted there, and here there is more of it', {}, 'both gone alphaDecks/poker: size - | 52 | -'],
  ])('%s', (_, base, line) => {
    expect(threeWays(siteWith([]), [poker({ size: 52 })], base && [poker(base)]).lines).toEqual([line]);
  });

  it('and is known by its id alone has no name to show', () => {
    const nameless = [want(deckKind, 'poker', { size: 52 }, { id: 'd9' }) as never];
    expect(threeWays(siteWith([]), nameless, nameless).things).toMatchObject([{ name: '', state: 'gone' }]);
  });

  it('by its id is told once, and not as a problem', () => {
    const said = { code: 'NO_SUCH_ID', severity: 'error', path: 'id', message: 'There is none.' } as const;
    const kinds = withKind(deckKind, {
      claim: (wanted, live) => {
        const ids = new Set(live.map(({ handle }) => handle.id));
        const lost = wanted.filter(({ identity: { id } }) => id !== undefined && !ids.has(id));
        const rest = wanted.filter((one) => !lost.includes(one));
        const problems = lost.map(({ address }) => ({ ...said, address }));
        return {
          ...claimByName(rest, live, ({ title }) => title),
          problems: [...problems, { ...said, path: 'title' }],
        };
      },
    });
    const file = [poker({}, 'poker', { id: 'd9' })];
    const found = threeWays(siteWith([]), file, file, {}, kinds);
    expect(found.lines).toEqual(['theirs gone alphaDecks/poker']);
    expect(found.problems).toEqual([{ ...said, path: 'title' }]);
  });
});

describe('a thing that the file no longer has', () => {
  it('and that the site has changed since is a conflict', () => {
    const base = [poker({ size: 52, look: { color: 'red' } })];
    expect(threeWays(siteWith([{ size: 7, look: null }]), [], base).lines).toEqual([
      'both dropped alphaDecks/poker: size 52 | - | 7, look.color "red" | - | -',
    ]);
  });

  it('and of which the site has what was not to be there, too', () => {
    expect(threeWays(siteWith([{}]), [], [poker({ look: null })]).lines).toEqual([
      'both dropped alphaDecks/poker: look.color - | - | "red", look.icon - | - | "HEART"',
    ]);
  });

  it('is left alone where it is ignored', () => {
    const ignore = references('alphaDecks/"Poker"');
    const found = threeWays(siteWith([{}]), [], [poker({ size: 52 })], { ignore });
    expect([found.lines, found.ignored]).toEqual([[], ['alphaDecks/"Poker"']]);
  });
});

it('what is to go is listed with what neither file nor base speaks of', () => {
  const site = siteWith([{}, { title: 'Rummy' }], [{ name: 'Ace', rank: 1 }]);
  const { lines, unmanaged } = threeWays(site, [], [], { removed: references('alphaDecks/"Rummy"') });
  expect(lines).toEqual([]);
  expect(unmanaged).toEqual(['zetaCards/"Ace"', 'alphaDecks/"Poker"', 'alphaDecks/"Rummy"', 'muMood/mood']);
});

it('the gravest comes first, then by address', () => {
  const site = siteWith([{ size: 7 }, { title: 'Bridge' }, { title: 'Rummy', size: 7 }], [{ name: 'Ace', rank: 1 }]);
  const deck = (title: string, size: number) => want(deckKind, title.toLowerCase(), { title, size }) as never;
  const rest = [
    want(cardKind, 'ace', { name: 'Ace', rank: 9 }) as never,
    want(moodKind, 'mood', { motto: 'hi' }) as never,
  ];
  const base = [deck('Poker', 52), deck('Bridge', 52), deck('Rummy', 52), ...rest];
  const file = [deck('Poker', 32), deck('Bridge', 32), deck('Rummy', 52), ...rest];
  expect(threeWays(site, file, base).lines.map((line) => line.split(':')[0])).toEqual([
    'both differs alphaDecks/poker',
    'theirs differs alphaDecks/rummy',
    'theirs differs muMood/mood',
    'theirs differs zetaCards/ace',
    'ours differs alphaDecks/bridge',
  ]);
});
