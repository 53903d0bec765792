import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { planJson } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT, type Exit } from '../exit.ts';
import { failsOn } from '../fail-on.ts';
import { CONSENT, FILE, OUTPUT, SELECTION, SITE, type Values } from '../flags.ts';
import { filesOf, load } from '../inputs.ts';
import { mustBeSound, type Reviewed, review } from '../planning.ts';
import { printPlan, reportsOf } from '../print.ts';
import { openSession } from '../session.ts';
import { targetOf } from '../target.ts';
import type { World } from '../world.ts';

export const command: Command = {
  positionals: { files: { type: 'string', array: true, describe: 'Files or globs (default: loyalty.yaml)' } },
  flags: {
    ...FILE,
    ...SITE,
    ...OUTPUT,
    ...SELECTION,
    ...CONSENT,
    out: { type: 'string', describe: 'Save the plan here, for `loyalty apply <plan>`', group: 'Output:' },
    'detailed-exitcode': { type: 'boolean', describe: 'Exit 2 when there are changes', group: 'Output:' },
    'fail-on': {
      type: 'array',
      string: true,
      choices: ['create', 'update', 'delete', 'adverse', 'warning', 'manual'],
      describe: 'Exit 3 when the plan holds one of these',
      group: 'Output:',
    },
  },
  examples: [
    ['loyalty plan', 'What would loyalty.yaml change?'],
    ['loyalty plan --out plan.json', 'Save the plan to review and apply exactly that'],
    ['loyalty plan --detailed-exitcode', 'For scripts: 0 nothing to do, 2 changes'],
    ['loyalty plan --report markdown=plan.md', 'Text on the screen, markdown in a file'],
  ],
  epilogue:
    'Exit codes: 0 done · 1 error · 2 changes (with --detailed-exitcode) · 3 refused by a guard. A plan writes nothing to the site.',
  async run(values, world) {
    reportsOf(values);
    const exits: Exit[] = [];
    for (const file of filesOf(values, world)) exits.push(await planOne(file, values, world));
    return exits.sort((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0] as Exit;
  },
};

/** From harmless to grave: several files end with the worst. */
const GRAVITY: readonly Exit[] = [EXIT.ok, EXIT.changes, EXIT.refused, EXIT.error];

async function planOne(file: string, values: Values, world: World): Promise<Exit> {
  const loaded = await load(file, values, world);
  mustBeSound(loaded);
  const target = await targetOf(loaded.model, values, world);
  const session = await openSession(target, values, world);
  try {
    const reviewed = review(loaded, await session.survey(), values, world);
    const { document, refused } = reviewed;
    if (values.out !== undefined) writeFileAtomic.sync(resolve(world.cwd, values.out as string), planJson(document));
    await printPlan(document, refused, values, world, nextStep(reviewed, values));
    return exitOf(reviewed, values);
  } finally {
    await session.close();
  }
}

function exitOf({ document, refused }: Reviewed, values: Values): Exit {
  if (refused.length > 0 || failsOn(document, (values.failOn ?? []) as readonly string[])) return EXIT.refused;
  return values.detailedExitcode === true && document.changes.length > 0 ? EXIT.changes : EXIT.ok;
}

function nextStep({ document, refused }: Reviewed, values: Values): string | undefined {
  if (refused.length > 0 || document.changes.length === 0) return undefined;
  return values.out === undefined ? 'loyalty apply' : `loyalty apply ${values.out as string}`;
}
