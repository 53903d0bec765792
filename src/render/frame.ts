import { sanitize } from './sanitize.ts';
import { cells } from './text/measure.ts';

/** The lines of a code frame as they are printed: each sanitized, and the caret under what it points at, however wide the signs before it are. */
export function frameLines(frame: string): readonly string[] {
  const lines = frame.trimEnd().split(/\r?\n/);
  return lines.map((line, index) => {
    const above = lines[index - 1];
    return above !== undefined && CARET.test(line) ? caretLine(line, above) : shown(line);
  });
}

const CARET = /^ +\| *\^$/;

function caretLine(line: string, above: string): string {
  const before = above.slice(0, line.length - 1);
  const short = line.length - 1 - before.length;
  const text = line.slice(0, line.indexOf('|') + 1);
  return `${text}${' '.repeat(Math.max(0, cells(shown(before)) + short - text.length))}^`;
}

function shown(line: string): string {
  return sanitize(line.replaceAll('\t', '  '));
}
