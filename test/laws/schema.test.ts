import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/cli/kinds.ts';
import { fileSchema } from '../../src/config/index.ts';
import type { JsonSchema, Kind } from '../../src/kernel/kind.ts';

interface Property {
  readonly path: string;
  readonly schema: JsonSchema;
}

/** Every property that a schema names, however deep, and under maps by key. */
function propertiesIn(properties: JsonSchema, above = ''): readonly Property[] {
  return Object.entries(properties as Readonly<Record<string, JsonSchema>>).flatMap(([name, schema]) => {
    const path = above === '' ? name : `${above}.${name}`;
    const entries = schema['additionalProperties'];
    return [
      { path, schema },
      ...propertiesIn((schema['properties'] ?? {}) as JsonSchema, path),
      ...(typeof entries === 'object'
        ? propertiesIn(((entries as JsonSchema)['properties'] ?? {}) as JsonSchema, `${path}.*`)
        : []),
    ];
  });
}

const CASES = kinds.map((kind): [string, Kind<unknown>] => [kind.name, kind]);

describe('every attribute that a file can declare', () => {
  it.each(CASES)('of %s is described, exemplified and named as Wix and the dashboard name it', (_, kind) => {
    const found = Object.values(kind.schema as Readonly<Record<string, JsonSchema>>).flatMap((section) =>
      propertiesIn(section),
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { path, schema } of found) {
      const { description, examples } = schema as { description?: string; examples?: readonly unknown[] };
      expect([path, typeof description, examples !== undefined && examples.length > 0]).toEqual([path, 'string', true]);
      expect(description?.endsWith('.'), `${path}: ${description}`).toBe(true);
      for (const word of ['x-wix', 'x-dashboard'])
        expect([path, word, typeof schema[word]]).toEqual([path, word, 'string']);
    }
  });

  it('is in the schema of the file, and nothing else may stand there', () => {
    const file = fileSchema(kinds) as {
      readonly properties: Readonly<Record<string, JsonSchema>>;
      readonly additionalProperties: boolean;
    };
    expect(file.additionalProperties).toBe(false);
    for (const { section, schema, single } of kinds) {
      const whole = file.properties[section] as JsonSchema;
      const thing = (single ? whole : whole['additionalProperties']) as JsonSchema;
      expect(thing['additionalProperties']).toBe(false);
      const own = Object.keys((schema[section] ?? {}) as object);
      expect(Object.keys(thing['properties'] as object)).toEqual(expect.arrayContaining(own));
    }
  });
});
