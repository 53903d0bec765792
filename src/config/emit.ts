import { escapeReference } from './env.ts';
import { isMap } from './merge.ts';

/** Widest line that new content is written on. */
const WIDTH = 100;

// A text that no reader of YAML, old or new, takes for anything but this text.
const PLAIN = /^[\p{L}\p{N}_$(][\p{L}\p{M}\p{N}\p{Sc} _$()/.!+%'’"&;=@<>–—-]*$/u;
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const ADDRESS = /^[A-Za-z][A-Za-z-]*(?:\/[\p{L}\p{N}_-]+)?(?:\.[A-Za-z0-9_-]+)*$/u;
const LINK = /^https?:\/\/[A-Za-z0-9._~/?&=%@+-]+$/;

/** A scalar as it is written, in quotes where it would otherwise be read as something else. */
export function scalarText(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'null' : JSON.stringify(value);
  const text = escapeReference(value);
  return isPlain(text) ? text : quotedText(text);
}

/** A text in double quotes; what cannot be seen is written as an escape. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replace(HIDDEN, (sign) =>
    [...sign]
      .flatMap((one) => Array.from({ length: one.length }, (_, index) => one.charCodeAt(index)))
      .map((code) => `\\u${code.toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

function isPlain(text: string): boolean {
  if (WORDS.test(text)) return false;
  if (LINK.test(text) || ADDRESS.test(text)) return true;
  if (!PLAIN.test(text) || /\s$/.test(text) || text.includes('${')) return false;
  return !/^\p{N}/u.test(text) || isWording(text);
}

/** `5 stars for every $1`: begins with a number and is none. */
function isWording(text: string): boolean {
  return /\p{L}/u.test(text) && Number.isNaN(Number(text)) && !/^[\d._]+e[-+]?\d*$/i.test(text);
}

/** A value in brackets, on one line. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(flowText).join(', ')} ]`;
  if (!isMap(value)) return scalarText(value);
  const entries = Object.entries(value).map(([key, item]) => `${scalarText(key)}: ${flowText(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/**
 * The text after `key:` for a value in a map indented by `indent`: on the same line where it is short, else in lines below. Maps at
 * the root of the file are always in lines.
 */
export function entryText(key: string, value: unknown, indent: number): string {
  const start = `${' '.repeat(indent)}${scalarText(key)}:`;
  if (!isCollection(value)) return `${start} ${scalarText(value)}`;
  const flow = flowText(value);
  const empty = flow === '{}' || flow === '[]';
  const short = start.length + 1 + flow.length <= WIDTH && (indent > 0 || Array.isArray(value));
  return empty || short ? `${start} ${flow}` : `${start}\n${blockText(value, indent + 2)}`;
}

/** A map or list in lines. */
function blockText(value: unknown, indent: number): string {
  if (isMap(value)) {
    const lines = Object.entries(value).map(([key, item]) => entryText(key, item, indent));
    return lines.join('\n');
  }
  return (value as readonly unknown[]).map((item) => `${' '.repeat(indent)}- ${flowText(item)}`).join('\n');
}

function isCollection(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
