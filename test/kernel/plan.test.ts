import { describe, expect, it } from 'vitest';
import { codes, planOf, run, steps } from '../support/toy-run.ts';
import { ToySite } from '../support/toy-site.ts';
import { cardKind, deckKind, moodKind, want } from '../support/toys.ts';

describe('smoke', () => {
  it('creates in order', async () => {
    const site = new ToySite();
    const file = {
      wanted: [
        want(moodKind, 'mood', { state: 'shut' }),
        want(deckKind, 'poker', { title: 'Poker', shape: 'round', byCard: { ace: { bonus: 3 } } }),
        want(cardKind, 'ace', { name: 'Ace', rank: 14 }),
      ] as never[],
    };
    const planned = planOf(site, file);
    expect(codes(planned.problems)).toEqual([]);
    expect(steps(planned.plan)).toEqual(['update muMood/mood', 'create zetaCards/ace', 'create alphaDecks/poker']);
    const { outcomes } = await run(site, planned.plan);
    expect(outcomes.map(({ status }) => status)).toEqual(['applied', 'applied', 'applied']);
    expect(steps(planOf(site, file).plan)).toEqual([]);
  });
});
