import { digestOf } from './basis.ts';
import { directory } from './directory.ts';
import type { Kind, Live } from './kind.ts';
import type { Plan } from './plan-document.ts';
import { listOf, type Survey, withKeys } from './survey.ts';

/**
 * The digest the site would have if nothing at the plan's addresses had changed since: where it is not the plan's own, something else has.
 * `made` holds the ids of what was created at those addresses.
 */
export function digestBefore(
  plan: Plan,
  kinds: readonly Kind<unknown>[],
  survey: Survey,
  made: ReadonlySet<string>,
): string {
  const book = directory(plan.known);
  return digestOf(
    kinds.map((kind) => {
      const before = startOf(plan, kind);
      const rest = listOf(survey, kind).filter(({ handle: { id } }) => !made.has(id) && !before.has(id));
      return { kind, live: [...before.values(), ...withKeys(kind, rest, book)] };
    }),
  );
}

/** The things of one kind that the plan touches, by id, as it found them. */
function startOf(plan: Plan, kind: Kind<unknown>): ReadonlyMap<string, Live<unknown>> {
  const found = new Map<string, Live<unknown>>();
  for (const change of plan.changes) {
    if (change.op === 'create' || change.kind !== kind.name || found.has(change.handle.id)) continue;
    found.set(change.handle.id, { handle: change.handle, spec: change.from });
  }
  return found;
}
