/** What each node waits for, and why. */
export type Graph<Why> = readonly Map<number, Why>[];

/**
 * How many rounds each node has to wait for those before it. Where nodes wait for each other in a circle, `cut` names the place in the
 * circle whose wait is given up, and it is deleted from the graph. In a circle each node waits for the next, and the last for the first.
 */
export function untangle<Why>(graph: Graph<Why>, cut: (circle: readonly number[]) => number): readonly number[] {
  const depth: (number | undefined)[] = graph.map(() => undefined);
  for (const start of graph.keys()) if (depth[start] === undefined) explore(start, graph, depth, cut);
  return depth as number[];
}

/** Goes everywhere a start leads to, and fills in how deep it lies. */
function explore<Why>(
  start: number,
  graph: Graph<Why>,
  depth: (number | undefined)[],
  cut: (circle: readonly number[]) => number,
): void {
  const way = new Way(graph);
  way.enter(start);
  for (let end = way.end; end !== undefined; end = way.end) {
    const next = way.next(end);
    if (next === undefined) {
      depth[end] = deepest(graph[end] as Map<number, Why>, depth) + 1;
      way.leave(end);
    } else if (way.has(next)) {
      const circle = way.since(next);
      const place = cut(circle);
      const node = circle[place] as number;
      graph[node]?.delete(circle[(place + 1) % circle.length] as number);
      // What lies behind is entered again when somebody waits for it.
      for (const behind of circle.slice(place + 1).reverse()) way.leave(behind);
    } else if (depth[next] === undefined) way.enter(next);
  }
}

function deepest(waits: ReadonlyMap<number, unknown>, depth: readonly (number | undefined)[]): number {
  let most = -1;
  for (const node of waits.keys()) most = Math.max(most, depth[node] as number);
  return most;
}

/** The way from a start into the graph: its nodes, each with those it waits for that have not been looked at yet. */
class Way {
  readonly #graph: Graph<unknown>;
  readonly #nodes: number[] = [];
  readonly #rest = new Map<number, Iterator<number>>();

  constructor(graph: Graph<unknown>) {
    this.#graph = graph;
  }

  get end(): number | undefined {
    return this.#nodes.at(-1);
  }

  enter(node: number): void {
    this.#nodes.push(node);
    this.#rest.set(node, (this.#graph[node] as ReadonlyMap<number, unknown>).keys());
  }

  leave(node: number): void {
    this.#nodes.pop();
    this.#rest.delete(node);
  }

  next(node: number): number | undefined {
    const { value, done } = (this.#rest.get(node) as Iterator<number>).next();
    return done ? undefined : value;
  }

  has(node: number): boolean {
    return this.#rest.has(node);
  }

  since(node: number): readonly number[] {
    return this.#nodes.slice(this.#nodes.indexOf(node));
  }
}
