import { Ajv2020 } from 'ajv/dist/2020.js';
import fileDocument from '../../schemas/loyalty.schema.json' with { type: 'json' };
import planDocument from '../../schemas/plan.schema.json' with { type: 'json' };
import { AJV_OPTIONS } from './ajv-options.ts';

const ANNOTATIONS = new Set(['title', 'description', 'examples', 'x-wix', 'x-dashboard']);
/** Keywords whose keys are names of the file, not keywords. */
const NAMED = new Set(['properties', '$defs']);

/**
 * The compiler, for the build: it replaces this module by the code generated here.
 *
 * @public
 */
export const ajv = new Ajv2020(AJV_OPTIONS);

/** Checks the value of a whole file; errors are left on the function. */
export const validateFile = ajv.compile(withoutAnnotations(fileDocument));

/** Checks a plan document; errors are left on the function. */
export const validatePlan = ajv.compile(withoutAnnotations(planDocument));

/** What only people and editors read is left out: the generated code would carry it along. */
function withoutAnnotations(schema: unknown, names = false): never {
  if (Array.isArray(schema)) return schema.map((part) => withoutAnnotations(part)) as never;
  if (typeof schema !== 'object' || schema === null) return schema as never;
  const entries = Object.entries(schema).filter(([key]) => names || !ANNOTATIONS.has(key));
  return Object.fromEntries(
    entries.map(([key, part]) => [key, withoutAnnotations(part, NAMED.has(key) && !names)]),
  ) as never;
}
