import type { Create } from '../../src/kernel/change.ts';
import { directory } from '../../src/kernel/directory.ts';
import { carryOut } from '../../src/kernel/execute.ts';
import type { Hand, Note } from '../../src/kernel/look.ts';
import type { Result } from '../../src/kernel/result.ts';
import { siteWith } from '../support/toy-decks.ts';
import { toolsFor } from '../support/toy-run.ts';
import type { Fault, ToySite } from '../support/toy-site.ts';
import { type Deck, deckKind } from '../support/toys.ts';

const newDeck = (title: string, more: Partial<Deck> = {}): Create<unknown> => ({
  op: 'create',
  address: `alphaDecks/${title.toLowerCase()}`,
  kind: deckKind.name,
  name: title,
  to: { title, shape: 'round', active: true, size: 52, ...more },
  waitsFor: [],
  reason: '',
  risk: 'low',
});

export interface Story {
  readonly titles?: readonly string[];
  /** By the number of the write. */
  readonly faults?: readonly (Fault | undefined)[];
  readonly lagMs?: number;
  readonly meanwhile?: (site: ToySite, write: number) => void;
  readonly hand?: (hand: Hand, site: ToySite) => Hand;
  readonly seen?: readonly string[];
}

/** Sends creates to a site with one old deck, and tells what came of it. */
export async function create({ titles = ['New'], faults = [], lagMs = 0, meanwhile, hand, seen = ['d0'] }: Story) {
  const site = siteWith([{ title: 'Old' }]);
  site.fault = (write) => faults[write];
  site.lagMs = lagMs;
  site.meanwhile = (write) => meanwhile?.(site, write);
  const notes: Note[] = [];
  const tools = toolsFor(site, { fresh: new Map(), seen: new Set(seen) }, notes);
  const hands = new Map(
    [...tools.hands].map(([kind, one]) => [kind, kind === deckKind.name && hand ? hand(one, site) : one]),
  );
  const book = directory({ 'alphaDecks/old': { id: 'd0' } });
  const changes = titles.map((title) => newDeck(title));
  const results = await carryOut({ ...tools, hands })(changes, book);
  const decks = site.things(deckKind).map(({ spec }) => spec as Deck);
  return {
    site,
    notes,
    results: results.map(told),
    problems: results.flatMap((result) => ('problem' in result ? [result.problem] : [])),
    titles: decks.map(({ title }) => title).sort(),
    decks,
    waited: site.now,
  };
}

const told = (result: Result): string =>
  'problem' in result ? `${result.problem.code}: ${result.problem.message}` : `done ${result.handle?.id}`;
