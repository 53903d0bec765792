import { arrow, axisX, dot, gridX, text } from '@observablehq/plot';
import { sanitize } from '../../sanitize.ts';
import type { Canvas, Drawing } from './figure.ts';
import { plotted } from './plot.ts';
import { shortened } from './shortened.ts';

/** One row: a value that was and one that will be, either of which may be missing. */
export interface Turned {
  readonly label: string;
  readonly before: number | null;
  readonly after: number | null;
  /** Both values in words. */
  readonly says: string;
}

const ROW = 44;

/** Rows of two dots, a hollow one for what was and a full one for what will be, with an arrow between them. */
export function dumbbells(rows: readonly Turned[], axis: string, { size, width }: Canvas): Drawing {
  const data = rows.map((row, index) => ({
    ...row,
    at: index,
    label: sanitize(shortened(row.label, size === 'wide' ? 48 : 20)),
    says: sanitize(row.says),
  }));
  const height = 62 + ROW * rows.length;
  const both = data.filter(({ before, after }) => before !== null && after !== null && before !== after);
  const most = Math.max(...data.map(({ before, after }) => Math.max(before ?? 0, after ?? 0)));
  return plotted(
    [
      gridX({ stroke: 'var(--line)', strokeOpacity: 1, ticks: size === 'wide' ? 6 : 3 }),
      axisX({
        anchor: 'bottom',
        label: sanitize(axis),
        labelAnchor: 'right',
        labelArrow: 'none',
        labelOffset: 38,
        ticks: size === 'wide' ? 6 : 3,
        tickSize: 0,
      }),
      arrow(both, {
        x1: 'before',
        x2: 'after',
        y: 'at',
        stroke: 'var(--after)',
        strokeWidth: 2,
        inset: 7,
        headLength: 7,
      }),
      dot(
        data.filter(({ before }) => before !== null),
        {
          x: 'before',
          y: 'at',
          r: 6,
          stroke: 'var(--before)',
          strokeWidth: 2.5,
          fill: 'var(--card)',
        },
      ),
      dot(
        data.filter(({ after }) => after !== null),
        { x: 'after', y: 'at', r: 6.5, fill: 'var(--after)' },
      ),
      text(data, { x: 0, y: 'at', text: 'label', textAnchor: 'start', dy: -17, fontWeight: 600 }),
      text(data, { x: 1.04 * most, y: 'at', text: 'says', textAnchor: 'end', dy: -17, fontVariant: 'tabular-nums' }),
    ],
    {
      width,
      height,
      marginLeft: 12,
      marginRight: 12,
      marginTop: 18,
      marginBottom: 44,
      x: { domain: [0, 1.04 * most], label: null },
      y: { axis: null, domain: [-0.4, rows.length - 0.6], reverse: true, label: null },
    },
  );
}
