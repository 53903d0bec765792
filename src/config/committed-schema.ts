import document from '../../schemas/loyalty.schema.json' with { type: 'json' };
import type { JsonSchema } from '../kernel/kind.ts';
import type { Validate } from './types.ts';
import { validateFile } from './validators.ts';

/** The schema of the file as committed, and its compiled form. */
export const COMMITTED: { readonly document: JsonSchema; readonly validate: Validate } = {
  document: document as JsonSchema,
  validate: validateFile as Validate,
};
