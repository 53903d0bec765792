import type { JsonSchema } from '../kernel/kind.ts';
import { isMap } from './merge.ts';
import { schemasAt, valuesOf } from './schema-walk.ts';
import type { SchemaError } from './types.ts';

/** What is needed to word a complaint. `hidden` says at which paths values must not be printed. */
export interface Wording {
  readonly schema: JsonSchema;
  readonly value: unknown;
  hidden(path: readonly string[]): boolean;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
};

export function typeNames(types: unknown): string {
  const list = Array.isArray(types) ? (types as string[]) : [String(types)];
  return list.map((type) => WORDS[type] ?? type).join(' or ');
}

export function range({ params }: SchemaError): string {
  const sign: Readonly<Record<string, string>> = {
    '>=': 'at least',
    '<=': 'at most',
    '>': 'more than',
    '<': 'less than',
  };
  return `${sign[String(params['comparison'])]} ${String(params['limit'])}`;
}

/** `at least 2 characters`, given the word for one and the word for several. */
export function length({ keyword, params }: SchemaError, one: string, several: string): string {
  const limit = params['limit'];
  return `${keyword.startsWith('min') ? 'at least' : 'at most'} ${String(limit)} ${limit === 1 ? one : several}`;
}

export function lengthOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0;
}

/** The value as it may be printed: hidden where it came from the environment or may be a secret. */
export function shown(path: readonly string[], { value, hidden }: Wording): string {
  if (hidden(path)) return 'something else';
  const given = valueAt(value, path);
  if (Array.isArray(given)) return 'a list';
  if (isMap(given)) return 'a map';
  return shorten(JSON.stringify(given) ?? 'nothing');
}

/** The value at a path of keys and indexes. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let node = value;
  for (const part of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return node;
}

export function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u00b7');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

/** `tiers/silver.requiredPoints` for a path of keys, in a file with this schema; `the file` for none. */
export function nameAt(path: readonly string[], schema: JsonSchema): string {
  const [section, key, ...rest] = path.map(shorten);
  if (section === undefined) return 'the file';
  if (key === undefined) return `\`${section}\``;
  const keyed = schemasAt(schema, [section]).some((found) => valuesOf(found));
  return `\`${[`${section}${keyed ? '/' : '.'}${key}`, ...rest].join('.')}\``;
}

/** An example of what may stand at a path, as it would be written. */
export function exampleAt(path: readonly string[], schema: JsonSchema): string | undefined {
  const examples = schemasAt(schema, path).flatMap((found) => (found['examples'] ?? []) as readonly unknown[]);
  const simple = examples.find((value) => typeof value !== 'object') ?? examples[0];
  if (simple === undefined) return undefined;
  return typeof simple === 'string' ? simple : JSON.stringify(simple);
}

/** What Wix and its dashboard call the field at a path. */
export function wixAt(path: readonly string[], schema: JsonSchema): string | undefined {
  const found = schemasAt(schema, path);
  const wix = found.map((one) => one['x-wix']).find((name) => typeof name === 'string');
  const label = found
    .map((one) => one['x-dashboard'])
    .find((name) => typeof name === 'string' && !name.includes('not shown'));
  const names = [wix && `Wix calls it \`${String(wix)}\``, label && `the dashboard "${String(label)}"`].filter(Boolean);
  if (names.length === 0) return undefined;
  return `${names.length === 1 && !wix ? `The dashboard calls it "${String(label)}"` : names.join(', ')}.`;
}
