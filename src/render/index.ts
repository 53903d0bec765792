export { json, planJson, problemsJson } from './json.ts';
export type { Describe } from './text/changes.ts';
export type { Options } from './text/layout.ts';
export { type PlanTextOptions, planText } from './text/plan.ts';
export { problemsText } from './text/problems.ts';
