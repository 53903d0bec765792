import { createHash } from 'node:crypto';
import { isTree } from './tree.ts';

export { equal } from './tree.ts';

/**
 * One text for one value: keys sorted; `null`, an absent key and a map with nothing in it are the same, since a spec says no more by one
 * than by the others.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(spoken(value)) ?? 'null';
}

/** SHA-256 of the canonical text, as lower-case hex. */
export function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** What a value says; undefined when it says nothing. */
function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken);
  if (!isTree(value)) return value ?? undefined;
  const entries = Object.entries(value)
    .map(([key, item]) => [key, spoken(item)] as const)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
