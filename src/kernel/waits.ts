import type { Graph } from './graph.ts';
import type { UniqueField } from './kind.ts';

/**
 * Why one draft waits for another: it cannot be carried out before (`needs`); it had better not (`order`); or the unique fields whose
 * values the other has to vacate.
 */
export type Why = 'needs' | 'order' | readonly UniqueField<unknown>[];

/** Books that one draft, by index, waits for another. */
export type Wait = (later: number, earlier: number, why: Why) => void;

/** A graph without waits, and the pen to book them; of several reasons the one that is hardest to give up stays. */
export function waits(count: number): { readonly graph: Graph<Why>; readonly wait: Wait } {
  const graph = Array.from({ length: count }, () => new Map<number, Why>());
  return {
    graph,
    wait(later, earlier, why) {
      const list = graph[later] as Map<number, Why>;
      if (later !== earlier) list.set(earlier, harder(list.get(earlier), why));
    },
  };
}

function harder(one: Why | undefined, other: Why): Why {
  if (one === undefined || one === 'order' || other === 'needs') return other;
  return one === 'needs' || other === 'order' ? one : [...one, ...other];
}
