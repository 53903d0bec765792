import type { DocumentedChange } from '../../kernel/document.ts';
import type { Problem, Severity } from '../../kernel/problem.ts';
import { frameLines } from '../frame.ts';
import { placeText, subjectOf } from '../place.ts';
import { remedyOf } from '../remedy.ts';
import { sanitizeLines } from '../sanitize.ts';
import { bySeverity, tally } from '../verdict.ts';
import { cut } from '../words.ts';
import type { Ink, Span } from './ink.ts';
import { BLANK, clipped, lay, type Options, type Row, row, whole } from './layout.ts';

/** Everything wrong with a file, in the order of the file, and how much of it there is. */
export function problemsText(problems: readonly Problem[], options: Options): string {
  const rows = byPlace(problems).flatMap((problem) => [...problemRows(problem, 0), BLANK]);
  const total = problems.length === 0 ? 'No problems.' : `${tally(problems)}.`;
  return lay([...rows, row(0, ['bold', total])], options);
}

const INK: Readonly<Record<Severity, Ink>> = { error: 'red', critical: 'red', warning: 'yellow', info: 'cyan' };

const MESSAGE_LIMIT = 2000;

/** One problem: place, severity and code; message; frame; what to do. */
export function problemRows(
  problem: Problem,
  indent: number,
  changes: readonly DocumentedChange[] = [],
): readonly Row[] {
  const place = placeText(problem);
  const subject = subjectOf(problem);
  const head: Span[] = [
    ...(place === '' ? [] : [['bold', place] as const, '  ']),
    [INK[problem.severity], problem.severity],
    '  ',
    ['bold', problem.code],
    ...(subject === '' ? [] : [`  ${subject}`]),
  ];
  return [
    { ...row(indent, ...head), hang: 4 },
    ...sanitizeLines(cut(problem.message, MESSAGE_LIMIT)).map((line) => row(indent + 2, line)),
    ...frameRows(problem, indent + 2),
    ...nextRows(problem, indent + 2, changes),
  ];
}

function frameRows(problem: Problem, indent: number): readonly Row[] {
  if (problem.frame === undefined) return [];
  return frameLines(problem.frame).map((line) => clipped(indent, ['dim', line]));
}

function nextRows(problem: Problem, indent: number, changes: readonly DocumentedChange[]): readonly Row[] {
  const remedy = remedyOf(problem, changes);
  return [
    ...(problem.next === undefined ? [] : [row(indent, ['cyan', 'Next: '], problem.next)]),
    ...(remedy === undefined ? [] : [row(indent, ['cyan', remedy.say]), whole(indent + 2, ['bold', remedy.text])]),
  ];
}

/** By file, line and column; those without a place come last, the worst of them first. */
function byPlace(problems: readonly Problem[]): readonly Problem[] {
  return bySeverity(problems).toSorted((a, b) => {
    if (!a.place || !b.place) return Number(!a.place) - Number(!b.place);
    return (
      Number(a.place.file > b.place.file) - Number(a.place.file < b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column
    );
  });
}
