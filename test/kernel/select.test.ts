import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/kernel/plan-document.ts';
import { concerning, idleGlobs, type Selection, select } from '../../src/kernel/select.ts';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf, run, steps } from '../support/toy-run.ts';
import { cardKind, deckKind, KINDS, moodKind, want } from '../support/toys.ts';

const aSite = () => {
  const site = siteWith(
    [
      { title: 'Old', otherCards: { c0: { bonus: 1 } } },
      { title: 'Poker', otherCards: { c1: { bonus: 1 } } },
    ],
    [
      { name: 'Ace', rank: 1 },
      { name: 'Bee', rank: 2 },
      { name: 'Cat', rank: 3 },
    ],
  );
  site.put(moodKind, { state: 'shut', motto: null }, 'house');
  return site;
};
const { plan } = planOf(aSite(), {
  wanted: [
    want(moodKind, 'mood', { state: 'open' }),
    want(deckKind, 'fresh', { title: 'Fresh', shape: 'round', byCard: { zed: { bonus: 1 } } }),
    want(deckKind, 'poker', { title: 'Poker', byCard: {} }),
    want(cardKind, 'zed', { name: 'Zed', rank: 9 }),
    want(cardKind, 'cat', { name: 'Cat', rank: 1 }),
  ] as never[],
  removed: [
    { section: 'zetaCards', name: 'Ace', path: '' },
    { section: 'zetaCards', name: 'Bee', path: '' },
    { section: 'alphaDecks', name: 'Old', path: '' },
  ],
});

const chosen = (selection: Selection, from: Plan = plan) => {
  const found = select(from, KINDS, selection);
  return { steps: steps(found.plan), codes: codes(found.problems), problems: found.problems, plan: found.plan };
};

describe('select', () => {
  it('without a word takes everything', () => {
    expect(select(plan, KINDS, {})).toEqual({ plan, problems: [] });
  });

  it.each<[Selection, string[], string[]]>([
    [{ target: ['zetaCards/zed'] }, ['create zetaCards/zed'], []],
    [{ target: ['*/zed', 'muMood/mood'] }, ['create zetaCards/zed', 'update muMood/mood'], []],
    [{ target: ['zetaCards/?ed'] }, ['create zetaCards/zed'], []],
    [{ target: ['zetaCards/ze'] }, [], []],
    [{ target: ['zed'] }, [], []],
    [{ target: ['zetaCards.zed'] }, [], []],
    [{ target: ['zetaCards/[z]ed'] }, [], []],
    [{ target: [] }, [], []],
    [{ target: ['alphaDecks/"Old"'] }, ['delete alphaDecks/"Old"'], []],
    [{ target: ['*Decks*'], exclude: ['*/fresh'] }, ['delete alphaDecks/"Old"', 'update alphaDecks/poker'], []],
    [{ exclude: ['**'] }, [], []],
    [{ target: ['alphaDecks/fresh'] }, ['create alphaDecks/fresh'], ['TARGET_NEEDS alphaDecks/fresh']],
    [{ target: ['alphaDecks/fresh', 'zetaCards/zed'] }, ['create zetaCards/zed', 'create alphaDecks/fresh'], []],
    [{ target: ['zetaCards/"Bee"'] }, ['delete zetaCards/"Bee"'], ['TARGET_NEEDS zetaCards/"Bee"']],
    [{ target: ['zetaCards/"Bee"', 'alphaDecks/poker'] }, ['update alphaDecks/poker', 'delete zetaCards/"Bee"'], []],
    [{ target: ['zetaCards/"Ace"'] }, ['delete zetaCards/"Ace"'], ['TARGET_NEEDS zetaCards/"Ace"']],
    [{ target: ['zetaCards/"Ace"', 'alphaDecks/"Old"'] }, ['delete alphaDecks/"Old"', 'delete zetaCards/"Ace"'], []],
    [{ target: ['alphaDecks/poker'] }, ['update alphaDecks/poker'], []],
    [{ target: ['alphaDecks/"Old"'] }, ['delete alphaDecks/"Old"'], []],
    [{ target: ['zetaCards/cat'] }, ['update zetaCards/cat'], ['TARGET_NEEDS zetaCards/cat']],
    [{ target: ['muMood/mood'] }, ['update muMood/mood'], []],
  ])('%j', (selection, taken, problems) => {
    const found = chosen(selection);
    expect(found.steps.toSorted()).toEqual(taken.toSorted());
    expect(found.codes).toEqual(problems);
    expect(Object.keys(found.plan.basis.things).sort()).toEqual(
      [...new Set(taken.map((step) => step.replace(/^\w+ /, '')))].sort(),
    );
    expect([found.plan.known, found.plan.basis.digest]).toEqual([plan.known, plan.basis.digest]);
  });

  it('says what else to select', () => {
    expect(chosen({ target: ['alphaDecks/fresh'] }).problems).toEqual([
      {
        code: 'TARGET_NEEDS',
        severity: 'error',
        address: 'alphaDecks/fresh',
        message: 'alphaDecks/fresh is selected, but cannot go before zetaCards/zed (create), which is not.',
        next: 'Select it too: --target zetaCards/zed; or apply everything.',
      },
    ]);
  });

  it('does not tear apart the steps of an exchange', () => {
    const swap = planOf(aSite(), {
      wanted: [
        want(cardKind, 'a', { name: 'Bee' }, { id: 'c0' }),
        want(cardKind, 'b', { name: 'Ace' }, { id: 'c1' }),
      ] as never[],
    }).plan;
    expect(steps(swap)).toHaveLength(3);
    expect(chosen({ target: ['zetaCards/a'] }, swap)).toMatchObject({
      steps: ['update zetaCards/a'],
      codes: ['TARGET_NEEDS zetaCards/a'],
    });
    expect(chosen({ target: ['zetaCards/b'] }, swap).codes).toEqual(['TARGET_NEEDS zetaCards/b']);
    expect(chosen({ target: ['zetaCards/*'] }, swap).plan).toEqual(swap);
  });

  it('waits through what was left out', () => {
    const change = (name: string, waitsFor: readonly string[]) =>
      ({ ...plan.changes[0], kind: name, address: `x/${name}`, waitsFor }) as never;
    const chain: Plan = {
      ...plan,
      changes: [change('a', []), change('b', ['x/a']), change('c', ['x/b']), change('d', ['x/c', 'x/b'])],
    };
    const kinds = ['a', 'b', 'c', 'd'].map((name) => ({ ...deckKind, name, needs: () => [] }) as never);
    const kept = select(chain, kinds, { exclude: ['x/b', 'x/c'] });
    expect(kept.plan.changes.map(({ address, waitsFor }) => [address, waitsFor])).toEqual([
      ['x/a', []],
      ['x/d', ['x/a']],
    ]);
    expect(kept.problems).toEqual([]);
  });

  it('matches names with any sign in them', () => {
    const odd = { ...plan, changes: [{ ...plan.changes[0], address: 'x/"a\u2028(b)*"' }] } as Plan;
    expect(idleGlobs(odd, ['x/*', 'x/"a?(b)\\*"', 'x/"a*"'])).toEqual(['x/"a?(b)\\*"']);
    expect(idleGlobs(odd, ['x/"a?(b)?"'])).toEqual([]);
  });

  it('is a plan that can be applied', async () => {
    const site = aSite();
    const part = chosen({ target: ['zetaCards/zed', 'alphaDecks/fresh', 'alphaDecks/poker'] }).plan;
    const { outcomes, checked } = await run(site, part);
    expect([checked.stale, checked.warnings]).toEqual([[], []]);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
  });
});

