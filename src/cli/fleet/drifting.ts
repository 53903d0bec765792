import type { SharedFiles } from '../../config/index.ts';
import { refuses } from '../../kernel/problem.ts';
import { type DriftRow, driftSummary, type FleetDrift, type PlacesOf } from '../../render/index.ts';
import { CONFLICT, type Drifted, driftOfLoaded } from '../drift/one-site.ts';
import { tellOthersOfFleet } from '../drift/telling.ts';
import { EXIT, type Exit, Stop, worst } from '../exit.ts';
import type { Values } from '../flags.ts';
import { load } from '../inputs.ts';
import { driftFiles } from '../next-command.ts';
import { talk } from '../talk.ts';
import { problemOf } from '../tell.ts';
import type { World } from '../world.ts';
import { printFleetDrift } from './drift-printing.ts';
import { forOneSite, SITES_AT_ONCE } from './flags.ts';
import { pooled } from './pool.ts';
import { shardOf } from './shard.ts';

/** Compares many files with their sites, some at a time, and tells of all in one report. What goes wrong at one is its row, never an exception. */
export async function driftMany(files: readonly string[], values: Values, world: World): Promise<Exit> {
  const shard = values.shard as string | undefined;
  const mine = shardOf(files, shard);
  const own = forOneSite(values);
  const shared: SharedFiles = new Map();
  const places = new Map<string, ReturnType<PlacesOf>>();
  let done = 0;
  const one = async (file: string): Promise<DriftRow> => {
    let site = '';
    try {
      const loaded = await load(file, own, world, { shared });
      site = loaded.model.site;
      const found = await driftOfLoaded(loaded, own, world);
      if (found.document.things.length > 0) places.set(file, placesIn(found));
      return rowOf(file, found);
    } catch (error) {
      const { problems, exit } = stopOf(error);
      return { file, site, status: 'failed', exit, problems };
    } finally {
      done += 1;
    }
  };
  const label = (): string => `Comparing sites: ${done} of ${mine.length}`;
  const sites = await talk(world, values, label, () => pooled(mine, values.parallelism ?? SITES_AT_ONCE, one));
  const report: FleetDrift = {
    formatVersion: '1.0',
    kind: 'fleet-drift',
    tool: { name: 'loyalty', version: world.version },
    createdAt: world.now().toISOString(),
    ...(shard === undefined ? {} : { shard }),
    exit: worst(sites.map(({ exit }) => exit as Exit)),
    summary: driftSummary(sites),
    sites,
  };
  const next = nextFor(report, values, world);
  printFleetDrift(report, { next, placesOf: (file) => places.get(file) }, values, world);
  await tellOthersOfFleet(report, values, world);
  return report.exit as Exit;
}

/** So many annotations are shown of a level. */
const PLACED = 10;

/** Where the first things that drifted are declared: looked up now, so that the file need not be kept. */
function placesIn({ document, loaded }: Drifted): ReturnType<PlacesOf> {
  const shown = document.things.slice(0, PLACED);
  const known = new Map(
    shown.map(({ address, fields: [first] }) => [`${address} ${first?.path}`, loaded.locate(address, first?.path)]),
  );
  return (address, path) => known.get(`${address} ${path}`);
}

/** Of a site without anything to tell, only that there is nothing is kept: there may be thousands. */
function rowOf(file: string, { document, exit }: Drifted): DriftRow {
  const { site, verdict, summary, things, problems, adopted } = document;
  const agreed = verdict === 'none' ? (summary.ours > 0 ? 'pending' : 'same') : verdict;
  const status = problems.some(refuses) && exit === EXIT.error ? 'failed' : agreed;
  const silent = things.length === 0 && problems.length === 0 && adopted === undefined;
  return { file, site, status, exit, problems: [], ...(silent ? {} : { drift: document }) };
}

function stopOf(error: unknown): Stop {
  return error instanceof Stop ? error : new Stop([problemOf(error)]);
}

/** What to do about it: sentences or commands for all of the files. */
function nextFor({ sites, summary }: FleetDrift, values: Values, world: World): readonly string[] {
  const adopted = sites.flatMap(({ drift }) => drift?.adopted ?? []);
  if (values.adopt === true)
    return [...(adopted.length > 0 ? ['git diff'] : []), ...(summary.conflict > 0 ? [CONFLICT] : [])];
  if (summary.drift + summary.conflict === 0) return [];
  const same = driftFiles([...(values.files ?? []), ...(values.file ?? [])], values, world);
  if (values.base !== undefined && sites.every(hasNoBase)) return [NO_BASE];
  return [values.base === undefined ? `${same} --base <git ref, file or applied>` : `${same} --adopt`];
}

/** Adopting asks what the file was; of a site without anything to tell nothing is asked. */
function hasNoBase({ drift }: DriftRow): boolean {
  return drift === undefined || drift.base === null;
}

const NO_BASE =
  'The base says nothing of these sites, so that nothing can be adopted. Give a git ref at which their files were as the sites were made, such as --base HEAD; the next apply that ends well sets `applied`.';
