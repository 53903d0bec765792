import type { Move, TierImpact } from '../../../impact/document.ts';
import { briefCount } from '../../impact/amounts.ts';
import { type Html, html } from '../markup.ts';
import type { Canvas, Drawing } from './figure.ts';
import { flowLayout, type Stand, type Stream } from './flow-layout.ts';
import { shortened } from './shortened.ts';

const NODE = 10;
const LINE = 16;

/** Who goes from tier to tier: today on the left, then on the right, a stream for each way. */
export function flow(tiers: TierImpact, { size, width }: Canvas): Drawing {
  const side = size === 'wide' ? 130 : 88;
  const { left, right, streams, height } = flowLayout(tiers);
  const [start, end] = [side + NODE, width - side - NODE];
  const letters = size === 'wide' ? 18 : 10;
  return {
    height: height + 24,
    inside: html`<g transform="translate(0 20)">
<text class="when" x="${side + NODE}" y="-6" text-anchor="end">Today</text><text class="when" x="${end}" y="-6">Then</text>
${streams.map((stream) => ribbon(stream, start, end))}
${left.map((stand) => node(stand, { bar: side, text: side - 8, anchor: 'end', letters }))}
${right.map((stand) => node(stand, { bar: end, text: end + NODE + 8, anchor: 'start', letters }))}
${labels(streams, (start + end) / 2)}</g>`,
  };
}

function ribbon({ move, from, to, thick }: Stream, start: number, end: number): Html {
  const middle = (start + end) / 2;
  const path = [
    `M${start},${round(from)}C${middle},${round(from)},${middle},${round(to)},${end},${round(to)}`,
    `L${end},${round(to + thick)}C${middle},${round(to + thick)},${middle},${round(from + thick)},${start},${round(from + thick)}Z`,
  ].join('');
  return html`<path class="stream ${move.way}" d="${path}"/>`;
}

interface Spot {
  readonly bar: number;
  readonly text: number;
  readonly anchor: string;
  readonly letters: number;
}

function node({ name, accounts, y, height }: Stand, { bar, text, anchor, letters }: Spot): Html {
  const middle = y + height / 2;
  return html`<rect class="stand" x="${bar}" y="${round(y)}" width="${NODE}" height="${round(height)}"/>
<text x="${text}" y="${round(middle - 3)}" text-anchor="${anchor}" class="name">${shortened(name, letters)}</text>
<text x="${text}" y="${round(middle + LINE - 3)}" text-anchor="${anchor}">${briefCount(accounts)}</text>
`;
}

const SAYS: Readonly<Record<Move['way'], string>> = { down: '↓', up: '↑', stays: '' };

/** Beside each stream that goes up or down, how many; one label never hides another. */
function labels(streams: readonly Stream[], x: number): readonly Html[] {
  let last = Number.NEGATIVE_INFINITY;
  return streams
    .filter(({ move }) => move.way !== 'stays')
    .map(({ move, from, to }) => ({ move, y: (from + to) / 2 - 6 }))
    .toSorted((a, b) => a.y - b.y)
    .map(({ move, y }) => {
      last = Math.max(y, last + LINE);
      return html`<text class="label ${move.way}" x="${x}" y="${round(last)}" text-anchor="middle">${SAYS[move.way]} ${briefCount(move.accounts)}</text>`;
    });
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
