import { type Html, html } from './markup.ts';

/** A table of figures; the first cell of each row says what the row is about. */
export interface Grid {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table that may be scrolled by keyboard where a small screen cannot hold it. */
export function dataTable({ caption, head, rows }: Grid): Html {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table class="figures"><caption>${caption}</caption>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([name = '', ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>
`;
}
