import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Loaded, takeInto } from '../../config/index.ts';
import { isDrift, type ThingDrift } from '../../kernel/drift.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { APPLIED } from '../base/past.ts';
import { Stop, usage } from '../exit.ts';
import type { Values } from '../flags.ts';
import { load } from '../inputs.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';
import { comparedOf, type Sides } from './comparing.ts';
import { takingsOf } from './takes.ts';

/** What came of bringing a site's changes into the file. */
export interface Adoption {
  /** Attributes and things, as addresses. */
  readonly adopted: readonly string[];
  /** What could not be taken over, and stays a drift. */
  readonly problems: readonly Problem[];
}

/** An adoption, and the text of the file with it. */
export interface AdoptedText extends Adoption {
  readonly text: string;
}

/**
 * Writes into the file what was changed on the site, comments and order kept; what the file extends is not touched. What is ours stays.
 * Throws a Stop, with nothing written, where there is no base or the result would not be a sound file.
 */
export async function adopt(sides: Sides, values: Values, world: World): Promise<Adoption> {
  const { path } = sides.loaded;
  mustBeKnown(sides);
  const before = readFileSync(resolve(world.cwd, path), 'utf8');
  const { text, ...adoption } = await adoptInto(before, sides, (draft) => load(path, values, world, { draft }));
  if (text !== before) writeText(path, text, world);
  return adoption;
}

/** One value may be inherited by others: what follows from a round is taken in the next. */
const ROUNDS = 8;

/** The text with what was changed on the site; `read` reads a text as this file. Throws a Stop. */
export async function adoptInto(
  before: string,
  { loaded, base, live }: Sides,
  read: (text: string) => Loaded | Promise<Loaded>,
): Promise<AdoptedText> {
  const ours = new Set(comparedOf({ loaded, base, live }).things.flatMap(pending));
  const adopted = new Set<string>();
  const problems = new Map<string, Problem>();
  let text = before;
  let now = loaded;
  for (let round = 0; round < ROUNDS; round++) {
    const compared = comparedOf({ loaded: now, base, live });
    const open = compared.things.map((thing) => without(thing, ours)).filter((thing) => isOpen(thing, ours));
    const takings = takingsOf(open, compared, now, live);
    for (const one of takings) if ('problem' in one) problems.set(one.about, loaded.placed(one.problem));
    const takes = takings.flatMap((one) => ('take' in one ? [one] : []));
    const made = takeInto(
      text,
      takes.map(({ take }) => take),
      now,
    );
    if (typeof made !== 'string') throw new Stop(made.problems);
    if (made === text) break;
    for (const { about } of takes) adopted.add(about);
    text = made;
    now = await read(text);
    const bad = now.problems.filter(refuses);
    if (bad.length > 0) throw new Stop([unsound(loaded.path), ...bad]);
  }
  return { text, adopted: [...adopted], problems: [...problems.values()] };
}

function mustBeKnown({ loaded, base }: Sides): void {
  if (loaded.path === '-') {
    throw usage('ADOPT_STDIN', 'What comes from standard input cannot be edited.', 'Name the file.');
  }
  if (base?.loaded !== undefined) return;
  if (base !== undefined) throw nothingKnown(base.given, loaded);
  throw usage(
    'ADOPT_NEEDS_BASE',
    'Without a base nobody can tell what was changed on the site from what the file wants: nothing was adopted.',
    'Give --base: `applied`, the commit that was applied last, or HEAD when all that is committed has been applied.',
  );
}

/** There is a base, and it holds nothing: to name the same one again would lead nowhere. */
function nothingKnown(given: string, { path, model: { site } }: Loaded): Stop {
  const why =
    given === APPLIED
      ? `Nothing was applied to site ${site} yet, as far as is known here`
      : `${path} was not there at ${given}`;
  return usage(
    'ADOPT_NEEDS_BASE',
    `${why}: nobody can tell what was changed on the site from what the file wants, and nothing was adopted.`,
    `Give a commit at which ${path} was as the site was made: --base HEAD when all that is committed has been applied. Or apply once: that sets \`applied\`, and puts the file in place of what was changed on the site.`,
  );
}

/** What the file has changed, and is to keep. */
function pending(thing: ThingDrift): readonly string[] {
  if (thing.side === 'ours' && thing.state !== 'differs') return [thing.address];
  return thing.fields.filter(({ side }) => side === 'ours').map(({ path }) => `${thing.address}.${path}`);
}

function without(thing: ThingDrift, ours: ReadonlySet<string>): ThingDrift {
  return { ...thing, fields: thing.fields.filter(({ path }) => !ours.has(`${thing.address}.${path}`)) };
}

/** After the first round a difference may look like ours which only follows from what was adopted. */
function isOpen(thing: ThingDrift, ours: ReadonlySet<string>): boolean {
  return thing.state === 'differs' ? thing.fields.length > 0 : isDrift(thing) && !ours.has(thing.address);
}

function unsound(path: string): Problem {
  return {
    code: 'ADOPT_UNSOUND',
    severity: 'error',
    message: `With what the site has, ${path} would not be a sound file: nothing was written.`,
    next: 'Look at what follows, change the file by hand, and run this again.',
  };
}
