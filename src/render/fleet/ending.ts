import type { Problem } from '../../kernel/problem.ts';

/**
 * What became of applying one site: written, or nothing to write; refused before the start; moved since the plan; failed with nothing
 * written; written in part; written, and not well afterwards; never begun.
 */
export type EndStatus = 'done' | 'same' | 'refused' | 'stale' | 'failed' | 'partly' | 'unwell' | 'untried';

/** One site of an apply. */
export interface EndRow {
  readonly file: string;
  readonly site: string;
  readonly status: EndStatus;
  readonly exit: number;
  /** From 1; absent for sites that were in no wave. */
  readonly wave?: number;
  /** Changes written, and of how many. */
  readonly applied: number;
  readonly total: number;
  readonly problems: readonly Problem[];
  /** Where the run is written down. */
  readonly journal?: string;
}

/** An apply of many sites that has come to its end, well or not. */
export interface FleetEnding {
  readonly formatVersion: '1.0';
  readonly kind: 'fleet-apply';
  readonly exit: number;
  /** Of what was agreed to. */
  readonly digest: string;
  readonly summary: Readonly<Record<EndStatus, number>>;
  readonly waves: number;
  /** The wave after which nothing more was begun; absent when all were. */
  readonly stoppedAfter?: number;
  readonly sites: readonly EndRow[];
}

/** From what must be looked at to what need not be. */
export const END_ORDER: readonly EndStatus[] = [
  'unwell',
  'partly',
  'failed',
  'stale',
  'refused',
  'untried',
  'done',
  'same',
];

/** How many sites came to which end. */
export function endSummary(sites: readonly EndRow[]): FleetEnding['summary'] {
  const of = (status: EndStatus): readonly [EndStatus, number] => [
    status,
    sites.filter((row) => row.status === status).length,
  ];
  return Object.fromEntries(END_ORDER.map(of)) as FleetEnding['summary'];
}

/** What each end is called, of one or many sites. */
export const END_WORDS: Readonly<Record<EndStatus, string>> = {
  unwell: 'applied, and not well afterwards',
  partly: 'applied in part',
  failed: 'failed, nothing written',
  stale: 'moved since the plan, nothing written',
  refused: 'refused, nothing written',
  untried: 'not tried',
  done: 'done',
  same: 'nothing to do',
};
