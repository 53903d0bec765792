import { describe, expect, it } from 'vitest';
import type { Kind } from '../../src/kernel/kind.ts';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { cardKind, type Deck, deckKind, KINDS, moodKind, want } from '../support/toys.ts';

describe('a plan', () => {
  it('asks each kind for its judgement, with all it may look at', () => {
    const seen: Record<string, unknown> = {};
    const site = siteWith([{ title: 'Old' }, { title: 'Gone' }, { title: 'Stays' }], [{ name: 'Ace', rank: 1 }]);
    const kinds = KINDS.map((one) => ({
      ...one,
      judge: (picture: Parameters<NonNullable<Kind<unknown>['judge']>>[0]) => {
        seen[one.name] = {
          wanted: picture.wanted.map(({ key }) => key),
          pairs: picture.claims.pairs.length,
          changes: picture.changes.length,
          all: picture.allChanges.length,
          facts: picture.facts,
          live: picture.live('zeta-card').length,
          nobody: [picture.live('nobody'), picture.after('nobody')],
          after: (picture.after('alpha-deck') as readonly Deck[]).map(({ title }) => title),
        };
        return [{ code: 'JUDGED', severity: 'info', message: one.name } as const];
      },
    })) as readonly Kind<unknown>[];
    const file = {
      wanted: [
        want(deckKind, 'old', { title: 'New' }, { id: 'd0' }),
        want(deckKind, 'add', { title: 'Added', shape: 'square' }),
      ] as never[],
      removed: [{ section: 'alphaDecks', name: 'Gone', path: '' }],
    };
    const withFacts = {
      ...site,
      survey: () =>
        new Map(
          [...site.survey()].map(([kind, live]) => [
            kind,
            live.map((thing) => ({ ...thing, facts: { [kind]: true } })),
          ]),
        ),
    };
    const { problems } = planOf(withFacts as unknown as ToySite, file, undefined, kinds);
    const facts = { 'zeta-card': true, 'alpha-deck': true, 'mu-mood': true };
    const after = ['New', 'Stays', 'Added'];
    const nobody = [[], []];
    expect(seen).toEqual({
      'zeta-card': { wanted: [], pairs: 0, changes: 0, all: 3, facts, live: 1, nobody, after },
      'alpha-deck': { wanted: ['add', 'old'], pairs: 1, changes: 3, all: 3, facts, live: 1, nobody, after },
      'mu-mood': { wanted: [], pairs: 0, changes: 0, all: 3, facts, live: 1, nobody, after },
    });
    expect(problems.filter(({ code }) => code === 'JUDGED').map(({ message }) => message)).toEqual([
      'zeta-card',
      'alpha-deck',
      'mu-mood',
    ]);
  });

  it('passes on what reading and claiming found', () => {
    const wanted = [
      want(cardKind, 'a', { name: 'Ace' }),
      want(cardKind, 'b', { name: 'Ace' }),
      want(moodKind, 'mood', {}),
    ] as never[];
    const { problems } = planOf(siteWith([], [{ name: 'Ace', rank: 1 }]), { wanted });
    expect(codes(problems)).toEqual(['AMBIGUOUS zetaCards/a', 'AMBIGUOUS zetaCards/b']);
  });
});
