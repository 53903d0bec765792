import { usage } from './exit.ts';

/** The value of a flag that must be above 0. Throws a Stop. */
export function positive(flag: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw usage('USAGE', `--${flag} must be a number above 0.`, `Give --${flag} another value.`);
}

/** The value of a flag that must be 0 or more. Throws a Stop. */
export function notNegative(flag: string, value: number): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw usage('USAGE', `--${flag} must be a number, 0 or more.`, `Give --${flag} another value.`);
}

/** The value of a flag that must be a whole number, and not below `least`. Throws a Stop. */
export function whole(flag: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw usage('USAGE', `--${flag} must be a whole number, ${least} or more.`, `Give --${flag} another value.`);
}
