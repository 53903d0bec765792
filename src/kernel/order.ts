import type { Change } from './change.ts';
import { type Draft, placed } from './draft.ts';
import { edgesOf } from './edges.ts';
import { type Graph, untangle } from './graph.ts';
import type { Kind, UniqueField } from './kind.ts';
import { type Holder, Parking, type Taken } from './parking.ts';
import type { Problem } from './problem.ts';
import { compare } from './sorted.ts';
import type { Why } from './waits.ts';

/** Changes in order, and what could not be put in order. */
export interface Ordered {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/**
 * Changes in an order in which each stands behind all it waits for; the same for the same drafts, however they were shuffled. Where they wait
 * for each other in a circle, a thing is parked on a spare value; where that does not help, the kinds' wishes for an order give way; things
 * that need each other to exist are a Problem.
 */
export function order(drafts: readonly Draft[], kinds: readonly Kind<unknown>[], taken: Taken): Ordered {
  const byPlace = placing(kinds);
  const parking = new Parking(taken);
  for (let attempt = [...drafts].sort(byPlace); ; ) {
    const edges = edgesOf(attempt, kinds);
    const parked = new Map<number, Set<UniqueField<unknown>>>();
    const problems: Problem[] = [];
    const depth = untangle(edges, (circle) => {
      const cut = weakest(circle, attempt, edges, parking);
      if (cut.why === 'needs') problems.push(circular(circle.map((index) => attempt[index] as Draft)));
      if (typeof cut.why !== 'string') parked.set(cut.holder, new Set([...(parked.get(cut.holder) ?? []), ...cut.why]));
      return cut.place;
    });
    if (parked.size === 0) return { changes: lineUp(attempt, edges, depth, byPlace), problems };
    attempt = attempt.flatMap((draft, index) => {
      const fields = parked.get(index);
      return fields ? parking.split(draft as Holder, [...fields]) : [draft];
    });
  }
}

/** Where to cut a circle: at a value that can be vacated early, else at a wish, else anywhere. */
function weakest(
  circle: readonly number[],
  drafts: readonly Draft[],
  edges: Graph<Why>,
  parking: Parking,
): { readonly place: number; readonly holder: number; readonly why: Why } {
  const waits = circle.map((later, place) => {
    const holder = circle[(place + 1) % circle.length] as number;
    return { place, holder, why: edges[later]?.get(holder) as Why };
  });
  for (const { place, holder, why } of waits) {
    const fields = parking.open(drafts[holder] as Draft, why);
    if (fields.length > 0) return { place, holder, why: fields };
  }
  const wish = waits.find(({ why }) => why === 'order');
  return wish ?? { place: 0, holder: circle[0] as number, why: 'needs' };
}

function circular(drafts: readonly Draft[]): Problem {
  const addresses = drafts.map(({ address }) => address);
  return {
    code: 'CIRCULAR',
    severity: 'error',
    address: addresses[0] as string,
    message: `These need each other to be there first: ${[...addresses, addresses[0]].join(' -> ')}.`,
    next: 'Apply it in two steps: first without one of the references, then with it.',
  };
}

function lineUp(
  drafts: readonly Draft[],
  edges: Graph<Why>,
  depth: readonly number[],
  byPlace: (a: Draft, b: Draft) => number,
): readonly Change[] {
  const places = [...drafts.keys()].sort(
    (a, b) => (depth[a] as number) - (depth[b] as number) || byPlace(drafts[a] as Draft, drafts[b] as Draft),
  );
  return places.map((index) => {
    const addresses = [...(edges[index] as ReadonlyMap<number, Why>).keys()].map((other) => drafts[other]?.address);
    return placed(drafts[index] as Draft, [...new Set(addresses)].sort() as Change['waitsFor']);
  });
}

const OPS = ['delete', 'create', 'update'];

/** By kind as registered, then address, then deletes before creates: total but for the steps of one address, which keep their order. */
function placing(kinds: readonly Kind<unknown>[]): (a: Draft, b: Draft) => number {
  const rank = new Map(kinds.map((kind, index) => [kind.name, index]));
  return (a, b) =>
    (rank.get(a.kind) as number) - (rank.get(b.kind) as number) ||
    compare(a.address, b.address) ||
    OPS.indexOf(a.op) - OPS.indexOf(b.op);
}
