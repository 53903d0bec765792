import { fileSchema, planSchema } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { EXTRAS } from '../extras.ts';
import { kinds } from '../kinds.ts';

export const command: Command = {
  flags: {
    of: { type: 'string', choices: ['file', 'plan'], default: 'file', describe: 'Which schema', group: 'Output:' },
  },
  examples: [
    ['loyalty schema > loyalty.schema.json', 'For an editor: # yaml-language-server: $schema=./loyalty.schema.json'],
    ['loyalty schema --of plan', 'The schema of saved plans'],
  ],
  async run(values, world) {
    world.out(`${JSON.stringify(values.of === 'plan' ? planSchema() : fileSchema(kinds, EXTRAS), null, 2)}\n`);
    return EXIT.ok;
  },
};
