import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Loaded } from '../../config/index.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { EXIT, type Exit, Stop, usage } from '../exit.ts';
import type { Values } from '../flags.ts';
import { rootOf } from '../git.ts';
import { load } from '../inputs.ts';
import type { World } from '../world.ts';
import { appliedRef } from './applied.ts';
import { bytesAt, commitOf, loadAt } from './at-commit.ts';

/** The word for what was applied last. */
export const APPLIED = 'applied';

/** The file as it was: the third side of a comparison. */
export interface Base {
  /** As given: `HEAD~1`, `old.yaml`, `applied`. */
  readonly given: string;
  /** The commit it was read from. */
  readonly commit?: string;
  /** Absent where the file was not there yet, or nothing has been applied yet. */
  readonly loaded?: Loaded;
  readonly problems: readonly Problem[];
}

/**
 * Reads the base that `--base` names for a file: a file where there is one, `applied`, or else a commit. Undefined without `--base`.
 * Throws a Stop when it cannot be known.
 */
export async function baseOf(loaded: Loaded, values: Values, world: World): Promise<Base | undefined> {
  const given = values.base;
  if (given === undefined) return undefined;
  if (given !== APPLIED && isFile(given, world)) return sound(given, await load(given, values, world), loaded);
  return atCommit(given, loaded, values, world);
}

function atCommit(given: string, loaded: Loaded, values: Values, world: World): Base {
  if (loaded.path === '-') {
    throw usage(
      'BASE_UNKNOWN',
      'What comes from standard input has no history.',
      'Give the base as a file: --base old.yaml.',
    );
  }
  const root = rootOf(world.cwd);
  if (root === undefined) {
    throw usage(
      'BASE_UNKNOWN',
      `--base ${given} is no file, and there is no git checkout here.`,
      'Give a file, or run this in a checkout.',
    );
  }
  const name = given === APPLIED ? appliedRef(loaded.model.site) : given;
  const commit = commitOf(name, root, world);
  if (commit === undefined && given === APPLIED) return { given, problems: [neverApplied(loaded, name)] };
  if (commit === undefined) throw unknown(given);
  const about = { given, commit: commit.id };
  if (bytesAt(commit, loaded.path, world) === undefined) return { ...about, problems: [notThere(given, loaded.path)] };
  return { ...about, ...sound(given, loadAt(commit, loaded.path, values, world), loaded) };
}

function sound(given: string, base: Loaded, { model: { site }, path }: Loaded): Base {
  const bad = base.problems.filter(refuses);
  if (bad.length > 0)
    throw new Stop(
      bad.map((problem) => inBase(problem, given)),
      EXIT.error as Exit,
    );
  if (base.model.site !== site) {
    throw usage(
      'BASE_OTHER_SITE',
      `${path} is for site ${site}, and at ${given} it was for site ${base.model.site}.`,
      'Choose a base from after that change.',
    );
  }
  return { given, loaded: base, problems: [] };
}

function inBase(problem: Problem, given: string): Problem {
  const { place } = problem;
  return {
    ...problem,
    message: `In the base: ${problem.message}`,
    next: `The base must be a sound file: choose another --base than ${given}.`,
    ...(place === undefined ? {} : { place: { ...place, file: `${given}:${place.file}` } }),
  };
}

function isFile(path: string, world: World): boolean {
  return statSync(resolve(world.cwd, path), { throwIfNoEntry: false })?.isFile() === true;
}

function unknown(given: string): Stop {
  return usage(
    'BASE_UNKNOWN',
    `--base ${given} is neither a file nor a commit that git knows here.`,
    'Check the spelling. In CI, fetch the history first: `git fetch origin <branch>`, or a checkout with full depth.',
  );
}

function neverApplied({ model: { site } }: Loaded, name: string): Problem {
  return {
    code: 'BASE_NEVER_APPLIED',
    severity: 'warning',
    message: `No apply to site ${site} is known in this checkout (${name}), so nobody can tell our changes from others'.`,
    next: "Get what other machines know with `git fetch origin 'refs/loyalty/*:refs/loyalty/*'`; the next apply that ends well sets it here.",
  };
}

function notThere(given: string, path: string): Problem {
  return {
    code: 'BASE_WITHOUT_FILE',
    severity: 'warning',
    message: `${path} was not there at ${given}, so nobody can tell our changes from others'.`,
    next: 'Choose a base that has the file, under the path that it has now.',
  };
}
