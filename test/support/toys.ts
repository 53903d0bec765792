import type { Address } from '../../src/kernel/address.ts';
import type { Change } from '../../src/kernel/change.ts';
import type { Json, Kind, Wanted, Written } from '../../src/kernel/kind.ts';
import { claimByName, parkedName, parkedNumber } from './toy-claims.ts';

/** Toy kinds whose names sort in the wrong order: decks need cards, and the mood of the house goes before and after everything. */

/** Unique in name and rank. */
export interface Card {
  readonly name: string;
  readonly rank: number;
  readonly note: string | null;
}

/** Refers to cards by key; cards the file has no key for stay under their ids. */
export interface Deck {
  readonly title: string;
  readonly size: number;
  /** Never changes once the deck is there. */
  readonly shape: string;
  readonly active: boolean;
  readonly tags: readonly string[];
  readonly look: { readonly color: string; readonly icon: string | null } | null;
  readonly byCard: { readonly [card: string]: { readonly bonus: number; readonly cap?: number } };
  readonly otherCards: { readonly [id: string]: { readonly bonus: number; readonly cap?: number } };
}

/** One to a site, without a revision. */
export interface Mood {
  readonly state: 'open' | 'shut';
  readonly motto: string | null;
}

const nowhere = {
  schema: {},
  read: () => ({ wanted: [], problems: [] }),
  write: (): Written => ({ file: {}, remarks: [] }),
};

const lackOf = (spec: object, names: readonly string[]) =>
  names
    .filter((name) => ((spec as Record<string, unknown>)[name] ?? undefined) === undefined)
    .map((path) => ({ path, message: `it needs a ${path}.` }));

export const cardKind: Kind<Card> = {
  ...nowhere,
  name: 'zeta-card',
  section: 'zetaCards',
  nameOf: (spec) => spec.name,
  defaults: { note: 'new' },
  lacks: (spec) => lackOf(spec, ['name', 'rank']),
  unique: [
    { path: 'name', spare: (goal, taken) => parkedName(goal as string, taken) },
    { path: 'rank', spare: (goal, taken) => parkedNumber(goal as number, taken) },
  ],
  claim: (wanted, live) => claimByName(wanted, live, (spec) => spec.name),
  needs: () => [],
  after: [],
  order: byRank,
  undeletable: (spec) => (spec.name === 'Joker' ? 'the joker stays.' : undefined),
  precious: 'Players hold it.',
  risk: (change) => (change.op === 'update' && change.from.rank !== change.to.rank ? 'high' : 'low'),
};

export const deckKind: Kind<Deck> = {
  ...nowhere,
  name: 'alpha-deck',
  section: 'alphaDecks',
  nameOf: (spec) => spec.title,
  defaults: { active: true, size: 52 },
  lacks: (spec) => lackOf(spec, ['title', 'shape']),
  closed: ['byCard'],
  immutable: ['shape'],
  distinct: ['shape'],
  claim: (wanted, live) => claimByName(wanted, live, (spec) => spec.title),
  withKeys: (spec, keyOf) => {
    const all = Object.entries(spec.otherCards).map(([id, entry]) => ({ id, key: keyOf(id), entry }));
    return {
      ...spec,
      byCard: Object.fromEntries(all.flatMap(({ key, entry }) => (key === undefined ? [] : [[key, entry]]))),
      otherCards: Object.fromEntries(all.flatMap(({ id, key, entry }) => (key === undefined ? [[id, entry]] : []))),
    };
  },
  needs: (spec) => Object.keys(spec.byCard ?? {}).map((key): Address => `zetaCards/${key}`),
  after: ['zeta-card'],
  same: (path, wanted, live) => path === 'look.icon' && lower(wanted) === lower(live),
  undeletable: () => undefined,
};

export const moodKind: Kind<Mood> = {
  ...nowhere,
  name: 'mu-mood',
  section: 'muMood',
  single: { key: 'mood', at: ['muMood'] },
  nameOf: () => 'The mood',
  defaults: {},
  lacks: () => [],
  claim: (wanted, live) => {
    const [only] = live;
    if (!only) return { pairs: [], missing: wanted, unmatched: [], problems: [] };
    return {
      pairs: wanted.map((one) => ({ wanted: one, live: only })),
      missing: [],
      unmatched: wanted.length > 0 ? [] : live,
      problems: [],
    };
  },
  needs: () => [],
  after: ['zeta-card', 'alpha-deck'],
  first: (change) => change.op === 'update' && change.to.state === 'shut' && change.from.state === 'open',
  undeletable: () => 'a house has a mood.',
};

/** As registered: what is needed first. */
export const KINDS = [cardKind, deckKind, moodKind] as unknown as readonly Kind<unknown>[];

/** What a file wants, with the key as the last half of the address. */
export function want<Spec>(
  kind: Kind<Spec>,
  key: string,
  spec: object,
  identity: Wanted<Spec>['identity'] = {},
): Wanted<Spec> {
  return { address: `${kind.section}/${key}`, key, spec: spec as Wanted<Spec>['spec'], identity };
}

function lower(value: Json | undefined): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** Ranks are raised from the top and lowered from the bottom. */
function byRank(changes: readonly Change<Card>[]): readonly (readonly [Address, Address])[] {
  const moves = changes.flatMap((change) =>
    change.op === 'update' && change.from.rank !== change.to.rank
      ? [{ address: change.address, from: change.from.rank, to: change.to.rank }]
      : [],
  );
  const raises = moves.filter(({ from, to }) => to > from);
  const falls = moves.filter(({ from, to }) => to < from);
  return [
    ...raises.flatMap((low) =>
      raises.filter((high) => high.from > low.from).map((high) => [low.address, high.address] as const),
    ),
    ...falls.flatMap((high) =>
      falls.filter((low) => low.from < high.from).map((low) => [high.address, low.address] as const),
    ),
  ];
}
