import type { Loaded } from '../config/index.ts';
import type { PlanDocument } from '../kernel/document.ts';
import type { Survey } from '../kernel/survey.ts';
import type { ProgramStatusSpec } from '../kinds/program-status/spec.ts';
import { adverseIn, directed } from './directing.ts';
import type { Values } from './flags.ts';
import { judged } from './judging.ts';
import { type Reviewed, refusedIn, review } from './planning.ts';
import type { Session } from './session.ts';
import { talk } from './talk.ts';
import type { Weighed } from './weighing.ts';
import type { World } from './world.ts';

/** Reads the site, compares the file with it, and has the plan judged: what `plan` prints and `apply` carries out. */
export async function reviewSite(loaded: Loaded, session: Session, values: Values, world: World): Promise<Reviewed> {
  const base =
    values.base === undefined ? undefined : await (await import('./base/past.ts')).baseOf(loaded, values, world);
  const live = await session.survey();
  return assess(review(loaded, live, values, world, base).document, loaded, { live, session }, values, world);
}

/** What the checks and the impact say of a plan for a site that has been read. */
export async function assess(
  planned: PlanDocument,
  loaded: Loaded,
  { live, session }: { readonly live: Survey; readonly session: Session },
  values: Values,
  world: World,
): Promise<Reviewed> {
  const { document, judgements } = directed(planned);
  const weighed = await weighing(document, loaded, { live, session }, values, world);
  const adverse = adverseIn(judgements, { running: isRunning(live), customers: customersIn(weighed) });
  const problems = [...document.problems, ...adverse];
  const told = { ...document, problems, impact: weighed?.impact ?? null };
  return verdictOn(judged(told, loaded, live, weighed?.figures), values);
}

/** A plan without changes asks nothing about customers. */
async function weighing(
  document: Reviewed['document'],
  loaded: Loaded,
  { live, session }: { readonly live: Survey; readonly session: Session },
  values: Values,
  world: World,
): Promise<Weighed | undefined> {
  const level = values.impact ?? 'off';
  if (level === 'off' || document.changes.length === 0) return undefined;
  const { weigh } = await import('./weighing.ts');
  const scales = { loaded, live, site: session.site, level, now: world.now() };
  return talk(world, values, 'Counting customers', () => weigh(document, scales));
}

function customersIn(weighed: Weighed | undefined): number | undefined {
  const value = weighed?.impact.customers?.value;
  return value === '<5' ? 1 : value;
}

/** Only a running program has customers who can lose. */
export function isRunning(live: Survey): boolean {
  return live.get('program-status')?.some(({ spec }) => (spec as ProgramStatusSpec).status === 'active') ?? false;
}

function verdictOn(document: Reviewed['document'], values: Values): Reviewed {
  return { document, refused: refusedIn(document, values) };
}
