import type { Address } from './address.ts';
import type { Change, Create, Delete, Update } from './change.ts';
import { at, fields, type MergeRules, merge } from './diff.ts';
import { equal } from './hash.ts';
import type { Kind, Live, Wanted } from './kind.ts';
import type { Match, Policy } from './match.ts';
import type { Problem } from './problem.ts';
import { resembles } from './resemblance.ts';

/** A change that does not know yet what it waits for. */
export type Draft = (
  | Omit<Create<unknown>, 'waitsFor'>
  | Omit<Update<unknown>, 'waitsFor'>
  | Omit<Delete<unknown>, 'waitsFor'>
) & { readonly kind: string };

/** The changes of one kind, in no order, and what stands in their way. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
  readonly manual: readonly Problem[];
}

/** Turns who-is-who into what-is-to-do, for one kind. */
export function draft(match: Match, policy: Policy): Drafted {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  const manual: Problem[] = [];
  for (const { wanted, live } of match.claims.pairs) drafts.push(...updates(match.kind, wanted, live, policy));
  for (const wanted of match.claims.missing) {
    const step = match.kind.manual?.(wanted);
    if (step) manual.push(step);
    else {
      const created = creation(match, wanted);
      problems.push(...created.problems);
      if (created.draft) drafts.push(created.draft);
    }
  }
  for (const { address, live, consent } of match.doomed) drafts.push(deletion(match.kind, address, live, consent));
  return { drafts, problems, manual };
}

/** How this kind merges, with the attributes the file calls not ours. */
export function rulesFor(kind: Kind<unknown>, wanted: Wanted<unknown>, policy: Policy): MergeRules {
  return {
    closed: kind.closed ?? [],
    ignored: ignoredPaths(kind, wanted, policy),
    ...(kind.same ? { same: kind.same.bind(kind) } : {}),
  };
}

function ignoredPaths(kind: Kind<unknown>, wanted: Wanted<unknown>, policy: Policy): readonly string[] {
  return (policy.ignore ?? [])
    .filter((reference) => reference.section === kind.section && reference.path !== '' && reference.key === wanted.key)
    .map((reference) => reference.path);
}

function updates(kind: Kind<unknown>, wanted: Wanted<unknown>, live: Live<unknown>, policy: Policy): readonly Draft[] {
  const to = merge(live.spec, wanted.spec, rulesFor(kind, wanted, policy));
  const differing = fields(live.spec, to);
  if (differing.length === 0) return [];
  const step = { address: wanted.address, kind: kind.name, name: kind.nameOf(to) };
  const stuck = (kind.immutable ?? []).find((path) => !equal(at(live.spec, path), at(to, path)));
  if (stuck === undefined) {
    const change = {
      ...step,
      op: 'update' as const,
      from: live.spec,
      to,
      handle: live.handle,
      reason: 'The file and the site differ.',
      risk: 'low' as const,
    };
    return [{ ...change, risk: kind.risk?.({ ...change, waitsFor: [] }) ?? 'low' }];
  }
  const reason = `Wix does not change ${stuck} of a thing that exists: it is deleted and made anew.`;
  const whole = merge(kind.defaults, wanted.spec, rulesFor(kind, wanted, policy));
  return [
    { ...step, op: 'delete', from: live.spec, handle: live.handle, consent: 'replaced', reason, risk: 'high' },
    { ...step, op: 'create', to: whole, replaces: true, reason, risk: 'high' },
  ];
}

function creation(
  match: Match,
  wanted: Wanted<unknown>,
): { readonly draft?: Draft; readonly problems: readonly Problem[] } {
  const { kind } = match;
  const to = merge(kind.defaults as unknown, wanted.spec, { closed: kind.closed ?? [] });
  const lacking = kind.lacks(to as never).map(
    ({ path, message }): Problem => ({
      code: 'CREATE_LACKS',
      severity: 'error',
      address: wanted.address,
      path,
      message: `${wanted.address} is not on the site, and cannot be created: ${message}`,
      next: `Declare ${path}; or, if it is there under another name, say so with "formerly:" or "id:".`,
    }),
  );
  if (lacking.length > 0) return { problems: lacking };
  const twins = match.unmanaged.filter((thing) => resembles(kind, to, wanted.spec, thing.live.spec));
  const problems = twins.map((twin) => lookalike(kind, wanted.address, twin.live));
  const change = {
    address: wanted.address,
    kind: kind.name,
    name: kind.nameOf(to),
    op: 'create' as const,
    to,
    reason: 'The site has none.',
    risk: 'low' as const,
  };
  return { draft: { ...change, risk: kind.risk?.({ ...change, waitsFor: [] }) ?? 'low' }, problems };
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

function deletion(kind: Kind<unknown>, address: Address, live: Live<unknown>, consent: 'removed' | 'exclusive'): Draft {
  const reason =
    consent === 'removed'
      ? 'The file lists it under "removed:".'
      : `The file is exclusive for ${kind.section} and does not name it.`;
  return {
    address,
    kind: kind.name,
    name: kind.nameOf(live.spec),
    op: 'delete',
    from: live.spec,
    handle: live.handle,
    consent,
    reason,
    risk: 'high',
  };
}

/** A change whose place in the order is known. */
export function placed(drafted: Draft, waitsFor: readonly Address[]): Change {
  return { ...drafted, waitsFor } as Change;
}

/** The kind a draft belongs to. */
export function kindOf(kinds: readonly Kind<unknown>[], drafted: Draft): Kind<unknown> {
  return kinds.find((kind) => kind.name === drafted.kind) as Kind<unknown>;
}
