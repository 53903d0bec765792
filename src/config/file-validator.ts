import fileDocument from '../../schemas/loyalty.schema.json' with { type: 'json' };
import { compact, compiler } from './compiling.ts';

/**
 * The compiler, for the build: it replaces this module by the code generated here.
 *
 * @public
 */
export const ajv = compiler();

/** Checks the value of a whole file; errors are left on the function. */
export const validateFile = ajv.compile(compact(fileDocument));
