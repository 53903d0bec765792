import type { DocumentedChange } from '../../kernel/document.ts';
import type { Problem, Severity } from '../../kernel/problem.ts';
import { subjectOf } from '../place.ts';
import { remedyOf } from '../remedy.ts';
import { sanitize, sanitizeLines } from '../sanitize.ts';
import { cut } from '../words.ts';

/** The sorts of annotation GitHub has. */
export type Level = 'error' | 'warning' | 'notice';

/** A remark on a file of the pull request. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** GitHub shows this many of a level for each step; the last one then says how many more there are. */
const SHOWN = 10;
const MESSAGE_LIMIT = 2000;

const LEVEL: Readonly<Record<Severity, Level>> = {
  error: 'error',
  critical: 'error',
  warning: 'warning',
  info: 'notice',
};

/** The annotations as workflow commands, one a line: the first of each level, and how many there are besides. */
export function commands(annotations: readonly Annotation[]): string {
  return (['error', 'warning', 'notice'] as const)
    .flatMap((level) =>
      atMost(
        annotations.filter((each) => each.level === level),
        level,
      ),
    )
    .map((annotation) => `${command(annotation)}\n`)
    .join('');
}

/** A problem at its place, as an annotation. */
export function annotationOf(problem: Problem, changes: readonly DocumentedChange[] = []): Annotation {
  const remedy = remedyOf(problem, changes);
  const { place } = problem;
  const subject = subjectOf(problem);
  return {
    level: LEVEL[problem.severity],
    title: subject === '' ? problem.code : `${problem.code} ${subject}`,
    message: [
      problem.message,
      ...(problem.next === undefined ? [] : [`Next: ${problem.next}`]),
      ...(remedy === undefined ? [] : [`${remedy.say} ${remedy.text}`]),
    ].join('\n'),
    ...(place === undefined ? {} : { file: place.file, line: place.line, column: place.column }),
  };
}

/** Names and values for the file named by `GITHUB_OUTPUT`: one line each, whatever the values hold. */
export function outputLines(outputs: Readonly<Record<string, string | number>>): string {
  return Object.entries(outputs)
    .map(([key, value]) => `${key}=${String(value).replace(/[^\x20-\x7e]/g, '')}\n`)
    .join('');
}

/** A workflow command's message: no end of line, so no second command. */
function escapeWorkflow(text: string): string {
  return sanitizeLines(text).join('\n').replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** A workflow command's property: neither does it end early. */
function escapeProperty(text: string): string {
  return sanitize(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function atMost(annotations: readonly Annotation[], level: Level): readonly Annotation[] {
  if (annotations.length <= SHOWN) return annotations;
  const shown = annotations.slice(0, SHOWN - 1);
  const rest = annotations.length - shown.length;
  return [...shown, { level, title: 'More of these', message: `${rest} more are in the summary of this run.` }];
}

function command({ level, title, message, file, line, column }: Annotation): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
    `title=${escapeProperty(cut(title, 200))}`,
  ];
  return `::${level} ${properties.join(',')}::${escapeWorkflow(cut(message, MESSAGE_LIMIT))}`;
}
