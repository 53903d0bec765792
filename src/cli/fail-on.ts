import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';

/** What `--fail-on` refuses of a plan: one Problem for each of its words that the plan holds. */
export function failures(
  document: Pick<PlanDocument, 'changes' | 'problems'>,
  words: readonly string[] = [],
): readonly Problem[] {
  return [...new Set(words)].flatMap((word): readonly Problem[] => {
    const count = countOf(document, word);
    if (count === 0) return [];
    return [
      {
        code: 'FAIL_ON',
        severity: 'error',
        message: `The plan holds ${count} ${count === 1 ? NAMES[word]?.[0] : NAMES[word]?.[1]}, which --fail-on ${word} refuses.`,
        next: `Look at ${count === 1 ? 'it' : 'them'}; drop --fail-on ${word} if that is meant.`,
      },
    ];
  });
}

const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  create: ['create', 'creates'],
  update: ['update', 'updates'],
  delete: ['delete', 'deletes'],
  adverse: ['change that is adverse to customers', 'changes that are adverse to customers'],
  warning: ['warning', 'warnings'],
  manual: ['step that only a person can do', 'steps that only a person can do'],
};

function countOf({ changes, problems }: Pick<PlanDocument, 'changes' | 'problems'>, word: string): number {
  const isManual = ({ code }: Problem): boolean => code === 'MANUAL_STEP';
  if (word === 'manual') return problems.filter(isManual).length;
  if (word === 'warning') return problems.filter((one) => one.severity === 'warning' && !isManual(one)).length;
  return changes.filter((change) => change.op === word || change.direction === word).length;
}
