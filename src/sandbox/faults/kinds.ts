/** When a fault strikes: instead of the work, or once the work is committed. */
export type FaultMoment = 'before' | 'after';

interface FaultKindFacts {
  readonly says: string;
  readonly moment: FaultMoment;
  /** What the value after `=` means and is when it is not given; absent where a kind takes none. */
  readonly value?: { readonly means: string; readonly usual: number };
}

/** Every way the sandbox can go wrong on purpose. */
export const FAULT_KINDS = {
  lose: { says: 'does the work, then breaks the connection without an answer', moment: 'after' },
  reset: { says: 'breaks the connection and does nothing', moment: 'before' },
  torn: { says: 'sends the head and half of the body, then breaks the connection', moment: 'after' },
  cut: { says: 'answers 200 with half a JSON body', moment: 'after' },
  hang: { says: 'never answers', moment: 'before' },
  slow: { says: 'answers late', moment: 'before', value: { means: 'milliseconds', usual: 1_000 } },
  '401': { says: 'answers 401', moment: 'before' },
  '429': { says: 'answers 429 with Retry-After in seconds', moment: 'before', value: { means: 'seconds', usual: 1 } },
  '429-date': {
    says: 'answers 429 with Retry-After as a date',
    moment: 'before',
    value: { means: 'seconds', usual: 1 },
  },
  '429-bare': { says: 'answers 429 without Retry-After', moment: 'before' },
  '429-text': { says: 'answers 429 with a text body', moment: 'before' },
  '500': { says: 'answers 500 with {"message":"","details":{}}', moment: 'before' },
  '502': { says: 'answers 502 with an HTML page', moment: 'before' },
  '503': { says: 'answers 503 with a Wix error body', moment: 'before' },
  '503-html': { says: 'answers 503 with an HTML page', moment: 'before' },
  '504': { says: 'does the work, then answers 504', moment: 'after' },
  html: { says: 'answers 200 with an HTML page', moment: 'before' },
  empty: { says: 'answers 200 with an empty body', moment: 'after' },
  '201': { says: 'answers 201 where 200 is the contract', moment: 'after' },
  '204': { says: 'answers 204 without a body', moment: 'after' },
  bulk: { says: 'fails the first items of a bulk create', moment: 'after', value: { means: 'items', usual: 1 } },
  'bulk-missing': { says: 'leaves the last item out of a bulk answer', moment: 'after' },
  'bulk-count': { says: 'counts the items of a bulk answer wrong', moment: 'after' },
  stale: { says: 'answers lists from the past', moment: 'after', value: { means: 'milliseconds', usual: 5_000 } },
  'stale-revision': { says: 'hands out revisions one behind', moment: 'after' },
  'wrong-count': { says: 'counts the items of a page wrong', moment: 'after' },
  'lost-cursor': { says: 'leaves out the cursor to the next page', moment: 'after' },
  'null-element': { says: 'puts a null into the first list of the answer', moment: 'after' },
} as const satisfies Record<string, FaultKindFacts>;

export type FaultKind = keyof typeof FAULT_KINDS;
export const FAULT_NAMES = Object.keys(FAULT_KINDS) as readonly FaultKind[];

/** The table's row of a kind, with its optional columns. */
export const factsOf = (kind: FaultKind): FaultKindFacts => FAULT_KINDS[kind];

/** Which requests a fault is for; every condition given must hold. */
export interface FaultMatch {
  readonly method?: string;
  /** Beginning of a path, or, when it starts with `^`, the source of a regular expression. */
  readonly path?: string;
  readonly site?: string;
  /** Only requests that ask for a change, or only those that do not. */
  readonly write?: boolean;
  /** This one of the matching requests, counted from 1. */
  readonly nth?: number;
}

/** One thing to go wrong. */
export interface Fault {
  readonly do: FaultKind;
  readonly value?: number;
  readonly when?: FaultMoment;
  readonly match?: FaultMatch;
  /** The request with this index, counted from 1. */
  readonly at?: number;
  /** How many in a row, counted as `at` or `nth` counts; one when either is given, else without end. */
  readonly times?: number;
}
