import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash } from '../../src/kernel/hash.ts';
import { type Done, inverse } from '../../src/kernel/inverse.ts';
import { cases } from '../support/runs.ts';
import { aDeck } from '../support/toy-decks.ts';
import { codes, run, steps } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { crossings } from '../support/toy-states.ts';
import { type Card, cardKind, type Deck, deckKind, KINDS, moodKind, want } from '../support/toys.ts';
import { aSite, wayBack } from './way-back.ts';

describe('the way back', () => {
  it('of a create is a delete', async () => {
    const {
      steps: back,
      plan,
      codes: found,
    } = await wayBack({ wanted: [want(cardKind, 'new', { name: 'New', rank: 7 })] as never[] });
    expect(back).toEqual(['delete zetaCards/new']);
    expect(plan.changes[0]).toEqual({
      op: 'delete',
      address: 'zetaCards/new',
      kind: 'zeta-card',
      name: 'New',
      from: { name: 'New', rank: 7, note: 'new' },
      handle: { id: 'z1', revision: '1' },
      consent: 'removed',
      waitsFor: [],
      reason: 'The run that is taken back made it otherwise.',
      risk: 'high',
    });
    expect(plan.basis.things).toEqual({ 'zetaCards/new': { id: 'z1', revision: '1', hash: expect.any(String) } });
    expect(plan.known).toMatchObject({ 'zetaCards/new': { id: 'z1', revision: '1' } });
    expect(plan).toMatchObject({ formatVersion: '1.0', site: 'toys' });
    expect(found).toEqual(['DELETE_LIMIT']);
  });

  it('of an update puts back what it changed', async () => {
    const { plan, problems } = await wayBack({
      wanted: [want(deckKind, 'poker', { title: 'Poker', size: 32, byCard: {} })] as never[],
    });
    expect(plan.changes).toMatchObject([
      {
        op: 'update',
        address: 'alphaDecks/poker',
        from: { size: 32, otherCards: {} },
        to: { size: 52, otherCards: { c0: { bonus: 1 } } },
        handle: { id: 'd0', revision: '2' },
        reason: 'The run that is taken back made it otherwise.',
        risk: 'high',
      },
    ]);
    expect(problems).toEqual([]);
  });

  it('of a delete is a create of the whole thing', async () => {
    const { plan, codes: found } = await wayBack({
      wanted: [],
      removed: [{ section: 'zetaCards', name: 'Bee', path: '' }],
    });
    expect(plan.changes).toEqual([
      {
        op: 'create',
        address: 'zetaCards/"Bee"',
        kind: 'zeta-card',
        name: 'Bee',
        to: { name: 'Bee', rank: 2, note: null },
        waitsFor: [],
        reason: 'The run that is taken back made it otherwise.',
        risk: 'high',
      },
    ]);
    expect([plan.basis.things, found]).toEqual([{ 'zetaCards/"Bee"': { hash: null } }, []]);
  });

  it('of a replacement is another one', async () => {
    const {
      steps: back,
      plan,
      codes: found,
      site,
    } = await wayBack({ wanted: [want(deckKind, 'p', { title: 'Poker', shape: 'square', byCard: {} })] as never[] });
    expect(back).toEqual(['delete alphaDecks/p', 'create alphaDecks/p']);
    expect(plan.changes).toMatchObject([
      { from: { shape: 'square' }, handle: { id: 'a1' }, consent: 'replaced' },
      { to: { ...aDeck, otherCards: { c0: { bonus: 1 } } }, replaces: true },
    ]);
    expect(plan.basis.things).toEqual({ 'alphaDecks/p': { id: 'a1', revision: '1', hash: expect.any(String) } });
    expect(found).toEqual(['DELETE_NOT_ALLOWED alphaDecks/p']);
    await run(site, plan);
    expect(site.things(deckKind).map(({ spec }) => hash(spec))).toEqual(
      aSite()
        .things(deckKind)
        .map(({ spec }) => hash(spec)),
    );
  });

  it('of an exchange is another one', async () => {
    const {
      steps: back,
      site,
      plan,
    } = await wayBack({
      wanted: [
        want(cardKind, 'a', { name: 'Bee' }, { id: 'c0' }),
        want(cardKind, 'b', { name: 'Ace' }, { id: 'c1' }),
      ] as never[],
    });
    expect(back).toEqual(['park zetaCards/b', 'update zetaCards/a', 'update zetaCards/b']);
    await run(site, plan);
    expect(site.things(cardKind).map(({ spec }) => (spec as Card).name)).toEqual(['Ace', 'Bee']);
  });

  it('of a delete whose name another thing got is a create, too', async () => {
    const {
      steps: back,
      problems,
      site,
      plan,
    } = await wayBack({
      wanted: [want(cardKind, 'a', { name: 'Bee' }, { id: 'c0' })] as never[],
      removed: [{ section: 'zetaCards', name: 'Bee', path: '' }],
    });
    expect([back, codes(problems)]).toEqual([['update zetaCards/a', 'create zetaCards/"Bee"'], []]);
    await run(site, plan);
    expect(site.things(cardKind).map(({ spec }) => (spec as Card).name)).toEqual(['Ace', 'Bee']);
  });

  it('of nothing is nothing', async () => {
    const { plan, problems } = await wayBack({ wanted: [] });
    expect([plan.changes, problems]).toEqual([[], []]);
  });

  it('throws for a kind that was not read', () => {
    expect(() => inverse('toys', [], {}, KINDS, new Map())).toThrow(RangeError);
  });
});

