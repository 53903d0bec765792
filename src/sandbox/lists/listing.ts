/** A value by which rows are compared: times are milliseconds. */
export type Key = string | number | boolean | null;

/** One field of a list, as it is filtered and sorted by. */
export interface Column<Entity> {
  readonly kind: 'text' | 'number' | 'time';
  /** What a numbered row has there. */
  readonly row: (row: number) => Key;
  /** What a single entity has there. */
  readonly entity: (entity: Entity) => Key;
  /** A number by which rows sort as by the value, where the value is none. */
  readonly rank?: (row: number) => number;
  /** For values that change without anybody writing: what they hang on. An order is kept for as long as it stays the same. */
  readonly version?: string;
}

/**
 * A list in two parts: numbered rows, made from a population and not stored, and single entities, which are. An entity may take the place
 * of a row. `createdDate` and `id` are always among the columns.
 */
export interface Listing<Entity> {
  readonly rows: number;
  /** Whether each row was created later than the one before it. */
  readonly byAge: boolean;
  /** Whether an entity has taken the row's place, or the row is gone. */
  readonly hidden: (row: number) => boolean;
  /** The rows that are hidden, where that is known without looking at each. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly entities: readonly Entity[];
  readonly columns: Readonly<Record<string, Column<Entity>>>;
  /** Orders of the rows that were needed before, kept with what the rows were made from. */
  readonly orders: Map<string, Uint32Array>;
  /** Fields whose value leads to few rows at once. */
  readonly finds: Readonly<Record<string, (value: string) => readonly number[]>>;
}

/** One row or entity of a list. */
export type Item<Entity> = { readonly row: number } | { readonly entity: Entity };

/** What the item has in a column. */
export const keyIn = <Entity>(column: Column<Entity> | undefined, item: Item<Entity>): Key => {
  if (column === undefined) return null;
  return 'entity' in item ? column.entity(item.entity) : column.row(item.row);
};

const inMilliseconds = (given: unknown): unknown => {
  if (typeof given !== 'string') return given;
  const time = Date.parse(given);
  return Number.isNaN(time) ? given : time;
};

/** What a filter's operand becomes before it is compared with the column. */
export const operandFor = ({ kind }: Pick<Column<never>, 'kind'>, given: unknown): unknown => {
  if (kind === 'time') return inMilliseconds(given);
  return kind === 'number' && typeof given === 'string' && given !== '' && !Number.isNaN(Number(given))
    ? Number(given)
    : given;
};
