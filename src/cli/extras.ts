import { settingsSchema } from '../checks/index.ts';
import type { Extra } from '../config/index.ts';
import { assumptionsSchema } from '../impact/assumptions.ts';
import type { JsonSchema } from '../kernel/kind.ts';

type Properties = { readonly [name: string]: JsonSchema };

const assumed = assumptionsSchema['properties'] as Properties;

/** Whom the checks measure extremes by: known to them alone, and declared beside what everybody reads. */
const frequentCustomer: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  description: 'The customer whom 95 of 100 do not surpass.',
  examples: [{ averageOrder: 120, visitsPerMonth: 8 }],
  properties: {
    averageOrder: { ...assumed['averageOrder'], description: 'What an order of theirs comes to.' },
    visitsPerMonth: { ...assumed['visitsPerMonth'], description: 'How often they order in a month.' },
  },
};

/** Sections of the file that no kind reads: what the figures take for granted, whose law holds, and what the checks are told. */
export const EXTRAS: readonly Extra[] = [
  { key: 'assumptions', schema: { ...assumptionsSchema, properties: { ...assumed, frequentCustomer } } },
  {
    key: 'jurisdiction',
    schema: {
      type: 'array',
      items: { type: 'string', maxLength: 6, pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$' },
      minItems: 1,
      maxItems: 50,
      uniqueItems: true,
      description:
        'Where the customers are, by ISO 3166 codes of countries and provinces. Checks of law look only where this is declared, and only warn.',
      examples: [['CA-QC']],
    },
  },
  { key: 'checks', schema: settingsSchema() },
];
