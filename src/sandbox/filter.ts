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

const holds = (value: unknown, condition: unknown): boolean => {
  const fields = Object.entries(asObject(condition));
  const operators = fields.filter(([name]) => name.startsWith('$'));
  if (operators.length === 0) return same(value, condition);
  return operators.every(([name, operand]) => {
    if (name === '$not') return !holds(value, operand);
    const test = OPERATORS[name];
    if (test === undefined) throw invalidField('query.filter', `does not know the operator ${name}`);
    return test(value, operand);
  });
};

/** Whether the entity passes a filter of Wix's query language. Refuses operators it does not know. */
export function matches(entity: Entity, filter: Entity): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === '$and') return listOf(condition).every((part) => matches(entity, asObject(part)));
    if (key === '$or') return listOf(condition).some((part) => matches(entity, asObject(part)));
    if (key === '$not') return !matches(entity, asObject(condition));
    return holds(valueAt(entity, key), condition);
  });
}

/** The fields a filter speaks of. */
export const fieldsOf = (filter: Entity): readonly string[] =>
  Object.entries(filter).flatMap(([key, condition]) =>
    key.startsWith('$') ? listOf(condition).flatMap((part) => fieldsOf(asObject(part))) : [key],
  );
