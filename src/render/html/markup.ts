import { sanitize } from '../sanitize.ts';

/** HTML of ours, or made safe by us: only this goes into a template as it is. */
export interface Html {
  readonly html: string;
}

/** A template whose strings are escaped, for text and quoted attributes alike, and whose Html values go in as they are. */
export function html(
  words: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const parts = values.map((value, index) => words[index] + inserted(value));
  return { html: parts.join('') + words.at(-1) };
}

/** Nothing, where a template has nothing to say. */
export const NOTHING: Html = { html: '' };

const ENTITY: { readonly [character: string]: string } = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Any text for HTML, in an element or in a quoted attribute. */
function escapeHtml(text: string): string {
  return sanitize(text).replace(/[<>&"']/g, (character) => ENTITY[character] as string);
}

function inserted(value: string | number | Html | readonly Html[]): string {
  if (typeof value !== 'object') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}
