import { invalidField } from './refusals.ts';
import { asObject } from './violations.ts';

type Entity = Readonly<Record<string, unknown>>;
type Test = (value: unknown, operand: unknown) => boolean;

/** The value at a dotted path. */
export const valueAt = (entity: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => asObject(value)[key], entity);

const comparable = (value: unknown): string | number | undefined => {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? Number(value) : undefined;
};

/** Order of two values: absent ones last, texts by code unit, numbers by size. */
export function compare(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : 1;
  const [left, right] = [comparable(one), comparable(other)];
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return left < right ? -1 : 1;
}

const same = (value: unknown, operand: unknown): boolean => (value ?? null) === (operand ?? null);
const listOf = (operand: unknown): readonly unknown[] => (Array.isArray(operand) ? operand : [operand]);
const comparing =
  (holds: (sign: number) => boolean): Test =>
  (value, operand) =>
    value !== undefined && value !== null && holds(compare(value, operand));

const OPERATORS: Readonly<Record<string, Test>> = {
  $eq: same,
  $ne: (value, operand) => !same(value, operand),
  $gt: comparing((sign) => sign > 0),
  $gte: comparing((sign) => sign >= 0),
  $lt: comparing((sign) => sign < 0),
  $lte: comparing((sign) => sign <= 0),
  $in: (value, operand) => listOf(operand).some((item) => same(value, item)),
  $nin: (value, operand) => !listOf(operand).some((item) => same(value, item)),
  $startsWith: (value, operand) => typeof value === 'string' && value.startsWith(String(operand)),
  $contains: (value, operand) => typeof value === 'string' && value.includes(String(operand)),
  $exists: (value, operand) => (value !== undefined && value !== null) === Boolean(operand),
  $hasSome: (value, operand) => listOf(value).some((item) => listOf(operand).includes(item)),
  $hasAll: (value, operand) => listOf(operand).every((item) => listOf(value).includes(item)),
};

/** Reads one field of a row, and brings what a filter compares it with into the same form. */
export interface Reader<Row> {
  read(row: Row): unknown;
  operand(given: unknown): unknown;
}

type Passes<Row> = (row: Row) => boolean;

const passesAll = <Row>(parts: readonly Passes<Row>[]): Passes<Row> => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : (row) => parts.every((passes) => passes(row));
};

const brought = (given: unknown, reader: Reader<never>): unknown =>
  Array.isArray(given) ? given.map((item) => reader.operand(item)) : reader.operand(given);

function condition<Row>(reader: Reader<Row>, given: unknown): Passes<Row> {
  const operators = Object.entries(asObject(given)).filter(([name]) => name.startsWith('$'));
  if (operators.length === 0) {
    const operand = reader.operand(given);
    return (row) => same(reader.read(row), operand);
  }
  const parts = operators.map(([name, asked]): Passes<Row> => {
    if (name === '$not') {
      const passes = condition(reader, asked);
      return (row) => !passes(row);
    }
    const test = OPERATORS[name];
    if (test === undefined) throw invalidField('query.filter', `does not know the operator ${name}`);
    const operand = name === '$exists' ? asked : brought(asked, reader as Reader<never>);
    return (row) => test(reader.read(row), operand);
  });
  return passesAll(parts);
}

/** A filter of Wix's query language as a test of rows. Refuses operators it does not know. */
export function compileFilter<Row>(filter: Entity, readerOf: (path: string) => Reader<Row>): Passes<Row> {
  const parts = Object.entries(filter).map(([key, given]): Passes<Row> => {
    if (key === '$and') return passesAll(listOf(given).map((part) => compileFilter(asObject(part), readerOf)));
    if (key === '$or') {
      const some = listOf(given).map((part) => compileFilter(asObject(part), readerOf));
      return (row) => some.some((passes) => passes(row));
    }
    if (key === '$not') {
      const passes = compileFilter(asObject(given), readerOf);
      return (row) => !passes(row);
    }
    return condition(readerOf(key), given);
  });
  return passesAll(parts);
}

const asGiven = (given: unknown): unknown => given;

/** Whether the entity passes a filter of Wix's query language. Refuses operators it does not know. */
export function matches(entity: Entity, filter: Entity): boolean {
  const readerOf = (path: string): Reader<Entity> => ({ read: (row) => valueAt(row, path), operand: asGiven });
  return compileFilter(filter, readerOf)(entity);
}

/** The fields a filter speaks of. */
export const fieldsOf = (filter: Entity): readonly string[] =>
  Object.entries(filter).flatMap(([key, condition]) =>
    key.startsWith('$') ? listOf(condition).flatMap((part) => fieldsOf(asObject(part))) : [key],
  );
