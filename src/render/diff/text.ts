import type { Difference } from '../../kernel/difference.ts';
import { fieldLines } from '../fields.ts';
import type { Ink, Span } from '../text/ink.ts';
import { BLANK, lay, type Options, type Row, row, whole } from '../text/layout.ts';
import { cells } from '../text/measure.ts';
import { type DiffDocument, diffHeadline } from './document.ts';

const SIGNS: Readonly<Record<Difference['state'], readonly [Ink, string]>> = {
  first: ['red', '-'],
  second: ['green', '+'],
  differs: ['yellow', '~'],
};
const WIDEST_PATH = 34;

/** Differences for a terminal: `-` only in the first, `+` only in the second, `~` in both and not the same. */
export function diffText(document: DiffDocument, options: Options): string {
  const headline = whole(0, ['bold', diffHeadline(document)]);
  if (document.differences.length === 0) return lay([headline], options);
  const rows = document.differences.flatMap((one) => differenceRows(one, document));
  return lay([headline, BLANK, ...rows, headline], options);
}

function differenceRows(difference: Difference, { first, second }: DiffDocument): readonly Row[] {
  const { address, name, state, fields } = difference;
  const [ink, sign] = SIGNS[state];
  const says = state === 'differs' ? 'differs' : `only in ${state === 'first' ? first : second}`;
  const named: Span[] = name === '' || address.endsWith(JSON.stringify(name)) ? [] : [`  ${name}`];
  const lines = state === 'differs' ? fieldLines(fields) : [];
  const width = Math.min(WIDEST_PATH, Math.max(0, ...lines.map(({ path }) => cells(path))));
  return [
    row(2, [ink, `${sign} ${says}`], '  ', ['bold', address], ...named),
    ...lines.map(({ path, before, after }) => ({
      ...row(
        6,
        `${path}${' '.repeat(Math.max(0, width - cells(path)))}  `,
        before === undefined ? ['dim', '(not there)'] : ['red', before],
        ' → ',
        after === undefined ? ['dim', '(not there)'] : ['green', after],
      ),
      hang: 4,
    })),
    ...(lines.length === 0 ? [] : [BLANK]),
  ];
}
