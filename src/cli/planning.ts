import type { Loaded } from '../config/index.ts';
import { compose } from '../kernel/compose.ts';
import type { PlanDocument } from '../kernel/document.ts';
import { type Consents, verdict } from '../kernel/guard.ts';
import type { Kind, Wanted } from '../kernel/kind.ts';
import { trace } from '../kernel/lineage.ts';
import type { Policy, Wish } from '../kernel/match.ts';
import { plan } from '../kernel/plan.ts';
import type { Planned } from '../kernel/plan-document.ts';
import { type Problem, refuses } from '../kernel/problem.ts';
import { concerning, idleGlobs, select } from '../kernel/select.ts';
import { listOf, type Survey } from '../kernel/survey.ts';
import { toldApart } from '../kernel/telling.ts';
import { compare } from '../kernel/three-way.ts';
import { keptOf } from './aim.ts';
import type { Base } from './base/past.ts';
import { EXIT, Stop, usage } from './exit.ts';
import { failures } from './fail-on.ts';
import type { Values } from './flags.ts';
import { gitOf } from './git.ts';
import { kinds } from './kinds.ts';
import type { World } from './world.ts';

/** A plan, ready to be printed, and what refuses it. */
export interface Reviewed {
  readonly document: PlanDocument;
  readonly refused: readonly Problem[];
}

/** Compares a file with a site that has been read. */
export function review(loaded: Loaded, live: Survey, values: Values, world: World, base?: Base): Reviewed {
  const planned = selected(planFor(loaded, live, base?.loaded), live, values);
  const problems = [
    ...loaded.problems,
    ...(base?.problems ?? []),
    ...planned.problems.map((problem) => loaded.placed(problem)),
  ];
  const manual = planned.manual.map((problem) => loaded.placed(problem));
  const document = compose({ ...planned, problems, manual }, metaOf(loaded, world, isPart(values)));
  return { document, refused: refusedIn(document, values) };
}

/** The plan of a file for a site that has been read, whatever was agreed to or selected; with a base it tells whose each change is. */
export function planFor(loaded: Loaded, live: Survey, base?: Loaded): Planned {
  const { site, protected: safe } = loaded.model;
  const policy = policyOf(loaded);
  const wishes = wishesOf(loaded);
  if (base === undefined) return plan({ site, wishes, survey: live, ...policy, protected: safe });
  const before = wishesOf(base);
  const traced = trace(wishes, before, live, policy);
  const planned = plan({
    site,
    survey: live,
    ...policy,
    ...traced,
    protected: [...safe, ...base.model.protected],
  });
  return toldApart(planned, compare({ wishes, base: before, survey: live, ...policy }));
}

/** What a file wants, kind by kind. */
export function wishesOf(loaded: Loaded): readonly Wish[] {
  return kinds.map((kind) => ({ kind, wanted: wantedIn(loaded, kind) }));
}

/** What a file says of things that it does not describe. */
export function policyOf({ model: { removed, exclusive, ignore } }: Loaded): Policy {
  return { removed, exclusive, ignore };
}

/** What a file wants of one kind. */
export function wantedIn(loaded: Loaded, kind: Kind<unknown>): readonly Wanted<unknown>[] {
  return loaded.wanted.get(kind.name)?.wanted ?? [];
}

/** What refuses a plan document, given what was agreed to and asked for: the same for `plan` and `apply`. */
export function refusedIn(document: PlanDocument, values: Values): readonly Problem[] {
  return [...verdict(document.problems, consentsOf(values)), ...failures(document, values.failOn)];
}

/** What was agreed to on the command line. Throws a Stop for an override without a reason. */
export function consentsOf(values: Values): Consents {
  const overrides = values.override ?? [];
  if (overrides.length > 0 && (values.reason ?? '').trim() === '') {
    throw usage(
      'REASON_MISSING',
      '--override needs a reason, which is kept in the journal.',
      `Add --reason "<why>" to --override ${overrides.join(' --override ')}.`,
    );
  }
  return { allowDelete: values.allowDelete === true, allowAdverse: values.allowAdverse === true, overrides };
}

/** Throws a Stop when a file has problems that refuse it: nothing is asked of the site then. */
export function mustBeSound(loaded: Loaded): void {
  if (loaded.problems.some(refuses)) throw new Stop(loaded.problems, EXIT.error);
}

/** True where only some of the changes are asked for. */
/** Is less planned than the file asks for? */
export function isPart({ target, exclude }: Values): boolean {
  return target !== undefined || exclude !== undefined;
}

function selected(planned: Planned, live: Survey, values: Values): Planned {
  if (!isPart(values)) return planned;
  const globs = [...(values.target ?? []), ...(values.exclude ?? [])];
  const idle = idleGlobs(planned.plan, globs).map(
    (glob): Problem => ({
      code: 'TARGET_IDLE',
      severity: 'warning',
      message: `No change of this plan matches ${glob}.`,
      next: 'Compare it with the addresses that the plan without --target prints.',
    }),
  );
  const chosen = select(planned.plan, kinds, {
    ...(values.target ? { target: values.target } : {}),
    ...(values.exclude ? { exclude: values.exclude } : {}),
  });
  const lives = kinds.map((kind) => ({ kind, live: listOf(live, kind) }));
  const problems = [...concerning(planned, chosen.plan, lives), ...chosen.problems, ...idle];
  return { ...planned, plan: chosen.plan, problems };
}

/** What a document made from a file says of the file. */
export function metaOf(loaded: Loaded, world: World, partial = false): Parameters<typeof compose>[1] {
  const git = gitOf(world.cwd);
  return {
    tool: { name: 'loyalty', version: world.version },
    createdAt: world.now().toISOString(),
    config: {
      path: loaded.path === '-' ? 'stdin' : loaded.path,
      digest: loaded.digest,
      ...(git ? { git } : {}),
      ...keptOf(loaded.model),
      ...(partial ? { partial } : {}),
    },
    blindSpots: [...new Set(kinds.flatMap((kind) => (kind.outOfReach ?? []).map((item) => item.what)))],
  };
}
