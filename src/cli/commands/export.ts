import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { EXIT, type Stop, usage } from '../exit.ts';
import { exportText } from '../exporting.ts';
import { FILE, SITE } from '../flags.ts';
import { load, oneFile } from '../inputs.ts';
import { mustBeSound } from '../planning.ts';
import { openSession } from '../session.ts';
import { say } from '../talk.ts';
import { SANDBOX, targetOf } from '../target.ts';
import { writeText } from '../writing.ts';

export const command: Command = {
  flags: {
    ...FILE,
    ...SITE,
    out: { type: 'string', describe: 'Write here instead of stdout', group: 'Output:' },
    write: { type: 'boolean', describe: 'Merge into the file itself, comments kept', group: 'Output:' },
  },
  examples: [
    ['loyalty export --site <id>', 'The live site as YAML'],
    ['loyalty export --write', 'Bring the live site into loyalty.yaml, comments and keys kept'],
  ],
  epilogue: 'What export writes, plan finds nothing to change in.',
  async run(values, world) {
    const path = await oneFile(values, world);
    const there = path === '-' || existsSync(resolve(world.cwd, path));
    const existing = there ? await load(path, values, world) : undefined;
    if (existing) mustBeSound(existing);
    if (existing && existing.files.length > 1) throw layered(path);
    const model = existing?.model ?? { site: values.site ?? SANDBOX };
    const session = await openSession(await targetOf(model, values, world), values, world);
    try {
      const text = exportText(await session.survey(), {
        site: model.site,
        path,
        existing,
        text: existing && path !== '-' ? readFileSync(resolve(world.cwd, path), 'utf8') : undefined,
      });
      const out = values.write ? path : (values.out as string | undefined);
      if (out === undefined) world.out(text);
      else {
        writeText(out, text, world);
        say(`Wrote site ${model.site} to ${out}.\n`, values, world);
      }
      return EXIT.ok;
    } finally {
      await session.close();
    }
  },
};

/** What a base declares cannot be taken back in an overlay without changing what it means for others. */
function layered(path: string): Stop {
  return usage(
    'EXPORT_EXTENDS',
    `${path} extends another file: an export cannot tell which of the two a value belongs to.`,
    'Export to a new file (loyalty export --file new.yaml --site <id>), and move over what is wanted.',
  );
}
