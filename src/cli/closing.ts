import type { PlanDocument } from '../kernel/document.ts';
import { endingOutputs, outcomesGithub, outcomesJson, outcomesMarkdown, outcomesText } from '../render/index.ts';
import type { Step } from './afterwards.ts';
import type { Applied } from './applying.ts';
import type { Values } from './flags.ts';
import { look } from './look.ts';
import { shownPath } from './places.ts';
import { type Format, reportsOf } from './print.ts';
import type { World } from './world.ts';
import { writeText } from './writing.ts';

/** How an apply ended, as it is told. */
export type Ending = Parameters<typeof outcomesText>[0];

/** What an apply came to, in words for every format. */
export function endingOf({ site }: PlanDocument, applied: Applied, world: World): Ending {
  const { outcomes, exit, warnings, journal } = applied;
  return { site, outcomes, exit, problems: warnings, ...(journal ? { journal: shownPath(journal, world) } : {}) };
}

/** To give the answer of an apply: on stdout and in the files of `--report`; on GitHub also in the summary of the step, and as its outputs. */
export function tellingOf(document: PlanDocument, ending: Ending, values: Values, world: World): readonly Step[] {
  const { path: file } = document.config;
  const print: Step = async () => world.out(await inFormat(values.format, ending, file, look(world, values, 'out')));
  const reports = reportsOf(values).map(({ format, path }): Step => {
    return async () => writeText(path, await inFormat(format, ending, file, { colour: false, width: 100 }), world);
  });
  const runner: Step = async () => {
    const { SUMMARY_BUDGET, tellRunner } = await import('./github/summary.ts');
    const summary = outcomesMarkdown(ending, { file, budget: SUMMARY_BUDGET });
    tellRunner(world, { summary, outputs: endingOutputs(ending) });
  };
  return [print, ...reports, ...(values.format === 'github' ? [runner] : [])];
}

async function inFormat(
  format: Format,
  ending: Ending,
  file: string,
  shown: Parameters<typeof outcomesText>[1],
): Promise<string> {
  if (format === 'json') return outcomesJson(ending);
  if (format === 'markdown') return outcomesMarkdown(ending, { file });
  if (format === 'github') return outcomesGithub(ending, file);
  if (format === 'html') return (await import('./page.ts')).endingPage(ending, file);
  return outcomesText(ending, shown);
}
