import type { SharedFiles } from '../../config/index.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { FleetReport, ShownChange } from '../../render/index.ts';
import type { Values } from '../flags.ts';
import { isPart } from '../planning.ts';
import { talk } from '../talk.ts';
import type { World } from '../world.ts';
import { forOneSite, SITES_AT_ONCE } from './flags.ts';
import { pooled } from './pool.ts';
import { reportOf } from './report.ts';
import { type PlannedRow, planSite } from './row.ts';
import { shardOf } from './shard.ts';
import { mustReachAll, waveSizes } from './waves.ts';

/**
 * Plans many sites, some at a time, and keeps of each only its row: change sets and problems that sites share are kept once. Each site has
 * a connection, a rate window and a token of its own.
 */
export async function planFleet(files: readonly string[], values: Values, world: World): Promise<FleetReport> {
  const shard = values.shard as string | undefined;
  const mine = shardOf(files, shard);
  if (values.waves !== undefined) mustReachAll(waveSizes(values.waves as string), mine.length);
  const changeSets: Record<string, readonly ShownChange[]> = {};
  const share = sharer();
  const own = forOneSite(values);
  const extended: SharedFiles = new Map();
  let done = 0;
  const plan = async (file: string): Promise<PlannedRow> => {
    const { row, changes } = await planSite(file, own, world, extended);
    if (row.digest !== undefined) changeSets[row.digest] ??= changes;
    done += 1;
    return share(row);
  };
  const work = () => pooled(mine, values.parallelism ?? SITES_AT_ONCE, plan);
  const rows = await talk(world, values, () => `Planning sites: ${done} of ${mine.length}`, work);
  return reportOf({ rows, changeSets, shard, partial: isPart(values) }, values, world);
}

/** Most sites have the same to say: one copy of it is enough. */
function sharer(): (row: PlannedRow) => PlannedRow {
  const known = new Map<string, unknown>();
  const once = <T>(value: T): T => {
    const key = JSON.stringify(value);
    if (!known.has(key)) known.set(key, value);
    return known.get(key) as T;
  };
  const all = (problems: readonly Problem[]) => once(problems.map(once));
  return (row) => ({
    ...row,
    refused: all(row.refused),
    problems: all(row.problems),
    ...(row.facts === undefined ? {} : { facts: once(row.facts) }),
    ...(row.impact === undefined ? {} : { impact: { ...row.impact, notes: once(row.impact.notes) } }),
  });
}
