import type { Problem } from '../kernel/problem.ts';

/** `loyalty.yaml:12:3`; empty without a place. */
export function placeText(problem: Problem): string {
  const { place } = problem;
  return place === undefined ? '' : `${place.file}:${place.line}:${place.column}`;
}

/** `tiers/gold.requiredPoints`, `tiers/gold` or `requiredPoints`: what the problem is about; empty when it does not say. */
export function subjectOf(problem: Problem): string {
  return [problem.address, problem.path].filter((part) => part !== undefined && part !== '').join('.');
}
