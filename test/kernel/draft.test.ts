import { describe, expect, it } from 'vitest';
import { aDeck, planDeck, siteWith, withKind } from '../support/toy-decks.ts';
import { planOf, steps } from '../support/toy-run.ts';
import { cardKind, deckKind, want } from '../support/toys.ts';

describe('an update', () => {
  it.each([
    ['nothing declared', {}],
    ['the same', { title: 'Poker', size: 52, look: { color: 'red' } }],
    ['the same icon, written differently', { look: { icon: 'heart' } }],
    ['what is not there, said to be so', { byCard: {}, other: null }],
  ])('is not made for %s', (_, spec) => {
    expect(planDeck(siteWith([{}]), 'poker', { title: 'Poker', ...spec }).plan.changes).toEqual([]);
  });

  it('says everything: whole specs, handle, reason, risk', () => {
    const { plan } = planDeck(siteWith([{}]), 'poker', { title: 'Poker', size: 32, look: { color: 'blue' } });
    expect(plan.changes).toEqual([
      {
        op: 'update',
        address: 'alphaDecks/poker',
        kind: 'alpha-deck',
        name: 'Poker',
        from: aDeck,
        to: { ...aDeck, size: 32, look: { color: 'blue', icon: 'HEART' } },
        handle: { id: 'd0', revision: '1' },
        waitsFor: [],
        reason: 'The file has another look.color and size.',
        risk: 'low',
      },
    ]);
    expect(plan.basis.things).toEqual({
      'alphaDecks/poker': { id: 'd0', revision: '1', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(plan.known).toEqual({ 'alphaDecks/poker': { id: 'd0', revision: '1' } });
    expect(plan).toMatchObject({ formatVersion: '1.0', site: 'toys' });
  });

  it('has the risk its kind says', () => {
    const site = siteWith([], [{ name: 'Ace', rank: 1 }]);
    const riskOf = (spec: object) =>
      planOf(site, { wanted: [want(cardKind, 'ace', { name: 'Ace', ...spec })] as never[] }).plan.changes[0]?.risk;
    expect([riskOf({ rank: 2 }), riskOf({ note: 'x' })]).toEqual(['high', 'low']);
  });

  it('has keys in the place of ids, and takes a closed map at its word', () => {
    const site = siteWith(
      [{ otherCards: { c0: { bonus: 1 }, c1: { bonus: 2 } } }],
      [
        { name: 'Ace', rank: 1 },
        { name: 'King', rank: 2 },
      ],
    );
    const wanted = [
      want(cardKind, 'ace', { name: 'Ace' }),
      want(deckKind, 'poker', { title: 'Poker', byCard: { ace: { bonus: 5 } } }),
    ] as never[];
    expect(planOf(site, { wanted }).plan.changes).toMatchObject([
      {
        from: { byCard: { ace: { bonus: 1 } }, otherCards: { c1: { bonus: 2 } } },
        to: { byCard: { ace: { bonus: 5 } }, otherCards: { c1: { bonus: 2 } } },
      },
    ]);
  });
});

describe('a create', () => {
  it('takes a closed map at its word, whatever the defaults have there', () => {
    const kinds = withKind(deckKind, { defaults: { byCard: { ghost: { bonus: 1 } } } });
    const { plan } = planDeck(siteWith([]), 'new', { title: 'New', shape: 'round', byCard: {} }, {}, kinds);
    expect(plan.changes).toMatchObject([{ op: 'create', to: { byCard: {} } }]);
    expect((plan.changes[0] as unknown as { to: { byCard: object } }).to.byCard).toEqual({});
  });

  it('says everything, with the defaults of its kind', () => {
    const { plan, problems } = planDeck(siteWith([]), 'new', { title: 'New', shape: 'round', size: 32 });
    expect(plan.changes).toEqual([
      {
        op: 'create',
        address: 'alphaDecks/new',
        kind: 'alpha-deck',
        name: 'New',
        to: { title: 'New', shape: 'round', size: 32, active: true },
        waitsFor: [],
        reason: 'The site has none.',
        risk: 'low',
      },
    ]);
    expect(plan.basis.things).toEqual({ 'alphaDecks/new': { hash: null } });
    expect([plan.known, problems]).toEqual([{}, []]);
  });

  it('has the risk its kind says', () => {
    const kinds = withKind(deckKind, {
      risk: (change) => (change.op === 'create' && change.to.size > 50 ? 'medium' : 'low'),
    });
    expect(planDeck(siteWith([]), 'new', { title: 'New', shape: 'round' }, {}, kinds).plan.changes[0]?.risk).toBe(
      'medium',
    );
  });

  it('that lacks something is refused, each lack by itself', () => {
    const { plan, problems } = planDeck(siteWith([]), 'new', { size: 1 });
    expect(plan.changes).toEqual([]);
    expect(problems).toEqual(
      ['title', 'shape'].map((path) => ({
        code: 'CREATE_LACKS',
        severity: 'error',
        address: 'alphaDecks/new',
        path,
        message: `alphaDecks/new is not on the site, and cannot be created: it needs a ${path}.`,
        next: `Declare ${path}; or, if it is there under another name, say so with "formerly:" or "id:".`,
      })),
    );
  });

  it('takes nothing over from the defaults in a closed map', () => {
    const kinds = withKind(deckKind, { defaults: { byCard: { ace: { bonus: 9 } } } as never });
    const wanted = [
      want(cardKind, 'ace', { name: 'Ace', rank: 1 }),
      want(deckKind, 'new', { title: 'New', shape: 'round', byCard: {} }),
    ] as never[];
    expect(planOf(siteWith([]), { wanted }, undefined, kinds).plan.changes.at(-1)).toMatchObject({
      to: { byCard: {} },
    });
  });

  it('that only a person can make is a manual step, and no change', () => {
    const step = { code: 'MANUAL_STEP', severity: 'warning', message: 'Do it.' } as const;
    const kinds = withKind(deckKind, { manual: (wanted) => (wanted.key === 'by-hand' ? step : undefined) });
    const wanted = [
      want(deckKind, 'by-hand', { title: 'Hand', shape: 'round' }),
      want(deckKind, 'other', { title: 'Other', shape: 'round' }),
    ] as never[];
    const { plan, manual, problems } = planOf(siteWith([]), { wanted }, undefined, kinds);
    expect(steps(plan)).toEqual(['create alphaDecks/other']);
    expect([manual, problems]).toEqual([[step], []]);
  });
});
