import type { Explanation } from '../../kernel/explanation.ts';
import { valueText } from '../value.ts';
import type { Span } from './ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from './layout.ts';
import { cells } from './measure.ts';

const WIDEST_NAME = 30;

/** One place of the file: what it means, what it takes, what it is called elsewhere, and what stands under it. */
export function explanationText(found: Explanation, options: Options): string {
  const { path, type, description, children = [] } = found;
  const title: Span[] = [['bold', path === '' ? 'the whole file' : path], ...(type === undefined ? [] : [`  ${type}`])];
  const paragraphs: (readonly Row[])[] = [
    [whole(0, ...title), ...(description === undefined ? [] : [row(2, description)])],
    facts(found),
    childRows(children),
  ];
  const spaced = paragraphs.filter((rows) => rows.length > 0).flatMap((rows) => [...rows, BLANK]);
  return lay(spaced.slice(0, -1), options);
}

function facts(found: Explanation): readonly Row[] {
  const { values = [], limits = [], examples = [], wix, dashboard } = found;
  const told: readonly (readonly [string, string | undefined])[] = [
    ['one of', values.length === 0 ? undefined : values.map(valueText).join(', ')],
    ['limits', limits.length === 0 ? undefined : limits.join(', ')],
    ['example', examples.length === 0 ? undefined : examples.map(valueText).join(', ')],
    ['at Wix', wix],
    ['dashboard', dashboard],
  ];
  return told.flatMap(([label, text]) =>
    text === undefined ? [] : [{ ...row(2, ['dim', label.padEnd(11)], text), hang: 11 }],
  );
}

function childRows(children: Explanation['children'] & object): readonly Row[] {
  const width = Math.min(WIDEST_NAME, Math.max(0, ...children.map(({ name }) => cells(name))));
  return children.map(({ name, type, required, description }) => {
    const words: Span[] = [
      ...(type === undefined ? [] : [['cyan', type] as const]),
      ...(required ? [['yellow', 'required'] as const] : []),
      ...(description === undefined ? [] : [description]),
    ].flatMap((span, index): Span[] => (index === 0 ? [span] : ['  ', span]));
    return { ...row(2, ['bold', name], ' '.repeat(Math.max(0, width - cells(name)) + 2), ...words), hang: width + 2 };
  });
}
