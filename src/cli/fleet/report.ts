import { examineFleet, type Member } from '../../checks/index.ts';
import { verdict } from '../../kernel/guard.ts';
import { hash } from '../../kernel/hash.ts';
import type { Problem } from '../../kernel/problem.ts';
import { type FleetReport, fleetSummary, type SiteRow } from '../../render/index.ts';
import { EXIT, type Exit, worst } from '../exit.ts';
import { failures } from '../fail-on.ts';
import type { Values } from '../flags.ts';
import { gitOf } from '../git.ts';
import { consentsOf } from '../planning.ts';
import type { World } from '../world.ts';
import type { PlannedRow } from './row.ts';
import { inWaves, waveSizes } from './waves.ts';

/** What a report is made of. */
export interface Parts {
  readonly rows: readonly PlannedRow[];
  readonly changeSets: FleetReport['changeSets'];
  readonly shard?: string | undefined;
  /** Less was planned than the files ask for. */
  readonly partial?: boolean | undefined;
}

/** The sites together: what only shows when they are compared, what stands in the way of all, and how it ends. */
export function reportOf({ rows, changeSets, shard, partial }: Parts, values: Values, world: World): FleetReport {
  const git = gitOf(world.cwd);
  const sizes = values.waves === undefined ? undefined : waveSizes(values.waves as string);
  const planned = inWaves(filesWith(rows, ['changes', 'refused']), sizes);
  const found = examineFleet(rows.flatMap(memberOf), rows.length, planned);
  const of = (file: string | undefined) => found.flatMap((one) => (one.file === file ? [one.problem] : []));
  const sites = rows.map((row) => withFindings(row, of(row.file)));
  const ours = [...of(undefined), ...twice(rows)];
  const standing = verdict(ours, consentsOf(values));
  const strict = (values.failOn ?? []).filter((word) => word === 'warning');
  const refused = [...standing, ...failures({ changes: [], problems: ours }, strict)];
  const waves = inWaves(filesWith(sites, ['changes']), sizes);
  return {
    formatVersion: '1.0',
    kind: 'fleet',
    tool: { name: 'loyalty', version: world.version },
    createdAt: world.now().toISOString(),
    config: { ...(git ? { git } : {}), ...(partial ? { partial } : {}) },
    ...(shard === undefined ? {} : { shard }),
    digest: fleetDigest(sites),
    exit: worst([...sites.map(({ exit }) => exit as Exit), ...(refused.length > 0 ? [EXIT.refused] : [])]),
    summary: fleetSummary(sites),
    ...(waves.length === 0 ? {} : { waves }),
    refused,
    problems: ours.filter((problem) => !standing.includes(problem)),
    changeSets,
    sites,
  };
}

/** Of the sites that would be applied: equal for the same changes at the same sites, whoever planned them and in which order. */
export function fleetDigest(sites: readonly Pick<SiteRow, 'status' | 'site' | 'file' | 'digest'>[]): string {
  const work = sites.flatMap(({ status, site, file, digest }) => (status === 'changes' ? [[site, file, digest]] : []));
  return hash(work.map((one) => JSON.stringify(one)).toSorted());
}

/** What is refused now may be agreed to: it counts where it is asked how many sites a wave changes. */
function filesWith(rows: readonly SiteRow[], statuses: readonly SiteRow['status'][]): readonly string[] {
  return rows.flatMap(({ status, file, digest }) => (digest !== undefined && statuses.includes(status) ? [file] : []));
}

function memberOf({ file, site, facts, running }: PlannedRow): readonly Member[] {
  return facts === undefined ? [] : [{ file, site, facts, ...(running === undefined ? {} : { running }) }];
}

function withFindings(row: PlannedRow, found: readonly Problem[]): PlannedRow {
  if (found.length === 0 || row.status === 'failed') return row;
  return { ...row, status: 'refused', exit: EXIT.refused, refused: [...row.refused, ...found] };
}

/** Two files for one site are applied one after the other: allowed, and worth a word, since it is usually a copy. */
function twice(rows: readonly SiteRow[]): readonly Problem[] {
  const files = new Map<string, string[]>();
  for (const { site, file } of rows) if (site !== '') files.set(site, [...(files.get(site) ?? []), file]);
  return [...files].flatMap(([site, all]): readonly Problem[] =>
    all.length < 2
      ? []
      : [
          {
            code: 'SITE_TWICE',
            severity: 'warning',
            message: `${all.slice(0, -1).join(', ')} and ${all.at(-1)} are for the same site, ${site}.`,
            next: 'Keep one of them, or make sure that they speak of different things.',
          },
        ],
  );
}
