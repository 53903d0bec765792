import { explain } from '../../config/index.ts';
import { explanationText, json } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT, Stop } from '../exit.ts';
import { explainedCheck, mustBeNoCheck } from '../explained-check.ts';
import { EXTRAS } from '../extras.ts';
import { formatIn } from '../flags.ts';
import { kinds } from '../kinds.ts';
import { look } from '../look.ts';

export const command: Command = {
  positionals: {
    path: {
      type: 'string',
      describe: 'tiers.requiredPoints, rewards/five-off.coupon, L-TIER-06 …; nothing: the whole file',
    },
  },
  flags: {
    format: formatIn(['text', 'json']),
  },
  examples: [
    ['loyalty explain rewards.coupon', 'What can stand there'],
    ['loyalty explain tiers/silver.requiredPoints', 'Limits, the name at Wix, the label in the dashboard'],
    ['loyalty explain L-TIER-06', 'What a check looks for, why, and its limits'],
  ],
  async run(values, world) {
    const path = (values.path as string | undefined) ?? '';
    const check = explainedCheck(path);
    if (check === undefined) mustBeNoCheck(path);
    const found = check ?? explain(path, kinds, EXTRAS);
    if ('problems' in found) throw new Stop(found.problems);
    world.out(values.format === 'json' ? json(found) : explanationText(found, look(world, values, 'out')));
    return EXIT.ok;
  },
};
