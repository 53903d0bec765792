import type { Plan } from '../../src/kernel/plan-document.ts';
import { recheck } from '../../src/kernel/recheck.ts';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf, steps, type ToyFile } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { cardKind, deckKind, KINDS, moodKind, want } from '../support/toys.ts';

const cards = [
  { name: 'Ace', rank: 1 },
  { name: 'Bee', rank: 2 },
];
export const aSite = () =>
  siteWith([{ otherCards: { c0: { bonus: 1, cap: 9 }, c9: { bonus: 2 } } }, { title: 'Other' }], cards);
export const file: ToyFile = {
  wanted: [
    want(cardKind, 'ace', { name: 'Ace', rank: 5 }),
    want(cardKind, 'new', { name: 'New', rank: 7 }),
    want(deckKind, 'poker', { title: 'Poker', size: 32 }),
    want(deckKind, 'fresh', { title: 'Fresh', shape: 'round', byCard: { new: { bonus: 1 } } }),
    want(moodKind, 'mood', { motto: 'hi' }),
  ] as never[],
  removed: [{ section: 'zetaCards', name: 'Bee', path: '' }],
};

/** Plans, lets something happen, and looks again. */
export function later(happens: (site: ToySite) => void, wants = file, site = aSite(), kinds = KINDS) {
  const { plan } = planOf(site, wants, undefined, kinds);
  happens(site);
  const saved = JSON.parse(JSON.stringify(plan)) as Plan;
  const found = recheck(saved, kinds, site.survey());
  return {
    ...found,
    done: [...found.already].sort().map((index) => steps(saved)[index]),
    codes: codes(found.stale),
    plan: saved,
  };
}

/** Somebody edits a thing in the dashboard. */
export const change =
  <S>(kind: { readonly name: string }, id: string, edit: Partial<S>) =>
  (site: ToySite) => {
    const { spec } = site.things(kind).find((thing) => thing.id === id) as { spec: S };
    site.put(kind, { ...spec, ...edit } as never, id);
  };
