import { at } from './diff.ts';
import type { Draft } from './draft.ts';
import { canonical } from './hash.ts';
import type { Json, Kind } from './kind.ts';
import type { Match } from './match.ts';
import type { Problem } from './problem.ts';

/** Refuses a plan that would give two things of a kind the same value where Wix wants each value once. */
export function collisions(match: Match, drafts: readonly Draft[]): readonly Problem[] {
  return (match.kind.unique ?? []).flatMap((field) => {
    const holders = new Map<string, string>();
    for (const [name, spec] of untouched(match, drafts)) holders.set(canonical(at(spec, field.path)), name);
    return drafts.flatMap((draft) => {
      if (draft.op === 'delete') return [];
      const value = at(draft.to, field.path);
      const holder = value === null || value === undefined ? undefined : holders.get(canonical(value));
      holders.set(canonical(value), draft.address);
      return holder === undefined ? [] : [collision(match.kind, draft, field.path, value, holder)];
    });
  });
}

/** All values of a unique field, now and after the plan. */
export function valuesInUse(match: Pick<Match, 'live'>, drafts: readonly Draft[], path: string): readonly Json[] {
  const now = match.live.map((live) => at(live.spec, path));
  const then = drafts.flatMap((draft) => (draft.op === 'delete' ? [] : [at(draft.to, path)]));
  return [...now, ...then] as Json[];
}

/** What stays as it is: live things that no draft updates or deletes. */
function untouched(match: Match, drafts: readonly Draft[]): readonly (readonly [string, unknown])[] {
  const touched = new Set(drafts.flatMap((draft) => (draft.op === 'create' ? [] : [draft.handle.id])));
  return match.live
    .filter((live) => !touched.has(live.handle.id))
    .map((live) => [JSON.stringify(match.kind.nameOf(live.spec)), live.spec]);
}

function collision(kind: Kind<unknown>, draft: Draft, path: string, value: unknown, holder: string): Problem {
  return {
    code: 'VALUE_TAKEN',
    severity: 'error',
    address: draft.address,
    path,
    message: `${draft.address} wants ${path} ${JSON.stringify(value)}, which ${holder} has; Wix allows each value once among ${kind.section}.`,
    next: `Choose another ${path}, or change or remove ${holder} in the same file.`,
  };
}
