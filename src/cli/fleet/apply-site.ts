import type { Loaded } from '../../config/index.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { EndRow, EndStatus, SiteRow } from '../../render/index.ts';
import { type Applied, SETTLE_SECONDS } from '../applying.ts';
import { carryOutLocked } from '../approving.ts';
import { rememberApplied } from '../base/applied.ts';
import { EXIT, type Exit, Stop } from '../exit.ts';
import type { Values } from '../flags.ts';
import { load } from '../inputs.ts';
import { shownPath } from '../places.ts';
import { reviewSite } from '../reviewing.ts';
import { openSession, type Session } from '../session.ts';
import { targetOf } from '../target.ts';
import { problemOf } from '../tell.ts';
import type { World } from '../world.ts';
import { BAND } from './flags.ts';
import { outOfBand, totalsOf } from './totals.ts';

/** What applying one of many sites needs besides its row of the plan. */
export interface Errand {
  readonly wave: number;
  /** Looked at afterwards: no drift, totals within the band. */
  readonly watched: boolean;
  readonly halt: { readonly asked: boolean };
}

/**
 * Applies one of many sites: plans it anew, writes only when that is the change set that was agreed to, and looks at it afterwards when
 * asked to. Whatever goes wrong is a row, never an exception.
 */
export async function applySite(row: SiteRow, errand: Errand, values: Values, world: World): Promise<EndRow> {
  const { file, site, summary } = row;
  const total = summary.create + summary.update + summary.delete;
  const end = (status: EndStatus, exit: Exit, more: Partial<EndRow> = {}): EndRow => {
    return { file, site, status, exit, wave: errand.wave, applied: 0, total, problems: [], ...more };
  };
  if (errand.halt.asked) return end('untried', EXIT.interrupted);
  try {
    const loaded = await load(file, values, world);
    const session = await openSession(await targetOf(loaded.model, values, world), values, world);
    try {
      return await carriedOut(row, { loaded, session, errand, end }, values, world);
    } finally {
      await session.close();
    }
  } catch (error) {
    const stop = error instanceof Stop ? error : new Stop([problemOf(error)]);
    return end(stop.exit === EXIT.stale ? 'stale' : 'failed', stop.exit, { problems: stop.problems });
  }
}

interface Work {
  readonly loaded: Loaded;
  readonly session: Session;
  readonly errand: Errand;
  end(status: EndStatus, exit: Exit, more?: Partial<EndRow>): EndRow;
}

async function carriedOut(row: SiteRow, work: Work, values: Values, world: World): Promise<EndRow> {
  const { loaded, session, errand, end } = work;
  const { document, refused } = await reviewSite(loaded, session, values, world);
  // Somebody, or another file for the same site, was here first.
  if (document.changes.length === 0) {
    await rememberApplied(document, values, world);
    return end('done', EXIT.ok, { applied: 0, total: 0 });
  }
  if (document.digest !== row.digest && values.onStale !== 'replan')
    return end('stale', EXIT.stale, { problems: [MOVED] });
  if (refused.length > 0) return end('refused', EXIT.refused, { problems: refused });
  const before = errand.watched ? await totalsOf(session) : undefined;
  const applied = await carryOutLocked(document, session, values, world, { halt: errand.halt, watch: () => undefined });
  const told = toldOf(applied, document.changes.length, world);
  if (applied.exit !== EXIT.ok) return end(statusOf(applied), applied.exit, told);
  const unwell = errand.watched ? await troublesAfter(work, before, values, world) : [];
  if (unwell.length === 0) return end('done', EXIT.ok, told);
  return end('unwell', EXIT.partly, { ...told, problems: [...told.problems, ...unwell] });
}

function toldOf(
  { outcomes, warnings, journal }: Applied,
  total: number,
  world: World,
): Pick<EndRow, 'applied' | 'total' | 'problems'> {
  const applied = outcomes.filter(({ status }) => status === 'applied' || status === 'already').length;
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.problem] : []));
  const path = journal === undefined ? {} : { journal: shownPath(journal, world) };
  return { applied, total, problems: [...failures, ...warnings], ...path };
}

function statusOf({ exit, outcomes }: Applied): EndStatus {
  if (exit === EXIT.stale) return 'stale';
  if (exit === EXIT.interrupted && outcomes.every(({ status }) => status === 'untried')) return 'untried';
  return exit === EXIT.error ? 'failed' : 'partly';
}

/** Lists may lag behind writes: a site that still differs is looked at again, until it must have settled. */
async function troublesAfter(
  { loaded, session }: Work,
  before: Awaited<ReturnType<typeof totalsOf>>,
  values: Values,
  world: World,
): Promise<readonly Problem[]> {
  const until = world.now().getTime() + (values.settle ?? SETTLE_SECONDS) * 1000;
  for (;;) {
    const { document } = await reviewSite(loaded, session, values, world);
    const left = document.changes.length;
    if (left === 0) return outOfBand(before, await totalsOf(session), (values.band as number | undefined) ?? BAND);
    if (world.now().getTime() >= until) return [drifted(left, document.changes[0]?.address ?? '')];
    await world.sleep(Math.min(1000, until - world.now().getTime()));
  }
}

function drifted(count: number, address: string): Problem {
  return {
    code: 'DRIFT_AFTER_APPLY',
    severity: 'error',
    message: `The site differs from its file right after the apply: ${count === 1 ? address : `${count} things, ${address} first`}.`,
    next: 'Plan this site, and find out who changes it besides.',
  };
}

const MOVED: Problem = {
  code: 'STALE',
  severity: 'error',
  message: 'The site, or its file, moved since the plan that was agreed to: nothing was written.',
  next: 'Run again; --on-stale replan applies what a new plan says, once it passes the same guards.',
};
