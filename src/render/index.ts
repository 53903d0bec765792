export { githubOutputs, type PlanGithubOptions, planGithub, problemsGithub } from './github/plan.ts';
export { type PlanHtmlOptions, planHtml } from './html/plan.ts';
export { json, planJson, problemsJson } from './json.ts';
export { markdownHeader, type PlanMarkdownOptions, planMarkdown } from './markdown/plan.ts';
export type { Describe } from './text/changes.ts';
export type { Options } from './text/layout.ts';
export { type PlanTextOptions, planText } from './text/plan.ts';
export { problemsText } from './text/problems.ts';
