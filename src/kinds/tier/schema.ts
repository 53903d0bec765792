import type { JsonSchema } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { iconSchema } from '../icon.ts';

/** What the file may say of one tier, under `tiers.<key>`. */
export const schema: JsonSchema = {
  tiers: {
    id: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      description:
        'The id Wix gave the tier, when its name cannot tell which one is meant: two tiers that exchange names need it. An id that the site does not have is an error.',
      examples: ['acddc0e0-5e27-4a1b-a52d-b3785ac258cb'],
      'x-wix': 'tier._id',
      'x-dashboard': 'not shown',
    },
    formerly: {
      type: 'array',
      items: { type: 'string', minLength: LIMITS.tierName.min, maxLength: LIMITS.tierName.max },
      minItems: 1,
      uniqueItems: true,
      description:
        'Earlier names: a tier of the site that still bears one of them is renamed instead of a new one created.',
      examples: [['Gold Club']],
      'x-wix': 'tier.tierDefinition.name',
      'x-dashboard': 'Tier name',
    },
    name: {
      type: 'string',
      minLength: LIMITS.tierName.min,
      maxLength: LIMITS.tierName.max,
      description: 'Name of the tier, as customers read it. No two tiers of a site may share it.',
      examples: ['Gold'],
      'x-wix': 'tier.tierDefinition.name',
      'x-dashboard': 'Tier name',
    },
    description: {
      type: 'string',
      maxLength: LIMITS.tierDescription.max,
      description: 'What the tier offers, in a few words.',
      examples: ['Free delivery, always'],
      'x-wix': 'tier.tierDefinition.description',
      'x-dashboard': 'Tier description',
    },
    icon: iconSchema('Picture of the tier.', 'tier.tierDefinition.icon', 'Tier icon'),
    requiredPoints: {
      type: 'integer',
      minimum: LIMITS.requiredPoints.min,
      maximum: LIMITS.requiredPoints.max,
      description:
        'How many points a customer must have earned within the rolling window to be in this tier. No two tiers of a site may share it. Wix moves customers within a quarter of an hour of a change.',
      examples: [5000],
      'x-wix': 'tier.requiredPoints',
      'x-dashboard': 'Points needed',
    },
  },
};
