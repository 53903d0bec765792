import { fileURLToPath } from 'node:url';
import { FIXTURES } from '../../src/sandbox/index.ts';
import { Tally } from '../../test/support/case-tally.ts';
import { exportFixture } from '../../test/support/converging.ts';
import { mustEnd, startNode } from '../lib/child.ts';
import type { Report } from '../lib/report.ts';
import type { Shard } from './random-shard.ts';

const CASES = 1_000;
const SHARDS = 2;

/** From random sites to random files: `apply`, then an empty plan; `export`, then an empty plan; for fixtures, too. */
export async function randomCases(report: Report): Promise<void> {
  const script = fileURLToPath(new URL('./random-shard.ts', import.meta.url));
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, async (_, index) => {
      const args = ['--import', 'tsx', script, String(index + 1), String(SHARDS), String(CASES)];
      return JSON.parse((await mustEnd(startNode(args, { cwd }).ended)).out) as Shard;
    }),
  );
  const all = (pick: (shard: Shard) => readonly string[]) => shards.flatMap(pick);
  const tally = new Tally();
  for (const shard of shards) tally.take(shard.cells);
  const [failed, refused] = [all((shard) => shard.failed), all((shard) => shard.refused)];
  for (const line of tally.lines()) report.note(line);
  for (const line of [...refused, ...failed, ...all((shard) => shard.exportsFailed)].slice(0, 10))
    report.note(line.slice(0, 600));
  const converged = shards.reduce((sum, shard) => sum + shard.converged, 0);
  report.count('C', `${CASES} random files on random sites: apply, then an empty plan`, converged, '=', CASES);
  report.count('C', 'not converged', failed.length, '=', 0);
  report.count('C', 'refused by the planner', refused.length, '=', 0);
  report.count('C', 'cells of operation, kind, field and answer that are empty', tally.empty().length, '=', 0);
  for (const cell of tally.empty().slice(0, 20)) report.note(`empty: ${cell}`);
  report.count(
    'C',
    `export of ${CASES} random sites, then a plan that is not empty`,
    all((shard) => shard.exportsFailed).length,
    '=',
    0,
  );
  const fixtures = await Promise.all(Object.keys(FIXTURES).map((fixture) => exportFixture(fixture)));
  report.count(
    'C',
    `export of ${fixtures.length} fixtures, then a plan that is not empty`,
    fixtures.filter((said) => said !== '').length,
    '=',
    0,
  );
}
