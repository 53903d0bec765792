import { type Html, html } from '../markup.ts';

/** A section of the page that can be jumped to. */
export interface Section {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Html[];
}

/** The section with its heading. */
export function sectionHtml({ id, title, blocks }: Section): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${blocks}</section>
`;
}

/** A paragraph. */
export function prose(text: string): Html {
  return html`<p>${text}</p>
`;
}
