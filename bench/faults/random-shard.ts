/** Converges and exports the cases of some seeds, and prints what became of them as JSON: `random-shard.ts <first> <step> <last>`. */
import { Tally } from '../../test/support/case-tally.ts';
import { converge, exportAndPlan } from '../../test/support/converging.ts';
import { randomCase } from '../../test/support/random-program.ts';

/** What a shard prints. */
export interface Shard {
  readonly converged: number;
  readonly refused: readonly string[];
  readonly failed: readonly string[];
  readonly exportsFailed: readonly string[];
  readonly cells: readonly (readonly [string, number])[];
}

const [first = 1, step = 1, last = 0] = process.argv.slice(2).map(Number);
const tally = new Tally();
let converged = 0;
const [refused, failed, exportsFailed]: [string[], string[], string[]] = [[], [], []];
for (let seed = first; seed <= last; seed += step) {
  const one = randomCase(seed);
  const { end, said, changes } = await converge(one);
  if (end === 'converged') {
    converged++;
    tally.add(one.answers, changes);
  } else (end === 'refused' ? refused : failed).push(`seed ${seed}: ${said}`);
  const exported = await exportAndPlan(one.state, one.answers);
  if (exported !== '') exportsFailed.push(`seed ${seed}: ${exported}`);
}
const shard: Shard = { converged, refused, failed, exportsFailed, cells: tally.entries() };
process.stdout.write(JSON.stringify(shard));
