import type { Address } from './address.ts';
import type { Change } from './change.ts';
import { type Directory, directory } from './directory.ts';
import { groupBy } from './groups.ts';
import type { Kind, Live } from './kind.ts';
import { stale } from './look.ts';
import type { Plan } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { type Sight, sightOf, verdictOn } from './sight.ts';
import { listOf, type Survey } from './survey.ts';
import { digestBefore } from './untouched.ts';

/** What the site looks like now, seen from a plan made earlier. */
export interface Recheck {
  /** The plan's phone book, with what others created meanwhile exactly as planned. */
  readonly directory: Directory;
  /** Indexes of changes that are done already. */
  readonly already: ReadonlySet<number>;
  readonly fresh: Map<Address, Live<unknown>>;
  /** Ids of everything that is on the site. */
  readonly seen: ReadonlySet<string>;
  /** Things of the plan that moved: with one of these nothing may be written. */
  readonly stale: readonly Problem[];
  /** Things outside the plan that moved: worth a warning. */
  readonly warnings: readonly Problem[];
}

/** Holds a plan against a fresh read of the site. Throws a RangeError when a kind was not read. */
export function recheck(plan: Plan, kinds: readonly Kind<unknown>[], survey: Survey): Recheck {
  const sights = new Map(kinds.map((kind) => [kind.name, sightOf(kind, plan, listOf(survey, kind))]));
  const book = directory(plan.known);
  const already = new Set<number>();
  const fresh = new Map<Address, Live<unknown>>();
  const problems: Problem[] = [];
  const made = new Set<string>();
  const numbered = plan.changes.map((change, index) => ({ change, index }));
  const groups = [...groupBy(numbered, ({ change }) => change.address)];
  // In the order in which they are finished: what a thing comes to refer to has its key by then, if it is there.
  groups.sort(([, one], [, other]) => lastOf(one) - lastOf(other));
  for (const [address, steps] of groups) {
    const changes = steps.map(({ change }) => change);
    const [first] = changes as [Change];
    const verdict = verdictOn(sights.get(first.kind) as Sight, changes, plan.basis.things[address]?.hash, book);
    for (const { index } of steps.slice(0, verdict.done)) already.add(index);
    if (verdict.live) fresh.set(address, verdict.live);
    if (verdict.made) made.add(verdict.made.id);
    if (verdict.stale === undefined) {
      const handle = verdict.made ?? verdict.live?.handle;
      if (handle) book.set(address, handle);
    } else problems.push(stale(first, verdict.stale));
  }
  return {
    directory: book,
    already,
    fresh,
    seen: new Set([...sights.values()].flatMap(({ byId }) => [...byId.keys()])),
    stale: problems,
    warnings: digestBefore(plan, kinds, survey, made) === plan.basis.digest ? [] : [ELSEWHERE],
  };
}

function lastOf(steps: readonly { readonly index: number }[]): number {
  return (steps.at(-1) as (typeof steps)[number]).index;
}

const ELSEWHERE: Problem = {
  code: 'MOVED_ELSEWHERE',
  severity: 'warning',
  message: 'Something on the site that this plan does not touch has changed since the plan was made.',
  next: 'Nothing to do for this plan; the next plan shows it.',
};
