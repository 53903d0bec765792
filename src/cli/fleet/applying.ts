import { type EndRow, endSummary, type FleetEnding, type FleetReport, type SiteRow } from '../../render/index.ts';
import { EXIT, type Exit, worst } from '../exit.ts';
import type { Values } from '../flags.ts';
import { haltOn } from '../halt.ts';
import { talk } from '../talk.ts';
import type { World } from '../world.ts';
import { applySite, type Errand } from './apply-site.ts';
import { forOneSite, SITES_AT_ONCE } from './flags.ts';
import { pooled } from './pool.ts';

/** Called with every site as it becomes known how it ended. */
export type WatchSites = (row: EndRow) => void;

/**
 * Carries out the plan of many sites, wave by wave. A wave in which one site does not end well is the last; sites that were refused or could
 * not be planned were told before, and stop nothing.
 */
export async function applyFleet(
  report: FleetReport,
  values: Values,
  world: World,
  watch: WatchSites,
): Promise<FleetEnding> {
  const rows = new Map(report.sites.map((row) => [row.file, row]));
  const ended = new Map<string, EndRow>();
  const own = forOneSite(values);
  const halt = haltOn(world);
  const watched = values.waves !== undefined;
  let stoppedAfter: number | undefined;
  try {
    for (const [index, files] of (report.waves ?? []).entries()) {
      if (stoppedAfter !== undefined || halt.asked) break;
      const wave = files.map((file) => rows.get(file) as SiteRow);
      const errand: Errand = { wave: index + 1, watched, halt };
      const one = async (row: SiteRow): Promise<void> => {
        const end = await applySite(row, errand, own, world);
        ended.set(row.file, end);
        watch(end);
      };
      // Two files for one site are worked on by one lane, one after the other.
      const lane = async (same: readonly SiteRow[]): Promise<void> => {
        for (const row of same) await one(row);
      };
      const label = () => `Wave ${index + 1}: ${ended.size} sites done`;
      await talk(world, values, label, () => pooled(bySite(wave), values.parallelism ?? SITES_AT_ONCE, lane));
      const last = index + 1 === report.waves?.length;
      if (!last && wave.some(({ file }) => ended.get(file)?.exit !== EXIT.ok)) stoppedAfter = index + 1;
    }
    return endingOf(report, ended, { stoppedAfter, interrupted: halt.asked });
  } finally {
    halt.release();
  }
}

function bySite(rows: readonly SiteRow[]): readonly (readonly SiteRow[])[] {
  const groups = new Map<string, SiteRow[]>();
  for (const row of rows) groups.set(row.site, [...(groups.get(row.site) ?? []), row]);
  return [...groups.values()];
}

interface Stopped {
  readonly stoppedAfter: number | undefined;
  readonly interrupted: boolean;
}

function endingOf(report: FleetReport, ended: ReadonlyMap<string, EndRow>, stopped: Stopped): FleetEnding {
  const waveOf = new Map(report.waves?.flatMap((files, index) => files.map((file) => [file, index + 1] as const)));
  const sites = report.sites.map((row) => ended.get(row.file) ?? unbegun(row, waveOf.get(row.file)));
  return {
    formatVersion: '1.0',
    kind: 'fleet-apply',
    exit: exitOf(sites, stopped.interrupted),
    digest: report.digest,
    summary: endSummary(sites),
    waves: report.waves?.length ?? 0,
    ...(stopped.stoppedAfter === undefined ? {} : { stoppedAfter: stopped.stoppedAfter }),
    sites,
  };
}

/** A site that was refused or failed while planning, that had nothing to do, or that was not reached. */
function unbegun({ file, site, status, exit, summary, refused }: SiteRow, wave: number | undefined): EndRow {
  const total = summary.create + summary.update + summary.delete;
  const row = { file, site, exit, applied: 0, total, problems: refused, ...(wave === undefined ? {} : { wave }) };
  if (status === 'changes') return { ...row, status: 'untried', exit: EXIT.error };
  return { ...row, status };
}

/** Some written and some not is 5, whatever the reason; with nothing written, the gravest reason. */
function exitOf(sites: readonly EndRow[], interrupted: boolean): Exit {
  const open = sites.filter(({ exit }) => exit !== EXIT.ok);
  if (open.length === 0) return EXIT.ok;
  if (interrupted && open.some(({ status }) => status === 'untried')) return EXIT.interrupted;
  const wrote = sites.some(({ applied, status }) => applied > 0 || status === 'partly');
  return wrote ? EXIT.partly : worst(open.filter(({ status }) => status !== 'untried').map(({ exit }) => exit as Exit));
}
