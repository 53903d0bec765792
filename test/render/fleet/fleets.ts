import type { Problem } from '../../../src/kernel/problem.ts';
import {
  type EndRow,
  endSummary,
  type FleetEnding,
  type FleetReport,
  fleetSummary,
  type SiteRow,
} from '../../../src/render/index.ts';
import { aChange } from '../documents.ts';

/** A row of a plan of many sites, with only what a test cares for spelled out. */
export function aRow(file: string, given: Partial<SiteRow> = {}): SiteRow {
  const summary = { create: 0, update: given.digest === undefined ? 0 : 1, delete: 0, unmanaged: 0, ignored: 0 };
  return { file, site: file, status: 'same', exit: 0, summary, refused: [], problems: [], ...given };
}

/** A report of these rows; each digest stands for one update of its own. */
export function aReport(sites: readonly SiteRow[], given: Partial<FleetReport> = {}): FleetReport {
  const digests = [...new Set(sites.flatMap(({ digest }) => digest ?? []))];
  const change = (digest: string) =>
    aChange({
      address: `rewards/${digest}`,
      op: 'update',
      name: digest,
      fields: [{ path: 'costInPoints', before: 1, after: digest.length }],
    });
  return {
    formatVersion: '1.0',
    kind: 'fleet',
    tool: { name: 'loyalty', version: '0.1.0' },
    createdAt: '2026-11-21T08:00:00.000Z',
    config: {},
    digest: 'd',
    exit: 0,
    summary: fleetSummary(sites),
    refused: [],
    problems: [],
    changeSets: Object.fromEntries(digests.map((digest) => [digest, [change(digest)]])),
    sites,
    ...given,
  };
}

/** How an apply of these ended. */
export function anEnding(sites: readonly EndRow[], given: Partial<FleetEnding> = {}): FleetEnding {
  return {
    formatVersion: '1.0',
    kind: 'fleet-apply',
    exit: 5,
    digest: 'd',
    summary: endSummary(sites),
    waves: 2,
    stoppedAfter: 1,
    sites,
    ...given,
  };
}

/** How it ended at one site. */
export function anEnd(file: string, status: EndRow['status'], problems: readonly Problem[] = []): EndRow {
  return { file, site: file, status, exit: 5, wave: 1, applied: 1, total: 2, problems, journal: `${file}.jsonl` };
}
