import { iconFromSdk, iconToSdk } from './icons.ts';

/** Fields the server alone writes. As text they make the SDK throw, as dates they are dead weight. */
const SERVER_DATES = new Set(['_createdDate', '_updatedDate', 'createdDate', 'updatedDate']);

const UNSENDABLE = new Set(['function', 'symbol', 'bigint']);

/**
 * A copy of an argument that the SDK may spoil: it renames keys and turns values into others in place, and throws on frozen objects. Keys
 * with `undefined` go (a float among them would throw), dates of the server go, icons take the form the SDK can carry. Throws a RangeError
 * for what JSON cannot hold.
 */
export function freshArgument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(freshArgument);
  if (value instanceof Date) return new Date(value);
  if (typeof value === 'object' && value !== null) return freshParts(value);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`${value} is not a number Wix can take`);
  if (UNSENDABLE.has(typeof value)) throw new RangeError(`a ${typeof value} cannot be sent`);
  return value;
}

function freshParts(thing: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(thing)) {
    if (part === undefined || (SERVER_DATES.has(key) && isDateOrNothing(part))) continue;
    define(copy, key, key === 'icon' && typeof part === 'string' ? iconToSdk(part) : freshArgument(part));
  }
  return copy;
}

/** Anything else under such a key is a filter on it. */
function isDateOrNothing(part: unknown): boolean {
  return part === null || typeof part === 'string' || part instanceof Date;
}

/** The SDK's result with icons as the file and the diff should see them. Works in place: the result is nobody else's. */
export function cleanResult<T>(result: T): T {
  if (Array.isArray(result)) for (const item of result) cleanResult(item);
  else if (isPlain(result)) cleanParts(result);
  return result;
}

function cleanParts(thing: Record<string, unknown>): void {
  for (const [key, part] of Object.entries(thing)) {
    if (key === 'icon' && typeof part === 'string') thing[key] = iconFromSdk(part);
    else cleanResult(part);
  }
}

/** True for objects written with braces or read from JSON. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Plain assignment would run the setter of `__proto__`. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
