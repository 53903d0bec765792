import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Loaded } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { EXIT, type Stop, usage } from '../exit.ts';
import { exportText } from '../exporting.ts';
import { FILE, SITE } from '../flags.ts';
import { load, oneFile } from '../inputs.ts';
import { kinds } from '../kinds.ts';
import { mustBeSound, wantedIn } from '../planning.ts';
import { openSession } from '../session.ts';
import { say } from '../talk.ts';
import { SANDBOX, targetOf } from '../target.ts';
import type { World } from '../world.ts';
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
    const existing = says(path, world) ? mergeable(await load(path, values, world)) : undefined;
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
        if (values.write && existing) tellOfGone(existing, await load(path, values, world), world);
      }
      return EXIT.ok;
    } finally {
      await session.close();
    }
  },
};

/** True for a file to start from: `export > loyalty.yaml` has the shell make an empty one first. */
function says(path: string, world: World): boolean {
  if (path === '-') return true;
  const there = statSync(resolve(world.cwd, path), { throwIfNoEntry: false });
  return there !== undefined && !(there.isFile() && there.size === 0);
}

/** A file that an export can be merged into. */
function mergeable(loaded: Loaded): Loaded {
  mustBeSound(loaded);
  if (loaded.files.length > 1) throw layered(loaded);
  return loaded;
}

/** Names what a file declared and no longer does: whoever wrote it should hear of it. */
function tellOfGone(before: Loaded, now: Loaded, world: World): void {
  const left = new Set(declaredIn(now));
  const gone = declaredIn(before).filter((address) => !left.has(address));
  if (gone.length > 0) world.err(`Taken out, since the site does not have it: ${gone.join(', ')}.\n`);
}

function declaredIn(loaded: Loaded): readonly string[] {
  return kinds.flatMap((kind) => wantedIn(loaded, kind).map(({ address }) => address));
}

/** What a base declares cannot be taken back in an overlay without changing what it means for others. */
function layered({ path, model }: Loaded): Stop {
  return usage(
    'EXPORT_EXTENDS',
    `${path} extends another file: an export cannot tell which of the two a value belongs to.`,
    `Export to a new file (loyalty export --file new.yaml --site ${model.site} --out new.yaml), and move over what is wanted.`,
  );
}
