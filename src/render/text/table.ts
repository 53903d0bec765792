import Table from 'cli-table3';
import { defused, sanitize } from '../sanitize.ts';
import { type Ink, paint, type Span } from './ink.ts';
import { type Options, wrapped } from './layout.ts';
import { cells, fitting } from './measure.ts';

/** A table for a terminal: what its columns are called, and its cells. */
export interface TableContent {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Span[])[];
  /** Columns that are never cut, counted from 0: what has to be copied. */
  readonly firm?: readonly number[];
  /** Columns of sentences, counted from 0: what does not fit goes on below, and nothing is lost. */
  readonly prose?: readonly number[];
}

interface Cell {
  readonly text: string;
  readonly ink: Ink | undefined;
}

/** Columns are never squeezed below this. */
const LEAST = 6;
const GAP = 2;
const NO_FRAME = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

/** A table without a frame; when it is too wide its widest columns give way: sentences are wrapped, and other cells end in `…`. */
export function tableText({ head, rows, firm = [], prose = [] }: TableContent, { colour, width }: Options): string {
  const spans: readonly (readonly Span[])[] = [head.map((title): Span => ['bold', title]), ...rows];
  const lines = spans.map((line) => line.map(clean));
  const widths = squeezed(
    head.map((_, at) => Math.max(...lines.map((line) => cells(line[at]?.text ?? '')))),
    width,
    firm,
  );
  const table = new Table({
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    chars: NO_FRAME,
  });
  table.push(
    ...lines.map((line) =>
      widths.map((each, at) => drawn(line[at], { width: each, wraps: prose.includes(at), colour })),
    ),
  );
  return table
    .toString()
    .split('\n')
    .map((line) => `${defused(line.trimEnd())}\n`)
    .join('');
}

function clean(span: Span): Cell {
  return typeof span === 'string'
    ? { text: sanitize(span), ink: undefined }
    : { text: sanitize(span[1]), ink: span[0] };
}

interface Drawing {
  readonly width: number;
  readonly wraps: boolean;
  readonly colour: boolean;
}

function drawn(cell: Cell | undefined, { width, wraps, colour }: Drawing): string {
  if (cell === undefined) return '';
  const { ink, text } = cell;
  const lines = wraps && cells(text) > width ? wrapped(text, width) : [shortened(text, width)];
  return lines.map((line) => (colour && ink !== undefined ? paint(ink, line) : line)).join('\n');
}

function squeezed(natural: readonly number[], width: number, firm: readonly number[]): readonly number[] {
  const widths = [...natural];
  const soft = [...widths.keys()].filter((at) => !firm.includes(at) && (widths[at] as number) > LEAST);
  for (let over = sum(widths) + GAP * (widths.length - 1) - width; over > 0 && soft.length > 0; over -= 1) {
    const widest = soft.reduce((one, other) => ((widths[other] as number) > (widths[one] as number) ? other : one));
    widths[widest] = (widths[widest] as number) - 1;
    if (widths[widest] === LEAST) soft.splice(soft.indexOf(widest), 1);
  }
  return widths;
}

function shortened(text: string, width: number): string {
  return cells(text) <= width ? text : `${text.slice(0, fitting(text, width - 1))}…`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
