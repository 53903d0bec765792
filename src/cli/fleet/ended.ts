import {
  type FleetEnding,
  fleetEndingGithub,
  fleetEndingHeader,
  fleetEndingMarkdown,
  fleetEndingOutputs,
} from '../../render/index.ts';
import type { Values } from '../flags.ts';
import { wholeAt } from '../github/comment.ts';
import { remarkOnMerged } from '../github/remarking.ts';
import { SUMMARY_BUDGET, tellRunner } from '../github/summary.ts';
import type { World } from '../world.ts';

/** How an apply of many sites ended, where it is not told on a terminal: as markdown, for the runner, under the pull request. */
export async function tellOnGithub(ending: FleetEnding, values: Values, world: World): Promise<void> {
  if (values.format === 'markdown' || values.format === 'html') world.out(fleetEndingMarkdown(ending));
  if (values.format === 'github') {
    world.out(fleetEndingGithub(ending));
    const summary = fleetEndingMarkdown(ending, { budget: SUMMARY_BUDGET });
    tellRunner(world, { summary, outputs: fleetEndingOutputs(ending) });
  }
  if (values.comment !== 'github') return;
  const header = fleetEndingHeader(ending);
  await remarkOnMerged(() => ({ header, body: fleetEndingMarkdown(ending, wholeAt(world)) }), values, world);
}
