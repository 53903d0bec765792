import { runHere } from '../lib/in-process.ts';
import { APPLY, type Scenario } from '../lib/scenarios.ts';
import { trialOf, type Verdict } from '../lib/trial.ts';

const LAG_MS = 1_500;

/** Applies twice, one right after the other, to a site whose lists lag behind writes by more than the time between the two. */
export async function twice(scenario: Scenario): Promise<Verdict & { readonly exits: readonly number[] }> {
  const trial = await trialOf(scenario, { faults: [{ do: 'stale', value: LAG_MS }] });
  const apply = () =>
    runHere([...APPLY, '--endpoint', trial.site.url, '--settle', String((2 * LAG_MS) / 1000)], {
      cwd: trial.desk.folder,
    });
  const exits = [(await apply()).exit, (await apply()).exit];
  const verdict = await trial.verdict();
  await trial.close();
  return { ...verdict, exits };
}
