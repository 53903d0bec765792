import { describe, expect, it } from 'vitest';
import type { UniqueField } from '../../src/kernel/kind.ts';
import { type Why, waits } from '../../src/kernel/waits.ts';

const field = (path: string): UniqueField<unknown> => ({ path: path as never, spare: (goal) => goal });
const name = field('name');
const rank = field('rank');

describe('of several reasons to wait', () => {
  it.each<[Why, Why, Why]>([
    ['order', 'order', 'order'],
    ['order', 'needs', 'needs'],
    ['needs', 'order', 'needs'],
    ['needs', 'needs', 'needs'],
    ['order', [name], [name]],
    [[name], 'order', [name]],
    ['needs', [name], 'needs'],
    [[name], 'needs', 'needs'],
    [[name], [rank], [name, rank]],
  ])('%j and %j: the harder one stays', (one, other, stays) => {
    const { graph, wait } = waits(2);
    wait(0, 1, one);
    wait(0, 1, other);
    expect(graph.map((list) => [...list])).toEqual([[[1, stays]], []]);
  });

  it('none is booked for a thing and itself', () => {
    const { graph, wait } = waits(1);
    wait(0, 0, 'needs');
    expect(graph[0]?.size).toBe(0);
  });
});
