import { equal, isTree, join, own } from './tree.ts';

/** A live spec with one change taken back, and the paths that have moved on since and were left alone. */
export interface Reverted {
  readonly spec: unknown;
  readonly moved: readonly string[];
}

/** Takes the change `from` → `to` out of `live`. What the change did not touch stays as it is live. */
export function revert(live: unknown, from: unknown, to: unknown): Reverted {
  const moved: string[] = [];
  return { spec: revertAt(live, from, to, '', moved), moved };
}

function revertAt(live: unknown, from: unknown, to: unknown, path: string, moved: string[]): unknown {
  if (equal(from, to) || equal(live, from)) return live;
  if (equal(live, to)) return from ?? null;
  if (![live, from, to].every(isTreeOrNothing)) {
    moved.push(path);
    return live;
  }
  const keys = [live, from, to].flatMap((value) => (isTree(value) ? Object.keys(value) : []));
  return Object.fromEntries(
    [...new Set(keys)].map((key) => [
      key,
      revertAt(own(live, key), own(from, key), own(to, key), join(path, key), moved),
    ]),
  );
}

function isTreeOrNothing(value: unknown): boolean {
  return value === null || value === undefined || isTree(value);
}
