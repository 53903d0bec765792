import type { JsonSchema } from '../../kernel/kind.ts';
import { LIMITS } from '../../wire/limits.ts';
import { iconSchema } from '../icon.ts';

/** What the file may say of the program's looks, under `program`. */
export const schema: JsonSchema = {
  program: {
    name: {
      type: 'string',
      minLength: LIMITS.programName.min,
      maxLength: LIMITS.programName.max,
      description:
        'Name of the loyalty program, as customers read it. Wix asks for it before the program can be activated.',
      examples: ['Northwind Perks'],
      'x-wix': 'loyaltyProgram.name',
      'x-dashboard': 'Program name',
    },
    points: {
      type: 'object',
      additionalProperties: false,
      description: 'What points are called and how they look.',
      examples: [{ name: 'Stars', icon: 'https://example.com/star.svg' }],
      'x-wix': 'loyaltyProgram.pointDefinition',
      'x-dashboard': 'Points',
      properties: {
        name: {
          type: 'string',
          minLength: 1,
          maxLength: LIMITS.pointsName.max,
          description:
            'What points are called, in the plural. Shown as written: Wix neither translates it nor turns it into the singular. Once set, it can be changed but not cleared.',
          examples: ['Stars'],
          'x-wix': 'loyaltyProgram.pointDefinition.customName',
          'x-dashboard': 'Points name',
        },
        icon: iconSchema('Picture beside the points.', 'loyaltyProgram.pointDefinition.icon', 'Points icon'),
      },
    },
  },
};
