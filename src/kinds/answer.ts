import { Failure } from '../kernel/failure.ts';

/** An object of an answer whose fields nobody has looked at yet. */
export type Fields = { readonly [field: string]: unknown };

/** The Failure for an answer that is not what the contract says: nothing is guessed from it, and after a write nobody knows what was done. */
export function malformed(path: string, expected: string, found: unknown): Failure {
  return new Failure(
    {
      code: 'UNEXPECTED_ANSWER',
      severity: 'error',
      message: `Wix answered with ${shown(found)} where ${path} should be ${expected}.`,
      next: 'Try again; if it stays so, the API has changed and this version cannot read it.',
    },
    'unknown',
  );
}

function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list';
  if (found === undefined || found === null) return 'nothing';
  return typeof found === 'object' ? 'an object' : JSON.stringify(found);
}

/** The object at `path`; a Failure when there is none. */
export function objectAt(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed(path, 'an object', value);
  return value as Fields;
}

/** The object at `path`, or an empty one where Wix leaves it out. */
export function objectOrEmpty(value: unknown, path: string): Fields {
  return value === undefined || value === null ? {} : objectAt(value, path);
}

/** The list at `path`; a missing list is not an empty one. */
export function listAt(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw malformed(path, 'a list', value);
  return value;
}

/** The text at `path`, or undefined where Wix leaves it out. */
export function textAt(value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw malformed(path, 'a text', value);
  return value;
}

/** The whole number at `path`, or `usual` where Wix leaves it out. */
export function integerAt(value: unknown, path: string, usual: number): number {
  if (value === undefined || value === null) return usual;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw malformed(path, 'a whole number', value);
  return value;
}

/** The truth value at `path`, or undefined where Wix leaves it out. */
export function flagAt(value: unknown, path: string): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw malformed(path, 'true or false', value);
  return value;
}

/** The id at `path`; a Failure when there is none. */
export function idAt(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw malformed(path, 'an id', value);
  return value;
}

/** The revision at `path` as text: Wix sends it as text, some examples of its documentation as a number. */
export function revisionAt(value: unknown, path: string): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string' || value === '') throw malformed(path, 'a revision', value);
  return value;
}

/** A status in the words of the file: lower case, unknown ones too. `usual` where Wix leaves it out. */
export function statusAt(value: unknown, path: string, usual: string): string {
  return (textAt(value, path) || usual).toLowerCase();
}
