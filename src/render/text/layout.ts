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
  return rows
    .flatMap((each) => linesOf(each, options))
    .map((line) => `${line}\n`)
    .join('');
}

function linesOf(given: Row, { colour, width }: Options): readonly string[] {
  const { indent, hang, long } = given;
  const spans = given.spans.map(clean);
  const plain = spans.map(textOf).join('').trimEnd();
  const first = Math.max(NARROWEST, width - indent);
  if (long === 'keep' || cells(plain) <= first) return [line(indent, spans, [0, plain.length], colour)];
  if (long === 'cut') return [`${line(indent, spans, [0, fitting(plain, first - 1)], colour)}…`];
  return breaks(plain, first, Math.max(NARROWEST, first - hang)).map((range, index) =>
    line(indent + (index === 0 ? 0 : hang), spans, range, colour),
  );
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

function line(indent: number, spans: readonly Span[], range: readonly [number, number], colour: boolean): string {
  const kept = cutOut(spans, range);
  const text = kept.map(colour ? painting : textOf).join('');
  return text === '' ? '' : defused(' '.repeat(indent) + text);
}

function cutOut(spans: readonly Span[], [from, to]: readonly [number, number]): readonly Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const span of spans) {
    const text = textOf(span);
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (part !== '') kept.push(typeof span === 'string' ? part : [span[0], part]);
    at += text.length;
  }
  return kept;
}

function clean(span: Span): Span {
  return typeof span === 'string' ? sanitize(span) : [span[0], sanitize(span[1])];
}

function textOf(span: Span): string {
  return typeof span === 'string' ? span : span[1];
}

function painting(span: Span): string {
  return typeof span === 'string' ? span : paint(span[0], span[1]);
}
