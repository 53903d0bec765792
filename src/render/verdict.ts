import type { PlanDocument } from '../kernel/document.ts';
import { type Problem, refuses, type Severity } from '../kernel/problem.ts';
import { count } from './words.ts';

/** The severities from worst to mildest, and what a group of them is called. */
export const SEVERITIES: readonly { readonly severity: Severity; readonly one: string; readonly many: string }[] = [
  { severity: 'error', one: 'error', many: 'errors' },
  { severity: 'critical', one: 'critical finding', many: 'critical findings' },
  { severity: 'warning', one: 'warning', many: 'warnings' },
  { severity: 'info', one: 'note', many: 'notes' },
];

/** The problems of a plan, each in one place: what refuses it, what a person has to do, and the rest by severity. */
export interface Verdict {
  readonly refused: readonly Problem[];
  readonly manual: readonly Problem[];
  readonly others: readonly Problem[];
}

/** `refused` is what the guard left over after the consents; without it, everything that could refuse. */
export function verdictOf(document: PlanDocument, refused?: readonly Problem[]): Verdict {
  const standing = refused ?? document.problems.filter(refuses);
  const seen = new Set(standing.map(identity));
  const rest = document.problems.filter((problem) => !seen.has(identity(problem)));
  return {
    refused: standing,
    manual: rest.filter((problem) => problem.code === 'MANUAL_STEP'),
    others: bySeverity(rest.filter((problem) => problem.code !== 'MANUAL_STEP').map(agreed)),
  };
}

/** A critical finding that does not refuse was agreed to: it is told, and asks for nothing any more. */
export function agreed(problem: Problem): Problem {
  if (problem.severity !== 'critical') return problem;
  const { next: _, ...told } = problem;
  return { ...told, severity: 'info', message: `Agreed to: ${problem.message}` };
}

/** Worst first; equals keep their order. */
export function bySeverity<Of extends Pick<Problem, 'severity'>>(problems: readonly Of[]): readonly Of[] {
  const rank = new Map(SEVERITIES.map(({ severity }, index) => [severity, index]));
  return problems.toSorted((a, b) => (rank.get(a.severity) as number) - (rank.get(b.severity) as number));
}

/** `Plan: 2 to create, 1 to update, 0 to delete`, or that there is nothing to do. */
export function headline(document: PlanDocument, verdict: Verdict): string {
  if (document.changes.length === 0 && verdict.refused.length === 0) {
    const steps = verdict.manual.length;
    const rest = steps === 0 ? '' : `, but for ${count(steps, 'step')} that only a person can take`;
    return `${noChanges(document.config.partial, `The site matches ${document.config.path}`)}${rest}.`;
  }
  const { create, update, delete: gone } = document.summary;
  return `Plan: ${create} to create, ${update} to update, ${gone} to delete`;
}

/** What nothing to do means: of what a selection left out nothing is known. */
export function noChanges(partial: boolean | undefined, whole: string): string {
  return partial ? 'No changes in the part that was asked for' : `No changes. ${whole}`;
}

/** `Refused: 2 problems stand in the way.` */
export function refusal(refused: readonly Problem[]): string {
  return `Refused: ${count(refused.length, 'problem stands', 'problems stand')} in the way.`;
}

/** `1 error, 2 warnings`; nothing when there is none. */
export function tally(problems: readonly Problem[]): string {
  return SEVERITIES.map(({ severity, one, many }) => {
    const amount = problems.filter((problem) => problem.severity === severity).length;
    return amount === 0 ? '' : count(amount, one, many);
  })
    .filter((part) => part !== '')
    .join(', ');
}

function identity(problem: Problem): string {
  const { code, address = '', path = '', message, place } = problem;
  return JSON.stringify([code, address, path, message, place?.file, place?.line, place?.column]);
}
