import { Ajv2020 } from 'ajv/dist/2020.js';
import fileDocument from '../../schemas/loyalty.schema.json' with { type: 'json' };
import planDocument from '../../schemas/plan.schema.json' with { type: 'json' };
import { AJV_OPTIONS } from './ajv-options.ts';

/**
 * The compiler, for the build: it replaces this module by the code generated here.
 *
 * @public
 */
export const ajv = new Ajv2020(AJV_OPTIONS);

/** Checks the value of a whole file; errors are left on the function. */
export const validateFile = ajv.compile(fileDocument);

/** Checks a plan document; errors are left on the function. */
export const validatePlan = ajv.compile(planDocument);
