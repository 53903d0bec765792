import type { Difference } from '../../kernel/difference.ts';
import { json } from '../json.ts';
import { count, list } from '../words.ts';

/** Two sides and in what they differ. */
export interface DiffDocument {
  /** What the sides are called. */
  readonly first: string;
  readonly second: string;
  readonly differences: readonly Difference[];
}

/** How many differences there are of each sort. */
function diffSummary({ differences }: DiffDocument): Readonly<Record<Difference['state'], number>> {
  const of = (state: Difference['state']): number => differences.filter((one) => one.state === state).length;
  return { first: of('first'), second: of('second'), differs: of('differs') };
}

/** The first and the last line. */
export function diffHeadline(document: DiffDocument): string {
  const { first, second, differences } = document;
  if (differences.length === 0) return `No differences between ${first} and ${second}.`;
  const summary = diffSummary(document);
  const parts = [
    ...(summary.differs > 0 ? [`${count(summary.differs, 'thing differs', 'things differ')}`] : []),
    ...(summary.first > 0 ? [`${summary.first} only in ${first}`] : []),
    ...(summary.second > 0 ? [`${summary.second} only in ${second}`] : []),
  ];
  return `${first} and ${second}: ${list(parts)}.`;
}

/** `{ formatVersion, first, second, summary, differences }`. */
export function diffJson(document: DiffDocument): string {
  return json({ formatVersion: '1.0', summary: diffSummary(document), ...document });
}
