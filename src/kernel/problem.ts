/** How bad a Problem is: `error` and `critical` refuse the run (only `critical` yields to a consent), the others never do by themselves. */
export type Severity = 'error' | 'critical' | 'warning' | 'info';

/** A spot in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Something a person should know, as a value: collected, never thrown. */
export interface Problem {
  /** Stable and upper case, `TIERS_NOT_AVAILABLE`: programs and searches depend on it. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, in the words of the file. */
  readonly message: string;
  /** `rewards/five-off`: the thing it is about. */
  readonly address?: string;
  /** `byTier.gold.points`: the attribute, inside that thing, spelled as in the file. */
  readonly path?: string;
  readonly place?: Place;
  /** The lines of the file around the place. */
  readonly frame?: string;
  /** What to do about it. */
  readonly next?: string;
  /** The consent that lets a critical Problem pass: `allow-delete`, `override delete-limit`, `accept`. */
  readonly yieldsTo?: string;
}

/** True for the severities that refuse a run unless a consent lets them pass. */
export function refuses(problem: Problem): boolean {
  return problem.severity === 'error' || problem.severity === 'critical';
}
