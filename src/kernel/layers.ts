import type { Address } from './address.ts';
import { type Draft, isParked, placed } from './draft.ts';
import { groupBy } from './groups.ts';
import type { Kind } from './kind.ts';
import type { Wait } from './waits.ts';

/**
 * The order of kinds. What goes `first` goes before all else. Creates and updates wait for the changes of the kinds in `after`, deletes for
 * the deletes of the kinds that stand behind theirs. Nothing waits for a delete that may have to wait for it.
 */
export function layers(
  drafts: readonly Draft[],
  kinds: readonly Kind<unknown>[],
  ofDraft: readonly Kind<unknown>[],
  wait: Wait,
): void {
  const isFirst = (draft: Draft, index: number): boolean => ofDraft[index]?.first?.(placed(draft, [])) === true;
  const numbered = drafts.map((draft, index) => ({ draft, index, first: isFirst(draft, index) }));
  const firsts = numbered.filter(({ first }) => first);
  const rest = numbered.filter(({ first }) => !first);
  const writes = groupBy(
    rest.filter(({ draft }) => draft.op !== 'delete'),
    ({ draft }) => draft.kind,
  );
  const deletes = groupBy(
    rest.filter(({ draft }) => draft.op === 'delete'),
    ({ draft }) => draft.kind,
  );
  const impatient = beforeDeletes(drafts, kinds, ofDraft);
  const behind = (laters: readonly { index: number }[], earliers: readonly { index: number }[]): void => {
    for (const later of laters) for (const earlier of earliers) wait(later.index, earlier.index, 'order');
  };
  behind(rest, firsts);
  for (const { name, after } of kinds) {
    const mine = (writes.get(name) ?? []).filter(({ draft }) => !isParked(draft));
    for (const before of after) {
      behind(mine, writes.get(before) ?? []);
      if (!impatient.has(name)) behind(mine, deletes.get(before) ?? []);
      behind(deletes.get(before) ?? [], deletes.get(name) ?? []);
    }
  }
}

/** Kinds of which something has to let go of a doomed thing, and all that those stand behind. */
function beforeDeletes(
  drafts: readonly Draft[],
  kinds: readonly Kind<unknown>[],
  ofDraft: readonly Kind<unknown>[],
): ReadonlySet<string> {
  const doomed = new Set<Address>(drafts.filter(({ op }) => op === 'delete').map(({ address }) => address));
  const found = new Set<string>();
  for (const [index, draft] of drafts.entries()) {
    const kind = ofDraft[index] as Kind<unknown>;
    if (draft.op === 'update' && kind.needs(draft.from).some((address) => doomed.has(address))) found.add(kind.name);
  }
  // A set is walked to its end, what is added on the way included.
  for (const name of found)
    for (const before of kinds.find((kind) => kind.name === name)?.after ?? []) found.add(before);
  return found;
}
