import type { Problem } from '../kernel/problem.ts';

/** What a command ends with; the table is in the README. */
export const EXIT = { ok: 0, error: 1, changes: 2, refused: 3, stale: 4, partly: 5, interrupted: 130 } as const;

export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command: problems to print, and the exit code. */
export class Stop extends Error {
  readonly problems: readonly Problem[];
  readonly exit: Exit;

  constructor(problems: readonly Problem[], exit: Exit = EXIT.error) {
    super(problems.map((problem) => problem.message).join('\n'));
    this.name = 'Stop';
    this.problems = problems;
    this.exit = exit;
  }
}

/** A Stop for one mistake in how the command was called. */
export function usage(code: string, message: string, next: string): Stop {
  return new Stop([{ code, severity: 'error', message, next }]);
}

/** From harmless to grave. */
const GRAVITY: readonly Exit[] = [
  EXIT.ok,
  EXIT.changes,
  EXIT.refused,
  EXIT.stale,
  EXIT.error,
  EXIT.partly,
  EXIT.interrupted,
];

/** Several files end with the gravest of their exits. */
export function worst(exits: readonly Exit[]): Exit {
  return exits.reduce((grave, exit) => (GRAVITY.indexOf(exit) > GRAVITY.indexOf(grave) ? exit : grave), EXIT.ok);
}
