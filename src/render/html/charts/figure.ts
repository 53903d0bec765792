import { type Html, html } from '../markup.ts';
import { dataTable, type Grid } from '../table.ts';

/** How wide a drawing may be, in pixels: it is made twice, so that its letters stay readable on a phone. */
export interface Canvas {
  readonly size: 'wide' | 'narrow';
  readonly width: number;
}

const CANVASES: readonly Canvas[] = [
  { size: 'wide', width: 860 },
  { size: 'narrow', width: 340 },
];

/** What a chart shows, in words. */
export interface Caption {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen in it, for those who do not see it. */
  readonly tells: string;
}

/** The inside of an SVG, and how high it is. */
export interface Drawing {
  readonly inside: Html;
  readonly height: number;
}

/** A chart with its title, its description and the same figures as a table. */
export function chart(caption: Caption, draw: (canvas: Canvas) => Drawing, grid: Grid): Html {
  return html`<figure>
<figcaption>${caption.title}</figcaption>
${CANVASES.map((canvas) => svg(caption, canvas, draw(canvas)))}
<details><summary>The same as a table</summary>
${dataTable(grid)}</details>
</figure>
`;
}

function svg({ id, title, tells }: Caption, { size, width }: Canvas, { inside, height }: Drawing): Html {
  const own = `${id}-${size}`;
  return html`<svg class="${size}" role="img" aria-labelledby="${own}-title ${own}-tells" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${own}-title">${title}</title><desc id="${own}-tells">${tells}</desc>${inside}</svg>
`;
}
