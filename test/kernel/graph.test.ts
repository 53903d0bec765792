import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Graph, untangle } from '../../src/kernel/graph.ts';
import { cases } from '../support/runs.ts';

const graphOf = (...waits: readonly (readonly number[])[]): Graph<string> =>
  waits.map((list) => new Map(list.map((other) => [other, 'why'])));

const never = (): number => {
  throw new Error('there is no circle');
};

describe('depths', () => {
  it.each([
    ['of nothing', [], []],
    ['of things that wait for nobody', [[], [], []], [0, 0, 0]],
    ['of a chain', [[1], [2], []], [2, 1, 0]],
    ['of a chain the other way', [[], [0], [1]], [0, 1, 2]],
    ['of a diamond', [[], [0], [0], [1, 2]], [0, 1, 1, 2]],
    ['of the longest way', [[1, 3], [2], [3], []], [3, 2, 1, 0]],
    ['of several starts', [[2], [2], [], [0]], [1, 1, 0, 2]],
  ])('%s', (_, waits, depth) => {
    expect(untangle(graphOf(...waits), never)).toEqual(depth);
  });

  it('of a very long chain', () => {
    const count = 50_000;
    const graph = graphOf(...Array.from({ length: count }, (_, index) => (index + 1 < count ? [index + 1] : [])));
    expect(untangle(graph, never)[0]).toBe(count - 1);
  });
});

describe('a circle', () => {
  it.each([
    [0, [0, 1, 2], [[], [2], [0]], [0, 2, 1]],
    [1, [0, 1, 2], [[1], [], [0]], [1, 0, 2]],
    [2, [0, 1, 2], [[1], [2], []], [2, 1, 0]],
  ])('is told in order, and cut at place %i', (place, circle, left, depth) => {
    const graph = graphOf([1], [2], [0]);
    const told: (readonly number[])[] = [];
    expect(
      untangle(graph, (nodes) => {
        told.push(nodes);
        return place;
      }),
    ).toEqual(depth);
    expect(told).toEqual([circle]);
    expect(graph.map((waits) => [...waits.keys()])).toEqual(left);
  });

  it('of one is cut too', () => {
    const graph = graphOf([0]);
    expect(untangle(graph, () => 0)).toEqual([0]);
  });

  it('does not take in the way that leads to it', () => {
    const told: (readonly number[])[] = [];
    const depth = untangle(graphOf([1], [2], [3], [1]), (nodes) => {
      told.push(nodes);
      return 2;
    });
    expect(told).toEqual([[1, 2, 3]]);
    expect(depth).toEqual([3, 2, 1, 0]);
  });

  it('cut early leaves what lies behind to be looked at again', () => {
    // 0 → 1 → 2 → 0, and 2 → 3: with 0 → 1 given up, 1 and 2 are met on their own.
    expect(untangle(graphOf([1], [2], [0, 3], []), () => 0)).toEqual([0, 2, 1, 0]);
  });

  it('wherever it is cut, in the end everything stands behind all it still waits for', () => {
    const nodes = 7;
    const waits = fc.array(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1)), { maxLength: 20 });
    fc.assert(
      fc.property(waits, fc.infiniteStream(fc.nat()), (edges, dice) => {
        const graph = graphOf(
          ...Array.from({ length: nodes }, (_, node) => edges.filter(([from]) => from === node).map(([, to]) => to)),
        );
        const count = graph.reduce((sum, list) => sum + list.size, 0);
        let cuts = 0;
        const depth = untangle(graph, (circle) => {
          cuts++;
          for (const [place, node] of circle.entries()) {
            expect(graph[node]?.has(circle[(place + 1) % circle.length] as number)).toBe(true);
          }
          return (dice.next().value as number) % circle.length;
        });
        expect(graph.reduce((sum, list) => sum + list.size, 0)).toBe(count - cuts);
        for (const [node, list] of graph.entries()) {
          expect(depth[node]).toBe(1 + Math.max(-1, ...[...list.keys()].map((other) => depth[other] as number)));
        }
      }),
      cases(500),
    );
  });
});
