import type { JsonSchema } from '../kernel/kind.ts';
import { isMap } from './merge.ts';
import { keysOf, schemasAt } from './schema-walk.ts';

/** Attributes that say who a thing is, not what: the site does not know them, and they come last. */
export const IDENTITY: ReadonlySet<string> = new Set(['id', 'formerly', 'adopt', 'preventDestroy']);

/** The canonical order of keys at a path: as in the schema, identity last, keys the schema does not know as they were. */
export function inOrder(keys: readonly string[], path: readonly string[], schema: JsonSchema): readonly string[] {
  const known = schemasAt(schema, path).flatMap(keysOf);
  const rank = (key: string): number => {
    const index = known.indexOf(key);
    if (index === -1) return known.length;
    return path.length > 1 && IDENTITY.has(key) ? known.length + 1 : index;
  };
  return known.length === 0 ? keys : keys.toSorted((a, b) => rank(a) - rank(b));
}

/** A value with the keys of its maps in canonical order. */
export function ordered(value: unknown, schema: JsonSchema, path: readonly string[] = []): unknown {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    inOrder(Object.keys(value), path, schema).map((key) => [key, ordered(value[key], schema, [...path, key])]),
  );
}
