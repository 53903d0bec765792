import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { outcomeLine } from '../render/index.ts';
import { afterwards, type Step } from './afterwards.ts';
import { type Applied, carryOutPlan, type Surroundings, type Watch } from './applying.ts';
import { endingOf, tellingOf } from './closing.ts';
import { confirm, confirmSite, questionOf } from './confirm.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import { mustBeExpected } from './expecting.ts';
import type { Values } from './flags.ts';
import { haltOn } from './halt.ts';
import { lockSite } from './locking.ts';
import { look } from './look.ts';
import type { Reviewed } from './planning.ts';
import { printPlan, showPlan, writeReports } from './print.ts';
import type { Session } from './session.ts';
import { waitForLists } from './waiting.ts';
import type { World } from './world.ts';

/** A plan that waits for its yes. */
export interface Proposal {
  readonly reviewed: Reviewed;
  readonly session: Session;
  /** `production` asks for the site id besides. */
  readonly environment?: string | undefined;
  /** Reads the site again, and plans what is left after an apply that broke off. */
  readonly replan?: () => Promise<PlanDocument>;
}

/** Prints a plan, checks the consents, asks, and carries it out under the site's lock. Tells the pull request how it ended, when asked to. */
export async function approve(proposal: Proposal, values: Values, world: World): Promise<Exit> {
  const { document, refused } = proposal.reviewed;
  const idle = refused.length > 0 || document.changes.length === 0;
  // In the other formats the answer is how the apply ended, and stdout holds one answer.
  if (idle || values.format === 'text') await printPlan(document, refused, values, world);
  else {
    await writeReports(document, refused, values, world);
    if (values.yes !== true) showPlan(document, refused, values, world);
  }
  const comments = values.comment === undefined ? undefined : await import('./github/ended.ts');
  if (refused.length > 0) {
    await comments?.commentStop(document, refused, values, world);
    return EXIT.refused;
  }
  if (idle) {
    const ending = { site: document.site, outcomes: [], exit: EXIT.ok };
    await remember(document, values, world);
    await comments?.commentEnding({ document, ending }, values, world);
    return EXIT.ok;
  }
  let applied: Applied;
  try {
    applied = await carryOutApproved(proposal, values, world);
  } catch (error) {
    if (error instanceof Stop) await comments?.commentStop(document, error.problems, values, world);
    throw error;
  }
  const ending = endingOf(document, applied, world);
  const comment: Step = () => comments?.commentEnding({ document, ending, replan: proposal.replan }, values, world);
  return afterwards(applied.exit, [...tellingOf(document, ending, values, world), comment], values, world);
}

async function carryOutApproved(
  { reviewed: { document }, session, environment }: Proposal,
  values: Values,
  world: World,
): Promise<Applied> {
  await mustBeExpected(document, values, world);
  confirmSite(environment, document.site, values, world);
  if (!(await confirm(questionOf(document), values, world))) throw new Stop([NOT_APPROVED]);
  const halt = haltOn(world);
  try {
    return await carryOutLocked(document, session, values, world, { halt, watch: watching(values, world) });
  } finally {
    halt.release();
  }
}

/** Carries out a plan that was agreed to, under the lock of its site. */
export async function carryOutLocked(
  document: PlanDocument,
  session: Session,
  values: Values,
  world: World,
  around: Surroundings,
): Promise<Applied> {
  const lock = lockSite(document.site, values, world);
  try {
    await waitForLists(document, around.halt, values, world);
    const applied = await carryOutPlan(document, session, values, world, around);
    if (applied.exit === EXIT.ok) await remember(document, values, world);
    return applied;
  } finally {
    lock.release();
  }
}

/** What the site has been brought to is what `--base applied` means from now on. */
async function remember(document: PlanDocument, values: Values, world: World): Promise<void> {
  await (await import('./base/applied.ts')).rememberApplied(document, values, world);
}

function watching(values: Values, world: World): Watch {
  if (values.quiet) return () => undefined;
  const shown = look(world, values, 'err');
  return (outcome, done, total) => world.err(outcomeLine(outcome, { ...shown, done, total }));
}

/** What a yes that was not given is answered with. */
export const NOT_APPROVED: Problem = {
  code: 'NOT_APPROVED',
  severity: 'error',
  message: 'Not approved: nothing was written.',
  next: 'Run again, and answer yes; or pass --yes.',
};
