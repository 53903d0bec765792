import { json, tableText } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { kinds } from '../kinds.ts';
import { look } from '../look.ts';

export const command: Command = {
  flags: {
    format: {
      type: 'string',
      choices: ['text', 'json'],
      default: 'text',
      describe: 'How to print it',
      group: 'Output:',
    },
  },
  examples: [['loyalty coverage', 'What no file can govern, and why']],
  async run(values, world) {
    const rows = kinds.flatMap((kind) =>
      (kind.outOfReach ?? []).map((item) => ({ kind: kind.name, section: kind.section, ...item })),
    );
    if (values.format === 'json') world.out(json({ formatVersion: '1.0', outOfReach: rows }));
    else
      world.out(
        tableText(
          { head: ['section', 'out of reach', 'why'], rows: rows.map((row) => [row.section, row.what, row.why]) },
          look(world, values, 'out'),
        ),
      );
    return EXIT.ok;
  },
};
