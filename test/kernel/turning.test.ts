import { describe, expect, it } from 'vitest';
import { aDeck, planDeck, siteWith, withKind } from '../support/toy-decks.ts';
import { codes, planOf, steps } from '../support/toy-run.ts';
import { deckKind, want } from '../support/toys.ts';

describe('an attribute that never changes', () => {
  const to = { title: 'Poker!', shape: 'square', tags: ['y'] };

  it('makes a delete and a create at one address, from the file and the defaults', () => {
    const { plan, problems } = planDeck(siteWith([{}]), 'poker', to, { id: 'd0' });
    const reason = 'The site does not change shape of a thing that exists: it is deleted and made anew.';
    expect(plan.changes).toEqual([
      {
        op: 'delete',
        address: 'alphaDecks/poker',
        kind: 'alpha-deck',
        name: 'Poker',
        from: aDeck,
        handle: { id: 'd0', revision: '1' },
        consent: 'replaced',
        waitsFor: [],
        reason,
        risk: 'high',
      },
      {
        op: 'create',
        address: 'alphaDecks/poker',
        kind: 'alpha-deck',
        name: 'Poker!',
        to: { title: 'Poker!', shape: 'square', tags: ['y'], active: true, size: 52 },
        replaces: true,
        waitsFor: ['alphaDecks/poker'],
        reason,
        risk: 'high',
      },
    ]);
    expect(plan.basis.things).toMatchObject({ 'alphaDecks/poker': { id: 'd0' } });
    expect(codes(problems)).toEqual(['DELETE_NOT_ALLOWED alphaDecks/poker']);
  });

  it('brings over what is not ours', () => {
    const file = {
      wanted: [want(deckKind, 'poker', to, { id: 'd0' })] as never[],
      ignore: [
        { section: 'alphaDecks', key: 'poker', path: 'size' },
        { section: 'alphaDecks', key: 'poker', path: 'tags' },
      ],
    };
    expect(planOf(siteWith([{ size: 7 }]), file).plan.changes[1]).toMatchObject({ to: { size: 7, tags: ['x'] } });
  });

  it('is nothing when only its way of writing differs', () => {
    const kinds = withKind(deckKind, {
      same: (path, wanted, live) => path === 'shape' && String(wanted).trim() === live,
    });
    expect(
      steps(planDeck(siteWith([{}]), 'poker', { shape: ' round', title: 'New' }, { id: 'd0' }, kinds).plan),
    ).toEqual(['update alphaDecks/poker']);
  });

  it('deletes nothing that could not be made again', () => {
    const kinds = withKind(deckKind, {
      lacks: () => [{ path: 'size', message: 'it needs a size.' }],
      undeletable: () => 'it is dear to us.',
    });
    const { plan, problems } = planDeck(siteWith([{}]), 'poker', to, { id: 'd0' }, kinds);
    expect(plan.changes).toEqual([]);
    const say = (path: string, reason: string, next: string) => ({
      code: 'NOT_REPLACEABLE',
      severity: 'error',
      address: 'alphaDecks/poker',
      path,
      message: `alphaDecks/poker would have to be deleted and made anew, since the site does not change shape: ${reason}`,
      next,
    });
    expect(problems).toEqual([
      say('shape', 'it is dear to us.', 'Take the change of shape back.'),
      say('size', 'it needs a size.', 'Declare size, or take the change of shape back.'),
    ]);
  });
});
