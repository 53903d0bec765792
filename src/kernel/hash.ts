import { createHash } from 'node:crypto';

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

/** Same content: `fields` finds no difference between two values exactly when they are equal. */
export function equal(left: unknown, right: unknown): boolean {
  if (isScalar(left) && isScalar(right)) return (left ?? null) === (right ?? null);
  return left === right || canonical(left) === canonical(right);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** What a value says; undefined when it says nothing. */
function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken);
  if (isScalar(value)) return value ?? undefined;
  const entries = Object.entries(value as object)
    .map(([key, item]) => [key, spoken(item)] as const)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
