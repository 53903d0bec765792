import { LOYALTY, mustEnd, peakMiB, startNode } from '../lib/child.ts';
import { inTurn, median } from '../lib/figures.ts';
import { HUNDRED, programText } from '../lib/programs.ts';
import type { Report } from '../lib/report.ts';
import { scratch } from '../lib/scratch.ts';

const ROUNDS = 11;

/** T1: what it costs to start. `--version` and `validate` in turn with a Node that does nothing. */
export async function t1(report: Report): Promise<void> {
  const { folder, clear } = scratch({ 'loyalty.yaml': programText(HUNDRED) });
  const wall = (args: readonly string[]) => async () => (await mustEnd(startNode(args, { cwd: folder }).ended)).ms;
  const validate = [LOYALTY, 'validate'];
  const times = await inTurn(ROUNDS, {
    bare: wall(['-e', '0']),
    version: wall([LOYALTY, '--version']),
    validate: wall(validate),
  });
  const peaks = [];
  for (let round = 0; round < 3; round++) peaks.push(await peakMiB(validate, { cwd: folder }));
  report.note(`bare node ${Math.round(times.bare)} ms`);
  report.time('T1', 'loyalty --version / bare node', times.version / times.bare, '<=', 1.4);
  report.time('T1', 'loyalty validate of 100 resources / bare node', times.validate / times.bare, '<=', 2.6);
  report.time('T1', 'loyalty validate of 100 resources: peak memory', median(peaks), '<=', 60, ' MiB');
  clear();
}
