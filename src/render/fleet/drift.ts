import type { DriftDocument } from '../../kernel/drift-document.ts';
import { type Problem, refuses } from '../../kernel/problem.ts';
import { driftHeadline } from '../drift/view.ts';
import { count, list } from '../words.ts';

/** How one of many sites stands to its file: not compared at all, changed on both sides, on the site's, on the file's alone, or on none. */
export type DriftStatus = 'failed' | 'conflict' | 'drift' | 'pending' | 'same';

/** One site of many. */
export interface DriftRow {
  readonly file: string;
  /** Empty when the file could not be read so far. */
  readonly site: string;
  readonly status: DriftStatus;
  /** What a run for this site alone would have ended with. */
  readonly exit: number;
  /** Why a site could not be compared, or nobody be told of it. */
  readonly problems: readonly Problem[];
  /** What was found; absent where there is nothing to tell. */
  readonly drift?: DriftDocument;
}

/** What `drift` found at many sites, as one document. No secret, no personal data. */
export interface FleetDrift {
  readonly formatVersion: '1.0';
  readonly kind: 'fleet-drift';
  readonly tool: { readonly name: 'loyalty'; readonly version: string };
  /** ISO 8601. */
  readonly createdAt: string;
  /** `2/4`, of a run over a part of the sites. */
  readonly shard?: string;
  /** The gravest of all. */
  readonly exit: number;
  readonly summary: { readonly sites: number } & Readonly<Record<DriftStatus, number>>;
  /** In the order of the files. */
  readonly sites: readonly DriftRow[];
}

/** What is told first. */
export const DRIFT_ORDER: readonly DriftStatus[] = ['failed', 'conflict', 'drift', 'pending', 'same'];

/** What somebody has to look at, in the same order. */
export const DRIFT_TOLD = ['failed', 'conflict', 'drift'] as const satisfies readonly DriftStatus[];

/** Counts the sites of each status. */
export function driftSummary(sites: readonly DriftRow[]): FleetDrift['summary'] {
  const of = (status: DriftStatus): number => sites.filter((row) => row.status === status).length;
  return {
    sites: sites.length,
    failed: of('failed'),
    conflict: of('conflict'),
    drift: of('drift'),
    pending: of('pending'),
    same: of('same'),
  };
}

/** `Drift at 2 of 40 sites, 1 of them with conflicts.`, and how many could not be compared. */
export function fleetDriftHeadline({ summary }: FleetDrift): string {
  const { sites, failed, conflict, drift, pending } = summary;
  const conflicts = conflict === 0 ? '' : `, ${conflict} of them with conflicts`;
  const found =
    conflict + drift > 0 ? `Drift at ${conflict + drift} of ${count(sites, 'site')}${conflicts}.` : NONE(summary);
  const rest = [
    ...(failed === 0 ? [] : [`${count(failed, 'site')} could not be compared`]),
    ...(pending === 0 ? [] : [`${count(pending, 'site')} ${pending === 1 ? 'has' : 'have'} yet to get what changed`]),
  ];
  return rest.length === 0 ? found : `${found} ${list(rest)}.`;
}

const NONE = ({ sites, failed }: FleetDrift['summary']): string =>
  failed === 0
    ? 'No drift.'
    : failed === sites
      ? 'Nothing is known.'
      : `No drift at ${sites - failed} of ${sites} sites.`;

/** What became of one site, in a sentence: what was found there, or why it could not be compared. */
export function driftSays({ status, drift, problems }: DriftRow): string {
  if (drift !== undefined && status !== 'failed') return driftHeadline(drift);
  const [why] = [...problems, ...(drift?.problems ?? [])].filter(refuses);
  return why?.message ?? 'could not be compared';
}

/** What sites that nobody has to look at are headed with, before their names. */
export function driftTitle(status: 'pending' | 'same', sites: number): string {
  const some = count(sites, 'site');
  if (status === 'same') return `${some} as the ${sites === 1 ? 'file says' : 'files say'}`;
  return `${some} without drift, where the file has changed and is not applied yet`;
}
