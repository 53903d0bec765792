import type { JsonSchema } from '../kernel/kind.ts';
import { malformed } from './answer.ts';

/** How the file spells an amount: at most 13 digits before the point and 2 behind it, so that a number holds every one of them. */
export const MONEY_PATTERN = '^[0-9]{1,13}([.][0-9]{1,2})?$';
const MONEY = new RegExp(MONEY_PATTERN);
const DECIMAL = /^[0-9]+(?:[.][0-9]+)?$/;

/** The one spelling of an amount of the file, the shortest: `5`, `0.5`, `19.99`. Undefined for anything that is not one. */
export function money(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && MONEY.test(text) ? shortest(text) : undefined;
}

/** A canonical amount in hundredths, for comparing. */
export function hundredths(amount: string): bigint {
  const [whole = '', places = ''] = amount.split('.');
  return BigInt(whole + places.padEnd(2, '0'));
}

/** A canonical amount as the number that JSON carries. Exact: no amount of the file has more digits than a number holds. */
export function moneyNumber(amount: string): number {
  return Number(amount);
}

/**
 * The amount at `path` of an answer, which may be a number or a decimal text, in the shortest spelling; null where Wix leaves it out. A number
 * that is an amount with two places but for the noise of a single-precision float is that amount; one that truly has more places keeps them.
 */
export function moneyAt(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && DECIMAL.test(value)) return shortest(value);
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return fromNumber(value);
  throw malformed(path, 'an amount', value);
}

/** The schema of an amount: a number or a text. Its range is checked by the kind, since a schema cannot compare texts. */
export function moneySchema(about: JsonSchema): JsonSchema {
  return { type: ['number', 'string'], minimum: 0, pattern: MONEY_PATTERN, ...about };
}

function fromNumber(value: number): string {
  const near = shortest(value.toFixed(2));
  return Math.fround(Number(near)) === Math.fround(value) ? near : String(value);
}

function shortest(decimal: string): string {
  const [whole = '', places = ''] = decimal.split('.');
  const head = whole.replace(/^0+(?=.)/, '');
  const tail = places.replace(/0+$/, '');
  return tail === '' ? head : `${head}.${tail}`;
}
