import type { Explanation } from '../kernel/explanation.ts';
import type { JsonSchema } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { nearest } from './did-you-mean.ts';
import { fileSchema, type SchemaKind } from './file-schema.ts';
import { keysOf, schemasAt, typesOf, valuesOf } from './schema-walk.ts';
import { shorten, typeNames } from './schema-words.ts';
import type { Extra } from './types.ts';

/** Explains `tiers.*.requiredPoints`, `tiers/silver.requiredPoints` or `tiers.requiredPoints`; empty: the whole file. */
export function explain(
  path: string,
  kinds: readonly SchemaKind[],
  extras: readonly Extra[] = [],
): Explanation | { readonly problems: readonly Problem[] } {
  const root = fileSchema(kinds, extras);
  const found = resolvePath(path, root);
  if (!Array.isArray(found)) return { problems: [unknown(path, found)] };
  return explanation(found, schemasAt(root, found));
}

/** Where a path leaves what is known: the place reached, the word that is not there, and the words that are. */
interface Lost {
  readonly reached: readonly string[];
  readonly word: string;
  readonly known: readonly string[];
}

function resolvePath(text: string, root: JsonSchema): string[] | Lost {
  const [head = '', ...more] = text.trim().split('/');
  const slashed = more.length > 0;
  const words = (slashed ? [head, ...keyAndRest(more.join('/'))] : head.split('.')).filter((word) => word !== '');
  const path: string[] = [];
  for (const [index, word] of words.entries()) {
    const step = next(path, word, root, slashed && index === 1);
    if (!step) return { reached: path, word, known: known(path, root) };
    path.push(...step);
  }
  return path;
}

/** `silver.requiredPoints`, or `"Staff only".active`, as a key and what follows. */
function keyAndRest(text: string): readonly string[] {
  const quoted = /^"(?:[^"\\]|\\.)*"\.?/.exec(text)?.[0];
  return quoted ? ['*', ...text.slice(quoted.length).split('.')] : text.split('.');
}

/** The keys one word of a path stands for: in a map by key the key may be left out. */
function next(path: readonly string[], word: string, root: JsonSchema, isKey: boolean): readonly string[] | undefined {
  const here = schemasAt(root, path);
  if (here.some((schema) => keysOf(schema).includes(word)) && !isKey) return [word];
  const values = here.flatMap((schema) => valuesOf(schema) ?? []);
  if (values.length > 0) {
    const inside = schemasAt(root, [...path, '*']).flatMap(keysOf);
    if (!isKey && inside.includes(word)) return ['*', word];
    // A word that is neither key nor attribute is taken for a key, unless it looks like a mistyped attribute.
    return isKey || word === '*' || likely(word, inside) === undefined ? ['*'] : undefined;
  }
  const items = here.some((schema) => schema['items'] !== undefined);
  if (!items) return undefined;
  if (/^(\d+|\*)$/.test(word)) return ['*'];
  return schemasAt(root, [...path, '*'])
    .flatMap(keysOf)
    .includes(word)
    ? ['*', word]
    : undefined;
}

/** The word that was meant: one that is nearly this, or that this is the beginning of. */
function likely(word: string, words: readonly string[]): string | undefined {
  const begun = words.filter((one) => word.length > 2 && one.toLowerCase().startsWith(word.toLowerCase()));
  return nearest(word, words) ?? (begun.length === 1 ? begun[0] : undefined);
}

function known(path: readonly string[], root: JsonSchema): readonly string[] {
  const here = schemasAt(root, path).flatMap(keysOf);
  return here.length > 0 ? here : schemasAt(root, [...path, '*']).flatMap(keysOf);
}

function unknown(path: string, { reached, word, known: words }: Lost): Problem {
  const meant = likely(word, words);
  const at = reached.length === 0 ? 'the file' : `\`${reached.join('.')}\``;
  return {
    code: 'UNKNOWN_PATH',
    severity: 'error',
    message: `\`${shorten(path)}\` leads nowhere: ${at} has no \`${shorten(word)}\`.`,
    next: meant
      ? `Did you mean \`${[...reached, meant].join('.')}\`?`
      : words.length > 0
        ? `There: ${[...new Set(words)].map((name) => `\`${name}\``).join(', ')}.`
        : `${at} is a plain value.`,
  };
}

function explanation(path: readonly string[], schemas: readonly JsonSchema[]): Explanation {
  const first = <T>(keyword: string): T | undefined =>
    schemas.map((schema) => schema[keyword] as T | undefined).find((value) => value !== undefined);
  const values = schemas.flatMap(
    (schema) => (schema['enum'] ?? ('const' in schema ? [schema['const']] : [])) as readonly unknown[],
  );
  const limits = schemas.flatMap(limitsOf);
  const children = schemas.flatMap(childrenOf);
  const type = typeOf(schemas);
  return {
    path: path.join('.'),
    ...present('description', first<string>('description')),
    ...present('type', type),
    ...(values.length > 0 ? { values } : {}),
    ...(limits.length > 0 ? { limits } : {}),
    ...present('examples', first<readonly unknown[]>('examples')),
    ...present('wix', first<string>('x-wix')),
    ...present('dashboard', first<string>('x-dashboard')),
    ...(children.length > 0 ? { children } : {}),
  };
}

function present(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}

function typeOf(schemas: readonly JsonSchema[]): string | undefined {
  if (schemas.some((schema) => valuesOf(schema))) return 'a map by key';
  const types = [...new Set(schemas.flatMap(typesOf))];
  return types.length > 0 ? typeNames(types) : undefined;
}

const LIMITS: Readonly<Record<string, (limit: unknown) => string>> = {
  minimum: (limit) => `at least ${String(limit)}`,
  exclusiveMinimum: (limit) => `more than ${String(limit)}`,
  maximum: (limit) => `at most ${String(limit)}`,
  exclusiveMaximum: (limit) => `less than ${String(limit)}`,
  minLength: (limit) => `at least ${String(limit)} characters`,
  maxLength: (limit) => `at most ${String(limit)} characters`,
  minItems: (limit) => `at least ${String(limit)} entries`,
  maxItems: (limit) => `at most ${String(limit)} entries`,
};

function limitsOf(schema: JsonSchema): readonly string[] {
  return Object.entries(LIMITS).flatMap(([keyword, say]) =>
    schema[keyword] === undefined ? [] : [say(schema[keyword])],
  );
}

function childrenOf(schema: JsonSchema): NonNullable<Explanation['children']> {
  const owner = valuesOf(schema) ?? (schema['items'] as JsonSchema | undefined) ?? schema;
  const required = (owner['required'] ?? []) as readonly string[];
  return Object.entries((owner['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>).map(([name, child]) => ({
    name,
    ...present('type', typeOf([child])),
    ...(required.includes(name) ? { required: true } : {}),
    ...present('description', child['description']),
  }));
}
