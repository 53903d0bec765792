import type { Problem } from '../../kernel/problem.ts';
import {
  type FleetEnding,
  type FleetReport,
  fleetApplyHeader,
  fleetEndingGithub,
  fleetEndingMarkdown,
  fleetEndingOutputs,
  fleetMarkdown,
  payloadOf,
} from '../../render/index.ts';
import { EXIT } from '../exit.ts';
import type { Values } from '../flags.ts';
import { applyExpecting, planAgain, rerun } from '../github/commands.ts';
import { wholeAt } from '../github/comment.ts';
import { ours } from '../github/remark.ts';
import { remarkOnMerged } from '../github/remarking.ts';
import { SUMMARY_BUDGET, tellRunner } from '../github/summary.ts';
import type { Format } from '../print.ts';
import type { World } from '../world.ts';
import { remainsOf } from './remains.ts';

/** How an apply of many sites ended, where it is not told on a terminal. */
export function endingDocument(ending: FleetEnding, format: Exclude<Format, 'text' | 'json'>): string {
  return format === 'github' ? fleetEndingGithub(ending) : fleetEndingMarkdown(ending);
}

/** The same as the summary of a step on GitHub, and as its outputs. */
export function tellRunnerOfEnding(ending: FleetEnding, world: World): void {
  const summary = fleetEndingMarkdown(ending, { budget: SUMMARY_BUDGET });
  tellRunner(world, { summary, outputs: fleetEndingOutputs(ending) });
}

/** The same under the merged pull request. With `--comment github`. */
export async function commentFleetEnding(
  report: FleetReport,
  ending: FleetEnding,
  values: Values,
  world: World,
): Promise<void> {
  if (values.comment !== 'github') return;
  const header = fleetApplyHeader(ending);
  const remains = await remainsOf(report, ending, values, world);
  const again = remains === undefined ? undefined : rerun(world);
  const command = ending.exit === EXIT.ok ? undefined : (again ?? planAgain(given(values)));
  const body = fleetEndingMarkdown(ending, { ...wholeAt(world), remains, command });
  await remarkOnMerged(() => ({ header, body }), values, world);
}

/** Tells the merged pull request that none of its sites was written, and why; where there was nothing to do, only who was told otherwise. With `--comment github`. */
export async function tellNothingWritten(
  report: FleetReport,
  problems: readonly Problem[],
  values: Values,
  world: World,
): Promise<void> {
  const header = fleetApplyHeader(report);
  const unseen = problems.some(({ code }) => code === 'UNEXPECTED_CHANGES' || code === 'NOT_REVIEWED');
  const fine = report.exit === EXIT.ok && problems.length === 0;
  const command = fine ? undefined : unseen ? applyExpecting(report.digest, given(values), world) : rerun(world);
  await remarkOnMerged(
    async ({ number }, github) => {
      const [before] = await ours(github, number, header);
      if (fine && before === undefined) return undefined;
      const remains = fine || before === undefined ? undefined : payloadOf(before.body, header)?.['remains'];
      return { header, body: fleetMarkdown(report, { ...wholeAt(world), stopped: { problems, command, remains } }) };
    },
    values,
    world,
  );
}

/** The files as they were named: globs, mostly. */
function given({ file = [] }: Values): readonly string[] {
  return file;
}
