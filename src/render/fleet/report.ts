import type { Problem } from '../../kernel/problem.ts';
import type { ShownChange } from '../view.ts';
import type { SiteImpact } from './site-impact.ts';

/** What became of planning one site: nothing to do, something to do, refused by a guard, or not planned at all. */
export type SiteStatus = 'same' | 'changes' | 'refused' | 'failed';

/** How many changes of each sort. */
export interface Amounts {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/** One site of a report. Its changes stand under its digest in `changeSets`, since many sites have the same. */
export interface SiteRow {
  readonly file: string;
  /** Empty when the file could not be read so far. */
  readonly site: string;
  readonly status: SiteStatus;
  /** What a run for this site alone would have ended with. */
  readonly exit: number;
  /** Of the change set; absent when there is none. */
  readonly digest?: string;
  readonly summary: Amounts & { readonly unmanaged: number; readonly ignored: number };
  /** Digest of the file with all that it extends, as it was planned. */
  readonly source?: string;
  /** What stands in the way, after the consents given; of a site that failed, why. */
  readonly refused: readonly Problem[];
  /** What was found besides. */
  readonly problems: readonly Problem[];
  /** Whether the program runs on the site: then there are customers who notice. */
  readonly running?: boolean;
  /** What the plan does to the customers of the site; absent when nobody asked for it, or nothing changes. */
  readonly impact?: SiteImpact;
  /** What checks of many sites compare. Whoever made the row knows the form. */
  readonly facts?: object;
}

/** Many sites in one document: what `plan` prints of several files, and what `report merge` reads. No secret, no personal data. */
export interface FleetReport {
  readonly formatVersion: '1.0';
  readonly kind: 'fleet';
  readonly tool: { readonly name: 'loyalty'; readonly version: string };
  /** ISO 8601. */
  readonly createdAt: string;
  readonly config: {
    readonly git?: { readonly commit: string };
    /** The plans are not all that the files ask for: a selection of it. */
    readonly partial?: boolean;
  };
  /** `2/4`, of a run over a part of the sites. */
  readonly shard?: string;
  /** Of all change sets and the sites they are for: equal for the same work, whenever it was planned. */
  readonly digest: string;
  /** The gravest of all. */
  readonly exit: number;
  readonly summary: Amounts & { readonly sites: number } & Readonly<Record<SiteStatus, number>>;
  /** Files of the sites that change, in the order in which they would be applied. */
  readonly waves?: readonly (readonly string[])[];
  /** What stands in the way of all sites together. */
  readonly refused: readonly Problem[];
  /** What was found in comparing them. */
  readonly problems: readonly Problem[];
  readonly changeSets: Readonly<Record<string, readonly ShownChange[]>>;
  /** In the order of the files. */
  readonly sites: readonly SiteRow[];
}

/** Counts the sites of each status, and the changes of those that would be applied. */
export function fleetSummary(sites: readonly SiteRow[]): FleetReport['summary'] {
  const of = (status: SiteStatus): number => sites.filter((row) => row.status === status).length;
  const sum = (op: keyof Amounts): number => sites.reduce((all, row) => all + row.summary[op], 0);
  return {
    sites: sites.length,
    same: of('same'),
    changes: of('changes'),
    refused: of('refused'),
    failed: of('failed'),
    create: sum('create'),
    update: sum('update'),
    delete: sum('delete'),
  };
}

/** The changes of a site, from where they are kept. */
export function changesOf(report: FleetReport, row: SiteRow): readonly ShownChange[] {
  return row.digest === undefined ? [] : (report.changeSets[row.digest] ?? []);
}
