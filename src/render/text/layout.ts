import { defused, sanitize } from '../sanitize.ts';
import { paint, type Span } from './ink.ts';
import { cells, fitting } from './measure.ts';

/** How a terminal text is to look. */
export interface Options {
  readonly colour: boolean;
  /** Cells in a line; `Infinity` for no wrapping. */
  readonly width: number;
}

/** A line before it meets the width. What does not fit is wrapped, `hang` cells further in; or cut; or left as long as it is. */
export interface Row {
  readonly indent: number;
  readonly spans: readonly Span[];
  readonly hang: number;
  readonly long: 'wrap' | 'cut' | 'keep';
}

/** An empty line. */
export const BLANK: Row = whole(0);

/** A row of prose: wrapped. */
export function row(indent: number, ...spans: readonly Span[]): Row {
  return { indent, spans, hang: 2, long: 'wrap' };
}

/** A row to be copied or searched for: never broken. */
export function whole(indent: number, ...spans: readonly Span[]): Row {
  return { indent, spans, hang: 0, long: 'keep' };
}

/** A row that stands under others, as in a frame: cut where the line ends. */
export function clipped(indent: number, ...spans: readonly Span[]): Row {
  return { indent, spans, hang: 0, long: 'cut' };
}

/** Narrower than this, nothing can be read: lines may then be longer than asked. */
const NARROWEST = 16;

/** The rows as text, each line ended by a line feed. The one place where anything enters a terminal text: all of it is sanitized here. */
export function lay(rows: readonly Row[], options: Options): string {
  return rows.map((each) => `${linesOf(each, options).join('\n')}\n`).join('');
}

function linesOf({ indent, hang, long, spans: given }: Row, { colour, width }: Options): readonly string[] {
  const spans = given.map(clean);
  const plain = spans.map(textOf).join('').trimEnd();
  const first = Math.max(NARROWEST, width - indent);
  const line = (range: readonly [number, number], further = 0): string =>
    lineOf(indent + further, cutOut(spans, range), colour);
  if (long === 'keep' || cells(plain) <= first) return [line([0, plain.length])];
  if (long === 'cut') return [`${line([0, fitting(plain, first - 1)])}…`];
  return breaks(plain, first, Math.max(NARROWEST, first - hang)).map((range, at) => line(range, at === 0 ? 0 : hang));
}

/** The text in lines of so many cells at most: broken at spaces, inside a word only when it is longer than a line. */
export function wrapped(plain: string, width: number): readonly string[] {
  return breaks(plain, width, width).map(([from, to]) => plain.slice(from, to));
}

/** The stretches of the text that go on a line each: broken at spaces, inside a word only when it is longer than a line. */
function breaks(plain: string, first: number, later: number): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  let start = 0;
  while (start < plain.length) {
    const width = ranges.length === 0 ? first : later;
    const limit = start + fitting(plain.slice(start), width);
    const end = limit >= plain.length ? plain.length : lastSpace(plain, start, limit);
    ranges.push([start, start + plain.slice(start, end).trimEnd().length]);
    start = end;
    while (plain[start] === ' ') start += 1;
  }
  return ranges;
}

function lastSpace(plain: string, start: number, limit: number): number {
  const space = plain.lastIndexOf(' ', limit);
  const words = plain.slice(start, Math.max(start, space)).trim();
  return words === '' ? limit : space;
}

function lineOf(indent: number, spans: readonly Span[], colour: boolean): string {
  const text = spans.map(colour ? painting : textOf).join('');
  return text === '' ? '' : defused(' '.repeat(indent) + text);
}

function cutOut(spans: readonly Span[], [from, to]: readonly [number, number]): readonly Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const span of spans) {
    const text = textOf(span);
    const end = at + text.length;
    if (text !== '' && from < end && at < to) {
      const part = text.slice(Math.max(0, from - at), to - at);
      kept.push(part === text ? span : recut(span, part));
    }
    at = end;
  }
  return kept;
}

function recut(span: Span, text: string): Span {
  return typeof span === 'string' ? text : [span[0], text];
}

function clean(span: Span): Span {
  return recut(span, sanitize(textOf(span)));
}

function textOf(span: Span): string {
  return typeof span === 'string' ? span : span[1];
}

function painting(span: Span): string {
  return typeof span === 'string' ? span : paint(span[0], span[1]);
}
