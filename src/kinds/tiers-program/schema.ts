import type { JsonSchema } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { iconSchema } from '../icon.ts';

/** Every status the file can ask for. */
export const STATUSES = ['disabled', 'draft', 'active', 'paused'] as const;

/** What the file may say under `tiersProgram`. */
export const schema: JsonSchema = {
  tiersProgram: {
    status: {
      enum: STATUSES,
      description:
        'Whether customers climb tiers. In any status but active every customer is in the base tier. Needs a Wix plan that includes tiers.',
      examples: ['active'],
      'x-wix': 'programSettings.status',
      'x-dashboard': 'Tiers status',
    },
    rollingWindowMonths: {
      type: 'integer',
      minimum: LIMITS.rollingWindowMonths.min,
      maximum: LIMITS.rollingWindowMonths.max,
      description:
        'Over how many past months earned points are counted to find the tier of a customer. Redeeming does not lower a tier.',
      examples: [12],
      'x-wix': 'programSettings.rollingWindow.durationInMonths',
      'x-dashboard': 'Tier period in months',
    },
    baseTier: {
      type: 'object',
      additionalProperties: false,
      description: 'How the tier looks in which everybody starts, at 0 points. It is not one of "tiers".',
      examples: [{ name: 'Member', description: 'Everybody starts here' }],
      'x-wix': 'programSettings.baseTierDefinition',
      'x-dashboard': 'Base tier',
      properties: {
        name: {
          type: 'string',
          minLength: LIMITS.tierName.min,
          maxLength: LIMITS.tierName.max,
          description: 'Name of the base tier, as customers read it.',
          examples: ['Member'],
          'x-wix': 'programSettings.baseTierDefinition.name',
          'x-dashboard': 'Tier name',
        },
        description: {
          type: 'string',
          maxLength: LIMITS.tierDescription.max,
          description: 'What the base tier offers, in a few words.',
          examples: ['Everybody starts here'],
          'x-wix': 'programSettings.baseTierDefinition.description',
          'x-dashboard': 'Tier description',
        },
        icon: iconSchema('Picture of the base tier.', 'programSettings.baseTierDefinition.icon', 'Tier icon'),
      },
    },
  },
};
