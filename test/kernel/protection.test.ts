import { expect, it } from 'vitest';
import { siteWith } from '../support/toy-decks.ts';
import { planOf, type ToyFile } from '../support/toy-run.ts';
import { deckKind, want } from '../support/toys.ts';

const refused = (file: Partial<ToyFile>) =>
  planOf(siteWith([{}, { title: 'Rummy' }]), {
    wanted: [],
    protected: ['alphaDecks/poker', 'alphaDecks/"Poker"'],
    ...file,
  }).problems.filter(({ code }) => code === 'PROTECTED');
const poker = (spec: object) => want(deckKind, 'poker', { title: 'Poker', ...spec }) as never;

it('a protected thing is neither deleted nor replaced', () => {
  const removed = [{ section: 'alphaDecks', name: 'Poker', path: '' }];
  expect(refused({ removed })).toEqual([
    {
      code: 'PROTECTED',
      severity: 'error',
      address: 'alphaDecks/"Poker"',
      message:
        'alphaDecks/"Poker" is protected by preventDestroy, and would be deleted. The file lists it under "removed:".',
      next: 'First take "preventDestroy: true" out of the file and apply that; then make this change.',
    },
  ]);
  expect(refused({ wanted: [poker({ shape: 'square' })] })).toMatchObject([{ address: 'alphaDecks/poker' }]);
});

it('it may be changed, and others may go', () => {
  expect(refused({ wanted: [poker({ size: 32 })] })).toEqual([]);
  expect(refused({ removed: [{ section: 'alphaDecks', name: 'Rummy', path: '' }] })).toEqual([]);
});

it('a thing that the base dropped is deleted under the address it had', () => {
  const dropped = [
    { kind: 'alpha-deck', id: 'd0', address: 'alphaDecks/poker' as const },
    { kind: 'zeta-card', id: 'd1', address: 'zetaCards/d1' as const },
  ];
  const { plan, unmanaged } = planOf(siteWith([{}, { title: 'Rummy' }]), { wanted: [], dropped });
  expect(plan.changes).toMatchObject([
    {
      op: 'delete',
      address: 'alphaDecks/poker',
      consent: 'base',
      reason: 'The file used to declare it, and does not any more.',
    },
  ]);
  expect(unmanaged).toContain('alphaDecks/"Rummy"');
  expect(refused({ dropped })).toMatchObject([{ address: 'alphaDecks/poker' }]);
});
