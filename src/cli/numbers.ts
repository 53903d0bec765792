import { type Stop, usage } from './exit.ts';

/** What a number may be at most: more is a slip of the hand, or more than a timer of Node can wait. */
const MOST: Readonly<Record<string, number>> = {
  timeout: 3600,
  settle: 3600,
  latency: 3_600_000,
  retries: 100,
  'max-rps': 100_000,
  parallelism: 1000,
  band: 10_000,
  port: 65_535,
};

/** The value of a flag that must be above 0. Throws a Stop. */
export function positive(flag: string, value: number): number {
  if (value > 0 && isWithin(flag, value)) return value;
  throw wrong(flag, 'a number above 0');
}

/** The value of a flag that must be 0 or more. Throws a Stop. */
export function notNegative(flag: string, value: number): number {
  if (value >= 0 && isWithin(flag, value)) return value;
  throw wrong(flag, 'a number, 0 or more');
}

/** The value of a flag that must be a whole number, and not below `least`. Throws a Stop. */
export function whole(flag: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least && isWithin(flag, value)) return value;
  throw wrong(flag, `a whole number, ${least} or more`);
}

function isWithin(flag: string, value: number): boolean {
  return Number.isFinite(value) && value <= (MOST[flag] ?? Number.POSITIVE_INFINITY);
}

function wrong(flag: string, what: string): Stop {
  const most = MOST[flag] === undefined ? '' : `, and ${MOST[flag]} at most`;
  return usage('USAGE', `--${flag} must be ${what}${most}.`, `Give --${flag} another value.`);
}
