import type { JsonSchema } from '../kernel/kind.ts';
import { CREDENTIAL_PARTS } from './credentials.ts';

const PLAN_SCHEMA_ID = 'urn:loyalty-as-code:plan';

const TEXT = { type: 'string', maxLength: 100_000 } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const ADDRESS = { type: 'string', maxLength: 1000, pattern: '^[A-Za-z]+/[^/]' } as const;
const ADDRESSES = { type: 'array', items: { $ref: '#/$defs/address' } } as const;
const VARIABLE = { type: 'string', maxLength: 200, pattern: '^[A-Za-z_][A-Za-z0-9_]*$' } as const;
const HASH = { type: 'string', maxLength: 128, pattern: '^[0-9a-f]+$' } as const;

const handle: JsonSchema = {
  type: 'object',
  description: 'What the site calls a thing.',
  required: ['id'],
  properties: { id: { ...TEXT, minLength: 1 }, revision: TEXT },
};

const place: JsonSchema = {
  type: 'object',
  required: ['file', 'line', 'column'],
  properties: { file: TEXT, line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } },
};

const problem: JsonSchema = {
  type: 'object',
  required: ['code', 'severity', 'message'],
  properties: {
    code: { type: 'string', maxLength: 100, pattern: '^[A-Z][A-Z0-9_-]*$' },
    severity: { enum: ['error', 'critical', 'warning', 'info'] },
    message: TEXT,
    address: TEXT,
    path: TEXT,
    place: { $ref: '#/$defs/place' },
    frame: TEXT,
    next: TEXT,
    yieldsTo: TEXT,
  },
};

const field: JsonSchema = {
  type: 'object',
  description: 'An attribute that differs; a side that is absent was not there.',
  required: ['path'],
  properties: { path: TEXT, before: {}, after: {} },
};

const SPEC = { type: 'object', description: 'A thing as it is, or is to be: whole and canonical.' } as const;

/** A change of one operation: what it must have besides what all have. */
function needs(op: string, required: readonly string[]): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  return { if: { required: ['op'], properties: { op: { const: op } } }, then: { required } };
}

const change: JsonSchema = {
  type: 'object',
  required: ['op', 'address', 'kind', 'name', 'waitsFor', 'reason', 'risk', 'fields', 'direction'],
  properties: {
    op: { enum: ['create', 'update', 'delete'] },
    address: { $ref: '#/$defs/address' },
    kind: { type: 'string', minLength: 1, maxLength: 100 },
    name: TEXT,
    waitsFor: ADDRESSES,
    reason: TEXT,
    risk: { enum: ['low', 'medium', 'high'] },
    direction: { enum: ['favourable', 'neutral', 'adverse', 'unknown'] },
    fields: { type: 'array', items: { $ref: '#/$defs/field' } },
    from: SPEC,
    to: SPEC,
    handle: { $ref: '#/$defs/handle' },
    replaces: { type: 'boolean' },
    parked: { type: 'boolean' },
    consent: { enum: ['removed', 'exclusive', 'base', 'replaced'] },
  },
  allOf: [
    needs('create', ['to']),
    needs('update', ['from', 'to', 'handle']),
    needs('delete', ['from', 'handle', 'consent']),
  ],
};

const basis: JsonSchema = {
  type: 'object',
  description: 'What the plan was based on, so that an apply can tell whether the site moved.',
  required: ['digest', 'things'],
  properties: {
    digest: HASH,
    things: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['hash'],
        properties: { id: TEXT, revision: TEXT, hash: { ...HASH, type: ['string', 'null'] } },
      },
    },
  },
};

const config: JsonSchema = {
  type: 'object',
  required: ['path', 'digest'],
  properties: {
    path: TEXT,
    digest: HASH,
    git: {
      type: 'object',
      required: ['commit'],
      properties: { commit: { type: 'string', maxLength: 128 } },
    },
    environment: TEXT,
    credentials: {
      type: 'object',
      description: 'Names of the environment variables that hold the credentials; never a value.',
      additionalProperties: false,
      properties: Object.fromEntries(CREDENTIAL_PARTS.map((part) => [part, VARIABLE])),
    },
    partial: {
      type: 'boolean',
      description: 'The plan is not all that the file asks for: a selection, or a way back.',
    },
  },
};

const SUMMARY = ['create', 'update', 'delete', 'blocked', 'unmanaged', 'ignored'] as const;

/** The JSON Schema of a plan document. Keys it does not know are let through: a newer minor version may add some. */
export function planSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: PLAN_SCHEMA_ID,
    title: 'Plan of a loyalty program',
    description:
      'What `plan --format json` prints, `plan --out` saves and `apply` reads. It holds no secret and no personal data.',
    type: 'object',
    required: [
      'formatVersion',
      'tool',
      'createdAt',
      'site',
      'config',
      'basis',
      'digest',
      'known',
      'changes',
      'summary',
      'problems',
      'unmanaged',
      'ignored',
      'blindSpots',
    ],
    properties: {
      formatVersion: { type: 'string', maxLength: 20, pattern: '^1\\.[0-9]+$' },
      tool: {
        type: 'object',
        required: ['name', 'version'],
        properties: { name: { const: 'loyalty' }, version: TEXT },
      },
      createdAt: { type: 'string', maxLength: 40, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$' },
      site: { type: 'string', minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' },
      config,
      basis,
      digest: HASH,
      known: { type: 'object', additionalProperties: { $ref: '#/$defs/handle' } },
      changes: { type: 'array', items: { $ref: '#/$defs/change' } },
      summary: {
        type: 'object',
        required: SUMMARY,
        properties: Object.fromEntries(SUMMARY.map((name) => [name, COUNT])),
      },
      problems: { type: 'array', items: { $ref: '#/$defs/problem' } },
      unmanaged: ADDRESSES,
      ignored: ADDRESSES,
      impact: { type: ['object', 'null'] },
      blindSpots: { type: 'array', items: TEXT },
      checksum: HASH,
    },
    $defs: { address: ADDRESS, handle, place, problem, field, change },
  };
}
