import { byPath } from '../../kernel/compose.ts';
import { hash } from '../../kernel/hash.ts';
import type { EndRow, FleetEnding, FleetReport, ShownChange, SiteRow } from '../../render/index.ts';
import { SETTLE_SECONDS } from '../applying.ts';
import type { Values } from '../flags.ts';
import type { World } from '../world.ts';
import { forOneSite } from './flags.ts';
import { fleetDigest } from './report.ts';
import { planSite } from './row.ts';

/**
 * The digest of what an apply of many sites has left to do, when all of it was in the change sets that were agreed to; undefined when there is
 * nothing left, or something that nobody has seen. Sites that were begun are read again.
 */
export async function remainsOf(
  report: FleetReport,
  ending: FleetEnding,
  values: Values,
  world: World,
): Promise<string | undefined> {
  const ends = new Map(ending.sites.map((end) => [end.file, end]));
  const open = report.sites.filter(({ file, status }) => status === 'changes' && !isOver(ends.get(file)));
  if (open.some(({ file }) => (ends.get(file)?.applied ?? 0) > 0))
    await world.sleep((values.settle ?? SETTLE_SECONDS) * 1000);
  const left: Left[] = [];
  for (const row of open) {
    const one = await leftAt(row, ends.get(row.file), report, values, world);
    if (one === 'unseen') return undefined;
    if (one !== 'nothing') left.push(one);
  }
  return left.length === 0 ? undefined : fleetDigest(left);
}

type Left = Pick<SiteRow, 'status' | 'site' | 'file' | 'digest'>;

function isOver(end: EndRow | undefined): boolean {
  return end?.status === 'done' || end?.status === 'same';
}

async function leftAt(
  row: SiteRow,
  end: EndRow | undefined,
  { changeSets }: FleetReport,
  values: Values,
  world: World,
): Promise<Left | 'nothing' | 'unseen'> {
  if (end?.status === 'untried') return row;
  const now = await planSite(row.file, forOneSite(values), world);
  if (now.row.status === 'same') return 'nothing';
  // It cannot be read now; it is as it was, for nothing was written.
  if (now.row.status === 'failed') return end?.status === 'failed' ? row : 'unseen';
  const known = new Set((changeSets[row.digest ?? ''] ?? []).map(fingerprint));
  return now.row.status === 'changes' && now.changes.every((change) => known.has(fingerprint(change)))
    ? now.row
    : 'unseen';
}

function fingerprint({ address, op, fields }: ShownChange): string {
  return hash({ address, op, fields: byPath(fields) });
}
