import { appendFileSync } from 'node:fs';
import type { PlanDocument } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import { githubOutputs, planMarkdown } from '../../render/index.ts';
import type { World } from '../world.ts';

/** Characters of a step summary. GitHub takes 1 MiB, and no character of a plan has more than four bytes. */
export const SUMMARY_BUDGET = 250_000;

/** What `--format github` says besides the annotations: the step's summary and its outputs, where the runner asks for them. */
export function tellRunner(
  { env }: World,
  { summary, outputs }: { readonly summary: string; readonly outputs: string },
): void {
  if (env['GITHUB_STEP_SUMMARY']) appendFileSync(env['GITHUB_STEP_SUMMARY'], `${summary}\n`);
  if (env['GITHUB_OUTPUT']) appendFileSync(env['GITHUB_OUTPUT'], outputs);
}

/** A plan for the runner. */
export function tellRunnerOfPlan(document: PlanDocument, refused: readonly Problem[], world: World): void {
  tellRunner(world, {
    summary: planMarkdown(document, { refused, budget: SUMMARY_BUDGET }),
    outputs: githubOutputs(document, refused),
  });
}
