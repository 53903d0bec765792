import type { Outcome } from '../../kernel/outcome.ts';
import { type Ending, endingLine, nextAfter, tallyOf } from '../ending.ts';
import { type Annotation, annotationOf, commands, outputLines } from './commands.ts';

/** The end of an apply as workflow commands: what failed, what was noticed besides, and what was done. */
export function outcomesGithub(ending: Ending, file: string): string {
  const { outcomes, problems = [], site } = ending;
  const next = nextAfter(ending);
  return commands([
    {
      level: 'notice',
      title: `Loyalty apply to ${site}`,
      message: [endingLine(outcomes), ...(next === undefined ? [] : [`Next: ${next}`])].join('\n'),
    },
    ...outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [failure(outcome, file)] : [])),
    ...problems.map((problem) => annotationOf(problem)),
  ]);
}

/** How an apply ended, for later steps of a workflow: the count of each status, and `verdict`. */
export function endingOutputs({ outcomes }: Ending): string {
  const tally = tallyOf(outcomes);
  const whole = tally.failed + tally.skipped + tally.untried === 0;
  return outputLines({ verdict: whole ? 'applied' : 'unfinished', ...tally });
}

function failure({ change, problem }: Extract<Outcome, { status: 'failed' }>, file: string): Annotation {
  const told = annotationOf({ ...problem, severity: 'error' });
  return { file, ...told, title: `${problem.code} ${change.op} ${change.address}` };
}
