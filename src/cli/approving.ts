import type { PlanDocument } from '../kernel/document.ts';
import type { Problem } from '../kernel/problem.ts';
import { outcomeLine, outcomesJson, outcomesText } from '../render/index.ts';
import { answeredCreates, openCreates, type SentCreate } from '../runs/history.ts';
import { type Lock, takeLock } from '../runs/lock.ts';
import { type Applied, carryOutPlan, SETTLE_SECONDS, type Watch } from './applying.ts';
import { confirm, confirmSite } from './confirm.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { Values } from './flags.ts';
import { type Halt, haltOn } from './halt.ts';
import { look } from './look.ts';
import { locksFolder, runsFolder, shownPath } from './places.ts';
import type { Reviewed } from './planning.ts';
import { printPlan, writeReports } from './print.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** A plan that waits for its yes. */
export interface Proposal {
  readonly reviewed: Reviewed;
  readonly session: Session;
  /** `production` asks for the site id besides. */
  readonly environment?: string | undefined;
}

/** Prints a plan, checks the consents, asks, and carries it out under the site's lock. */
export async function approve(
  { reviewed, session, environment }: Proposal,
  values: Values,
  world: World,
): Promise<Exit> {
  const { document, refused } = reviewed;
  const idle = refused.length > 0 || document.changes.length === 0;
  // In the other formats the answer is how the apply ended, and stdout holds one answer.
  if (idle || values.format === 'text') await printPlan(document, refused, values, world);
  else await writeReports(document, refused, values, world);
  if (refused.length > 0) return EXIT.refused;
  if (idle) return EXIT.ok;
  if (values.expect !== undefined && values.expect !== document.digest) {
    throw new Stop([unexpected(values.expect as string, document)], EXIT.stale);
  }
  confirmSite(environment, document.site, values, world);
  if (!(await confirm(document, values, world))) throw new Stop([NOT_APPROVED]);
  const lock = lockOf(document.site, values, world);
  const halt = haltOn(world);
  try {
    await waitForLists(document, halt, values, world);
    const applied = await carryOutPlan(document, session, values, world, { halt, watch: watching(values, world) });
    report(document, applied, values, world);
    return applied.exit;
  } finally {
    lock.release();
    halt.release();
  }
}

function lockOf(site: string, values: Values, world: World): Lock {
  const force = values.forceUnlock === undefined ? {} : { force: values.forceUnlock as string };
  return takeLock({
    folder: locksFolder(values, world),
    site,
    id: world.newId(),
    now: world.now(),
    ...force,
  });
}

/**
 * Lists may lag behind writes. What the last run on this machine may have created without our knowing, and what runs did create and
 * this plan would create again, is waited for until the lists must show it; the look before the first write then finds it.
 */
async function waitForLists(document: PlanDocument, halt: Halt, values: Values, world: World): Promise<void> {
  const runs = runsFolder(values, world);
  const planned = new Set(document.changes.flatMap(({ op, address }) => (op === 'create' ? [address] : [])));
  const again = answeredCreates(runs, document.site).filter(({ addresses }) =>
    addresses.some((address) => planned.has(address)),
  );
  const wait = { halt, values, world };
  await waitFor(openCreates(runs, document.site), 'The last run was cut off while it created something', wait);
  await waitFor(again, 'This plan creates what was created a moment ago', wait);
}

async function waitFor(
  sent: readonly SentCreate[],
  why: string,
  { halt, values, world }: { readonly halt: Halt; readonly values: Values; readonly world: World },
): Promise<void> {
  const settled = Math.max(0, ...sent.map(({ at }) => at.getTime())) + (values.settle ?? SETTLE_SECONDS) * 1000;
  const left = (): number => settled - world.now().getTime();
  if (left() <= 0) return;
  world.err(`${why}; waiting ${Math.ceil(left() / 1000)} s for the site's lists to show it.\n`);
  while (left() > 0 && !halt.asked) await world.sleep(Math.min(left(), 250));
}

function watching(values: Values, world: World): Watch {
  if (values.quiet) return () => undefined;
  const shown = look(world, values, 'err');
  return (outcome, done, total) => world.err(outcomeLine(outcome, { ...shown, done, total }));
}

function report({ site }: PlanDocument, applied: Applied, values: Values, world: World): void {
  const { outcomes, exit, warnings, journal } = applied;
  const path = journal === undefined ? {} : { journal: shownPath(journal, world) };
  const ending = { site, outcomes, exit, problems: warnings, ...path };
  world.out(values.format === 'json' ? outcomesJson(ending) : outcomesText(ending, look(world, values, 'out')));
}

function unexpected(expected: string, document: PlanDocument): Problem {
  return {
    code: 'UNEXPECTED_CHANGES',
    severity: 'error',
    message: `The change set has the digest ${document.digest}, not the reviewed ${expected}: the file or the site moved since the review.`,
    next: 'Review the new plan, and pass its digest.',
  };
}

const NOT_APPROVED: Problem = {
  code: 'NOT_APPROVED',
  severity: 'error',
  message: 'Not approved: nothing was written.',
  next: 'Run again, and answer yes; or pass --yes.',
};
