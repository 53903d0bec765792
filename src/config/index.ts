/** The file: read with places, checked against the kinds, written back with its comments kept. */
export { type Credentials, credentialsOf } from './credentials.ts';
export { type Edit, editText } from './edit.ts';
export { type Explanation, explain } from './explain.ts';
export { FILE_SCHEMA_ID, fileSchema } from './file-schema.ts';
export { type Formatted, formatText } from './format.ts';
export { loadFile } from './load.ts';
export { type Export, mergeIntoText } from './merge-text.ts';
export { readPlanFile } from './plan-file.ts';
export { PLAN_SCHEMA_ID, planSchema } from './plan-schema.ts';
export { type Resolved, resolveReference, resolveText } from './references.ts';
export { resolvedText } from './resolved.ts';
export type {
  Acceptance,
  CredentialNames,
  Disk,
  FileKind,
  FileModel,
  Loaded,
  LoadOptions,
  Origin,
  Sections,
  Validate,
} from './types.ts';
