import type { Address } from './address.ts';
import { fields, merge } from './diff.ts';
import { directory } from './directory.ts';
import { type Draft, rulesFor } from './draft.ts';
import { hash } from './hash.ts';
import type { Handle, Kind, Live } from './kind.ts';
import { order } from './order.ts';
import { digestOf } from './plan.ts';
import type { Plan } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { type Survey, withKeys } from './survey.ts';
import { valuesInUse } from './unique.ts';

/** One change that a run made, as its journal tells it. */
export interface Done {
  readonly address: Address;
  readonly kind: string;
  readonly op: 'create' | 'update' | 'delete';
  readonly name: string;
  /** The whole spec before; absent for a create. */
  readonly from?: unknown;
  readonly to?: unknown;
  /** The id the thing has, or had. */
  readonly id: string;
}

/**
 * The plan that takes a run back: what it created is deleted, what it updated is put back, what it deleted is created anew (under a new id).
 * Made from the site as it is now; what moved since the run is named and left alone.
 */
export function inverse(
  site: string,
  done: readonly Done[],
  known: Readonly<Record<Address, Handle>>,
  kinds: readonly Kind<unknown>[],
  survey: Survey,
): { readonly plan: Plan; readonly problems: readonly Problem[] } {
  const book = directory(known);
  for (const item of done) if (item.op !== 'delete') book.set(item.address, { id: item.id });
  const lives = new Map(kinds.map((kind) => [kind.name, withKeys(kind, survey.get(kind.name) ?? [], book)]));
  const problems: Problem[] = [];
  const drafts = [...firstAndLast(done).values()].flatMap((item) => {
    const kind = kinds.find((candidate) => candidate.name === item.kind) as Kind<unknown>;
    const live = (lives.get(kind.name) as readonly Live<unknown>[]).find((thing) => thing.handle.id === item.id);
    const drafted = back(kind, item, live);
    if ('code' in drafted) problems.push(drafted);
    return 'code' in drafted || drafted.op === 'nothing' ? [] : [drafted];
  });
  for (const draft of drafts) if (draft.op !== 'create') book.set(draft.address, draft.handle);
  const matches = kinds.map((kind) => ({ kind, live: lives.get(kind.name) as readonly Live<unknown>[] }));
  const changes = order(drafts, kinds, (name, path) => {
    const one = matches.find((candidate) => candidate.kind.name === name) as (typeof matches)[number];
    return valuesInUse(
      one,
      drafts.filter((draft) => draft.kind === name),
      path,
    );
  });
  const things = Object.fromEntries(
    drafts.map((draft) => [
      draft.address,
      draft.op === 'create' ? { hash: null } : { ...draft.handle, hash: hash(draft.from) },
    ]),
  );
  const basis = { digest: digestOf(matches), things };
  return { plan: { formatVersion: '1.0', site, basis, known: book.entries(), changes }, problems };
}

/** Several steps at one address (parked, replaced) are taken back as one. */
function firstAndLast(done: readonly Done[]): ReadonlyMap<Address, Done> {
  const merged = new Map<Address, Done>();
  for (const item of done) {
    const before = merged.get(item.address);
    if (!before) merged.set(item.address, item);
    else if (before.op === 'update') merged.set(item.address, { ...item, from: before.from });
    else if (before.op === 'delete') merged.set(item.address, { ...item, op: 'update', from: before.from });
  }
  return merged;
}

const REASON = 'The run that is taken back made it otherwise.';

function back(
  kind: Kind<unknown>,
  item: Done,
  live: Live<unknown> | undefined,
): Draft | Problem | { readonly op: 'nothing' } {
  const step = { address: item.address, kind: kind.name, name: item.name, reason: REASON, risk: 'high' as const };
  if (item.op === 'delete') return live ? { op: 'nothing' } : { ...step, op: 'create', to: item.from };
  if (!live) return item.op === 'create' ? { op: 'nothing' } : cannot(item, 'it is gone from the site');
  if (item.op === 'create') {
    const refusal = kind.undeletable(live.spec);
    return refusal === undefined
      ? { ...step, op: 'delete', from: live.spec, handle: live.handle, consent: 'removed' }
      : cannot(item, refusal);
  }
  const wanted = { address: item.address, key: '', spec: item.from as never, identity: {} };
  const to = merge(live.spec, item.from, rulesFor(kind, wanted, {}));
  return fields(live.spec, to).length === 0
    ? { op: 'nothing' }
    : { ...step, op: 'update', from: live.spec, to, handle: live.handle };
}

function cannot(item: Done, why: string): Problem {
  return {
    code: 'CANNOT_ROLL_BACK',
    severity: 'warning',
    address: item.address,
    message: `${item.address} cannot be put back: ${why}.`,
    next: 'Change the file to say what you want, and plan.',
  };
}
