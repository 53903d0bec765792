import { fileURLToPath } from 'node:url';
import { startNode } from '../lib/child.ts';
import type { Report } from '../lib/report.ts';
import type { HostileReading } from './s2-reader.ts';

/** S2: mutated files, mutated plans and the named bombs, each three times, all in one process. */
export const s2 =
  (stride: number) =>
  async (report: Report): Promise<void> => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const script = fileURLToPath(new URL('./s2-reader.ts', import.meta.url));
    const { exit, signal, out, err } = await startNode(['--import', 'tsx', script, String(stride)], { cwd }).ended;
    report.count('S2', 'process deaths', Number(exit !== 0 || signal !== null), '=', 0);
    if (exit !== 0) throw new Error(err.slice(0, 900));
    const found = JSON.parse(out) as HostileReading;
    report.note(`${found.inputs} inputs; the slowest took ${Math.round(found.slowestMs)} ms ${found.worst}`);
    report.count('S2', 'stack traces', found.traces, '=', 0);
    report.count('S2', 'over a second', found.overASecond, '=', 0);
    report.count('S2', 'polluted prototypes', found.polluted, '=', 0);
    report.count('S2', 'errors without line and column', found.placeless, '=', 0);
  };
