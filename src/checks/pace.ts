import { numberOf } from './assumptions.ts';
import { earningIn, isPurchase, type Rule } from './rule.ts';
import type { Subject } from './subject.ts';

/** How fast a customer of the base tier gets on by one rule. */
export interface Pace {
  readonly rule: Rule;
  /** Points for one visit, fractions kept. */
  readonly perVisit: number;
}

/** The active rules on purchases of which it is known what a visit brings, the fastest last. */
export function paces({ file, assumptions }: Subject): readonly Pace[] {
  const order = numberOf(assumptions.averageOrder);
  const found = file.rules.flatMap((rule): readonly Pace[] => {
    const earning = earningIn(rule, null);
    if (!rule.active || !isPurchase(rule) || !earning) return [];
    if (earning.per === undefined) return [{ rule, perVisit: earning.points }];
    return order === undefined ? [] : [{ rule, perVisit: (earning.points / earning.per) * order }];
  });
  return found.toSorted((a, b) => a.perVisit - b.perVisit);
}

/** Visits until so many points are there, rounded up; the noise of floating point is not a visit. */
export function visitsTo(points: number, { perVisit }: Pace): number {
  return Math.ceil(points / perVisit - 1e-9);
}
