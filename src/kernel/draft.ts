import type { Address } from './address.ts';
import type { Change, Create, Delete, Update } from './change.ts';
import { keep, type MergeRules, merge } from './diff.ts';
import type { Kind, Live, Wanted } from './kind.ts';
import type { Doomed } from './leftovers.ts';
import type { Match, Policy } from './match.ts';
import { meansWanted } from './meaning.ts';
import type { Problem } from './problem.ts';
import { whyUpdated } from './reason.ts';
import { lookalikes } from './resemblance.ts';
import { turn } from './turning.ts';

/** A change that does not know yet what it waits for. */
export type Draft =
  | Omit<Create<unknown>, 'waitsFor'>
  | Omit<Update<unknown>, 'waitsFor'>
  | Omit<Delete<unknown>, 'waitsFor'>;

/** The changes of one kind, in no order, and what stands in their way. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
  readonly manual: readonly Problem[];
}

/** Turns who-is-who into what-is-to-do, for one kind. */
export function draft(match: Match, policy: Policy): Drafted {
  const { kind, claims, doomed } = match;
  const updates = claims.pairs.map(({ wanted, live }) => rewriting(kind, wanted, live, policy));
  const steps = claims.missing.map((wanted) => ({ wanted, manual: kind.manual?.(wanted) }));
  const alike = lookalikes(kind, strangers(match));
  const creates = steps
    .filter(({ manual }) => manual === undefined)
    .map(({ wanted }) => creation(kind, wanted, (to) => alike(to, wanted.spec)));
  return {
    drafts: [...updates, ...creates]
      .flatMap(({ drafts }) => drafts)
      .concat(doomed.map((thing) => deletion(kind, thing))),
    problems: [...updates, ...creates].flatMap(({ problems }) => problems),
    manual: steps.flatMap(({ manual }) => manual ?? []),
  };
}

/** How a kind merges, before the file's own wishes. */
export function rulesOf(kind: Kind<unknown>): MergeRules {
  return { closed: kind.closed ?? [], ...(kind.same ? { same: kind.same.bind(kind) } : {}) };
}

interface Steps {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}

function rewriting(kind: Kind<unknown>, wanted: Wanted<unknown>, live: Live<unknown>, policy: Policy): Steps {
  const ignored = ignoredPaths(kind, wanted, live, policy);
  const to = merge(live.spec, wanted.spec, { ...rulesOf(kind), ignored });
  return turn({
    kind,
    address: wanted.address,
    live,
    to,
    anew: keep(initial(kind, wanted), live.spec, ignored),
    reason: (fields) => whyUpdated(kind, live.spec, to, fields),
  });
}

/** The attributes that the file says are not ours. */
export function ignoredPaths(
  kind: Kind<unknown>,
  wanted: Wanted<unknown>,
  live: Live<unknown>,
  policy: Policy,
): readonly string[] {
  return (policy.ignore ?? [])
    .filter((reference) => reference.path !== '' && meansWanted(kind, reference, wanted, live))
    .map((reference) => reference.path);
}

/** What a create makes of the file: the kind's defaults, with what is declared over them. */
function initial(kind: Kind<unknown>, wanted: Wanted<unknown>): unknown {
  return merge<unknown>(kind.defaults, wanted.spec, { closed: kind.closed ?? [] });
}

function creation(
  kind: Kind<unknown>,
  wanted: Wanted<unknown>,
  twinsOf: (to: unknown) => readonly Live<unknown>[],
): Steps {
  const { address } = wanted;
  const to = initial(kind, wanted);
  const lacking = kind.lacks(to as never);
  if (lacking.length > 0) return { drafts: [], problems: lacking.map((lack) => incomplete(address, lack)) };
  const change = {
    address,
    kind: kind.name,
    name: kind.nameOf(to),
    op: 'create' as const,
    to,
    reason: 'The site has none.',
    risk: 'low' as const,
  };
  return {
    drafts: [{ ...change, risk: kind.risk?.({ ...change, waitsFor: [] }) ?? 'low' }],
    problems: twinsOf(to).map((twin) => lookalike(kind, address, twin)),
  };
}

/** What a thing to be created could be, renamed. Whoever writes a name under `removed:` has said that it is not. */
function strangers({ unmanaged, doomed }: Match): readonly Live<unknown>[] {
  return [...unmanaged, ...doomed.filter(({ consent }) => consent !== 'removed')].map(({ live }) => live);
}

function incomplete(address: Address, { path, message }: { readonly path: string; readonly message: string }): Problem {
  return {
    code: 'CREATE_LACKS',
    severity: 'error',
    address,
    path,
    message: `${address} is not on the site, and cannot be created: ${message}`,
    next: `Declare ${path}; or, if it is there under another name, say so with "formerly:" or "id:".`,
  };
}

function lookalike(kind: Kind<unknown>, address: Address, live: Live<unknown>): Problem {
  const name = JSON.stringify(kind.nameOf(live.spec));
  return {
    code: 'CREATE_RESEMBLES',
    severity: 'critical',
    address,
    message: `${address} would be created, but the site has ${name}, which looks like the same thing under another name.`,
    next: `If it is the same, add "formerly: [${name}]" (or "id: ${live.handle.id}") to ${address}. If not, add ${kind.section}/${name} to "ignore:".`,
    yieldsTo: 'override resemblance',
  };
}

function deletion(kind: Kind<unknown>, { address, live, consent }: Doomed): Draft {
  return {
    address,
    kind: kind.name,
    name: kind.nameOf(live.spec),
    op: 'delete',
    from: live.spec,
    handle: live.handle,
    consent,
    reason: WHY_DELETED[consent](kind),
    risk: 'high',
  };
}

const WHY_DELETED: Readonly<Record<Doomed['consent'], (kind: Kind<unknown>) => string>> = {
  removed: () => 'The file lists it under "removed:".',
  base: () => 'The file used to declare it, and does not any more.',
  exclusive: ({ section }) => `The file is exclusive for ${section} and does not name it.`,
};

/** A change whose place in the order is known. */
export function placed(drafted: Draft, waitsFor: readonly Address[]): Change {
  return { ...drafted, waitsFor };
}

/** True for a step that only makes room: it goes as early as it can. */
export function isParked(drafted: Draft): boolean {
  return drafted.op === 'update' && drafted.parked === true;
}
