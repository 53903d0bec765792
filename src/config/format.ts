import type { JsonSchema } from '../kernel/kind.ts';
import type { Problem } from '../kernel/problem.ts';
import { decode } from './bytes.ts';
import { fileSchema, type SchemaKind } from './file-schema.ts';
import { indented } from './indentation.ts';
import { type Parsed, parseText } from './parse.ts';
import { reordered } from './reorder.ts';
import { sameValue } from './same-value.ts';
import { spaced } from './spacing.ts';
import type { Extra } from './types.ts';

/** A text in canonical form, and whether it was not before. */
export interface Formatted {
  readonly text: string;
  readonly changed: boolean;
}

/**
 * The canonical form: keys in the order of the schema (those of things under keys of ours as they were), two spaces a level, one
 * space where spaces do not matter, LF. Comments, quotes, brackets and single blank lines stay. Idempotent. A step that would change
 * what the file says is left out.
 */
export function formatText(
  content: Uint8Array | string,
  options: { readonly kinds: readonly SchemaKind[]; readonly extras?: readonly Extra[]; readonly path?: string },
): Formatted | { readonly problems: readonly Problem[] } {
  const source = decode(options.path ?? '-', content);
  if (!('text' in source)) return { problems: [source] };
  const parsed = parseText(source);
  if (parsed.problems.length > 0) return { problems: parsed.problems };
  const formatted = canonical(parsed, fileSchema(options.kinds, options.extras));
  const same = typeof content === 'string' ? formatted === content : Buffer.from(formatted).equals(content);
  return { text: formatted, changed: !same };
}

function canonical(parsed: Parsed, schema: JsonSchema): string {
  const spacedOut = step(parsed, spaced(parsed.source.text));
  const level = step(spacedOut, indented(spacedOut));
  let now = level;
  // One map a round, the outermost first; the bound only guards against a circle.
  for (let round = 0; round < 10_000; round++) {
    const next = reordered(now, schema);
    const taken = next === undefined ? now : step(now, next);
    if (taken === now) return now.source.text;
    now = taken;
  }
  return now.source.text;
}

/** The text after one step, or before it when the step did more than move things. */
function step(before: Parsed, text: string): Parsed {
  if (text === before.source.text) return before;
  const after = parseText({ file: before.source.file, text });
  const sound =
    after.problems.length === 0 && sameValue(after.value, before.value) && sameComments(text, before.source.text);
  return sound ? after : before;
}

function sameComments(left: string, right: string): boolean {
  const comments = (text: string): string =>
    text
      .split(/\r?\n/)
      .flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? [])
      .sort()
      .join('\n');
  return comments(left) === comments(right);
}
