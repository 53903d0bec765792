import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatText } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { EXIT, Stop } from '../exit.ts';
import { EXTRAS } from '../extras.ts';
import { FILE, FILES, type Flag } from '../flags.ts';
import { filesOf, stdin } from '../inputs.ts';
import { kinds } from '../kinds.ts';
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
    for (const path of await filesOf(values, world)) {
      const formatted = await format(path, world);
      if (path === '-') world.out(formatted.text);
      else if (formatted.changed) untidy.push(path);
      if (path !== '-' && formatted.changed && !values.check) writeText(path, formatted.text, world);
    }
    for (const path of untidy) world.out(values.check ? `${path} is not in canonical form.\n` : `Formatted ${path}.\n`);
    if (!values.check || untidy.length === 0) return EXIT.ok;
    world.err('Run `loyalty fmt`.\n');
    return EXIT.error;
  },
};

async function format(path: string, world: World): Promise<{ readonly text: string; readonly changed: boolean }> {
  const text = path === '-' ? await stdin(world) : readFileSync(resolve(world.cwd, path), 'utf8');
  const formatted = formatText(text, { path, kinds, extras: EXTRAS });
  if ('problems' in formatted) throw new Stop(formatted.problems);
  return formatted;
}
