import { type Done, inverse } from '../../src/kernel/inverse.ts';
import type { Outcome } from '../../src/kernel/outcome.ts';
import type { Plan } from '../../src/kernel/plan-document.ts';
import { siteWith } from '../support/toy-decks.ts';
import { codes, planOf, run, steps, type ToyFile } from '../support/toy-run.ts';
import type { ToySite } from '../support/toy-site.ts';
import { KINDS } from '../support/toys.ts';

/** What the journal of a run holds. */
function doneIn(outcomes: readonly Outcome[]): readonly Done[] {
  return outcomes.flatMap((outcome): readonly Done[] => {
    if (outcome.status !== 'applied') return [];
    const { change } = outcome;
    const id = outcome.handle?.id ?? (change.op === 'create' ? '' : change.handle.id);
    return [{ ...(change as unknown as Done), id }];
  });
}

const cards = [
  { name: 'Ace', rank: 1 },
  { name: 'Bee', rank: 2 },
];
export const aSite = () => siteWith([{ otherCards: { c0: { bonus: 1 } } }], cards);

/** Applies a file, lets something happen, and asks for the way back. */
export async function wayBack(
  file: ToyFile,
  happens: (site: ToySite) => void = () => {},
  site = aSite(),
  kinds = KINDS,
) {
  const { plan } = planOf(site, file);
  const { outcomes } = await run(site, plan);
  happens(site);
  const done = JSON.parse(JSON.stringify(doneIn(outcomes))) as readonly Done[];
  const back = inverse('toys', done, plan.known, kinds, site.survey());
  return {
    site,
    done,
    ...back,
    plan: JSON.parse(JSON.stringify(back.plan)) as Plan,
    steps: steps(back.plan),
    codes: codes(back.problems),
  };
}

/** Somebody edits a thing in the dashboard. */
export const edit =
  <S>(kind: { readonly name: string }, id: string, changes: Partial<S>) =>
  (site: ToySite) => {
    const { spec } = site.things(kind).find((thing) => thing.id === id) as { spec: S };
    site.put(kind, { ...spec, ...changes } as never, id);
  };