describe('a glob that matches nothing', () => {
  it('is named', () => {
    expect(idleGlobs(plan, ['zetaCards/*', 'rewards/*', 'zetaCards/zed', 'zed'])).toEqual(['rewards/*', 'zed']);
  });
});

describe('what was found while planning', () => {
  const site = aSite();
  const planned = planOf(site, {
    wanted: [
      want(cardKind, 'ace', { name: 'Ace', rank: 5 }),
      want(cardKind, 'bee', { name: 'bee', rank: 12 }),
      want(moodKind, 'mood', { state: 'open' }),
    ] as never[],
    exclusive: ['zetaCards'],
  });
  const lives = KINDS.map((kind) => ({ kind, live: site.survey().get(kind.name) ?? [] }));
  const found = (selection: Selection) =>
    codes(concerning(planned, select(planned.plan, KINDS, selection).plan, lives)).toSorted();

  it('holds for all when all is chosen', () => {
    expect(found({})).toEqual(codes(planned.problems).toSorted());
    expect(found({})).toEqual([
      'CREATE_RESEMBLES zetaCards/bee',
      'DELETE_LIMIT',
      'DELETE_NOT_ALLOWED zetaCards/"Bee"',
      'DELETE_NOT_ALLOWED zetaCards/"Cat"',
      'STILL_IN_USE zetaCards/"Bee"',
    ]);
  });

  it.each<[string, Selection, readonly string[]]>([
    ['a create', { target: ['zetaCards/bee'] }, ['CREATE_RESEMBLES zetaCards/bee']],
    ['a delete', { target: ['zetaCards/"Cat"'] }, ['DELETE_LIMIT', 'DELETE_NOT_ALLOWED zetaCards/"Cat"']],
    ['an update', { target: ['zetaCards/ace', 'muMood/*'] }, []],
    ['nothing', { target: ['zetaCards/none'] }, []],
  ])('is kept for %s that is chosen, and no consent is asked for what is not', (_, selection, expected) => {
    expect(found(selection)).toEqual(expected);
  });
});
