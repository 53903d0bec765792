/** A map: what specs are made of, and what is gone into. */
export type Tree = { readonly [key: string]: unknown };

/** True for maps, not for lists. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for values and lists: what differs as a whole. */
export function isLeaf(value: unknown): boolean {
  return isThere(value) && !isTree(value);
}

/** `null` and absent alike say that something is not there. */
export function isThere(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** What a map has of its own under a key: a key may be called `constructor`. */
export function own(value: unknown, key: string): unknown {
  return isTree(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** All keys of two values, those of the second first. */
export function keysOf(one: unknown, other: unknown): readonly string[] {
  const keys = (value: unknown): readonly string[] => (isTree(value) ? Object.keys(value) : []);
  return [...new Set([...keys(other), ...keys(one)])];
}

/** `a.b`, or `b` at the root. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** The value at a dotted path. */
export function at(spec: unknown, path: string): unknown {
  return path.split('.').reduce(own, spec);
}

/** Same content: maps whatever the order of their keys, and a map with nothing in it the same as none. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  if (isLeaf(left) || isLeaf(right)) return false;
  return keysOf(left, right).every((key) => equal(own(left, key), own(right, key)));
}
