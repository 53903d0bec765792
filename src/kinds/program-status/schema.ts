import type { JsonSchema } from '../../kernel/kind.ts';

/** Every status the file can name. */
export const STATUSES = ['draft', 'active', 'paused'] as const;

/** What the file may say under `program.status`. */
export const schema: JsonSchema = {
  program: {
    status: {
      enum: STATUSES,
      description:
        'Whether customers can earn and redeem: only while active. A program that was active once can be paused, but never becomes a draft again, and a draft cannot be paused.',
      examples: ['active'],
      'x-wix': 'loyaltyProgram.status',
      'x-dashboard': 'Program status',
    },
  },
};
