import type { Line } from '../fields.ts';
import { type ChangeView, SIGN } from '../view.ts';
import { type Html, html, NOTHING } from './markup.ts';

type Describe = (kind: string, path: string) => string | undefined;

/** One change: what, to which thing, why, and attribute by attribute. */
export function changeCard(view: ChangeView, describe: Describe | undefined): Html {
  const { word, address, name, reason, marks, id } = view;
  const rows = view.lines();
  return html`<article class="card ${word}">
<h3><span class="word">${SIGN[word]} ${word}</span> <code><bdi>${address}</bdi></code>${name === undefined ? NOTHING : html` <bdi>${name}</bdi>`}${marks.map(markOf)}</h3>
${reason === '' ? NOTHING : html`<p class="soft">${reason}</p>`}
${id === undefined ? NOTHING : html`<p class="soft">id <code>${id}</code></p>`}
${rows.length === 0 ? NOTHING : table(view, rows, describe)}
</article>
`;
}

function markOf(mark: string): Html {
  const tone =
    mark === 'adverse to customers' || mark === 'high risk' ? 'bad' : mark === "in customers' favour" ? 'good' : '';
  return html` <span class="mark ${tone}">${mark}</span>`;
}

function table(view: ChangeView, rows: readonly Line[], describe: Describe | undefined): Html {
  const changed = rows.some((line) => line.before !== undefined);
  const head = changed ? html`<th scope="col">before</th><th scope="col">after</th>` : html`<th scope="col">value</th>`;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="Attributes of ${view.address}"><table><caption>Attributes of ${view.address}</caption>
<thead><tr><th scope="col">attribute</th>${head}</tr></thead>
<tbody>${rows.map((line) => tableRow(line, describe?.(view.kind, line.path), changed))}</tbody></table></div>`;
}

function tableRow({ path, before, after }: Line, label: string | undefined, changed: boolean): Html {
  const name = label === undefined ? NOTHING : html` <span class="soft">${label}</span>`;
  const old = changed ? html`<td>${before === undefined ? NOTHING : html`<del>${before}</del>`}</td>` : NOTHING;
  const now = after === undefined ? html`<span class="soft">removed</span>` : html`<ins>${after}</ins>`;
  return html`<tr><th scope="row"><code>${path}</code>${name}</th>${old}<td>${now}</td></tr>
`;
}
