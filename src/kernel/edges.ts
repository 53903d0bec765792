import type { Address } from './address.ts';
import { type Draft, isParked, placed } from './draft.ts';
import type { Graph } from './graph.ts';
import { groupBy } from './groups.ts';
import { canonical } from './hash.ts';
import type { Kind, UniqueField } from './kind.ts';
import { layers } from './layers.ts';
import { at } from './tree.ts';
import { type Wait, type Why, waits } from './waits.ts';

/** Everything every draft waits for, by index. */
export function edgesOf(drafts: readonly Draft[], kinds: readonly Kind<unknown>[]): Graph<Why> {
  const { graph, wait } = waits(drafts.length);
  const ofKind = groupBy(drafts.keys(), (index) => (drafts[index] as Draft).kind);
  const kindOf = new Map(kinds.map((kind) => [kind.name, kind]));
  const ofDraft = drafts.map((draft) => kindOf.get(draft.kind) as Kind<unknown>);
  sameAddress(drafts, wait);
  references(drafts, ofDraft, wait);
  for (const kind of kinds) {
    const mine = ofKind.get(kind.name) ?? [];
    for (const field of kind.unique ?? []) vacate(field, drafts, mine, wait);
    ownOrder(kind, drafts, mine, wait);
  }
  layers(drafts, kinds, ofDraft, wait);
  return graph;
}

/** Several steps at one address (parking, replacing) keep the order they were drafted in. */
function sameAddress(drafts: readonly Draft[], wait: Wait): void {
  const last = new Map<Address, number>();
  for (const [index, { address }] of drafts.entries()) {
    const before = last.get(address);
    if (before !== undefined) wait(index, before, 'needs');
    last.set(address, index);
  }
}

/** What a thing refers to is created first; what is deleted goes after everything that lets go of it. */
function references(drafts: readonly Draft[], ofDraft: readonly Kind<unknown>[], wait: Wait): void {
  const places = new Map(drafts.map(({ op, address }, index) => [`${op} ${address}`, index]));
  const find = (op: Draft['op'], addresses: readonly Address[]): readonly number[] =>
    addresses.flatMap((address) => places.get(`${op} ${address}`) ?? []);
  for (const [index, draft] of drafts.entries()) {
    const kind = ofDraft[index] as Kind<unknown>;
    const later = draft.op === 'delete' ? [] : kind.needs(draft.to);
    const now = draft.op === 'create' ? [] : kind.needs(draft.from);
    for (const created of find('create', later)) wait(index, created, 'needs');
    for (const deleted of find('delete', now)) wait(deleted, index, 'needs');
  }
}

/** Whoever comes to want a unique value waits for the one who holds it now and gives it up. */
function vacate(field: UniqueField<unknown>, drafts: readonly Draft[], mine: readonly number[], wait: Wait): void {
  const moves = mine.map((index) => {
    const draft = drafts[index] as Draft;
    const before = draft.op === 'create' ? 'null' : canonical(at(draft.from, field.path));
    const after = draft.op === 'delete' ? 'null' : canonical(at(draft.to, field.path));
    return { index, address: draft.address, before, after };
  });
  const moving = moves.filter(({ before, after }) => before !== after);
  const holders = groupBy(moving, ({ before }) => before);
  holders.delete('null');
  for (const { index, address, after } of moving) {
    for (const holder of holders.get(after) ?? []) {
      if (holder.address !== address) wait(index, holder.index, [field]);
    }
  }
}

/** What the kind itself says of the order. */
function ownOrder(kind: Kind<unknown>, drafts: readonly Draft[], all: readonly number[], wait: Wait): void {
  const mine = all.filter((index) => !isParked(drafts[index] as Draft));
  const byAddress = groupBy(mine, (index) => (drafts[index] as Draft).address);
  const pairs = kind.order?.(mine.map((index) => placed(drafts[index] as Draft, []))) ?? [];
  for (const [later, earlier] of pairs) {
    for (const from of byAddress.get(later) ?? []) {
      for (const to of byAddress.get(earlier) ?? []) wait(from, to, 'order');
    }
  }
}
