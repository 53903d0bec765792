import { readFileSync } from 'node:fs';
import type { JsonSchema } from '../kernel/kind.ts';
import { validateFile } from './file-validator.ts';
import type { Validate } from './types.ts';

/** Sources lie two folders under the package, the build lies one. */
const PACKAGE = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../', import.meta.url);

let document: JsonSchema | undefined;

/** The schema of the file as committed, read when somebody has to be told about it, and its compiled form. */
export const COMMITTED: { readonly document: () => JsonSchema; readonly validate: Validate } = {
  document: () => {
    document ??= JSON.parse(readFileSync(new URL('schemas/loyalty.schema.json', PACKAGE), 'utf8')) as JsonSchema;
    return document;
  },
  validate: validateFile as Validate,
};
