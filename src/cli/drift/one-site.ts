import type { Loaded } from '../../config/index.ts';
import { isDrift } from '../../kernel/drift.ts';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { planJson } from '../../render/index.ts';
import { baseOf } from '../base/past.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Values } from '../flags.ts';
import { DEFAULT_FILE, load } from '../inputs.ts';
import { mustBeSound } from '../planning.ts';
import { openSession, type Session } from '../session.ts';
import { word } from '../shell.ts';
import { targetOf } from '../target.ts';
import type { World } from '../world.ts';
import { writeText } from '../writing.ts';
import { adopt } from './adopting.ts';
import { driftDocument, type Sides } from './comparing.ts';
import { reviewRevert } from './reverting.ts';

/** What became of one site: the document to print, how it ends, and what to do next. */
export interface Drifted {
  readonly loaded: Loaded;
  readonly document: DriftDocument;
  readonly exit: Exit;
  readonly next: readonly string[];
}

/**
 * Compares one file with its site; then adopts or writes the way back, where that is asked for. Prints nothing. Exit 2 while something
 * is different that the file has not changed, 1 where something keeps things from being told apart. Throws a Stop.
 */
export async function driftOf(file: string, values: Values, world: World): Promise<Drifted> {
  return driftOfLoaded(await load(file, values, world), values, world);
}

/** The same of a file that was read already. */
export async function driftOfLoaded(loaded: Loaded, values: Values, world: World): Promise<Drifted> {
  mustBeSound(loaded);
  const base = await baseOf(loaded, values, world);
  const session = await openSession(await targetOf(loaded.model, values, world), values, world);
  try {
    const sides: Sides = { loaded, base, live: await session.survey() };
    const document = driftDocument(sides, world);
    const found = { loaded, document, exit: exitOf(document), next: nextSteps(document, values.base) };
    if (values.revert === true) return await withRevert(found, sides, session, values, world);
    return values.adopt === true ? await withAdoption(found, sides, values, world) : found;
  } finally {
    await session.close();
  }
}

function exitOf({ problems, things }: DriftDocument): Exit {
  if (problems.some(refuses)) return EXIT.error;
  return things.some(isDrift) ? EXIT.changes : EXIT.ok;
}

async function withAdoption(found: Drifted, sides: Sides, values: Values, world: World): Promise<Drifted> {
  const { document, loaded } = found;
  if (document.problems.some(refuses)) return found;
  if (document.verdict === 'conflict') return { ...found, next: [CONFLICT] };
  const { adopted, problems } = await adopt(sides, values, world);
  const left = problems.length > 0;
  const repeated = new Set(problems.map(({ code, address }) => `${code} ${address}`));
  const others = document.problems.filter(({ code, address }) => !repeated.has(`${code} ${address}`));
  return {
    ...found,
    document: { ...document, adopted, problems: [...others, ...problems] },
    exit: left ? EXIT.changes : EXIT.ok,
    next: adopted.length === 0 ? [] : [`git diff ${word(loaded.path)}`],
  };
}

/** What to do where both have changed the same. */
export const CONFLICT =
  'Nothing was adopted: file and site contradict each other. Settle each conflict: take the value of the site into the file, or apply what the file says. Then run this again.';

async function withRevert(
  found: Drifted,
  sides: Sides,
  session: Session,
  values: Values,
  world: World,
): Promise<Drifted> {
  if (found.document.problems.some(refuses)) return found;
  const path = values.out as string;
  const { document, refused } = await reviewRevert(sides, session, values, world);
  writeText(path, planJson(document), world);
  const blocking = refused.filter(({ yieldsTo }) => yieldsTo === undefined);
  if (blocking.length > 0) {
    const problems = [...found.document.problems, ...blocking];
    return { ...found, document: { ...found.document, problems }, exit: EXIT.refused, next: [] };
  }
  if (document.changes.length === 0) return { ...found, next: [] };
  return { ...found, next: [['loyalty apply', word(path), ...consentsFor(refused)].join(' ')] };
}

/** The consents that a plan takes, as flags. */
function consentsFor(refused: readonly Problem[]): readonly string[] {
  const flags = [...new Set(refused.flatMap(({ yieldsTo }) => (yieldsTo === undefined ? [] : [`--${yieldsTo}`])))];
  return flags.some((flag) => flag.startsWith('--override')) ? [...flags, '--reason "<why>"'] : flags;
}

/** Commands to copy, the likeliest first. */
function nextSteps({ things, base, verdict, config }: DriftDocument, given: string | undefined): readonly string[] {
  if (!things.some(isDrift) || config.path === 'stdin') return [];
  const file = config.path === DEFAULT_FILE ? '' : ` ${word(config.path)}`;
  // What was given says nothing of this file: to name it again would lead nowhere.
  if (base === null)
    return [
      `loyalty drift${file} --base <${given === undefined ? 'git ref, file or applied' : 'another git ref, or a file'}>`,
    ];
  const same = `loyalty drift${file} --base ${word(base.given)}`;
  const back = `${same} --revert --out back.json`;
  return verdict === 'conflict' ? [back] : [`${same} --adopt`, back];
}
