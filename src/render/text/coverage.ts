import { BLANK, lay, type Options, row } from './layout.ts';

/** Something of Wix that no file can govern. */
export interface Unreachable {
  /** The name of the kind it belongs to. */
  readonly kind: string;
  readonly section: string;
  readonly what: string;
  readonly why: string;
}

/** What is out of reach, section by section, each with the reason. */
export function coverageText(rows: readonly Unreachable[], options: Options): string {
  if (rows.length === 0) return lay([row(0, 'Nothing is out of reach: a file can say all of it.')], options);
  const sections = [...new Set(rows.map(({ section }) => section))];
  const paragraphs = sections.flatMap((section) => [
    row(0, ['bold', section]),
    ...rows
      .filter((each) => each.section === section)
      .flatMap(({ what, why }) => [row(2, ['yellow', '· '], what), row(4, ['dim', why])]),
    BLANK,
  ]);
  return lay([row(0, 'What no file can govern, and why'), BLANK, ...paragraphs.slice(0, -1)], options);
}