describe('a run as the journal has it', () => {
  const one = (op: Done['op'], id: string, more: Partial<Done> = {}): Done => ({
    address: 'zetaCards/x',
    kind: cardKind.name,
    name: 'X',
    op,
    id,
    ...more,
  });
  const inverseOf = (...done: readonly Done[]) => inverse('toys', done, {}, KINDS, aSite().survey());

  it('that created and deleted a thing came to nothing', () => {
    expect(inverseOf(one('create', 'z9', { to: {} }), one('delete', 'z9', { from: {} }))).toMatchObject({
      plan: { changes: [] },
      problems: [],
    });
  });

  it('that created and then changed a thing created it as it was in the end', () => {
    const ace = { name: 'Ace', rank: 1, note: null };
    const found = inverseOf(
      one('create', 'c0', { to: { ...ace, rank: 9 } }),
      one('update', 'c0', { from: { ...ace, rank: 9 }, to: ace }),
    );
    expect(steps(found.plan)).toEqual(['delete zetaCards/x']);
  });

  it('finds things by id within their kind', () => {
    const found = inverseOf(one('update', 'd0', { from: { name: 'X' }, to: { name: 'Y' } }));
    expect(codes(found.problems)).toEqual(['CANNOT_ROLL_BACK zetaCards/x']);
  });
});

it('there and back again restores any site but for ids and revisions', async () => {
  const contents = (site: ToySite) => {
    const names = new Map(site.things(cardKind).map(({ id, spec }) => [id, (spec as Card).name]));
    const decks = site.things(deckKind).map(({ spec }) => {
      const { otherCards, ...deck } = spec as Deck;
      return {
        ...deck,
        byCard: Object.fromEntries(Object.entries(otherCards).map(([id, entry]) => [names.get(id), entry])),
      };
    });
    return [...site.things(cardKind).map(({ spec }) => spec), ...decks, site.things(moodKind)[0]?.spec]
      .map(hash)
      .sort();
  };
  await fc.assert(
    fc.asyncProperty(crossings, async (crossing) => {
      const found = await wayBack(crossing.file, () => {}, crossing.site());
      expect(
        codes(found.problems.filter(({ severity, code }) => severity === 'error' || code === 'CANNOT_ROLL_BACK')),
      ).toEqual([]);
      const { checked, outcomes } = await run(found.site, found.plan);
      expect(codes(checked.stale)).toEqual([]);
      expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
      expect(contents(found.site)).toEqual(contents(crossing.site()));
    }),
    cases(100),
  );
});
