import type { Address } from './address.ts';
import type { ThingDrift } from './drift.ts';
import { canonical } from './hash.ts';
import type { Kind } from './kind.ts';
import type { Addressed } from './leftovers.ts';
import type { Problem } from './problem.ts';
import { leavesOf } from './resemblance.ts';
import { at } from './tree.ts';

/**
 * Things that the file does not declare and that may be one which is gone: renamed, and changed in more than its name, nothing tells it from
 * another. All of the kind that have the same attributes, whatever their values; but for what differs in those that never change.
 */
export function suspects(kind: Kind<unknown>, spec: unknown, unmanaged: readonly Addressed[]): readonly Address[] {
  const lasting = new Set([...(kind.immutable ?? []), ...(kind.distinct ?? [])]);
  const closed = kind.closed ?? [];
  const told = leavesOf(spec, '').filter(
    ([path, value]) => value !== null && !closed.some((map) => path.startsWith(`${map}.`)),
  );
  const suits = (live: unknown): boolean =>
    told.every(([path, value]) => {
      const its = at(live, path) ?? null;
      return lasting.has(path) ? canonical(its) === canonical(value) : its !== null;
    });
  return unmanaged
    .filter(({ live }) => suits(live.spec))
    .map(({ address }) => address)
    .sort();
}

/** What stands in the way of making a thing anew, or of forgetting it, while the site may have it under another name. */
export function maybeRenamed({ address, maybe = [] }: ThingDrift): readonly Problem[] {
  const [first] = maybe;
  if (first === undefined) return [];
  const others = maybe.length === 1 ? first : `${first} and ${maybe.length - 1} more`;
  const name = first.slice(first.indexOf('/') + 1);
  return [
    {
      code: 'MAYBE_RENAMED',
      severity: 'critical',
      address,
      message: `The site does not have ${address} any more, and has ${others}, which the file does not declare: it may be the same thing under another name.`,
      next: `If it is the same, add "formerly: [${name}]" to ${address}. If not, take ${address} out of the file, or add ${first} to "ignore:".`,
      yieldsTo: 'override resemblance',
    },
  ];
}
