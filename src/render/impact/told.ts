import type { Impact } from '../../impact/document.ts';
import type { PlanDocument } from '../../kernel/document.ts';

/** The impact that a plan carries; undefined when nobody asked for it. */
export function impactOf({ impact }: Pick<PlanDocument, 'impact'>): Impact | undefined {
  // Out of a saved plan of another version it may be anything.
  return impact !== null && 'level' in impact ? (impact as Impact) : undefined;
}

/** True for a site that was counted, and has no customers. */
export function isDeserted({ customers }: Impact): boolean {
  return customers?.value === 0;
}
