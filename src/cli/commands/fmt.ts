import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Formatted, formatText } from '../../config/index.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Command } from '../command.ts';
import { EXIT, Stop } from '../exit.ts';
import { EXTRAS } from '../extras.ts';
import { FILE, FILES, type Flag } from '../flags.ts';
import { filesOf, stdin } from '../inputs.ts';
import { kinds } from '../kinds.ts';
import { problemOf } from '../tell.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';

export const command: Command = {
  positionals: FILES,
  flags: {
    file: FILE.file as Flag,
    check: {
      type: 'boolean',
      describe: 'Write nothing; exit 1 and name the files that are not in canonical form',
      group: 'Output:',
    },
  },
  examples: [
    ['loyalty fmt', 'Format loyalty.yaml in place'],
    ['loyalty fmt --check', 'For CI: exit 1 when a file is not in canonical form'],
    ['loyalty fmt - < a.yaml', 'From standard input to standard output'],
  ],
  async run(values, world) {
    const check = values.check === true;
    const problems: Problem[] = [];
    const untidy: string[] = [];
    for (const path of await filesOf(values, world)) {
      try {
        if (await treat(path, check, world)) untidy.push(path);
      } catch (error) {
        // One file that is broken keeps no other from being formatted.
        problems.push(...(error instanceof Stop ? error.problems : [problemOf(error)]));
      }
    }
    for (const path of untidy) world.out(`${check ? untidyName(path) : `Formatted ${path}.`}\n`);
    const refused = check && untidy.length > 0;
    if (refused) world.err(`${advice(untidy)}\n`);
    if (problems.length > 0) throw new Stop(problems);
    return refused ? EXIT.error : EXIT.ok;
  },
};

function advice(untidy: readonly string[]): string {
  return untidy.every((path) => path === '-') ? 'Run `loyalty fmt -`.' : 'Run `loyalty fmt`.';
}

/** Formats one file, or only looks at it; answers whether there is something to tell of it. Standard input goes to standard output. */
async function treat(path: string, check: boolean, world: World): Promise<boolean> {
  const { text, changed } = await format(path, world);
  if (check) return changed;
  if (path === '-') world.out(text);
  else if (changed) writeText(path, text, world);
  return changed && path !== '-';
}

function untidyName(path: string): string {
  return `${path === '-' ? 'Standard input' : path} is not in canonical form.`;
}

async function format(path: string, world: World): Promise<Formatted> {
  const bytes = path === '-' ? await stdin(world) : readFileSync(resolve(world.cwd, path));
  const formatted = formatText(bytes, { path, kinds, extras: EXTRAS });
  if ('problems' in formatted) throw new Stop(formatted.problems);
  return formatted;
}
