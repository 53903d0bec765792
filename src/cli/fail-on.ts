import type { PlanDocument } from '../kernel/document.ts';

/** Does the plan hold one of the things that `--fail-on` names? */
export function failsOn(document: PlanDocument, names: readonly string[]): boolean {
  return names.some((name) => {
    if (name === 'manual') return document.problems.some((problem) => problem.code === 'MANUAL_STEP');
    if (name === 'warning')
      return document.problems.some((problem) => problem.severity === 'warning' && problem.code !== 'MANUAL_STEP');
    return document.changes.some((change) => change.op === name || change.direction === name);
  });
}
