import type { Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** How schemas are compiled, here and in the build. Everything wrong is reported at once; the limits of files keep that affordable. */
const OPTIONS: Options = {
  allErrors: true,
  allowUnionTypes: true,
  strict: true,
  // What an operation needs is said beside the properties, under `then`.
  strictRequired: false,
  // `format` is for editors; what must hold is said by patterns and kinds.
  validateFormats: false,
  // Messages are ours: see `schema-problems.ts`. Generated code without them is a fifth smaller, and code is what a start pays for.
  messages: false,
  // So is a function for each shape, instead of its code wherever the shape is used.
  inlineRefs: false,
  keywords: ['x-wix', 'x-dashboard'],
  code: { source: true, esm: true },
};

/** A compiler for one schema; the build takes the generated code out of it. */
export function compiler(): Ajv2020 {
  return new Ajv2020(OPTIONS);
}

const ANNOTATIONS = new Set(['title', 'description', 'examples', 'x-wix', 'x-dashboard']);
/** Keywords whose keys are names of the file, not keywords. */
const NAMED = new Set(['properties', '$defs']);

/** A schema as it is compiled: what only people and editors read is left out, and a shape that comes several times is written once. */
export function compact(schema: unknown): Schema {
  return withSharedShapes(withoutAnnotations(schema) as Schema);
}

function withoutAnnotations(schema: unknown, names = false): unknown {
  if (Array.isArray(schema)) return schema.map((part) => withoutAnnotations(part));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key]) => names || !ANNOTATIONS.has(key));
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutAnnotations(part, NAMED.has(key) && !names)]));
}

type Schema = { readonly [keyword: string]: unknown };

/** Shorter ones cost less where they stand than a call does. In characters of JSON. */
const WORTH_A_NAME = 40;

/** Alternatives are left as they are: what is wrong with one of them is told by its place among them. */
function withSharedShapes(root: Schema): Schema {
  const times = new Map<string, number>();
  const count = (schema: Schema): void =>
    parts(schema).forEach((part) => {
      const text = JSON.stringify(part);
      times.set(text, (times.get(text) ?? 0) + 1);
      count(part);
    });
  count(root);
  const names = new Map<string, string>();
  const shapes: Record<string, Schema> = {};
  const shared = (schema: Schema): Schema =>
    withParts(schema, (part) => {
      const text = JSON.stringify(part);
      if (text.length < WORTH_A_NAME || times.get(text) === 1) return shared(part);
      const known = names.get(text) ?? `shape${names.size}`;
      if (!names.has(text)) {
        names.set(text, known);
        shapes[known] = shared(part);
      }
      return { $ref: `#/$defs/${known}` };
    });
  const whole = shared(root);
  return { ...whole, $defs: { ...(root['$defs'] as Schema | undefined), ...shapes } };
}

function parts(schema: Schema): readonly Schema[] {
  const found: Schema[] = [];
  withParts(schema, (part) => {
    found.push(part);
    return part;
  });
  return found;
}

/** The schema with every schema of a property, of the other properties and of the items replaced. */
function withParts(schema: Schema, replace: (part: Schema) => Schema): Schema {
  const { properties, additionalProperties, items } = schema;
  return {
    ...schema,
    ...(isSchema(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, part]) => [key, replace(part as Schema)]),
          ),
        }
      : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: replace(additionalProperties) } : {}),
    ...(isSchema(items) ? { items: replace(items) } : {}),
  };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
