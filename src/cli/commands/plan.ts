import { type FleetReport, planJson } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT, type Exit, usage } from '../exit.ts';
import {
  BASE,
  COMMENT,
  CONSENT,
  FILE,
  FILES,
  IMPACT,
  OUTPUT,
  SELECTION,
  SITE,
  STRICTNESS,
  type Values,
} from '../flags.ts';
import { AT_ONCE, FLEET, mustBeFleet } from '../fleet/flags.ts';
import { DEFAULT_FILE, filesOf, load } from '../inputs.ts';
import { applyFiles, applyPlan } from '../next-command.ts';
import { mustBeSound, type Reviewed } from '../planning.ts';
import { printPlan, reportsOf } from '../print.ts';
import { reviewSite } from '../reviewing.ts';
import { openSession } from '../session.ts';
import { targetOf } from '../target.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';

export const command: Command = {
  positionals: FILES,
  flags: {
    ...FILE,
    ...BASE,
    ...SITE,
    ...OUTPUT,
    ...COMMENT,
    ...SELECTION,
    ...STRICTNESS,
    ...IMPACT,
    ...CONSENT,
    ...FLEET,
    ...AT_ONCE,
    'on-sandbox': {
      type: 'boolean',
      describe: 'Plan for a simulated, empty site in place of the own one: without credentials, as for a fork',
      group: 'Site:',
    },
    out: { type: 'string', describe: 'Save the plan here, for `loyalty apply <plan>`', group: 'Output:' },
    'detailed-exitcode': { type: 'boolean', describe: 'Exit 2 when there are changes', group: 'Output:' },
  },
  examples: [
    ['loyalty plan', 'What would loyalty.yaml change?'],
    ['loyalty plan --out plan.json', 'Save the plan to review and apply exactly that'],
    ['loyalty plan --detailed-exitcode', 'For scripts: 0 nothing to do, 2 changes'],
    ['loyalty plan --base applied', 'Say whose each difference is: the file changed, or the site'],
    ['loyalty plan --report markdown=plan.md', 'Text on the screen, markdown in a file'],
    ["loyalty plan 'sites/*/loyalty.yaml'", 'Many sites in one report, the outliers on top'],
    [
      "loyalty plan 'sites/*/loyalty.yaml' --shard 2/4 --report json=2.json",
      'One of four machines; see `report merge`',
    ],
  ],
  epilogue:
    'Exit codes: 0 done · 1 error · 2 changes (with --detailed-exitcode) · 3 refused by a guard. A plan writes nothing to the site.',
  async run(values, world) {
    reportsOf(values);
    mustBeFleet(values);
    const files = await filesOf(values, world);
    if (files.length === 1 && values.shard === undefined) return planOne(files[0] as string, values, world);
    return planMany(files, values, world);
  },
};

async function planMany(files: readonly string[], values: Values, world: World): Promise<Exit> {
  if (values.out !== undefined)
    throw usage('USAGE', `--out takes one file, and there are ${files.length}.`, 'Plan them one by one.');
  const [{ planFleet }, { printFleet }, { commentFleet }] = await Promise.all([
    import('../fleet/planning.ts'),
    import('../fleet/printing.ts'),
    import('../fleet/comment.ts'),
  ]);
  const report = await planFleet(files, values, world);
  await printFleet(report, values, world, nextForMany(report, values, world));
  await commentFleet(report, values, world);
  return report.exit as Exit;
}

function nextForMany({ refused, summary }: FleetReport, values: Values, world: World): string | undefined {
  if (refused.length > 0 || summary.changes <= summary.refused) return undefined;
  const waves = values.waves === undefined ? '' : ` --waves ${values.waves as string}`;
  return `${applyFiles([...(values.files ?? []), ...(values.file ?? [])], values, world)}${waves}`;
}

async function planOne(file: string, values: Values, world: World): Promise<Exit> {
  const loaded = await load(file, values, world);
  mustBeSound(loaded);
  const session = await openSession(await targetOf(loaded.model, values, world), values, world);
  try {
    const reviewed = await reviewSite(loaded, session, values, world);
    const { document, refused } = reviewed;
    if (values.out !== undefined) writeText(values.out as string, planJson(document), world);
    await printPlan(document, refused, values, world, nextStep(file, reviewed, values, world));
    if (values.comment !== undefined) {
      await (await import('../github/comment.ts')).comment(document, refused, values, world);
    }
    return exitOf(reviewed, values);
  } finally {
    await session.close();
  }
}

function exitOf({ document, refused }: Reviewed, values: Values): Exit {
  if (refused.length > 0) return EXIT.refused;
  return values.detailedExitcode === true && document.changes.length > 0 ? EXIT.changes : EXIT.ok;
}

function nextStep(file: string, { document, refused }: Reviewed, values: Values, world: World): string | undefined {
  if (refused.length > 0 || document.changes.length === 0 || values.onSandbox === true) return undefined;
  if (values.out !== undefined) return applyPlan(values.out as string, values, world);
  // What came through a pipe is gone.
  if (file === '-') return undefined;
  return applyFiles(file === DEFAULT_FILE ? [] : [file], values, world);
}
