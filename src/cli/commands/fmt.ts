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
    const untidy: string[] = [];
    const problems: Problem[] = [];
    for (const path of await filesOf(values, world)) {
      try {
        const formatted = await format(path, world);
        if (!values.check) put(path, formatted, world);
        if (formatted.changed && (values.check || path !== '-')) untidy.push(path);
      } catch (error) {
        // One file that is broken keeps no other from being formatted.
        problems.push(...(error instanceof Stop ? error.problems : [problemOf(error)]));
      }
    }
    const name = values.check ? untidyName : formattedName;
    for (const path of untidy) world.out(`${name(path)}\n`);
    const refused = values.check && untidy.length > 0;
    if (refused) world.err(`Run \`loyalty fmt${untidy.every((path) => path === '-') ? ' -' : ''}\`.\n`);
    if (problems.length > 0) throw new Stop(problems);
    return refused ? EXIT.error : EXIT.ok;
  },
};

function untidyName(path: string): string {
  return `${path === '-' ? 'Standard input' : path} is not in canonical form.`;
}

function formattedName(path: string): string {
  return `Formatted ${path}.`;
}

/** Puts a text where it came from: standard input goes to standard output, changed or not. */
function put(path: string, { text, changed }: Formatted, world: World): void {
  if (path === '-') world.out(text);
  else if (changed) writeText(path, text, world);
}

async function format(path: string, world: World): Promise<Formatted> {
  const bytes = path === '-' ? await stdin(world) : readFileSync(resolve(world.cwd, path));
  const formatted = formatText(bytes, { path, kinds, extras: EXTRAS });
  if ('problems' in formatted) throw new Stop(formatted.problems);
  return formatted;
}
