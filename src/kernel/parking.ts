import { at } from './diff.ts';
import { type Draft, kindOf } from './draft.ts';
import type { WaitList } from './edges.ts';
import type { Json, Kind } from './kind.ts';

/** Every value in use, now or after the plan, of a unique field: a parked thing must not collide with any. */
export type Taken = (kind: string, path: string) => readonly Json[];

/** Breaks a cycle at a unique field: the holder moves to a spare value first, and waits for nobody to do so. */
export function park(
  drafts: readonly Draft[],
  edges: readonly WaitList[],
  cycle: readonly number[],
  kinds: readonly Kind<unknown>[],
  taken: Taken,
): Draft[] {
  for (const [position, later] of cycle.entries()) {
    const earlier = cycle[(position + 1) % cycle.length] as number;
    const why = edges[later]?.get(earlier);
    const holder = drafts[earlier] as Draft;
    if (why === undefined || why === 'order' || holder.op === 'create') continue;
    const kind = kindOf(kinds, holder);
    const goal = at(holder.op === 'update' ? holder.to : holder.from, why.path) as Json;
    const spare = why.spare(goal, new Set(taken(kind.name, why.path)));
    const parkedSpec = { ...(holder.from as object), [why.path]: spare };
    const { address, name, handle, from } = holder;
    const step: Draft = {
      address,
      kind: kind.name,
      name,
      handle,
      from,
      op: 'update',
      to: parkedSpec,
      parked: true,
      risk: holder.risk,
      reason: `A step on the way: ${JSON.stringify(at(from, why.path))} has to be free before another can take it.`,
    };
    const rest = { ...holder, from: parkedSpec } as Draft;
    return [...drafts.slice(0, earlier), step, rest, ...drafts.slice(earlier + 1)];
  }
  throw new RangeError(
    `the changes wait for each other in a circle: ${cycle.map((index) => drafts[index]?.address).join(' -> ')}`,
  );
}
