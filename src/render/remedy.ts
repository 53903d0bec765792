import type { DocumentedChange } from '../kernel/document.ts';
import { type Problem, refuses } from '../kernel/problem.ts';

/** What lets a critical problem pass: where it goes, and the exact text to put there. */
export interface Remedy {
  readonly say: string;
  readonly text: string;
}

/** The exact flag, or the exact line of the file; undefined when nothing has to let the problem pass, nothing can, or its own next step says it already. */
export function remedyOf(problem: Problem, changes: readonly DocumentedChange[] = []): Remedy | undefined {
  const { yieldsTo, next } = problem;
  if (!refuses(problem) || yieldsTo === undefined || next?.includes(`--${yieldsTo}`)) return undefined;
  if (yieldsTo === 'accept')
    return { say: 'To let it pass, add under "accept:" in the file:', text: acceptLine(problem, changes) };
  const reason = yieldsTo.startsWith('override ') ? ' --reason "why it is right"' : '';
  return { say: 'To let it pass, add the flag:', text: `--${yieldsTo}${reason}` };
}

/** `- { change: tiers/silver.requiredPoints, to: 1500, reason: "why it is right" }` */
function acceptLine(problem: Problem, changes: readonly DocumentedChange[]): string {
  const { address = '', path = '' } = problem;
  const field = changes.find((change) => change.address === address)?.fields.find((each) => each.path === path);
  const to = field?.after === undefined ? '' : `, to: ${JSON.stringify(field.after)}`;
  return `- { change: ${plainOrQuoted(path === '' ? address : `${address}.${path}`)}${to}, reason: "why it is right" }`;
}

/** A scalar that YAML reads back as this text. */
function plainOrQuoted(text: string): string {
  return /^[A-Za-z][\w/.-]*$/.test(text) ? text : JSON.stringify(text);
}
