import type { Address } from './address.ts';
import type { Field } from './change.ts';
import { fields } from './diff.ts';
import type { Draft } from './draft.ts';
import type { Kind, Live } from './kind.ts';
import type { Problem } from './problem.ts';
import { at, equal } from './tree.ts';

/** One thing that is to become something else. */
export interface Turn {
  readonly kind: Kind<unknown>;
  readonly address: Address;
  readonly live: Live<unknown>;
  readonly to: unknown;
  /** What to create instead where an update cannot lead to `to`. */
  readonly anew: unknown;
  /** Why, given what differs. */
  reason(fields: readonly Field[]): string;
}

/** The steps that lead there, none when it is there: an update, or a delete and a create where something differs that never changes. */
export function turn({ kind, address, live, to, anew, reason }: Turn): {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
} {
  const moved = fields(live.spec, to);
  if (moved.length === 0) return { drafts: [], problems: [] };
  const { spec: from, handle } = live;
  const step = { address, kind: kind.name, name: kind.nameOf(to) };
  const stuck = (kind.immutable ?? []).find((path) => !equal(at(from, path), at(to, path)));
  if (stuck === undefined) {
    const change = { ...step, op: 'update' as const, from, to, handle, reason: reason(moved), risk: 'low' as const };
    return { drafts: [{ ...change, risk: kind.risk?.({ ...change, waitsFor: [] }) ?? 'low' }], problems: [] };
  }
  const problems = obstacles(kind, address, stuck, from, anew);
  if (problems.length > 0) return { drafts: [], problems };
  const why = `The site does not change ${stuck} of a thing that exists: it is deleted and made anew.`;
  return {
    drafts: [
      { ...step, name: kind.nameOf(from), op: 'delete', from, handle, consent: 'replaced', reason: why, risk: 'high' },
      { ...step, op: 'create', to: anew, replaces: true, reason: why, risk: 'high' },
    ],
    problems: [],
  };
}

/** Nothing is deleted that could not be made again. */
function obstacles(
  kind: Kind<unknown>,
  address: Address,
  stuck: string,
  from: unknown,
  anew: unknown,
): readonly Problem[] {
  const refusal = kind.undeletable(from);
  const lacking = kind.lacks(anew as never);
  const say = (path: string, message: string, next: string): Problem => ({
    code: 'NOT_REPLACEABLE',
    severity: 'error',
    address,
    path,
    message: `${address} would have to be deleted and made anew, since the site does not change ${stuck}: ${message}`,
    next,
  });
  return [
    ...(refusal === undefined ? [] : [say(stuck, refusal, `Take the change of ${stuck} back.`)]),
    ...lacking.map(({ path, message }) => say(path, message, `Declare ${path}, or take the change of ${stuck} back.`)),
  ];
}
