/** The file: read with places, checked against the kinds, written back with its comments kept. */
export { type Take, takeInto } from './adopt.ts';
export { credentialsOf } from './credentials.ts';
export { type Edit, editText } from './edit.ts';
export { explain } from './explain.ts';
export { extractBase } from './extract-base.ts';
export { fileSchema } from './file-schema.ts';
export { type Formatted, formatText } from './format.ts';
export { loadFile } from './load.ts';
export { joined, mergeIntoText } from './merge-text.ts';
export { readPlanFile } from './plan-file.ts';
export { planSchema } from './plan-schema.ts';
export { filePath, resolveText } from './references.ts';
export { resolvedText } from './resolved.ts';
export type { Extra, FileModel, Loaded, LoadOptions, Sections, SharedFiles } from './types.ts';
