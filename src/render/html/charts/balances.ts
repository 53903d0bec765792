import { rect, ruleY, text } from '@observablehq/plot';
import { type Band, bandCount, bandName } from '../../impact/bands.ts';
import { sanitize } from '../../sanitize.ts';
import type { Canvas, Drawing } from './figure.ts';
import { plotted } from './plot.ts';

/** A price, at which a line is drawn. */
export interface Mark {
  readonly points: number;
  readonly says: string;
  /** The same where there is little room. */
  readonly brief: string;
}

const ROW = 26;
const LETTER = 7.6;
const FILL: Readonly<Record<Band['fate'], string>> = { lost: 'var(--lost)', won: 'var(--won)', same: 'var(--stay)' };

/** Balances as lying bars, the smallest on top, with a line at each price. */
export function balanceBars(bands: readonly Band[], marks: readonly Mark[], { size, width }: Canvas): Drawing {
  const data = bands.map((band, index) => ({
    name: bandName(band),
    count: bandCount(band),
    value: band.high,
    fill: FILL[band.fate],
    at: index + 0.5,
    top: index + 0.08,
    bottom: index + 0.92,
  }));
  const wide = size === 'wide';
  const lines = bands.flatMap(({ from }, at) => {
    const here = marks.filter(({ points }) => points === from);
    const says = here.map((mark) => (wide ? mark.says : mark.brief));
    return here.length === 0 ? [] : [{ at, says: sanitize([...new Set(says)].join(', ')) }];
  });
  const margin = 24 + 8 * Math.max(2, ...lines.map(({ says }) => says.length));
  const most = Math.max(1, ...bands.map(({ high }) => high));
  return plotted(
    [
      rect(data, { x1: 0, x2: 'value', y1: 'top', y2: 'bottom', fill: 'fill', rx: 2 }),
      text(data, { x: 0, y: 'at', text: 'name', textAnchor: 'end', dx: -8 }),
      text(data, { x: 'value', y: 'at', text: 'count', textAnchor: 'start', dx: 6, fontVariant: 'tabular-nums' }),
      ruleY(lines, { y: 'at', stroke: 'var(--ink)', strokeDasharray: '4 3', insetRight: -margin }),
      text(lines, {
        y: 'at',
        frameAnchor: 'right',
        text: 'says',
        textAnchor: 'end',
        dx: margin,
        dy: -9,
        fontWeight: 600,
      }),
    ],
    {
      width,
      height: ROW * bands.length + 24,
      // Nothing measures text without a browser; digits are about as wide as this.
      marginLeft: 16 + LETTER * Math.max(...data.map(({ name }) => name.length)),
      marginRight: margin,
      marginTop: 16,
      marginBottom: 8,
      x: { axis: null, domain: [0, most] },
      y: { axis: null, domain: [0, bands.length], reverse: true },
      color: { type: 'identity' },
    },
  );
}
