import type { Options } from 'ajv';

/** How schemas are compiled, here and in the build. Everything wrong is reported at once; the limits of files keep that affordable. */
export const AJV_OPTIONS: Options = {
  allErrors: true,
  allowUnionTypes: true,
  strict: true,
  // What an operation needs is said beside the properties, under `then`.
  strictRequired: false,
  // `format` is for editors; what must hold is said by patterns and kinds.
  validateFormats: false,
  // Messages are ours: see `schema-problems.ts`. Generated code without them is a fifth smaller, and code is what a start pays for.
  messages: false,
  keywords: ['x-wix', 'x-dashboard'],
  code: { source: true, esm: true },
};
