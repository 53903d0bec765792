import type { Change } from './change.ts';
import { type Draft, placed } from './draft.ts';
import { edgesOf, type WaitList } from './edges.ts';
import { depths } from './graph.ts';
import type { Kind } from './kind.ts';
import { park, type Taken } from './parking.ts';

/** Changes in an order in which each stands behind all it waits for; the same for the same drafts, however they were shuffled. */
export function order(drafts: readonly Draft[], kinds: readonly Kind<unknown>[], taken: Taken): readonly Change[] {
  const sorted = [...drafts].sort(byPlace(kinds));
  for (let attempt = sorted.slice(); ; ) {
    const edges = edgesOf(attempt, kinds);
    const found = depths(edges.map((set) => new Set(set.keys())));
    if ('depth' in found) return lineUp(attempt, edges, found.depth, kinds);
    attempt = park(attempt, edges, found.cycle, kinds, taken);
  }
}

function lineUp(
  drafts: readonly Draft[],
  edges: readonly WaitList[],
  depth: readonly number[],
  kinds: readonly Kind<unknown>[],
): readonly Change[] {
  const places = drafts
    .map((_, index) => index)
    .sort(
      (a, b) => (depth[a] as number) - (depth[b] as number) || byPlace(kinds)(drafts[a] as Draft, drafts[b] as Draft),
    );
  return places.map((index) => {
    const addresses = [...(edges[index] as WaitList).keys()].map((other) => (drafts[other] as Draft).address);
    return placed(drafts[index] as Draft, [...new Set(addresses)].sort());
  });
}

const OPS = ['delete', 'create', 'update'];

/** By kind as registered, then address, then deletes before creates: total but for the steps of one address, which keep their order. */
function byPlace(kinds: readonly Kind<unknown>[]): (a: Draft, b: Draft) => number {
  const rank = new Map(kinds.map((kind, index) => [kind.name, index]));
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) =>
    (rank.get(a.kind) as number) - (rank.get(b.kind) as number) ||
    compare(a.address, b.address) ||
    (a.op === b.op ? 0 : OPS.indexOf(a.op) - OPS.indexOf(b.op));
}
