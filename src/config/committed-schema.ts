import document from '../../schemas/loyalty.schema.json' with { type: 'json' };
import type { JsonSchema } from '../kernel/kind.ts';
import { validateFile } from './file-validator.ts';
import type { Validate } from './types.ts';

/** The schema of the file as committed, and its compiled form. */
export const COMMITTED: { readonly document: JsonSchema; readonly validate: Validate } = {
  document: document as JsonSchema,
  validate: validateFile as Validate,
};
