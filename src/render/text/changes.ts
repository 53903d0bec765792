import type { Line } from '../fields.ts';
import { type ChangeView, SIGN, type Word } from '../view.ts';
import type { Ink, Span } from './ink.ts';
import { BLANK, type Row, row } from './layout.ts';
import { cells } from './measure.ts';

/** Says what an attribute is called where people see it (in the dashboard), given the name of the kind and the path. */
export type Describe = (kind: string, path: string) => string | undefined;

export interface ChangeOptions {
  readonly verbose?: boolean | undefined;
  readonly describe?: Describe | undefined;
}

/** The ink of each word. */
export const INK: Readonly<Record<Word, Ink>> = { create: 'green', update: 'yellow', delete: 'red', replace: 'red' };

const WIDEST_PATH = 34;

/** One change: what, to which thing, why, and attribute by attribute. */
export function changeRows(view: ChangeView, options: ChangeOptions): readonly Row[] {
  const { word } = view;
  const head: Span[] = [
    [INK[word], `${SIGN[word]} ${word}`],
    '  ',
    ['bold', view.address],
    ...(view.name === undefined ? [] : [`  ${view.name}`]),
    ...view.marks.flatMap((mark): Span[] => ['  ', [inkOf(mark), `[${mark}]`]]),
  ];
  return [
    row(2, ...head),
    ...(view.reason === '' ? [] : [row(6, ['dim', view.reason])]),
    ...detailRows(view, options),
    BLANK,
  ];
}

function detailRows(view: ChangeView, options: ChangeOptions): readonly Row[] {
  const lines = view.lines().map((line) => ({ line, label: labelOf(view.kind, line.path, options.describe) }));
  const withId = view.id !== undefined && (options.verbose || view.word !== 'update');
  const paths = [...lines.map(({ line, label }) => line.path + label), ...(withId ? ['id'] : [])];
  const width = Math.min(WIDEST_PATH, Math.max(0, ...paths.map(cells)));
  return [
    ...lines.map(({ line, label }) => fieldRow(line, label, width, view.word === 'create')),
    ...(withId ? [row(6, ['dim', `${pad('id', width)}  ${view.id}`])] : []),
    ...(options.verbose && view.waitsFor.length > 0 ? [row(6, ['dim', `after ${view.waitsFor.join(', ')}`])] : []),
  ];
}

function fieldRow({ path, before, after }: Line, label: string, width: number, whole: boolean): Row {
  const start: Span[] = [path, ['dim', label], pad(path + label, width).slice((path + label).length), '  '];
  const old: Span[] = whole ? [] : [before === undefined ? ['dim', '(not set)'] : ['red', before], ' → '];
  const now: Span = after === undefined ? ['red', '(removed)'] : ['green', after];
  return { ...row(6, ...start, ...old, now), hang: 4 };
}

function labelOf(kind: string, path: string, describe: Describe | undefined): string {
  const label = describe?.(kind, path);
  return label === undefined ? '' : ` (${label})`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}

function inkOf(mark: string): Ink {
  if (mark === 'adverse to customers' || mark === 'high risk') return 'red';
  return mark === "in customers' favour" ? 'green' : 'yellow';
}
