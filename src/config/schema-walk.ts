import type { JsonSchema } from '../kernel/kind.ts';

/** The schemas that apply at a path of keys and indexes: several where there are alternatives, none where nothing is known. */
export function schemasAt(root: JsonSchema, path: readonly string[]): readonly JsonSchema[] {
  let now = spread(root, root);
  for (const segment of path)
    now = now.flatMap((schema) => children(schema, segment)).flatMap((schema) => spread(root, schema));
  return now;
}

/** The types that a value at a path may have; empty when nothing is known. */
export function typesAt(root: JsonSchema, path: readonly string[]): ReadonlySet<string> {
  return new Set(schemasAt(root, path).flatMap(typesOf));
}

/** The types a schema names, or that its values show. */
export function typesOf(schema: JsonSchema): readonly string[] {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type as string[];
  const values = (schema['enum'] ?? ('const' in schema ? [schema['const']] : [])) as readonly unknown[];
  return [...new Set(values.map((value) => typeof value as string))];
}

/** Keys that a schema knows by name. */
export function keysOf(schema: JsonSchema): readonly string[] {
  return Object.keys((schema['properties'] ?? {}) as object);
}

/** The schema of the values of a map whose keys are free; undefined where they are not. */
export function valuesOf(schema: JsonSchema): JsonSchema | undefined {
  const rest = schema['additionalProperties'];
  return typeof rest === 'object' && rest !== null ? (rest as JsonSchema) : undefined;
}

function children(schema: JsonSchema, segment: string): readonly JsonSchema[] {
  const properties = schema['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
  if (properties && Object.hasOwn(properties, segment)) return [properties[segment] as JsonSchema];
  const values = valuesOf(schema);
  if (values) return [values];
  const items = schema['items'] as JsonSchema | undefined;
  return items && /^(\d+|\*)$/.test(segment) ? [items] : [];
}

/** A schema with its alternatives and what it refers to, itself first. */
function spread(root: JsonSchema, schema: JsonSchema, depth = 0): readonly JsonSchema[] {
  if (depth > 16) return [];
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (schema[keyword] ?? []) as readonly JsonSchema[]);
  const target = referred(root, schema['$ref']);
  return [schema, ...[...(target ? [target] : []), ...parts].flatMap((part) => spread(root, part, depth + 1))];
}

function referred(root: JsonSchema, reference: unknown): JsonSchema | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return undefined;
  let node: unknown = root;
  for (const part of reference.slice(2).split('/')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return node as JsonSchema;
}
