import { coverageText, json } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { formatIn } from '../flags.ts';
import { kinds } from '../kinds.ts';
import { look } from '../look.ts';

export const command: Command = {
  flags: {
    format: formatIn(['text', 'json']),
  },
  examples: [['loyalty coverage', 'What no file can govern, and why']],
  async run(values, world) {
    const rows = kinds.flatMap((kind) =>
      (kind.outOfReach ?? []).map((item) => ({ kind: kind.name, section: kind.section, ...item })),
    );
    if (values.format === 'json') world.out(json({ formatVersion: '1.0', outOfReach: rows }));
    else world.out(coverageText(rows, look(world, values, 'out')));
    return EXIT.ok;
  },
};
