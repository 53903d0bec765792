import { diffJson, diffMarkdown, diffText } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { differencesOf } from '../diff/comparing.ts';
import { partiesOf } from '../diff/parties.ts';
import { EXIT } from '../exit.ts';
import { SITE } from '../flags.ts';
import { look } from '../look.ts';

export const command: Command = {
  positionals: {
    a: { type: 'string', demandOption: true, describe: 'A file, <ref>:<file>, a site, or a saved plan' },
    b: { type: 'string', demandOption: true, describe: 'What to hold against it' },
  },
  flags: {
    ...SITE,
    format: {
      type: 'string',
      choices: ['text', 'json', 'markdown'],
      default: 'text',
      describe: 'How to print the answer',
      group: 'Output:',
    },
    'detailed-exitcode': { type: 'boolean', describe: 'Exit 2 when they differ', group: 'Output:' },
  },
  examples: [
    ['loyalty diff austin.yaml fargo.yaml', 'Two files, by their keys, after extends and the environment'],
    ['loyalty diff HEAD~1:loyalty.yaml loyalty.yaml', 'A file as it was, and as it is'],
    ['loyalty diff loyalty.yaml site', 'A file and its site; site:<id> is any site, sandbox the embedded one'],
    ['loyalty diff site:<id> site:<id>', 'Two sites, by the names of things'],
    ['loyalty diff old-plan.json plan.json', 'Two saved plans: which changes, and to what'],
  ],
  epilogue:
    'From the first to the second: - only in the first, + only in the second, ~ in both and not the same. Against a site only what the file declares is compared. A file that is called like a site is written ./sandbox.\nExit codes: 0 done · 1 error · 2 different (with --detailed-exitcode).',
  async run(values, world) {
    const [first, second] = await partiesOf([values.a as string, values.b as string], values, world);
    const differences = differencesOf(first, second, world);
    const document = { first: first.label, second: second.label, differences };
    if (values.format === 'json') world.out(diffJson(document));
    else if (values.format === 'markdown') world.out(diffMarkdown(document));
    else world.out(diffText(document, look(world, values, 'out')));
    return values.detailedExitcode === true && differences.length > 0 ? EXIT.changes : EXIT.ok;
  },
};
