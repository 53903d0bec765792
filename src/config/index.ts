/** The file: read with places, checked against the kinds, written back with its comments kept. */
export { type Credentials, credentialsOf } from './credentials.ts';
export { FILE_SCHEMA_ID, fileSchema } from './file-schema.ts';
export { loadFile } from './load.ts';
export { PLAN_SCHEMA_ID, planSchema } from './plan-schema.ts';
export { type Resolved, resolveReference, resolveText } from './references.ts';
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
