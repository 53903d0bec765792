import type { Lives } from './basis.ts';
import type { Draft } from './draft.ts';
import { canonical } from './hash.ts';
import type { Json, Kind } from './kind.ts';
import type { Taken } from './parking.ts';
import type { Problem } from './problem.ts';
import { at } from './tree.ts';

const NOTHING = canonical(null);

/** Refuses drafts of one kind that would give two things the same value where the site takes each value once. */
export function collisions({ kind, live }: Lives, drafts: readonly Draft[]): readonly Problem[] {
  return (kind.unique ?? []).flatMap(({ path }) => {
    const holders = new Map<string, string>();
    for (const [name, spec] of untouched({ kind, live }, drafts)) holders.set(canonical(at(spec, path)), name);
    return drafts.flatMap((draft): readonly Problem[] => {
      if (draft.op === 'delete') return [];
      const value = canonical(at(draft.to, path));
      const holder = value === NOTHING ? undefined : holders.get(value);
      holders.set(value, draft.address);
      return holder === undefined ? [] : [collision(kind, draft, path, value, holder)];
    });
  });
}

/** All values of unique fields, now and after these drafts. */
export function valuesInUse(site: readonly Lives[], drafts: readonly Draft[]): Taken {
  return (kind, path) => {
    const now = site.filter((one) => one.kind.name === kind).flatMap(({ live }) => live.map(({ spec }) => spec));
    const then = drafts.flatMap((draft) => (draft.op === 'delete' || draft.kind !== kind ? [] : [draft.to]));
    return [...now, ...then].map((spec) => at(spec, path) as Json);
  };
}

/** What stays as it is: live things that no draft updates or deletes. */
function untouched({ kind, live }: Lives, drafts: readonly Draft[]): readonly (readonly [string, unknown])[] {
  const touched = new Set(drafts.flatMap((draft) => (draft.op === 'create' ? [] : [draft.handle.id])));
  return live
    .filter((thing) => !touched.has(thing.handle.id))
    .map((thing) => [JSON.stringify(kind.nameOf(thing.spec)), thing.spec]);
}

function collision(kind: Kind<unknown>, draft: Draft, path: string, value: string, holder: string): Problem {
  return {
    code: 'VALUE_TAKEN',
    severity: 'error',
    address: draft.address,
    path,
    message: `${draft.address} wants ${path} ${value}, which ${holder} has; each value is allowed once among ${kind.section}.`,
    next: `Choose another ${path}, or change or remove ${holder} in the same file.`,
  };
}
