import { valueAt } from '../filter.ts';
import type { Column, Key, Listing } from './listing.ts';

interface Entity {
  readonly id: string;
  readonly createdDate?: string | undefined;
}

const TIME = /Date$/;

/** The value at a dotted path as a key. */
export const keyAt = (entity: unknown, path: string): Key => {
  const value = valueAt(entity, path);
  if (typeof value === 'string') return TIME.test(path) ? Date.parse(value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
};

/** A list of stored entities alone, by the fields named; those that end in `Date` are times. */
export function storedList<Item extends Entity>(
  entities: readonly Item[],
  fields: readonly string[],
  numbers: readonly string[] = [],
): Listing<Item> {
  const kindOf = (path: string): Column<Item>['kind'] => {
    if (TIME.test(path)) return 'time';
    return numbers.includes(path) ? 'number' : 'text';
  };
  const columns = [...fields, 'createdDate', 'id'].map((path): readonly [string, Column<Item>] => [
    path,
    { kind: kindOf(path), row: () => null, rank: () => 0, entity: (entity) => keyAt(entity, path) },
  ]);
  return {
    rows: 0,
    byAge: true,
    hidden: () => false,
    entities,
    columns: Object.fromEntries(columns),
    orders: new Map(),
    finds: {},
  };
}
