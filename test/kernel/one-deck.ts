import type { Change, Delete, Update } from '../../src/kernel/change.ts';
import { directory } from '../../src/kernel/directory.ts';
import { carryOut } from '../../src/kernel/execute.ts';
import type { Live } from '../../src/kernel/kind.ts';
import type { Hand, Note, Tools } from '../../src/kernel/look.ts';
import type { Result } from '../../src/kernel/result.ts';
import { aDeck, siteWith } from '../support/toy-decks.ts';
import { toolsFor } from '../support/toy-run.ts';
import type { Fault, ToySite } from '../support/toy-site.ts';
import { type Deck, deckKind, moodKind } from '../support/toys.ts';

export const ADDRESS = 'alphaDecks/poker';
export const step = {
  address: ADDRESS,
  kind: deckKind.name,
  name: 'Poker',
  waitsFor: [],
  reason: '',
  risk: 'low',
} as const;
export const handle = { id: 'd0', revision: '1' };
export const update: Update<unknown> = {
  ...step,
  op: 'update',
  from: aDeck,
  to: { ...aDeck, size: 32, tags: ['y'] },
  handle,
};
export const remove: Delete<unknown> = { ...step, op: 'delete', from: aDeck, handle, consent: 'removed' };

export interface Story {
  readonly faults?: readonly (Fault | undefined)[];
  readonly lagMs?: number;
  readonly meanwhile?: (site: ToySite, write: number) => void;
  readonly hand?: (hand: Hand) => Hand;
  /** Done just before, so that a lagging list does not show it. */
  readonly given?: (site: ToySite) => void;
  /** Without it the change starts with nothing read. */
  readonly fresh?: Live<unknown>;
}

/** Carries out one change on a site with one deck. */
export async function carry(change: Change, { faults = [], lagMs = 0, meanwhile, hand, ...more }: Story = {}) {
  const site = siteWith([{}]);
  site.put(moodKind, { state: 'open', motto: null }, 'house');
  site.settle();
  more.given?.(site);
  site.fault = (write) => faults[write];
  site.lagMs = lagMs;
  site.meanwhile = (write) => meanwhile?.(site, write);
  const fresh = new Map(
    [[change.address, 'fresh' in more ? more.fresh : { spec: aDeck, handle }]].filter(([, live]) => live) as [
      typeof ADDRESS,
      Live<unknown>,
    ][],
  );
  const notes: Note[] = [];
  const tools: Tools = toolsFor(site, { fresh, seen: new Set() }, notes);
  const hands = new Map([...tools.hands].map(([kind, one]) => [kind, hand ? hand(one) : one]));
  const [result] = await carryOut({ ...tools, hands })([change], directory({ [ADDRESS]: handle }));
  return {
    result: told(result as Result),
    calls: notes.length,
    notes,
    deck: site.things(deckKind)[0]?.spec as Deck | undefined,
    site,
    fresh,
    waited: site.now,
  };
}

function told(result: Result): string {
  if ('problem' in result) return `${result.problem.code}: ${result.problem.message}`;
  return result.handle === null ? 'gone' : `${result.handle.id} at ${result.handle.revision}`;
}

/** Somebody works in the dashboard just before a write. */
export const human =
  (spec: Partial<Deck>, at = 0) =>
  (site: ToySite, write: number): void => {
    if (write !== at) return;
    const { spec: before } = site.things(deckKind)[0] as { spec: Deck };
    site.put(deckKind, { ...before, ...spec }, 'd0');
  };
export const vanish =
  (at: number) =>
  (site: ToySite, write: number): void => {
    if (write === at) site.take(deckKind, 'd0');
  };
