import type { Document } from 'yaml';
import type { Problem } from '../kernel/problem.ts';
import { unshield } from './braces.ts';
import { decode } from './bytes.ts';
import { Editing } from './editing.ts';
import { escapeReference } from './env.ts';
import { isMap } from './merge.ts';
import { type Parsed, parseText } from './parse.ts';
import { sameValue } from './same-value.ts';
import { spliced } from './splice.ts';

/** Put a value at a path of keys, or take the key away. Lists are replaced as a whole. */
export type Edit =
  | { readonly path: readonly string[]; readonly value: unknown }
  | { readonly path: readonly string[]; readonly remove: true };

/**
 * The text with these edits made and every other byte as it was, comments included; the result is read again to be sure. Texts
 * under `value` are what the file is to mean: `${` in them is escaped.
 */
export function editText(
  text: string,
  edits: readonly Edit[],
  file = '-',
): string | { readonly problems: readonly Problem[] } {
  if (edits.length === 0) return text;
  const source = decode(file, text);
  if (!('text' in source)) return { problems: [source] };
  const parsed = parseText({ file, text: ended(source.text) });
  if (parsed.problems.length > 0) return { problems: parsed.problems };
  const goal = edits.reduce(
    (value, edit) => edited(value, edit.path, 'value' in edit ? edit.value : undefined),
    parsed.value,
  );
  const spelled = (made: string): string => asBefore(made, text);
  const made = spelled(spliced(parsed.source.text, new Editing(parsed).splices(edits)));
  if (means(made, goal, file)) return made;
  const anew = rewritten(parsed, edits);
  const result = anew === undefined ? undefined : spelled(anew);
  return result !== undefined && means(result, goal, file) ? result : { problems: [refused(file)] };
}

/** With a line break at the end: what is added can then rely on one. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** A text with the byte order mark, the line breaks and the end that another one has. */
function asBefore(made: string, before: string): string {
  const text = before.endsWith('\n') ? made : made.replace(/\r?\n$/, '');
  const mark = before.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + (before.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text);
}

function means(text: string, goal: unknown, file: string): boolean {
  const parsed = parseText({ file, text: text.replace(/^\ufeff/, '') });
  return parsed.problems.length === 0 && sameValue(parsed.value, goal);
}

/** The value with another one at a path, maps made on the way; `undefined` takes the key away. */
export function edited(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return escaped(by);
  const { [key]: before, ...others } = isMap(value) ? value : {};
  const after = edited(before, rest, by);
  if (after === undefined) return others;
  return isMap(value) && key in value ? { ...value, [key]: after } : { ...others, [key]: after };
}

function escaped(value: unknown): unknown {
  if (typeof value === 'string') return escapeReference(value);
  if (Array.isArray(value)) return value.map(escaped);
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escaped(item)])) : value;
}

/** The way that always works: the parser's own writer, which keeps comments but not every space. */
function rewritten(parsed: Parsed, edits: readonly Edit[]): string | undefined {
  const document = parsed.document as Document;
  try {
    for (const edit of edits) {
      if ('value' in edit) document.setIn([...edit.path], document.createNode(escaped(edit.value)));
      else document.deleteIn([...edit.path]);
    }
    return unshield(document.toString({ lineWidth: 0, flowCollectionPadding: true }));
  } catch {
    // The library neither looks behind an alias nor writes one whose anchor is gone.
    return undefined;
  }
}

function refused(file: string): Problem {
  return {
    code: 'EDIT_REFUSED',
    severity: 'error',
    message: `${file} is written in a way that cannot be edited in place: a value is shared by an alias.`,
    next: 'Write the shared values out, and try again.',
  };
}
