// Not through `config/index.ts`: that needs the schemas to be there already.
import { EXTRAS } from '../../src/cli/extras.ts';
import { fileSchema } from '../../src/config/file-schema.ts';
import { planSchema } from '../../src/config/plan-schema.ts';
import { KINDS } from '../../src/registry.ts';

/** The generated files of `schemas/`, by name. */
export function schemaFiles(): readonly { readonly name: string; readonly text: string }[] {
  const kinds = KINDS.map(({ kind }) => kind);
  return [
    { name: 'loyalty.schema.json', text: text(fileSchema(kinds, EXTRAS)) },
    { name: 'plan.schema.json', text: text(planSchema()) },
  ];
}

const text = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;
