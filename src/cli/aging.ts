import type { PlanDocument } from '../kernel/document.ts';
import { type Problem, refuses } from '../kernel/problem.ts';

/** Hours after which a saved plan is old. */
const OLD = 24;
const HOUR = 3_600_000;

/**
 * A saved plan with what is to be said of its age: what it counted of customers, and who agreed to it, may no longer hold. That the site has moved is
 * found by reading it again, when the plan is carried out.
 */
export function aged(document: PlanDocument, now: Date): PlanDocument {
  const hours = (now.getTime() - Date.parse(document.createdAt)) / HOUR;
  if (!(hours > OLD) || document.changes.length === 0) return document;
  const problem: Problem = {
    code: 'L-OPS-09',
    severity: 'critical',
    message: `The plan was made ${Math.floor(hours)} hours ago, and may be ${OLD} hours old: customers and consents may have moved since.`,
    next: 'Plan and review again; or agree with --override L-OPS-09 --reason <why>.',
    yieldsTo: 'override L-OPS-09',
  };
  const problems = [...document.problems, problem];
  return { ...document, problems, summary: { ...document.summary, blocked: problems.filter(refuses).length } };
}
