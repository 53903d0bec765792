import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Loaded } from '../../config/index.ts';
import type { PlanDocument } from '../../kernel/document.ts';
import { refuses } from '../../kernel/problem.ts';
import type { Survey } from '../../kernel/survey.ts';
import { commitOf, loadAt } from '../base/at-commit.ts';
import { EXIT, Stop, usage } from '../exit.ts';
import type { Values } from '../flags.ts';
import { rootOf } from '../git.ts';
import { load } from '../inputs.ts';
import { savedPlan } from '../saved-plan.ts';
import { openSession } from '../session.ts';
import { type Aim, SANDBOX, targetOf } from '../target.ts';
import type { World } from '../world.ts';

/** One side of a comparison, as it is called and as it is. */
export type Party = { readonly label: string } & (
  | { readonly is: 'file'; readonly loaded: Loaded }
  | { readonly is: 'plan'; readonly document: PlanDocument }
  | { readonly is: 'site'; readonly site: string; readonly live: Survey }
);

const SITE = /^site(?::(.+))?$/;

/** Reads both sides; `site` alone is the site of the file on the other side. Throws a Stop. */
export async function partiesOf(
  words: readonly [string, string],
  values: Values,
  world: World,
): Promise<readonly [Party, Party]> {
  const [first, second] = words.map((word) => (isSite(word) ? undefined : offline(word, values, world)));
  const [a, b] = [await first, await second];
  return [a ?? (await siteParty(words[0], b, values, world)), b ?? (await siteParty(words[1], a, values, world))];
}

function isSite(word: string): boolean {
  return word === SANDBOX || SITE.test(word);
}

async function offline(word: string, values: Values, world: World): Promise<Party> {
  if (word.endsWith('.json')) return { label: word, is: 'plan', document: savedPlan(word, world) };
  const { site: _, ...any } = values;
  const loaded = past(word, any, world) ?? (await load(word, any, world));
  const bad = loaded.problems.filter(refuses);
  if (bad.length > 0) throw new Stop(bad, EXIT.error);
  return { label: word === '-' ? 'stdin' : word, is: 'file', loaded };
}

/** `HEAD~1:loyalty.yaml`, where no file is called so. */
function past(word: string, values: Values, world: World): Loaded | undefined {
  const at = word.indexOf(':');
  if (at <= 0 || existsSync(resolve(world.cwd, word))) return undefined;
  const [name, path] = [word.slice(0, at), word.slice(at + 1)];
  const root = rootOf(world.cwd);
  const commit = root === undefined ? undefined : commitOf(name, root, world);
  if (commit) return loadAt(commit, path, values, world);
  throw usage(
    'PARTY_UNKNOWN',
    `${word}: git knows no commit ${name} here.`,
    'Write <ref>:<file>, or the name of a file.',
  );
}

async function siteParty(word: string, other: Party | undefined, values: Values, world: World): Promise<Party> {
  const model: Aim | undefined = other?.is === 'file' ? other.loaded.model : undefined;
  const site = word === SANDBOX ? SANDBOX : (SITE.exec(word)?.[1] ?? model?.site);
  if (site === undefined) {
    throw usage(
      'PARTY_UNKNOWN',
      '"site" alone is the site of a file, and there is none beside it.',
      'Write site:<id>.',
    );
  }
  const session = await openSession(
    await targetOf(model?.site === site ? model : { site }, values, world),
    values,
    world,
  );
  try {
    return { label: site === SANDBOX ? SANDBOX : `site ${site}`, is: 'site', site, live: await session.survey() };
  } finally {
    await session.close();
  }
}
