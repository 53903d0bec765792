import type { Address } from './address.ts';
import type { Change, Create } from './change.ts';
import { type Directory, directory } from './directory.ts';
import { hash } from './hash.ts';
import type { Handle, Kind, Live } from './kind.ts';
import { meets, moves, stale } from './look.ts';
import { digestOf } from './plan.ts';
import type { Plan } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { type Survey, withKeys } from './survey.ts';

/** What the site looks like now, seen from a plan made earlier. */
export interface Recheck {
  /** The plan's phone book, with what others created meanwhile exactly as planned. */
  readonly directory: Directory;
  /** Indexes of changes that are done already. */
  readonly already: ReadonlySet<number>;
  readonly fresh: Map<Address, Live<unknown>>;
  readonly seen: ReadonlySet<string>;
  /** Things of the plan that moved: with one of these nothing may be written. */
  readonly stale: readonly Problem[];
  /** Things outside the plan that moved: worth a warning. */
  readonly warnings: readonly Problem[];
}

/** Holds a plan against a fresh read of the site. */
export function recheck(plan: Plan, kinds: readonly Kind<unknown>[], survey: Survey): Recheck {
  const book = directory(plan.known);
  const lives = new Map(kinds.map((kind) => [kind.name, withKeys(kind, survey.get(kind.name) ?? [], book)]));
  const found: Finding = { already: new Set(), fresh: new Map(), stale: [], book };
  for (const [address, steps] of byAddress(plan.changes)) {
    const first = (steps[0] as Numbered).change;
    const kind = kinds.find((candidate) => candidate.name === first.kind) as Kind<unknown>;
    const live = lives.get(kind.name) as readonly Live<unknown>[];
    if (first.op === 'create') lookForTwin(kind, first, (steps[0] as Numbered).index, live, plan, found);
    else lookForMoves(kind, address, steps, first.handle, live, plan, found);
  }
  const digest = digestOf(kinds.map((kind) => ({ kind, live: lives.get(kind.name) as readonly Live<unknown>[] })));
  const moved = digest !== plan.basis.digest && found.stale.length === 0 && found.already.size === 0;
  return {
    directory: book,
    already: found.already,
    fresh: found.fresh,
    seen: new Set([...lives.values()].flat().map((live) => live.handle.id)),
    stale: found.stale,
    warnings: moved ? [elsewhere()] : [],
  };
}

interface Numbered {
  readonly index: number;
  readonly change: Change;
}

interface Finding {
  readonly already: Set<number>;
  readonly fresh: Map<Address, Live<unknown>>;
  readonly stale: Problem[];
  readonly book: Directory;
}

function byAddress(changes: readonly Change[]): ReadonlyMap<Address, readonly Numbered[]> {
  const steps = new Map<Address, Numbered[]>();
  for (const [index, change] of changes.entries())
    steps.set(change.address, [...(steps.get(change.address) ?? []), { index, change }]);
  return steps;
}

/** A create: nobody may have made the thing meanwhile, unless exactly as planned. */
function lookForTwin(
  kind: Kind<unknown>,
  change: Create<unknown>,
  index: number,
  live: readonly Live<unknown>[],
  plan: Plan,
  found: Finding,
): void {
  const known = new Set(Object.values(plan.known).map((handle) => handle.id));
  const twin = claimed(
    kind,
    change,
    live.filter((thing) => !known.has(thing.handle.id)),
  );
  if (!twin) return;
  if (!meets(kind, twin, change.to))
    found.stale.push(stale(change, `the site has got one meanwhile (${twin.handle.id})`));
  else {
    found.already.add(index);
    found.book.set(change.address, twin.handle);
  }
}

/** The live thing that the file's claim would give to a create. */
export function claimed(
  kind: Kind<unknown>,
  change: Create<unknown>,
  live: readonly Live<unknown>[],
): Live<unknown> | undefined {
  const key = change.address.slice(change.address.indexOf('/') + 1);
  const claims = kind.claim([{ address: change.address, key, spec: change.to as never, identity: {} }], live);
  const pair = claims.pairs[0];
  return pair && kind.nameOf(pair.live.spec) === kind.nameOf(change.to) ? pair.live : undefined;
}

/** An update or a delete: the thing must be as it was, or as it is to be, or at one of the steps between. */
function lookForMoves(
  kind: Kind<unknown>,
  address: Address,
  steps: readonly Numbered[],
  handle: Handle,
  live: readonly Live<unknown>[],
  plan: Plan,
  found: Finding,
): void {
  const thing = live.find((candidate) => candidate.handle.id === handle.id);
  const last = steps[steps.length - 1] as Numbered;
  const first = (steps[0] as Numbered).change;
  if (!thing) {
    const gone = steps.filter((step) => step.change.op === 'delete');
    if (gone.length === 0) found.stale.push(stale(last.change, 'it is gone'));
    for (const step of steps) if (step.index <= (gone.at(-1)?.index ?? -1)) found.already.add(step.index);
    return;
  }
  found.fresh.set(address, thing);
  found.book.set(address, thing.handle);
  if (hash(thing.spec) === plan.basis.things[address]?.hash) return;
  const reached = steps.filter((step) => step.change.op === 'update' && meets(kind, thing, step.change.to)).at(-1);
  if (!reached) found.stale.push(stale(first, moves(first.op === 'create' ? {} : first.from, thing.spec)));
  else for (const step of steps) if (step.index <= reached.index) found.already.add(step.index);
}

function elsewhere(): Problem {
  return {
    code: 'MOVED_ELSEWHERE',
    severity: 'warning',
    message: 'Something on the site that this plan does not touch has changed since the plan was made.',
    next: 'Nothing to do for this plan; the next plan shows it.',
  };
}
