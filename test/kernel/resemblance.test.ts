import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import { planDeck, siteWith } from '../support/toy-decks.ts';
import { codes, planOf, steps } from '../support/toy-run.ts';
import { deckKind, KINDS, want } from '../support/toys.ts';

describe('a create that resembles something unmanaged', () => {
  const live = [{ title: 'Pokér!', shape: 'round', size: 40, tags: ['x'] }];

  it.each([
    ['names alike but for case, blanks and punctuation', { title: ' POKÉR ', shape: 'round', size: 1 }, true],
    [
      'everything else it declares is so',
      { title: 'Other', shape: 'round', size: 40, tags: ['x'], look: { color: 'red' } },
      true,
    ],
    ['also by another way of writing', { title: 'Other', shape: 'round', look: { icon: 'heart' } }, true],
    ['one attribute differs', { title: 'Other', shape: 'round', size: 40, tags: [] }, false],
    ['a deep one differs', { title: 'Other', shape: 'round', size: 40, look: { color: 'blue' } }, false],
    ['only a switch is the same', { title: 'Other', shape: 'round', active: true }, false],
    ['only what tells things apart is the same', { title: 'Other', shape: 'round' }, false],
    ['what tells them apart differs', { title: 'Pokér', shape: 'square', size: 40 }, false],
    ['null says nothing', { title: 'Other', shape: 'round', size: 40, note: null }, true],
    ['null alone is no sign', { title: 'Other', shape: 'round', note: null }, false],
  ])('%s: %j %s', (_, spec, alike) => {
    const { plan, problems } = planDeck(siteWith(live), 'new', spec);
    expect(steps(plan)).toEqual(['create alphaDecks/new']);
    expect(codes(problems)).toEqual(alike ? ['CREATE_RESEMBLES alphaDecks/new'] : []);
  });

  it.each([
    [
      'no one thing has all of it',
      [
        { size: 40, tags: ['z'] },
        { size: 1, tags: ['x'] },
      ],
      false,
    ],
    [
      'one of several has',
      [
        { size: 40, tags: ['z'] },
        { size: 40, tags: ['x'] },
      ],
      true,
    ],
  ])('%s', (_, decks, alike) => {
    const site = siteWith(decks.map((deck, index) => ({ ...deck, title: `Deck ${index}`, shape: 'round' })));
    const { problems } = planDeck(site, 'new', { title: 'Other', shape: 'round', size: 40, tags: ['x'] });
    expect(problems.map(({ message }) => message)).toEqual(alike ? [expect.stringContaining('"Deck 1"')] : []);
  });

  it('is refused with the line to add, unless overridden', () => {
    const { problems } = planDeck(siteWith(live), 'new', { title: 'poker', shape: 'round', size: 40 });
    expect(problems).toEqual([
      {
        code: 'CREATE_RESEMBLES',
        severity: 'critical',
        address: 'alphaDecks/new',
        message:
          'alphaDecks/new would be created, but the site has "Pokér!", which looks like the same thing under another name.',
        next: 'If it is the same, add "formerly: ["Pokér!"]" (or "id: d0") to alphaDecks/new. If not, add alphaDecks/"Pokér!" to "ignore:".',
        yieldsTo: 'override resemblance',
      },
    ]);
  });

  it.each(['formerly', 'id', 'nothing'])(
    'a new display name, with %s in the file, never makes a delete, nor a create that is not refused',
    (word) => {
      const spec = { title: 'Bridge', shape: 'round', size: 40, active: false, tags: ['x'], look: { color: 'red' } };
      const identity = word === 'formerly' ? { formerly: ['Old'] } : word === 'id' ? { id: 'd0' } : {};
      const { plan, problems } = planDeck(
        siteWith([{ title: 'Old', size: 40, active: false }]),
        'deck',
        spec,
        identity,
      );
      expect(steps(plan)).toEqual([word === 'nothing' ? 'create alphaDecks/deck' : 'update alphaDecks/deck']);
      expect(codes(problems)).toEqual(word === 'nothing' ? ['CREATE_RESEMBLES alphaDecks/deck'] : []);
    },
  );

  it('a name of signs alone resembles only itself', () => {
    const names = (title: string, other: string) =>
      codes(planDeck(siteWith([{ title: other }]), 'new', { title, shape: 'round', size: 1 }).problems);
    expect(names('!!', '??')).toEqual([]);
    expect(names('a!!', 'a??')).toHaveLength(1);
  });

  it('compares all it declares where nothing tells two things of the kind apart for sure', () => {
    const kinds = KINDS.map((one) =>
      one.name === deckKind.name ? ({ ...one, distinct: undefined } as unknown as Kind<unknown>) : one,
    );
    expect(codes(planDeck(siteWith(live), 'new', { title: 'Other', shape: 'round' }, {}, kinds).problems)).toHaveLength(
      1,
    );
    expect(
      codes(planDeck(siteWith(live), 'new', { title: 'Other', shape: 'square' }, {}, kinds).problems),
    ).toHaveLength(0);
  });

  it('also where the file is exclusive and lets the other go; not where it lets it go by name, or ignores it', () => {
    const found = (policy: object) => {
      const wanted = [want(deckKind, 'new', { title: 'poker', shape: 'round' })] as never[];
      return codes(planOf(siteWith([{ title: 'POKER' }]), { wanted, ...policy }).problems).filter((code) =>
        code.startsWith('CREATE'),
      );
    };
    const line = [{ section: 'alphaDecks', name: 'POKER', path: '' }];
    expect(found({ exclusive: ['alphaDecks'] })).toHaveLength(1);
    expect(found({ removed: line })).toHaveLength(0);
    expect(found({ ignore: line })).toHaveLength(0);
    expect(found({})).toHaveLength(1);
  });
});
