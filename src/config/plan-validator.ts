import planDocument from '../../schemas/plan.schema.json' with { type: 'json' };
import { compact, compiler } from './compiling.ts';

/**
 * The compiler, for the build: it replaces this module by the code generated here.
 *
 * @public
 */
export const ajv = compiler();

/** Checks a plan document; errors are left on the function. */
export const validatePlan = ajv.compile(compact(planDocument));
