import type { Problem } from '../kernel/problem.ts';

/** Inclusive bounds of a length or a number. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The one spelling under which texts of the file and of the site are compared: Unicode NFC, no outer white space. */
export function canonicalText(text: string): string {
  return text.normalize('NFC').trim();
}

/** A declared spec with every text in canonical form; icons are addresses and stay as they are. */
export function canonicalTexts(value: unknown): unknown {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'icon' ? part : canonicalTexts(part)]),
  );
}

/** True when Wix takes a text of this length, in UTF-16 units. */
export function fitsText(text: string, { min, max }: Bounds): boolean {
  return text.length >= min && text.length <= max;
}

/** True for a whole number inside the bounds. */
export function fitsNumber(value: number, { min, max }: Bounds): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

/**
 * What is wrong with lengths that the schema let pass: the schema counts characters and outer white space, Wix counts
 * UTF-16 units of what is left. `bounds` holds the texts to look at, by dotted path.
 */
export function lengthProblems(
  address: string,
  spec: unknown,
  bounds: { readonly [path: string]: Bounds },
): readonly Problem[] {
  return Object.entries(bounds).flatMap(([path, limit]) => {
    const text = textIn(spec, path);
    return text === undefined || fitsText(text, limit) ? [] : [lengthProblem(address, path, text, limit)];
  });
}

function lengthProblem(address: string, path: string, text: string, { min, max }: Bounds): Problem {
  const says =
    text === '' ? 'is blank' : `is ${text.length} characters long as Wix counts them (an emoji is two or more)`;
  return {
    code: 'TEXT_LENGTH',
    severity: 'error',
    address,
    path,
    message: `${path} of ${address} ${says}; Wix takes ${min} to ${max}.`,
    next: text.length > max ? 'Shorten it.' : 'Write something longer, or leave the line out.',
  };
}

function textIn(spec: unknown, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((value, key) => (value as { readonly [key: string]: unknown } | undefined | null)?.[key], spec);
  return typeof found === 'string' ? canonicalText(found) : undefined;
}
