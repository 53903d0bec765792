import type { Command } from '../command.ts';
import { driftOf } from '../drift/one-site.ts';
import { DRIFT_FORMATS, driftReports, printDrift } from '../drift/printing.ts';
import { tellOthers } from '../drift/telling.ts';
import { type Exit, usage } from '../exit.ts';
import { BASE, COMMENT, FILE, FILES, OUTPUT, SITE, type Values } from '../flags.ts';
import { AT_ONCE, mustBeFleet, PART } from '../fleet/flags.ts';
import { ON_GITHUB } from '../github/drift.ts';
import { filesOf } from '../inputs.ts';
import { NOTIFY, notifyTarget } from '../notify.ts';
import { say } from '../talk.ts';
import type { World } from '../world.ts';

export const command: Command = {
  positionals: FILES,
  flags: {
    ...FILE,
    ...BASE,
    ...SITE,
    ...OUTPUT,
    ...COMMENT,
    format: {
      type: 'string',
      choices: DRIFT_FORMATS,
      default: 'text',
      describe: 'How to print the answer',
      group: 'Output:',
    },
    adopt: {
      type: 'boolean',
      describe: 'Bring what was changed on the site into the file, comments kept; stops at conflicts',
      group: 'Drift:',
    },
    revert: {
      type: 'boolean',
      describe: 'Write the plan that puts back what the file says (with --out)',
      group: 'Drift:',
    },
    out: { type: 'string', describe: 'Where --revert writes the plan', group: 'Drift:' },
    ...ON_GITHUB,
    ...NOTIFY,
    ...PART,
    ...AT_ONCE,
  },
  examples: [
    ['loyalty drift --base applied', 'What has changed on the site since the last apply?'],
    ['loyalty drift --base HEAD~1', 'The same, since what the file was one commit ago'],
    ['loyalty drift --base applied --adopt', 'Bring it into loyalty.yaml, to be committed'],
    ['loyalty drift --base applied --revert --out back.json', 'Or write the plan that puts it back'],
    ['loyalty drift --base applied --issue github', 'At night: one issue on GitHub'],
    ["loyalty drift 'sites/*/loyalty.yaml' --base applied", 'Many sites in one report, those that drifted on top'],
    ['loyalty drift', 'Without a base: what is different, whoever changed it'],
  ],
  epilogue:
    'With --base each difference is ours (the file changed), theirs (the site changed) or both (a conflict). "applied" is what was applied last, kept in git as refs/loyalty/applied/<site>. What was added on the site is told, and is no drift.\nExit codes: 0 no drift, or all of it adopted · 1 error · 2 drift: theirs, both, or unknown for want of a base.',
  async run(values, world) {
    mustAgree(values);
    mustBeFleet(values);
    const files = await filesOf(values, world);
    if (files.length === 1 && values.shard === undefined) return driftOne(files[0] as string, values, world);
    if (values.out !== undefined) {
      throw usage('USAGE', `--out takes one file, and there are ${files.length}.`, 'Take them one by one.');
    }
    return (await import('../fleet/drifting.ts')).driftMany(files, values, world);
  },
};

async function driftOne(file: string, values: Values, world: World): Promise<Exit> {
  const found = await driftOf(file, values, world);
  printDrift(found, values, world);
  const { adopted } = found.document;
  if (adopted !== undefined && adopted.length > 0) say(`Wrote ${file}.\n`, values, world);
  if (values.revert === true && found.exit !== 1) say(`Wrote ${String(values.out)}.\n`, values, world);
  await tellOthers(found, values, world);
  return found.exit;
}

function mustAgree(values: Values): void {
  driftReports(values);
  notifyTarget(values);
  if (values.adopt && values.revert) {
    throw usage('USAGE', '--adopt and --revert are two ways out.', 'Choose one of them.');
  }
  if (values.pullRequest !== undefined && values.adopt !== true) {
    throw usage('USAGE', '--pull-request is for what --adopt brings into the file.', 'Add --adopt.');
  }
  if (values.revert === true && values.out === undefined) {
    throw usage('USAGE', '--revert writes a plan, and was not told where.', 'Add --out revert.json.');
  }
  if (values.out !== undefined && values.revert !== true) {
    throw usage('USAGE', '--out is for --revert.', 'Add --revert, or use --report <format>=<path>.');
  }
}
