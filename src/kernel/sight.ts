import type { Change, Create, Delete, Update } from './change.ts';
import type { Directory } from './directory.ts';
import { hash } from './hash.ts';
import type { Handle, Kind, Live } from './kind.ts';
import { meets, moves } from './look.ts';
import type { Plan } from './plan-document.ts';
import { withKeys } from './survey.ts';
import { type Twins, twins } from './twins.ts';

/** One kind on the site, seen from a plan made earlier. */
export interface Sight {
  readonly kind: Kind<unknown>;
  readonly byId: ReadonlyMap<string, Live<unknown>>;
  /** What there is of the things that the plan creates. */
  readonly twins: Twins;
}

/** How one address of a plan stands. */
export interface Verdict {
  /** So many of its steps are done. */
  readonly done: number;
  /** The thing the steps start from. */
  readonly live?: Live<unknown>;
  /** The thing that the last step was to create. */
  readonly made?: Handle;
  /** What speaks against going on, in words. */
  readonly stale?: string;
}

/** Looks at what was read of one kind. */
export function sightOf(kind: Kind<unknown>, plan: Plan, live: readonly Live<unknown>[]): Sight {
  const known = new Set(Object.values(plan.known).map(({ id }) => id));
  const strangers = live.filter(({ handle }) => !known.has(handle.id));
  const creates = plan.changes.flatMap((change) =>
    change.op === 'create' && change.kind === kind.name ? [change] : [],
  );
  return {
    kind,
    byId: new Map(live.map((thing) => [thing.handle.id, thing])),
    twins: twins(kind, creates, strangers),
  };
}

/** Judges all steps at one address: what is there must be as it was, which is what `before` is the hash of, or as one of them leaves it. */
export function verdictOn(
  sight: Sight,
  steps: readonly Change[],
  before: string | null | undefined,
  book: Directory,
): Verdict {
  const [first] = steps as [Change];
  if (first.op === 'create') return onCreate(sight, first, 0, book);
  const raw = sight.byId.get(first.handle.id);
  if (raw) {
    const [live] = withKeys(sight.kind, [raw], book) as [Live<unknown>];
    return hash(live.spec) === before ? { done: 0, live } : onMoved(sight.kind, first, steps, live);
  }
  const gone = 1 + steps.findIndex(({ op }) => op === 'delete');
  if (gone === 0) return { done: 0, stale: 'it is gone' };
  const next = steps[gone];
  return next ? onCreate(sight, next as Create<unknown>, gone, book) : { done: gone };
}

/** Nobody may have made the thing meanwhile, unless exactly as planned. */
function onCreate(
  { kind, twins: { found, unclear } }: Sight,
  create: Create<unknown>,
  done: number,
  book: Directory,
): Verdict {
  if (unclear.has(create.address)) return { done, stale: 'the site has got something meanwhile that may be it' };
  const twin = found.get(create.address);
  if (!twin) return { done };
  const [live] = withKeys(kind, [twin], book) as [Live<unknown>];
  const made = twin.handle;
  if (meets(kind, live.spec, create.to)) return { done: done + 1, made };
  return { done, made, stale: `the site has got one meanwhile (${made.id})` };
}

/** The thing is not as it was: one of the steps may have been taken. */
function onMoved(
  kind: Kind<unknown>,
  first: Update<unknown> | Delete<unknown>,
  steps: readonly Change[],
  live: Live<unknown>,
): Verdict {
  const reached = steps.findLastIndex((step) => step.op === 'update' && meets(kind, live.spec, step.to));
  return reached < 0 ? { done: 0, live, stale: moves(first.from, live.spec) } : { done: reached + 1, live };
}
