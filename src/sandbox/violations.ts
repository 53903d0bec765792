import type { Bounds, WireFieldViolation } from '../wire/index.ts';
import { invalid } from './refusals.ts';

/** A JSON object, or an empty one when the value is none. */
export const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const isGuid = (value: unknown): value is string => typeof value === 'string' && GUID.test(value);

/** Collects what is wrong with a body and refuses it once, with every field. */
export class Violations {
  readonly #found: WireFieldViolation[] = [];

  add(field: string, description: string, violatedRule = 'CUSTOM', threshold?: number): void {
    const data = threshold === undefined ? {} : { data: { threshold } };
    this.#found.push({ field, description, violatedRule, ruleName: 'OPTIONAL', ...data });
  }

  /** A field that has to be there. */
  required(field: string, value: unknown): boolean {
    if (!isAbsent(value)) return true;
    this.add(field, 'is required', 'REQUIRED_FIELD');
    return false;
  }

  /** A text within its length, when there is one. */
  text(field: string, value: unknown, { min, max }: Bounds): void {
    if (isAbsent(value)) return;
    if (typeof value !== 'string') this.add(field, 'must be a string', 'FORMAT');
    else if (value.length < min) this.add(field, `must be at least ${min} long`, 'MIN_LENGTH', min);
    else if (value.length > max) this.add(field, `must be at most ${max} long`, 'MAX_LENGTH', max);
  }

  /** A finite number within its range, when there is one. */
  number(field: string, value: unknown, { min, max }: Bounds): void {
    if (isAbsent(value)) return;
    if (typeof value !== 'number' || !Number.isFinite(value)) this.add(field, 'must be a number', 'FORMAT');
    else if (value < min) this.add(field, `must be at least ${min}`, 'MIN', min);
    else if (value > max) this.add(field, `must be at most ${max}`, 'MAX', max);
  }

  /** A whole number within its range, when there is one. */
  integer(field: string, value: unknown, bounds: Bounds): void {
    if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value))
      this.add(field, 'must be an integer', 'FORMAT');
    else this.number(field, value, bounds);
  }

  boolean(field: string, value: unknown): void {
    if (!isAbsent(value) && typeof value !== 'boolean') this.add(field, 'must be true or false', 'FORMAT');
  }

  oneOf(field: string, value: unknown, known: readonly string[]): void {
    if (!isAbsent(value) && !known.includes(value as string))
      this.add(field, `must be one of ${known.join(', ')}`, 'FORMAT');
  }

  guid(field: string, value: unknown): void {
    if (!isAbsent(value) && value !== '' && !isGuid(value)) this.add(field, 'must be a GUID', 'FORMAT');
  }

  /** Throws the refusal when anything was found. */
  refuse(): void {
    if (this.#found.length > 0) throw invalid(this.#found);
  }
}
