import type { Command } from '../command.ts';
import { type Exit, usage } from '../exit.ts';
import { COMMENT, CONSENT, OUTPUT, STRICTNESS } from '../flags.ts';
import { FLEET, mustBeFleet } from '../fleet/flags.ts';
import { expanded } from '../inputs.ts';
import { reportsOf } from '../print.ts';

export const command: Command = {
  positionals: {
    what: { type: 'string', choices: ['merge'], demandOption: true, describe: 'merge: make one report of the parts' },
    parts: { type: 'string', describe: 'JSON files or globs that `loyalty plan --shard` wrote' },
  },
  flags: {
    ...OUTPUT,
    ...COMMENT,
    ...STRICTNESS,
    ...CONSENT,
    waves: FLEET['waves'] as NonNullable<(typeof FLEET)['waves']>,
  },
  examples: [
    ["loyalty report merge 'parts/*.json'", 'What four machines planned, as one report'],
    ["loyalty report merge 'parts/*.json' --comment github", 'One comment for all of them'],
    ["loyalty report merge 'parts/*.json' --report json=all.json", 'And one document'],
  ],
  epilogue:
    'Exit codes: the gravest of the parts, and 3 when the sites together are refused. Reads no site. The sites are compared anew: what only shows across parts shows here.',
  async run(values, world) {
    reportsOf(values);
    mustBeFleet(values);
    const paths = await expanded((values['parts'] as readonly string[] | undefined) ?? [], world);
    if (paths.length === 0)
      throw usage('USAGE', 'There is no part to merge.', "For example loyalty report merge 'parts/*.json'.");
    const [{ mergedReport }, { printFleet }, { commentFleet }] = await Promise.all([
      import('../fleet/merging.ts'),
      import('../fleet/printing.ts'),
      import('../fleet/comment.ts'),
    ]);
    const report = mergedReport(paths, values, world);
    await printFleet(report, values, world);
    await commentFleet(report, values, world);
    return report.exit as Exit;
  },
};
