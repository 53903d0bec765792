import type { SiteFacts } from '../../checks/index.ts';
import type { Loaded, SharedFiles } from '../../config/index.ts';
import type { Impact } from '../../impact/document.ts';
import type { DocumentedChange } from '../../kernel/document.ts';
import type { Problem } from '../../kernel/problem.ts';
import type { Survey } from '../../kernel/survey.ts';
import { type ShownChange, type SiteRow, siteImpactOf } from '../../render/index.ts';
import { EXIT, type Exit, Stop } from '../exit.ts';
import type { Values } from '../flags.ts';
import { load } from '../inputs.ts';
import { mustBeSound, type Reviewed } from '../planning.ts';
import { isRunning, reviewSite } from '../reviewing.ts';
import { openSession } from '../session.ts';
import { targetOf } from '../target.ts';
import { problemOf } from '../tell.ts';
import type { World } from '../world.ts';
import { fileFacts } from './facts.ts';

/** One site as it was planned: little enough to be kept for thousands. */
export interface PlannedRow extends SiteRow {
  readonly exit: Exit;
  readonly facts?: SiteFacts;
}

/** A row, and the changes under its digest. */
export interface PlannedSite {
  readonly row: PlannedRow;
  readonly changes: readonly ShownChange[];
}

/** Plans one of many sites. Whatever goes wrong is a row, never an exception; nothing of the site is kept. */
export async function planSite(file: string, values: Values, world: World, shared?: SharedFiles): Promise<PlannedSite> {
  let site = '';
  let facts: SiteFacts | undefined;
  try {
    const loaded = await load(file, values, world, { shared });
    site = loaded.model.site;
    mustBeSound(loaded);
    facts = fileFacts(loaded);
    const { reviewed, running } = await look(loaded, values, world);
    return { row: { ...rowOf(file, reviewed, values), running, facts }, changes: reviewed.document.changes.map(shown) };
  } catch (error) {
    const stop = error instanceof Stop ? error : new Stop([problemOf(error)]);
    return { row: failedRow(file, site, stop, facts), changes: [] };
  }
}

async function look(
  loaded: Loaded,
  values: Values,
  world: World,
): Promise<{ readonly reviewed: Reviewed; readonly running: boolean }> {
  const session = await openSession(await targetOf(loaded.model, values, world), values, world);
  let running = false;
  const survey = async (): Promise<Survey> => {
    const live = await session.survey();
    running = isRunning(live);
    return live;
  };
  try {
    return { reviewed: await reviewSite(loaded, { ...session, survey }, values, world), running };
  } finally {
    await session.close();
  }
}

function rowOf(file: string, { document, refused }: Reviewed, values: Values): PlannedRow {
  const { site, changes, digest, problems, summary, config } = document;
  const { create, update, delete: gone, unmanaged, ignored } = summary;
  const standing = new Set(refused.map(keyOf));
  const status = refused.length > 0 ? 'refused' : changes.length > 0 ? 'changes' : 'same';
  const changing = values.detailedExitcode === true && status === 'changes';
  return {
    file,
    site,
    status,
    exit: status === 'refused' ? EXIT.refused : changing ? EXIT.changes : EXIT.ok,
    ...(changes.length === 0 ? {} : { digest }),
    source: config.digest,
    summary: { create, update, delete: gone, unmanaged, ignored },
    refused,
    problems: problems.filter((problem) => !standing.has(keyOf(problem))),
    ...(document.impact === null ? {} : { impact: siteImpactOf(document.impact as Impact) }),
  };
}

function keyOf(problem: Problem): string {
  return JSON.stringify(problem);
}

function failedRow(file: string, site: string, stop: Stop, facts: SiteFacts | undefined): PlannedRow {
  return {
    file,
    site,
    status: 'failed',
    exit: stop.exit,
    summary: { create: 0, update: 0, delete: 0, unmanaged: 0, ignored: 0 },
    refused: stop.problems.filter(({ severity }) => severity === 'error' || severity === 'critical'),
    problems: [],
    ...(facts === undefined ? {} : { facts }),
  };
}

/** A change without what only its own site needs; a replacement is told by what there was and what there will be. */
function shown(change: DocumentedChange): ShownChange {
  const { address, kind, name, reason, risk, direction, fields } = change;
  const told = { address, kind, name, reason, risk, direction, fields };
  if (change.op === 'create')
    return { ...told, op: 'create', ...(change.replaces ? { replaces: true, to: change.to } : {}) };
  if (change.op === 'update') return { ...told, op: 'update', ...(change.parked ? { parked: true } : {}) };
  const { consent, from } = change;
  return { ...told, op: 'delete', consent, ...(consent === 'replaced' ? { from } : {}) };
}
