import type { Change } from '../kernel/change.ts';
import type { Assumptions } from './assumptions.ts';
import { afterwards, type Program, programOf, type Thing } from './program.ts';

/** How much may be read: `estimate` stays within a budget of calls and samples beyond it, `full` reads all that a figure rests on. */
export type Level = 'estimate' | 'full';

/** Calls that an estimate may take, a minute's worth. */
const BUDGET = 200;

/** What is asked about: a program, what becomes of it, and what is taken for granted. */
export interface Situation {
  readonly before: Program;
  readonly after: Program;
  readonly changes: readonly Change[];
  /** ISO 8601: the moment of the reading. */
  readonly now: string;
  readonly level: Level;
  /** Calls that the reading may take; without one, 200 for an estimate and no end for `full`. */
  readonly budget?: number;
  /** Without them no money is reckoned. */
  readonly assumptions?: Assumptions;
}

/** The situation of a plan: what the site holds, unmanaged things included, and the plan's changes. */
export function situationOf(
  things: readonly Thing[],
  changes: readonly Change[],
  terms: Pick<Situation, 'now' | 'level' | 'budget' | 'assumptions'>,
): Situation {
  return { ...terms, changes, before: programOf(things), after: programOf(afterwards(things, changes)) };
}

/** The calls there are to spend. */
export function budgetOf({ level, budget }: Situation): number {
  return budget ?? (level === 'full' ? Number.MAX_SAFE_INTEGER : BUDGET);
}
