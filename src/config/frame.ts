import type { Place } from '../kernel/problem.ts';

const WIDTH = 120;

/**
 * The lines around a place, numbered, control characters replaced, long lines cut; below, a caret as many UTF-16 units in as the place is.
 * How wide signs are, whoever prints it knows.
 */
export function frameOf(lines: readonly string[], place: Place, around = 1): string {
  const first = Math.max(1, place.line - around);
  const last = Math.min(lines.length, place.line + around);
  const gutter = String(last).length;
  const from = place.column > WIDTH - 20 ? place.column - Math.floor(WIDTH / 2) : 0;
  const out: string[] = [];
  for (let number = first; number <= last; number++) {
    const mark = number === place.line ? '>' : ' ';
    const line = lines[number - 1] as string;
    const text = window(line, from);
    out.push(`${mark} ${String(number).padStart(gutter)} | ${text}`.trimEnd());
    if (number === place.line) out.push(`  ${' '.repeat(gutter)} | ${' '.repeat(caret(line, place.column, from))}^`);
  }
  return out.join('\n');
}

function caret(line: string, column: number, from: number): number {
  const before = printable(line.slice(from, column - 1)).length;
  // A place behind the end of its line is none that text leads to.
  const beyond = Math.max(0, column - 1 - line.length);
  return Math.min(before + beyond, WIDTH) + (from > 0 ? 1 : 0);
}

function window(line: string, from: number): string {
  const part = printable(line.slice(from, from + WIDTH));
  return `${from > 0 ? '…' : ''}${part}${line.length > from + WIDTH ? '…' : ''}`;
}

/** One line without control, formatting or line-breaking characters: each becomes one visible stand-in. */
export function printable(text: string): string {
  return text
    .replace(/\r$/, '')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\u00b7');
}
