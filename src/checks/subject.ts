import type { Change } from '../kernel/change.ts';
import type { Assumptions } from './assumptions.ts';
import type { Figures } from './figures.ts';
import type { Program } from './program.ts';

/** What a plan makes of the site: managed or not, everything that is there before it and after it. */
export interface Move {
  readonly before: Program;
  readonly after: Program;
  readonly changes: readonly Change[];
}

/** All that a check may look at. */
export interface Subject {
  /** What the file declares, with what a create would fill in. */
  readonly file: Program;
  /** Absent while only a file is validated. */
  readonly move?: Move;
  /** Absent, or partly absent, when customers were not counted. */
  readonly figures: Figures;
  readonly assumptions: Assumptions;
  /** Codes of the places whose law holds: `QC`, `ON`, or with the country, `CA-QC`. */
  readonly jurisdiction: readonly string[];
}

/** True where the law of a province holds. */
export function governedBy({ jurisdiction }: Subject, province: string): boolean {
  return jurisdiction.some((code) => code === province || code.endsWith(`-${province}`));
}
