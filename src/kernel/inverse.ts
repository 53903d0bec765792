import type { Address } from './address.ts';
import { basisOf, type Lives } from './basis.ts';
import { fields, merge } from './diff.ts';
import { directory } from './directory.ts';
import { type Draft, rulesOf } from './draft.ts';
import { groupBy } from './groups.ts';
import { limits } from './guard.ts';
import type { Handle, Kind, Live } from './kind.ts';
import { meets } from './look.ts';
import { order } from './order.ts';
import type { Plan } from './plan-document.ts';
import type { Problem } from './problem.ts';
import { revert } from './revert.ts';
import { listOf, type Survey, withKeys } from './survey.ts';
import { inUse } from './tenancy.ts';
import { turn } from './turning.ts';
import { type Twins, twins } from './twins.ts';
import { collisions, valuesInUse } from './unique.ts';

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
 * Made from the site as it is now; what moved since the run is named and left alone. Throws a RangeError when a kind was not read.
 */
export function inverse(
  site: string,
  done: readonly Done[],
  known: Readonly<Record<Address, Handle>>,
  kinds: readonly Kind<unknown>[],
  survey: Survey,
): { readonly plan: Plan; readonly problems: readonly Problem[] } {
  const feats = [...groupBy(done, ({ address }) => address).values()].map(netOf);
  const book = directory(known);
  for (const { address, id, exists } of feats) if (exists) book.set(address, { id });
  const lives = kinds.map((kind): Lives => ({ kind, live: withKeys(kind, listOf(survey, kind), book) }));
  const steps = lives.flatMap((one) =>
    backAll(
      one,
      feats.filter(({ kind }) => kind === one.kind.name),
    ),
  );
  const drafts = steps.flatMap((step) => step.drafts);
  for (const draft of drafts) if (draft.op !== 'create') book.set(draft.address, draft.handle);
  const { changes, problems: circles } = order(drafts, kinds, valuesInUse(lives, drafts));
  const problems = [
    ...steps.flatMap((step) => step.problems),
    ...lives.flatMap((one) =>
      collisions(
        one,
        drafts.filter(({ kind }) => kind === one.kind.name),
      ),
    ),
    ...inUse(lives, drafts, book.entries()),
    ...circles,
    ...limits(changes, lives),
  ];
  return {
    plan: { formatVersion: '1.0', site, basis: basisOf(changes, lives), known: book.entries(), changes },
    problems,
  };
}

/** What a run came to at one address. */
interface Feat {
  readonly address: Address;
  readonly kind: string;
  readonly name: string;
  readonly id: string;
  /** It was there before the run; it is there after it. */
  readonly existed: boolean;
  readonly exists: boolean;
  /** The run created it, perhaps in the place of another. */
  readonly isNew: boolean;
  readonly from: unknown;
  readonly to: unknown;
}

/** Several steps at one address (parked, replaced) come to one. */
function netOf(steps: readonly Done[]): Feat {
  const first = steps[0] as Done;
  const last = steps.at(-1) as Done;
  const { address, kind, name, id } = last;
  return {
    address,
    kind,
    name,
    id,
    existed: first.op !== 'create',
    exists: last.op !== 'delete',
    isNew: last.op === 'create',
    from: first.from,
    to: last.to,
  };
}

interface Back {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}

const REASON = 'The run that is taken back made it otherwise.';
const NOTHING: Back = { drafts: [], problems: [] };

function backAll({ kind, live }: Lives, feats: readonly Feat[]): readonly Back[] {
  const gone = feats.filter(({ existed, exists }) => existed && !exists);
  const ours = new Set(feats.map(({ id }) => id));
  const again = twins(
    kind,
    gone.map(({ address, from }) => ({ address, to: from })),
    live.filter(({ handle }) => !ours.has(handle.id)),
  );
  const byId = new Map(live.map((thing) => [thing.handle.id, thing]));
  return feats.map((feat) => {
    const thing = byId.get(feat.id);
    if (!feat.exists) return feat.existed ? revive(kind, feat, again) : NOTHING;
    if (feat.existed) return thing ? restore(kind, feat, thing) : cannot(feat, 'it is gone from the site');
    return thing ? retract(kind, feat, thing) : NOTHING;
  });
}

/** A thing that was deleted comes back, unless somebody else has made it again. */
function revive(kind: Kind<unknown>, feat: Feat, { found, unclear }: Twins): Back {
  const { address, name, from } = feat;
  const twin = found.get(address);
  if (twin && meets(kind, twin.spec, from)) return NOTHING;
  if (twin || unclear.has(address)) return cannot(feat, 'the site has another one by now');
  const step = { address, kind: kind.name, name, to: from, reason: REASON, risk: 'high' as const };
  return { drafts: [{ ...step, op: 'create' }], problems: [] };
}

/** A thing that was created goes, unless somebody has worked on it. */
function retract(kind: Kind<unknown>, feat: Feat, { handle, spec }: Live<unknown>): Back {
  const { address, name } = feat;
  const refusal = kind.undeletable(spec);
  if (refusal !== undefined) return cannot(feat, refusal);
  if (!meets(kind, spec, feat.to)) return cannot(feat, 'it has changed since');
  const step = { address, kind: kind.name, name, from: spec, handle, reason: REASON, risk: 'high' as const };
  return { drafts: [{ ...step, op: 'delete', consent: 'removed' }], problems: [] };
}

/** A thing that was changed is as it was before, where nobody else has changed it since. */
function restore(kind: Kind<unknown>, feat: Feat, live: Live<unknown>): Back {
  // What the site made of a create is more than was sent; what was not sent has not moved.
  const after = feat.isNew ? merge(live.spec, feat.to, rulesOf(kind)) : feat.to;
  const { spec: goal, moved } = revert(live.spec, feat.from, after);
  const to = kind.nearest?.(live.spec, goal) ?? goal;
  const lasting = fields(to, goal).map(({ path }) => path);
  const { drafts, problems } = turn({ kind, address: feat.address, live, to, anew: to, reason: () => REASON });
  const left = [
    ...(moved.length === 0 ? [] : cannot(feat, `${moved.join(', ')} changed since`).problems),
    ...(lasting.length === 0 ? [] : cannot(feat, `the site has no way back for ${lasting.join(', ')}`).problems),
  ];
  return {
    drafts: drafts.map((draft) => ({ ...draft, risk: 'high' })),
    problems: [...left, ...problems.flatMap(({ message }) => cannot(feat, message).problems)],
  };
}

function cannot({ address }: Feat, why: string): Back {
  const message = `${address} cannot be put back: ${why.replace(/\.$/, '')}.`;
  const next = 'Change the file to say what you want, and plan.';
  return { drafts: [], problems: [{ code: 'CANNOT_ROLL_BACK', severity: 'warning', address, message, next }] };
}
