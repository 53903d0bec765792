import { type Loaded, resolvedText } from '../../config/index.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { problemsGithub, problemsJson, problemsText } from '../../render/index.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import { FILE, FILES, formatIn, type Values } from '../flags.ts';
import { distinct, withComparison } from '../fleet/validating.ts';
import { filesOf, load } from '../inputs.ts';
import { fileProblems } from '../judging.ts';
import { look } from '../look.ts';
import type { World } from '../world.ts';

export const command: Command = {
  positionals: FILES,
  flags: {
    ...FILE,
    resolved: {
      type: 'boolean',
      describe: 'Print what the file says after extends and environment, with where each value comes from',
      group: 'Output:',
    },
    format: formatIn(['text', 'json', 'github'], 'How to print the problems'),
  },
  examples: [
    ['loyalty validate', 'Check loyalty.yaml, without talking to any site'],
    ["loyalty validate 'sites/*/loyalty.yaml'", 'Check many files at once'],
    ['loyalty validate --resolved', 'What the file says once overlays and variables are in'],
  ],
  epilogue: 'Exit codes: 0 sound (warnings allowed) · 1 errors · 3 refused by a check.',
  async run(values, world) {
    const loaded = await Promise.all((await filesOf(values, world)).map((path) => load(path, values, world)));
    const alone = loaded.map((one) => ({ path: one.path, problems: fileProblems(one) }));
    const found = withComparison(loaded, alone);
    const problems = distinct(found.flatMap((one) => one.problems));
    const bad = problems.some(refuses);
    if (values.resolved && !bad) printResolved(loaded, problems, values, world);
    else if (values.format === 'json') world.out(problemsJson(problems));
    else if (values.format === 'github') world.out(problemsGithub(problems));
    else {
      if (problems.length > 0) world.out(problemsText(problems, look(world, values, 'out')));
      for (const one of found) if (!one.problems.some(refuses)) world.out(`${one.path} is sound.\n`);
    }
    if (problems.some(({ severity }) => severity === 'error')) return EXIT.error;
    return bad ? EXIT.refused : EXIT.ok;
  },
};

/** What sound files say; what is to be heeded all the same goes where the format has it read: YAML has no room for it. */
function printResolved(loaded: readonly Loaded[], problems: readonly Problem[], values: Values, world: World): void {
  if (values.format === 'json') {
    const resolved = loaded.map(({ path, value }) => ({ file: path, value }));
    world.out(problemsJson(problems, { resolved }));
    return;
  }
  world.out(resolvedText(loaded));
  if (problems.length === 0) return;
  if (values.format === 'github') world.out(problemsGithub(problems));
  else world.err(problemsText(problems, look(world, values, 'err')));
}
