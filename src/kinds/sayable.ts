import type { Json } from '../kernel/kind.ts';
import { isWritableIcon } from './icon.ts';
import { type Bounds, fitsNumber, fitsText } from './text.ts';

/** One attribute for export: what to write, or why it cannot be written; neither when there is nothing to say. */
export interface Saying {
  readonly key: string;
  readonly value?: Json;
  readonly remark?: string;
}

/** A text that the file takes; an empty one is not worth a line. */
export function sayText(address: string, key: string, text: string | null, bounds: Bounds): Saying {
  if (text === null || text === '') return { key };
  if (fitsText(text, bounds)) return { key, value: text };
  return leftOut(address, key, text, `a file takes ${bounds.min} to ${bounds.max} characters`);
}

/** A number that the file takes. */
export function sayNumber(address: string, key: string, number: number, bounds: Bounds): Saying {
  if (fitsNumber(number, bounds)) return { key, value: number };
  return leftOut(address, key, number, `a file takes ${bounds.min} to ${bounds.max}`);
}

/** A word from a closed list. */
export function sayWord(address: string, key: string, word: string, known: readonly string[]): Saying {
  if (known.includes(word)) return { key, value: word };
  return leftOut(address, key, word, `a file takes ${known.join(', ')}`);
}

/** An icon in a form that Wix takes back. */
export function sayIcon(address: string, icon: string | null): Saying {
  const key = 'icon';
  if (icon === null) return { key };
  if (isWritableIcon(icon)) return { key, value: icon };
  return leftOut(address, key, icon, 'Wix reports it in a form that it does not take back');
}

/** The attributes that can be written. */
export function said(sayings: readonly Saying[]): { readonly [key: string]: Json } {
  return Object.fromEntries(sayings.flatMap(({ key, value }) => (value === undefined ? [] : [[key, value] as const])));
}

/** The sentences about those that cannot. */
export function remarksOf(sayings: readonly Saying[]): readonly string[] {
  return sayings.flatMap(({ remark }) => remark ?? []);
}

/** A section with nothing in it is left out altogether. */
export function orNothing(key: string, fields: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  return Object.keys(fields).length > 0 ? { [key]: fields } : {};
}

function leftOut(address: string, key: string, value: Json, because: string): Saying {
  return { key, remark: `${address}: ${key} is ${JSON.stringify(value)} on the site and is left out; ${because}.` };
}
