import { examineFleet } from '../../checks/index.ts';
import type { Loaded } from '../../config/index.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { fileFacts } from './facts.ts';

/** A file and what is wrong with it. */
export interface Validated {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** The problems of files, with what only shows when they are compared: said of a file, or, where it is about all, of the first. */
export function withComparison(loaded: readonly Loaded[], found: readonly Validated[]): readonly Validated[] {
  if (loaded.length < 2) return found;
  const sound = loaded.filter(({ problems }) => !problems.some(refuses));
  const members = sound.map((one) => ({ file: one.path, site: one.model.site, facts: fileFacts(one) }));
  const findings = examineFleet(members, loaded.length);
  return found.map((one, index) => {
    const ours = findings.filter(({ file }) => file === one.path || (file === undefined && index === 0));
    return { ...one, problems: [...one.problems, ...ours.map(({ problem }) => problem)] };
  });
}

/** Each problem once: what stands in a file that others extend is found with every one of them. */
export function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
