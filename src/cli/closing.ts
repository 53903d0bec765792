import type { PlanDocument } from '../kernel/document.ts';
import { endingOutputs, outcomesGithub, outcomesJson, outcomesMarkdown, outcomesText } from '../render/index.ts';
import type { Applied } from './applying.ts';
import type { Values } from './flags.ts';
import { look } from './look.ts';
import { shownPath } from './places.ts';
import type { World } from './world.ts';

/** How an apply ended, as it is told. */
export type Ending = Parameters<typeof outcomesText>[0];

/** What an apply came to, in words for every format. */
export function endingOf({ site }: PlanDocument, applied: Applied, world: World): Ending {
  const { outcomes, exit, warnings, journal } = applied;
  return { site, outcomes, exit, problems: warnings, ...(journal ? { journal: shownPath(journal, world) } : {}) };
}

/** The answer of an apply, on stdout; on GitHub also in the summary of the step, and as its outputs. */
export async function printEnding(document: PlanDocument, ending: Ending, values: Values, world: World): Promise<void> {
  const { path: file } = document.config;
  if (values.format === 'json') world.out(outcomesJson(ending));
  else if (values.format === 'markdown') world.out(outcomesMarkdown(ending, { file }));
  else if (values.format === 'github') {
    const { SUMMARY_BUDGET, tellRunner } = await import('./github/summary.ts');
    const summary = outcomesMarkdown(ending, { file, budget: SUMMARY_BUDGET });
    world.out(outcomesGithub(ending, file));
    tellRunner(world, { summary, outputs: endingOutputs(ending) });
  } else world.out(outcomesText(ending, look(world, values, 'out')));
}
