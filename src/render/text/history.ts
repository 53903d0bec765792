import { json } from '../json.ts';
import type { Ink, Span } from './ink.ts';
import { lay, type Options, row } from './layout.ts';
import { tableText } from './table.ts';

/** One apply, as its journal tells it. */
export interface PastRun {
  readonly run: string;
  readonly site: string;
  /** When it began; ISO 8601. */
  readonly at: string;
  /** Of the plan. */
  readonly changes: number;
  readonly applied: number;
  readonly failed: number;
  /** Writes whose answer never came. */
  readonly open: number;
  readonly consents: readonly string[];
  /** Of the journal. */
  readonly path: string;
  /** The exit code; absent when the run was cut off. */
  readonly exit?: number;
}

/** The runs as a table, in the order given. */
export function historyText(runs: readonly PastRun[], options: Options): string {
  if (runs.length === 0) return lay([row(0, 'No runs: nothing has been applied from here yet.')], options);
  const rows = runs.map((run): readonly Span[] => [
    run.at.replace('T', ' ').replace(/:\d\d(?:\.\d+)?Z$/, ' UTC'),
    run.run,
    run.site,
    `${run.applied} of ${run.changes}`,
    resultOf(run),
    run.consents.join(', '),
  ]);
  const head = ['when', 'run', 'site', 'applied', 'result', 'agreed to'];
  return tableText({ head, rows, firm: [0, 1], prose: [2, 4, 5] }, options);
}

/** `{ formatVersion, runs }`. */
export function historyJson(runs: readonly PastRun[]): string {
  return json({ formatVersion: '1.0', runs });
}

function resultOf({ exit, failed, open }: PastRun): Span {
  const details = [...(failed === 0 ? [] : [`${failed} failed`]), ...(open === 0 ? [] : [`${open} unanswered`])];
  const [ink, word] = wordOf(exit);
  return [ink, [word, ...details].join(', ')];
}

function wordOf(exit: number | undefined): readonly [Ink, string] {
  if (exit === undefined) return ['red', 'cut off'];
  if (exit === 0) return ['green', 'done'];
  if (exit === 130) return ['yellow', 'interrupted'];
  return exit === 5 ? ['yellow', 'in part'] : ['red', `stopped (exit ${exit})`];
}
