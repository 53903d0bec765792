import { sanitize } from '../sanitize.ts';

/** Markdown of ours, or made safe by us: only this goes into a template as it is. */
export interface Markdown {
  readonly markdown: string;
}

/** A template whose strings are escaped as text, and whose Markdown values go in as they are. */
export function md(words: TemplateStringsArray, ...values: readonly (string | number | Markdown)[]): Markdown {
  const parts = values.map(
    (value, index) => words[index] + (typeof value === 'object' ? value.markdown : escapeMarkdown(String(value))),
  );
  return { markdown: parts.join('') + words.at(-1) };
}

const MARKUP = /[\\`*_[\]{}|~#<>&$]/g;
const ENTITY: { readonly [character: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;', $: '&#36;' };
/**
 * Mentions, references, addresses and commit ids: GitHub makes links of them after the markdown is done, so that no
 * escape stops it but a code span.
 */
const LINKED =
  /@+|#(?=\d)|(?<=GH)-(?=\d)|:(?=\/\/)|(?<=www)\.|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b(?=[a-f]*\d)[0-9a-f]{7,64}\b/gi;

/** Any text as one line of markdown that shows just this text: no markup, HTML, link, mention or reference comes alive. */
export function escapeMarkdown(text: string): string {
  const line = sanitize(text).trim();
  let escaped = '';
  let at = 0;
  for (const { 0: linked, index } of line.matchAll(LINKED)) {
    escaped += `${withoutMarkup(line.slice(at, index))}\`${linked}\``;
    at = index + linked.length;
  }
  escaped += withoutMarkup(line.slice(at));
  // Two code spans that touch would be read as one with a longer fence.
  return escaped
    .replace(/(?<!\\)``/g, '')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

function withoutMarkup(text: string): string {
  return text.replace(MARKUP, (character) => ENTITY[character] ?? `\\${character}`);
}

/** Any text as a code span that is safe in tables, lists and headings alike. */
export function code(text: string): Markdown {
  const inner = sanitize(text);
  if (/^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/.test(inner)) return { markdown: `\`${inner}\`` };
  const entities = inner
    .replace(/[!-/:-@[-`{-~]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('&#64;', '</code><code>&#64;</code><code>');
  return { markdown: `<code>${entities}</code>` };
}

/** Lines as a fenced block; the fence is longer than any in the text. The lines must be sanitized already. */
export function fence(lines: readonly string[], language = ''): Markdown {
  const runs = lines.join('\n').match(/`+/g) ?? [];
  const ticks = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1);
  return { markdown: [ticks + language, ...lines, ticks].join('\n') };
}
