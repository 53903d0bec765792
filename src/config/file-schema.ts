import type { JsonSchema } from '../kernel/kind.ts';
import { fileKeys } from './file-keys.ts';
import type { Extra, FileKind } from './types.ts';

/** A kind as far as the schema of the file needs it. */
export type SchemaKind = Pick<FileKind, 'name' | 'section' | 'single' | 'schema'>;

const FILE_SCHEMA_ID = 'urn:loyalty-as-code:loyalty';

type Properties = { readonly [name: string]: JsonSchema };

/** The JSON Schema of the file: its own keys, by section what the kinds add, and the extras, which no kind reads. */
export function fileSchema(kinds: readonly SchemaKind[], extras: readonly Extra[] = []): JsonSchema {
  const { head, tail } = fileKeys(sectionsOf(kinds));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: FILE_SCHEMA_ID,
    title: 'Loyalty program of a Wix site',
    description: 'What the loyalty program of one site should be. What is left out is not managed.',
    type: 'object',
    required: ['version'],
    additionalProperties: false,
    properties: {
      ...head,
      ...sectionSchemas(kinds),
      ...Object.fromEntries(extras.map(({ key, schema }) => [key, schema])),
      ...tail,
    },
  };
}

/** Sections in the order of the kinds; `keyed` ones hold things under keys. */
function sectionsOf(kinds: readonly SchemaKind[]): readonly { readonly name: string; readonly keyed: boolean }[] {
  const names = [...new Set(kinds.map((kind) => kind.section))];
  return names.map((name) => ({ name, keyed: kinds.some((kind) => kind.section === name && !kind.single) }));
}

function sectionSchemas(kinds: readonly SchemaKind[]): Properties {
  const entries = sectionsOf(kinds).map(({ name, keyed }) => {
    const mine = kinds.filter((kind) => kind.section === name);
    const properties = mine.reduce<Properties>((all, kind) => joined(all, (kind.schema[name] ?? {}) as Properties), {});
    return [name, keyed ? keyedSection(name, mine, properties) : singleSection(name, mine, properties)] as const;
  });
  return Object.fromEntries(entries);
}

function singleSection(name: string, kinds: readonly SchemaKind[], properties: Properties): JsonSchema {
  const said = kinds.map((kind) => kind.name.replaceAll('-', ' ')).join(', ');
  return {
    type: 'object',
    description: `\`${name}\`: of which a site has one (${said}). What is left out is not managed.`,
    additionalProperties: false,
    properties,
  };
}

function keyedSection(name: string, kinds: readonly SchemaKind[], properties: Properties): JsonSchema {
  const said = kinds.map((kind) => kind.name.replaceAll('-', ' ')).join(' or ');
  return {
    type: 'object',
    description: `Each ${said} under a key of its own. Keys are ours: they stand in addresses (\`${name}/key\`) and never reach the site.`,
    propertyNames: { maxLength: 64, pattern: '^[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*$' },
    additionalProperties: {
      type: 'object',
      description: `One ${said}. Attributes that are left out are not managed.`,
      additionalProperties: false,
      properties: { ...properties, preventDestroy: PREVENT_DESTROY },
    },
  };
}

const PREVENT_DESTROY: JsonSchema = {
  type: 'boolean',
  description: 'True: never deleted, nor replaced by a new one, while this line is there.',
  examples: [true],
};

/** Two property maps as one; objects that both know are joined key by key. */
function joined(left: Properties, right: Properties): Properties {
  const out: Record<string, JsonSchema> = { ...left };
  for (const [name, schema] of Object.entries(right)) {
    const before = out[name];
    const both = before?.['properties'] && schema['properties'];
    out[name] = both
      ? {
          ...before,
          ...schema,
          properties: joined(before['properties'] as Properties, schema['properties'] as Properties),
        }
      : schema;
  }
  return out;
}
