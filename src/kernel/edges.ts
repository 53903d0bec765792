import type { Address } from './address.ts';
import { at } from './diff.ts';
import { type Draft, kindOf, placed } from './draft.ts';
import { canonical } from './hash.ts';
import type { Kind, UniqueField } from './kind.ts';

/** Why one draft waits for another: an ordinary edge, or the unique field whose value the other has to vacate. */
export type Why = 'order' | UniqueField<unknown>;
/** By index, what a draft waits for, and why. */
export type WaitList = Map<number, Why>;

/** Everything every draft waits for. */
export function edgesOf(drafts: readonly Draft[], kinds: readonly Kind<unknown>[]): readonly WaitList[] {
  const edges: WaitList[] = drafts.map(() => new Map());
  const wait = (later: number, earlier: number, why: Why = 'order'): void => {
    if (later !== earlier && !edges[later]?.has(earlier)) edges[later]?.set(earlier, why);
  };
  const ofKind = new Map(kinds.map((kind) => [kind.name, indexes(drafts, (draft) => draft.kind === kind.name)]));
  const firsts = indexes(drafts, (draft) => kindOf(kinds, draft).first?.(placed(draft, [])) === true);
  for (const first of firsts) drafts.forEach((_, other) => void (firsts.includes(other) || wait(other, first)));
  for (const kind of kinds) {
    const mine = ofKind.get(kind.name) as readonly number[];
    kindEdges(kind, kinds, drafts, ofKind, firsts, wait);
    ownOrder(kind, drafts, mine, wait);
    for (const field of kind.unique ?? []) vacate(field, drafts, mine, wait);
  }
  references(drafts, kinds, wait);
  sameAddress(drafts, wait);
  return edges;
}

type Wait = (later: number, earlier: number, why?: Why) => void;

/** `after`: creates and updates behind those kinds' changes, their deletes behind this kind's deletes. */
function kindEdges(
  kind: Kind<unknown>,
  kinds: readonly Kind<unknown>[],
  drafts: readonly Draft[],
  ofKind: ReadonlyMap<string, readonly number[]>,
  firsts: readonly number[],
  wait: Wait,
): void {
  const mine = (ofKind.get(kind.name) as readonly number[]).filter((index) => !firsts.includes(index));
  for (const name of nearest(kind, kinds, drafts, ofKind)) {
    for (const other of ofKind.get(name) ?? []) {
      for (const index of mine) {
        if (drafts[index]?.op !== 'delete') wait(index, other);
        else if (drafts[other]?.op === 'delete') wait(other, index);
      }
    }
  }
}

/** The kinds this one stands behind, less those that another of them stands behind already: fewer edges, same order. */
function nearest(
  kind: Kind<unknown>,
  kinds: readonly Kind<unknown>[],
  drafts: readonly Draft[],
  ofKind: ReadonlyMap<string, readonly number[]>,
): readonly string[] {
  const busy = kind.after.filter((name) => (ofKind.get(name) ?? []).some((index) => drafts[index]?.op !== 'delete'));
  const covered = new Set(busy.flatMap((name) => kinds.find((other) => other.name === name)?.after ?? []));
  return kind.after.filter((name) => !covered.has(name));
}

/** Parked steps take no part: they only make room, and must wait for nobody. */
function ownOrder(kind: Kind<unknown>, drafts: readonly Draft[], all: readonly number[], wait: Wait): void {
  const mine = all.filter((index) => !isParked(drafts[index] as Draft));
  const pairs = kind.order?.(mine.map((index) => placed(drafts[index] as Draft, []))) ?? [];
  for (const [later, earlier] of pairs) {
    for (const from of mine.filter((index) => drafts[index]?.address === later)) {
      for (const to of mine.filter((index) => drafts[index]?.address === earlier)) wait(from, to);
    }
  }
}

/** Whoever wants a unique value waits for the one who holds it now. */
function vacate(field: UniqueField<unknown>, drafts: readonly Draft[], mine: readonly number[], wait: Wait): void {
  const holders = new Map<string, number[]>();
  for (const index of mine) {
    const draft = drafts[index] as Draft;
    if (draft.op === 'create') continue;
    const value = canonical(at(draft.from, field.path));
    if (draft.op === 'update' && canonical(at(draft.to, field.path)) === value) continue;
    holders.set(value, [...(holders.get(value) ?? []), index]);
  }
  for (const index of mine) {
    const draft = drafts[index] as Draft;
    if (draft.op === 'delete') continue;
    for (const holder of holders.get(canonical(at(draft.to, field.path))) ?? []) {
      if (drafts[holder]?.address !== draft.address) wait(index, holder, field);
    }
  }
}

/** What a thing refers to is created first; what is deleted goes after everything that lets go of it. */
function references(drafts: readonly Draft[], kinds: readonly Kind<unknown>[], wait: Wait): void {
  const byAddress = new Map<Address, number[]>();
  drafts.forEach((draft, index) => byAddress.set(draft.address, [...(byAddress.get(draft.address) ?? []), index]));
  drafts.forEach((draft, index) => {
    const kind = kindOf(kinds, draft);
    for (const address of draft.op === 'delete' ? [] : kind.needs(draft.to)) {
      for (const other of byAddress.get(address) ?? []) if (drafts[other]?.op === 'create') wait(index, other);
    }
    for (const address of draft.op === 'create' ? [] : kind.needs(draft.from)) {
      for (const other of byAddress.get(address) ?? []) if (drafts[other]?.op === 'delete') wait(other, index);
    }
  });
}

/** Several steps at one address (parking, replacing) keep the order they were drafted in. */
function sameAddress(drafts: readonly Draft[], wait: Wait): void {
  const last = new Map<Address, number>();
  drafts.forEach((draft, index) => {
    const before = last.get(draft.address);
    if (before !== undefined) wait(index, before);
    last.set(draft.address, index);
  });
}

function isParked(draft: Draft): boolean {
  return draft.op === 'update' && draft.parked === true;
}

function indexes(drafts: readonly Draft[], test: (draft: Draft) => boolean): readonly number[] {
  return drafts.flatMap((draft, index) => (test(draft) ? [index] : []));
}
