import { describe, expect, it } from 'vitest';
import type { Kind, Wanted } from '../../src/kernel/kind.ts';
import type { Policy } from '../../src/kernel/match.ts';
import { reasoned, toldApart } from '../../src/kernel/telling.ts';
import { siteWith } from '../support/toy-decks.ts';
import { planOf } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { cardKind, type Deck, deckKind, want } from '../support/toys.ts';
import { threeWays } from './three-ways.ts';

type Wants = readonly Wanted<never>[];
const deck = (spec: object, key = 'poker') =>
  want(deckKind as Kind<Deck>, key, { title: 'Poker', shape: 'round', ...spec }) as never;

/** The reasons and the added warnings of a plan, told with a base. */
function told(site: ToySite, file: Wants, base: Wants | undefined, policy: Policy = {}) {
  const planned = planOf(site, { wanted: file, ...policy });
  const compared = threeWays(site, file, base);
  const { plan, problems } = toldApart(planned, compared);
  expect(reasoned(planned, compared).plan).toEqual(plan);
  return {
    reasons: plan.changes.map(({ op, reason }) => `${op}: ${reason}`),
    warnings: problems.slice(planned.problems.length),
  };
}

const warning = (code: string, message: string, path?: string) => ({
  code,
  severity: 'warning',
  address: 'alphaDecks/poker',
  ...(path === undefined ? {} : { path }),
  message,
  next: '`loyalty drift` shows it all; `--adopt` keeps what the site has, and applying goes by the file.',
});

describe('a change of a thing in which file and site differ', () => {
  it.each<[string, object | undefined, object, Partial<Deck>, string]>([
    ['ours', { size: 52 }, { size: 32 }, {}, 'The file has changed.'],
    ['theirs', { size: 52 }, { size: 52 }, { size: 7 }, 'The site has changed: this puts it back.'],
    [
      'the one ours, the other theirs',
      { size: 52, active: true },
      { size: 32, active: true },
      { active: false },
      'The file has changed; and so has the site, which this puts back.',
    ],
    ['both', { size: 52 }, { size: 32 }, { size: 7 }, 'File and site have both changed: this goes by the file.'],
    ['nobody knows whose', undefined, { size: 32 }, {}, 'The file has changed.'],
  ])('says whose it is: %s', (_, base, file, site, reason) => {
    expect(told(siteWith([site]), [deck(file)], base && [deck(base)]).reasons).toEqual([`update: ${reason}`]);
  });

  it('warns of what it undoes, attribute by attribute', () => {
    const base = [deck({ size: 52, tags: ['x'], active: true })];
    const file = [deck({ size: 32, tags: ['x'], active: false })];
    expect(told(siteWith([{ size: 7, tags: [] }]), file, base).warnings).toEqual([
      warning(
        'CHANGED_ON_BOTH_SIDES',
        'alphaDecks/poker.size has changed on both sides since the base: 52 became 32 in the file, and 7 on the site.',
        'size',
      ),
      warning(
        'CHANGED_ON_SITE',
        'alphaDecks/poker.tags has changed on the site since the base, from ["x"] to []; this plan puts it back.',
        'tags',
      ),
    ]);
  });

  it('has nothing to warn of where only the file has changed', () => {
    expect(told(siteWith([{}]), [deck({ size: 32 })], [deck({ size: 52 })]).warnings).toEqual([]);
  });

  it('says "nothing" of a value that is not there', () => {
    const { warnings } = told(siteWith([{}]), [deck({ look: null })], [deck({ look: null })]);
    expect(warnings.map(({ message }) => message)).toContain(
      'alphaDecks/poker.look.color has changed on the site since the base, from nothing to "red"; this plan puts it back.',
    );
  });
});

describe('a create', () => {
  const ours = [deck({})];

  it('of what the file has added says so, and warns of nothing', () => {
    expect(told(siteWith([]), ours, [])).toEqual({ reasons: ['create: The file has added it.'], warnings: [] });
  });

  it('of what was deleted on the site says so, and warns', () => {
    expect(told(siteWith([]), ours, ours)).toEqual({
      reasons: ['create: It was deleted on the site: this makes it again, as the file has it.'],
      warnings: [warning('CHANGED_ON_SITE', 'alphaDecks/poker was deleted on the site since the base.')],
    });
    expect(told(siteWith([]), ours, [deck({ size: 7 })]).warnings).toEqual([
      warning(
        'CHANGED_ON_BOTH_SIDES',
        'alphaDecks/poker was deleted on the site since the base, and changed in the file.',
      ),
    ]);
  });
});

describe('a delete of what the file has dropped', () => {
  const dropped = [{ kind: 'alpha-deck', id: 'd0', address: 'alphaDecks/poker' as const }];

  it('says so', () => {
    expect(told(siteWith([{}]), [], [deck({})], { dropped })).toEqual({
      reasons: ['delete: The file used to declare it, and does not any more.'],
      warnings: [],
    });
  });

  it('warns when the site has changed it since', () => {
    expect(told(siteWith([{ size: 7, active: false }]), [], [deck({ size: 52, active: true })], { dropped })).toEqual({
      reasons: ['delete: The file used to declare it, and does not any more; on the site it has changed since.'],
      warnings: [
        warning(
          'CHANGED_ON_BOTH_SIDES',
          'alphaDecks/poker was changed on the site since the base (size, active), and taken out of the file.',
        ),
      ],
    });
  });
});

describe('a change that has a reason of its own keeps it', () => {
  it('when it replaces', () => {
    const { reasons } = told(siteWith([{ shape: 'square' }]), [deck({})], [deck({})]);
    const why = 'The site does not change shape of a thing that exists: it is deleted and made anew.';
    expect(reasons).toEqual([`delete: ${why}`, `create: ${why}`]);
  });

  it('when it makes room', () => {
    const site = siteWith(
      [],
      [
        { name: 'Ace', rank: 1 },
        { name: 'Bee', rank: 2 },
      ],
    );
    const cards = (a: string, b: string) => [
      want(cardKind, 'a', { name: a }, { id: 'c0' }) as never,
      want(cardKind, 'b', { name: b }, { id: 'c1' }) as never,
    ];
    expect(told(site, cards('Bee', 'Ace'), cards('Ace', 'Bee')).reasons).toEqual([
      'update: A step on the way: "Bee" has to be free before another can take it.',
      'update: The file has changed.',
      'update: The file has changed.',
    ]);
  });

  it('when the comparison does not know the thing, nor does it warn of what is not in the plan', () => {
    const planned = planOf(siteWith([{}]), { wanted: [deck({ size: 32 })] });
    expect(toldApart(planned, { things: [] })).toEqual(planned);
    const { things } = threeWays(siteWith([{ size: 7 }]), [deck({ size: 52 })], [deck({ size: 52 })]);
    const nothing = planOf(siteWith([{}]), { wanted: [deck({ size: 52 })] });
    expect(toldApart(nothing, { things })).toEqual(nothing);
  });
});
