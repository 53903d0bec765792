/** Reads hostile files in one process and prints what came of it as JSON: `s2-reader.ts <stride>`. Whoever started it sees whether it died. */
import { readFileSync } from 'node:fs';
import { readPlanFile } from '../../src/config/index.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { problemsText } from '../../src/render/index.ts';
import { aPlanDocument } from '../../test/config/a-plan.ts';
import { read } from '../../test/config/read.ts';
import { BOMBS } from '../../test/support/bombs.ts';
import { jsonMutant, yamlMutant } from '../../test/support/mutants.ts';

/** What a reader prints. */
export interface HostileReading {
  inputs: number;
  traces: number;
  overASecond: number;
  polluted: number;
  placeless: number;
  slowestMs: number;
  worst: string;
}

const STRIDE = Number(process.argv[2] ?? 1);
const root = new URL('../../', import.meta.url);
const FILES = ['loyalty.yaml', 'examples/cafe/loyalty.yaml', 'examples/salon/loyalty.yaml'];
const bases = FILES.map((path) => readFileSync(new URL(path, root), 'utf8'));
const found: HostileReading = {
  inputs: 0,
  traces: 0,
  overASecond: 0,
  polluted: 0,
  placeless: 0,
  slowestMs: 0,
  worst: '',
};

function see(what: string, work: () => readonly Problem[]): void {
  const from = process.cpuUsage();
  let said = '';
  try {
    const problems = work();
    said = problemsText(problems, { colour: false, width: 100 });
    const lost = problems.filter(
      ({ severity, place }) => severity === 'error' && (place === undefined || place.line < 1 || place.column < 1),
    );
    if (lost.length > 0) note('placeless', `${what}: ${lost[0]?.code}`);
  } catch (error) {
    note('traces', `${what}: ${error instanceof Error ? error.stack : String(error)}`);
  }
  if (/^\s+at .*:\d+:\d+|node_modules/m.test(said)) note('traces', `${what}: ${said}`);
  // Of this process alone: others take their share of the clock on the wall.
  const { user, system } = process.cpuUsage(from);
  const ms = (user + system) / 1000;
  if (ms > 1000) note('overASecond', `${what}: ${ms} ms`);
  found.slowestMs = Math.max(found.slowestMs, ms);
  found.inputs++;
}

function note(sort: 'traces' | 'overASecond' | 'placeless', worst: string): void {
  found[sort]++;
  found.worst ||= worst.slice(0, 600);
}

for (const [name, text] of Object.entries(BOMBS))
  for (let time = 0; time < 3; time++) see(name, () => read(text).problems);
for (let index = 0; index < 10_000; index += STRIDE) {
  see(`file ${index}`, () => read(yamlMutant(bases, index), { env: { X: '5' } }).problems);
}
const plan = JSON.stringify(aPlanDocument, null, 2);
for (let index = 0; index < 2_000; index += STRIDE) {
  see(`plan ${index}`, () => {
    const result = readPlanFile(jsonMutant([plan], index));
    return 'changes' in result ? [] : result.problems;
  });
}
found.polluted = Object.keys(Object.prototype).length + Number('polluted' in {});
process.stdout.write(JSON.stringify(found));
