import type { Place, Problem, Severity } from '../kernel/problem.ts';
import { frameOf } from './frame.ts';
import { hideSecrets } from './secrets.ts';

/** A text with the name it is shown under. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A Problem before it has a place; `severity` is `error` when absent. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly severity?: Severity;
  readonly next?: string;
  readonly address?: string;
  readonly path?: string;
}

interface Lines {
  readonly starts: readonly number[];
  readonly shown: readonly string[];
}

// Computed when first asked for: a good file never needs them.
const known = new WeakMap<Source, Lines>();

function linesOf(source: Source): Lines {
  const found = known.get(source);
  if (found) return found;
  const raw = source.text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of raw) {
    starts.push(at);
    at += line.length + 1;
  }
  const lines = { starts, shown: hideSecrets(raw) };
  known.set(source, lines);
  return lines;
}

/** The line and column, from 1, of an offset in UTF-16 units. */
export function placeAt(source: Source, offset: number): Place {
  const { starts } = linesOf(source);
  const at = Math.max(0, Math.min(offset, source.text.length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { file: source.file, line: low + 1, column: at - (starts[low] as number) + 1 };
}

/** The code frame of a place in this source, secrets hidden. */
export function frameAt(source: Source, place: Place): string {
  return frameOf(linesOf(source).shown, place);
}

/** The Problem for a finding at an offset, with place and code frame. */
export function problemAt(source: Source, offset: number, finding: Finding): Problem {
  const place = placeAt(source, offset);
  const { code, message, severity = 'error', ...rest } = finding;
  return { code, severity, message, ...rest, place, frame: frameAt(source, place) };
}
