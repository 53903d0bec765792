/** A graph of indexes: `after[i]` holds what comes before `i`. */
export type Edges = readonly ReadonlySet<number>[];

/** How many rounds each node has to wait, or the nodes of one cycle when there is no order. */
export function depths(edges: Edges): { readonly depth: readonly number[] } | { readonly cycle: readonly number[] } {
  const depth: (number | undefined)[] = edges.map(() => undefined);
  const open = new Set<number>();
  for (let start = 0; start < edges.length; start++) {
    const stack: { readonly node: number; readonly rest: Iterator<number> }[] = [];
    const enter = (node: number): void => {
      open.add(node);
      stack.push({ node, rest: (edges[node] as ReadonlySet<number>).values() });
    };
    if (depth[start] === undefined) enter(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1] as (typeof stack)[number];
      const next = top.rest.next();
      if (next.done) {
        depth[top.node] = deepest(edges[top.node] as ReadonlySet<number>, depth) + 1;
        open.delete(top.node);
        stack.pop();
      } else if (open.has(next.value)) {
        const nodes = stack.map((frame) => frame.node);
        return { cycle: nodes.slice(nodes.indexOf(next.value)) };
      } else if (depth[next.value] === undefined) enter(next.value);
    }
  }
  return { depth: depth as number[] };
}

function deepest(nodes: ReadonlySet<number>, depth: readonly (number | undefined)[]): number {
  let most = -1;
  for (const node of nodes) most = Math.max(most, depth[node] as number);
  return most;
}
