import { createHash } from 'node:crypto';

/** One text for one value: keys sorted, `null` and absent alike left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(order(value)) ?? 'null';
}

/** SHA-256 of the canonical text, as lower-case hex. */
export function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** Same content, though keys may stand in another order and `null` for absent. */
export function equal(left: unknown, right: unknown): boolean {
  return left === right || canonical(left) === canonical(right);
}

function order(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(order);
  if (value === null || typeof value !== 'object') return value ?? undefined;
  const entries = Object.entries(value)
    .filter(([, item]) => item !== null && item !== undefined)
    .map(([key, item]) => [key, order(item)] as const)
    .filter(([, item]) => !isEmptyMap(item))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** A map with nothing in it says no more than no map. */
function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
