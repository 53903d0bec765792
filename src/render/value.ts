import { sanitize } from './sanitize.ts';
import { cut } from './words.ts';

/** How much of one value is shown. */
export const VALUE_LIMIT = 160;

const NOT_SET = '(not set)';
/** Strings that would be read as something else when printed bare. */
const AMBIGUOUS = /^$|^\s|\s$|→|^(?:true|false|null|\(.*\)|[[{"].*)$/s;

/** A value on one line, sanitized and whole: strings bare where that is clear, all else as JSON; `(not set)` when absent. */
export function valueText(value: unknown): string {
  if (value === undefined) return NOT_SET;
  if (value === null) return '(none)';
  if (typeof value === 'string') return AMBIGUOUS.test(value) ? quoted(value) : sanitize(value);
  if (typeof value === 'object') return structure(value);
  return String(value);
}

/** Two values side by side, each cut to `limit`; where they differ only behind the cut, both begin near the difference. */
export function pairText(before: unknown, after: unknown, limit = VALUE_LIMIT): readonly [string, string] {
  const [left, right] = texts(before, after);
  const same = commonStart(left, right);
  if (same + 20 <= limit || Math.max(left.length, right.length) <= limit) return [cut(left, limit), cut(right, limit)];
  const from = same - 20;
  return [window(left, from, limit), window(right, from, limit)];
}

/** `5` and `"5"` are told apart only as JSON. */
function texts(before: unknown, after: unknown): readonly [string, string] {
  const [left, right] = [valueText(before), valueText(after)];
  if (left !== right) return [left, right];
  return [sanitize(JSON.stringify(before)), sanitize(JSON.stringify(after))];
}

function window(text: string, from: number, limit: number): string {
  return `…${cut(text.slice(from).replace(/^[\udc00-\udfff]/, ''), limit)}`;
}

function commonStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}

function quoted(text: string): string {
  return sanitize(JSON.stringify(text));
}

/** Lists and maps as `[a, b]` and `{ key: value }`. */
function structure(value: object): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${sanitize(key)}: ${valueText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
