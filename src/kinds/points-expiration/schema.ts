import type { JsonSchema } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';

/** Every status the file can ask for. */
export const STATUSES = ['enabled', 'disabled'] as const;

/** What the file may say under `program.expiration`. */
export const schema: JsonSchema = {
  program: {
    expiration: {
      type: 'object',
      additionalProperties: false,
      description: 'Whether points of customers who are not active expire. Needs a Wix plan that includes it.',
      examples: [{ status: 'enabled', monthsOfInactivity: 12, expiringPointsPercentage: 100 }],
      'x-wix': 'loyaltyProgram.pointsExpiration',
      'x-dashboard': 'Points expiration',
      properties: {
        status: {
          enum: STATUSES,
          description: 'Whether points expire at all. The two numbers are kept whatever the status.',
          examples: ['enabled'],
          'x-wix': 'loyaltyProgram.pointsExpiration.status',
          'x-dashboard': 'Points expiration',
        },
        monthsOfInactivity: {
          type: 'integer',
          minimum: LIMITS.monthsOfInactivity.min,
          maximum: LIMITS.monthsOfInactivity.max,
          description: 'After how many months without activity points expire. Wix starts with 3.',
          examples: [12],
          'x-wix': 'loyaltyProgram.pointsExpiration.monthsOfInactivity',
          'x-dashboard': 'Months of inactivity',
        },
        expiringPointsPercentage: {
          type: 'integer',
          minimum: LIMITS.expiringPointsPercentage.min,
          maximum: LIMITS.expiringPointsPercentage.max,
          description: 'How much of the balance expires then, in percent. Wix starts with 100.',
          examples: [100],
          'x-wix': 'loyaltyProgram.pointsExpiration.expiringPointsPercentage',
          'x-dashboard': 'Percentage of points that expire',
        },
      },
    },
  },
};
