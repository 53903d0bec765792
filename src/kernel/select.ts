import type { Address } from './address.ts';
import type { Lives } from './basis.ts';
import type { Change } from './change.ts';
import { groupBy } from './groups.ts';
import { isLimit, limits } from './guard.ts';
import type { Kind } from './kind.ts';
import type { Plan, Planned } from './plan-document.ts';
import type { Problem } from './problem.ts';

/** Which changes a run is about: address globs (`rewards/*`, `tiers/g?ld`). */
export interface Selection {
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
}

/** The plan with the selected changes alone. What they depend on must be selected or there already; it is never added in silence. */
export function select(
  plan: Plan,
  kinds: readonly Kind<unknown>[],
  selection: Selection,
): { readonly plan: Plan; readonly problems: readonly Problem[] } {
  const targets = (selection.target ?? ['**']).map(glob);
  const excludes = (selection.exclude ?? []).map(glob);
  const isChosen = ({ address }: Change): boolean =>
    targets.some((test) => test.test(address)) && !excludes.some((test) => test.test(address));
  const kept = plan.changes.filter(isChosen);
  const left = groupBy(
    plan.changes.filter((change) => !isChosen(change)),
    ({ address }) => address,
  );
  const chosen = new Set<string>(kept.map(({ address }) => address));
  const things = Object.fromEntries(Object.entries(plan.basis.things).filter(([address]) => chosen.has(address)));
  return {
    plan: { ...plan, basis: { ...plan.basis, things }, changes: closeRanks(plan.changes, isChosen) },
    problems: kept.flatMap((change) => missing(change, left, kinds)),
  };
}

/** What was found while planning, as far as it is about the chosen changes: what happens to nothing needs no consent. */
export function concerning(planned: Planned, chosen: Plan, site: readonly Lives[]): readonly Problem[] {
  const kept = new Set<string>(chosen.changes.map(({ address }) => address));
  const left = new Set<string>(planned.plan.changes.map(({ address }) => address).filter((one) => !kept.has(one)));
  const others = planned.problems.filter(({ address, code }) => !left.has(address ?? '') && !isLimit(code));
  return [...others, ...limits(chosen.changes, site)];
}

/** Globs that match no change at all: likely a slip of the pen. */
export function idleGlobs(plan: Plan, globs: readonly string[]): readonly string[] {
  return globs.filter((text) => !plan.changes.some((change) => glob(text).test(change.address)));
}

/** The chosen changes; each waits, in the place of one that was left out, for what that one would have waited for. */
function closeRanks(changes: readonly Change[], isChosen: (change: Change) => boolean): readonly Change[] {
  const passedOn = new Map<Address, readonly Address[]>();
  return changes.flatMap((change) => {
    const waitsFor = [...new Set(change.waitsFor.flatMap((address) => passedOn.get(address) ?? [address]))].sort();
    if (isChosen(change)) return [{ ...change, waitsFor }];
    passedOn.set(change.address, waitsFor);
    return [];
  });
}

/** What a chosen change cannot do without, and was not chosen. */
function missing(
  change: Change,
  left: ReadonlyMap<Address, readonly Change[]>,
  kinds: readonly Kind<unknown>[],
): readonly Problem[] {
  return change.waitsFor.flatMap((address) => {
    const other = left.get(address)?.find((candidate) => depends(change, candidate, kinds));
    return other ? [notSelected(change, other)] : [];
  });
}

function depends(change: Change, other: Change, kinds: readonly Kind<unknown>[]): boolean {
  const needs = (one: Change, spec: unknown): readonly Address[] =>
    (kinds.find((kind) => kind.name === one.kind) as Kind<unknown>).needs(spec);
  if (other.kind === change.kind) return true;
  if (change.op !== 'delete') return other.op === 'create' && needs(change, change.to).includes(other.address);
  return other.op !== 'create' && needs(other, other.from).includes(change.address);
}

function notSelected(change: Change, other: Change): Problem {
  return {
    code: 'TARGET_NEEDS',
    severity: 'error',
    address: change.address,
    message: `${change.address} is selected, but cannot go before ${other.address} (${other.op}), which is not.`,
    next: `Select it too: --target ${other.address}; or apply everything.`,
  };
}

function glob(text: string): RegExp {
  const pattern = text
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${pattern}$`, 'su');
}
