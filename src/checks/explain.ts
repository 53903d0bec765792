import type { Severity } from '../kernel/problem.ts';
import type { Check, CheckId, Scope } from './check.ts';
import { CHECKS, type Registered } from './registry.ts';

/** What is known of one rule of the catalogue. */
export interface CheckExplanation {
  readonly id: CheckId;
  readonly severity: Severity;
  readonly title: string;
  /** Built: it runs. Held: something else holds it. Later: it comes with the feature it is about. */
  readonly status: 'built' | 'held' | 'later';
  /** Of a rule that is not built: what holds it, or what it comes with. */
  readonly by?: string;
  readonly scope?: Scope;
  readonly why?: string;
  readonly fix?: string;
  readonly limits?: readonly {
    readonly name: string;
    readonly value: number | null;
    readonly unit: string;
    readonly means: string;
  }[];
  readonly facts?: readonly { readonly name: string; readonly form: string; readonly means: string }[];
  readonly needs?: readonly string[];
  readonly uses?: readonly string[];
}

/** Explains `L-VAL-01`, in whatever case it is written; undefined when there is no such rule. */
export function explainCheck(id: string): CheckExplanation | undefined {
  const known = CHECKS.get(id.toUpperCase() as CheckId);
  return known && explanation(known);
}

/** All rules of the catalogue. */
export function explainChecks(): readonly CheckExplanation[] {
  return [...CHECKS.values()].map(explanation);
}

function explanation(registered: Registered): CheckExplanation {
  if (registered.status !== 'built') return registered;
  const { check } = registered;
  const { id, severity, scope, title, why, fix, limits } = check;
  const rest: Pick<Check, 'limits' | 'facts' | 'needs' | 'uses'> = check;
  const { facts = {}, needs = [], uses = [] } = rest;
  return {
    ...{ id, severity, title, status: 'built', scope, why, fix, needs, uses },
    limits: Object.entries(limits).map(([name, limit]) => ({ name, ...limit })),
    facts: Object.entries(facts).map(([name, fact]) => ({ name, ...fact })),
  };
}
