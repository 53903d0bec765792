import type { Change, Field } from './change.ts';
import type { Plan, Untouched } from './plan-document.ts';
import type { Problem } from './problem.ts';

/** Which way a change goes for customers. Filled in by the impact analysis; `unknown` until then. */
export type Direction = 'favourable' | 'neutral' | 'adverse' | 'unknown';

/** A change as the document prints it: with its fields, attribute by attribute. A create lists every attribute, a delete none. */
export type DocumentedChange = Change & { readonly fields: readonly Field[]; readonly direction: Direction };

/** The plan document: what `--format json` prints, what `--out` saves and what `apply` reads. No secret, no personal data. */
export interface PlanDocument extends Omit<Plan, 'changes'>, Omit<Untouched, 'manual'> {
  readonly tool: { readonly name: 'loyalty'; readonly version: string };
  /** ISO 8601. */
  readonly createdAt: string;
  readonly config: {
    readonly path: string;
    readonly digest: string;
    readonly git?: { readonly commit: string };
    /** As the file says: `production` asks for the site's id before anything is written. */
    readonly environment?: string;
    /** Names of the environment variables that hold the credentials, by part; never a value. */
    readonly credentials?: Readonly<Record<string, string>>;
    /** The plan is not all that the file asks for: a selection of it, or a way back. */
    readonly partial?: boolean;
  };
  /** Of the change set alone: equal for equal changes, whenever and wherever they were planned. */
  readonly digest: string;
  readonly changes: readonly DocumentedChange[];
  readonly summary: {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
    /** Problems that refuse the run, consents not counted. */
    readonly blocked: number;
    readonly unmanaged: number;
    readonly ignored: number;
  };
  /** Manual steps are among them, as warnings with the code `MANUAL_STEP`. */
  readonly problems: readonly Problem[];
  /** What the impact analysis says, as it is printed: sums and counts. Null when nobody asked for it. */
  readonly impact: object | null;
  /** What this plan cannot see or say, in sentences. */
  readonly blindSpots: readonly string[];
  /** Of all of it, once it is saved. */
  readonly checksum?: string;
}
