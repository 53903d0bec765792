import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ajv } from 'ajv';
import type { Plugin } from 'rolldown';

/** One module for each schema: a command loads those it needs. */
const SOURCES = ['src/config/file-validator.ts', 'src/config/plan-validator.ts'];

/**
 * Replaces the validators by code generated from them, so that a start does not pay for compiling schemas
 * (about 140 ms) or for loading ajv.
 *
 * The source modules are run, so their schemas and options are the only ones there are. Each exports `ajv`, created with
 * `code: { source: true, esm: true }`, and validate functions made by `ajv.compile` from schemas with an `$id`.
 */
export function precompiledValidators(root: string): Plugin {
  const paths = SOURCES.map((source) => join(root, source));
  return {
    name: 'precompiled-validators',
    load: {
      filter: { id: paths },
      async handler(id) {
        return { code: await generatedValidators(id), moduleType: 'js' };
      },
    },
  };
}

/** The code that stands in for a module in a build: an ES module that exports the same validate functions. */
export async function generatedValidators(path: string): Promise<string> {
  const { ajv, ...rest }: { ajv: Ajv; [name: string]: unknown } = await import(pathToFileURL(path).href);
  const ids = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, schemaId(path, name, value)]));
  // The generator's types describe CommonJS; required, it is the function itself.
  const standalone: (ajv: Ajv, ids: Record<string, string>) => string = createRequire(import.meta.url)(
    'ajv/dist/standalone',
  );
  return imported(standalone(ajv, ids));
}

function schemaId(path: string, name: string, value: unknown): string {
  const id = typeof value === 'function' && 'schema' in value && (value.schema as { $id?: unknown }).$id;
  if (typeof id === 'string') return id;
  throw new Error(`${path}: ${name} must be a function compiled by ajv from a schema with an $id`);
}

/** ajv writes `require` even in ES modules; an import lets the bundler see and share what is needed. */
function imported(code: string): string {
  const imports: string[] = [];
  const body = code.replace(/const (\w+) = require\("([^"]+)"\)((?:\.\w+)*)/g, (_, name, from, member) => {
    imports.push(`import ${name}$ from ${JSON.stringify(from.endsWith('.js') ? from : `${from}.js`)};`);
    return `const ${name} = ${name}$${member}`;
  });
  return `${imports.join('\n')}\n${body}`;
}
