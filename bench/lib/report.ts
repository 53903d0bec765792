/** How a figure is held against its threshold. */
export type Op = '<=' | '>=' | '=';

/** One measured figure and what it has to be. A counter fails the run; a time fails it only beyond the slack. */
export interface Bar {
  /** `T2`, `R1`. */
  readonly id: string;
  readonly what: string;
  readonly figure: number;
  readonly op: Op;
  readonly threshold: number;
  readonly sort: 'counter' | 'time';
  readonly unit?: string;
}

/** Machines are shared: a time that misses its threshold by less than this share is told, and does not fail. */
export const SLACK = 0.15;

/** What becomes of a bar. */
export type Judgement = 'ok' | 'slow' | 'FAIL';

/** Holds a figure against its threshold. A figure that is no number fails. */
export function judge({ figure, op, threshold, sort }: Bar): Judgement {
  if (holds(figure, op, threshold)) return 'ok';
  if (sort === 'counter' || op === '=') return 'FAIL';
  const eased = op === '<=' ? threshold * (1 + SLACK) : threshold / (1 + SLACK);
  return holds(figure, op, eased) ? 'slow' : 'FAIL';
}

function holds(figure: number, op: Op, threshold: number): boolean {
  if (op === '<=') return figure <= threshold;
  return op === '>=' ? figure >= threshold : figure === threshold;
}

/** Prints bars as they come in and remembers whether one failed. */
export class Report {
  readonly bars: Bar[] = [];
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void = console.log) {
    this.#print = print;
  }

  /** An exact figure: it does not depend on the machine. */
  count(id: string, what: string, figure: number, op: Op, threshold: number): void {
    this.#add({ id, what, figure, op, threshold, sort: 'counter' });
  }

  /** A ratio of times, or memory: what the machine does besides has a say in it. */
  time(id: string, what: string, figure: number, op: Op, threshold: number, unit = 'x'): void {
    this.#add({ id, what, figure, op, threshold, sort: 'time', unit });
  }

  /** A line between the figures. */
  note(text: string): void {
    this.#print(`       ${text}`);
  }

  get failed(): boolean {
    return this.bars.some((bar) => judge(bar) === 'FAIL');
  }

  #add(bar: Bar): void {
    this.bars.push(bar);
    this.#print(lineOf(bar));
  }
}

/** `ok    T2   plan of 100: calls   5 <= 5`. */
export function lineOf(bar: Bar): string {
  const { id, what, figure, op, threshold, unit = '' } = bar;
  const shown = Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
  return `${judge(bar).padEnd(5)}  ${id.padEnd(4)} ${what.padEnd(62)} ${`${shown}${unit}`.padStart(9)} ${op} ${threshold}${unit}`;
}
