import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { CONSENT, OUTPUT } from '../flags.ts';
import { refusedIn } from '../planning.ts';
import { printPlan, reportsOf } from '../print.ts';
import { savedPlan } from '../saved-plan.ts';

export const command: Command = {
  positionals: { plan: { type: 'string', demandOption: true, describe: 'A file that `loyalty plan --out` wrote' } },
  flags: { ...OUTPUT, ...CONSENT },
  examples: [
    ['loyalty show plan.json', 'As the plan printed it'],
    ['loyalty show plan.json --format markdown', 'For a pull request'],
  ],
  async run(values, world) {
    reportsOf(values);
    const document = savedPlan(values.plan as string, world);
    await printPlan(document, refusedIn(document, values), values, world);
    return EXIT.ok;
  },
};
