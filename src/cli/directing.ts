import { directions } from '../impact/direction/direction.ts';
import type { Judgement } from '../impact/direction/judgement.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';

/** A plan document whose changes say which way they go for customers, and the judgements, in the order of the changes. */
export interface Directed {
  readonly document: PlanDocument;
  readonly judgements: readonly Judgement[];
}

/** Says of each change which way it goes for customers. Nothing is asked of the site for it. */
export function directed(document: PlanDocument): Directed {
  const judgements = directions(document.changes);
  const changes = document.changes.map((change, index) => ({
    ...change,
    direction: (judgements[index] as Judgement).direction,
  }));
  return { document: { ...document, changes }, judgements };
}

/** What is known of those whom a plan may hurt: whether the program runs, and how many customers there are, where they were counted. */
export interface Clientele {
  readonly running: boolean;
  readonly customers: number | undefined;
}

/**
 * What is adverse to customers: one Problem an attribute, so that each can be accepted alone. Without a count there may be customers; where
 * nobody is, nobody is hurt.
 */
export function adverseIn(judgements: readonly Judgement[], { running, customers }: Clientele): readonly Problem[] {
  return customers === 0 ? [] : judgements.flatMap((judgement) => adverseProblems(judgement, running));
}

function adverseProblems({ address, direction, reasons }: Judgement, running: boolean): readonly Problem[] {
  if (direction !== 'adverse') return [];
  return reasons
    .filter(({ way }) => way === 'adverse')
    .map(({ path, because }): Problem => {
      const about = { code: 'ADVERSE', address, ...(path === '' ? {} : { path }) };
      if (!running) return { ...about, severity: 'info', message: `Adverse, once the program runs: ${because}` };
      return {
        ...about,
        severity: 'critical',
        message: `Adverse to customers: ${because}`,
        next: 'Announce it to them, then name it under "accept:" in the file, or agree with --allow-adverse.',
        yieldsTo: 'allow-adverse',
      };
    });
}
