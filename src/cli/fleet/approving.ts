import {
  type EndRow,
  type FleetEnding,
  type FleetReport,
  fleetEndingText,
  json,
  patternOf,
} from '../../render/index.ts';
import { afterwards, type Step } from '../afterwards.ts';
import { NOT_APPROVED } from '../approving.ts';
import { rememberApplied } from '../base/applied.ts';
import { confirm } from '../confirm.ts';
import { EXIT, type Exit, Stop, usage } from '../exit.ts';
import { mustBeExpected } from '../expecting.ts';
import type { Values } from '../flags.ts';
import { load } from '../inputs.ts';
import { look } from '../look.ts';
import type { World } from '../world.ts';
import { applyFleet } from './applying.ts';
import { forOneSite } from './flags.ts';
import { planFleet } from './planning.ts';
import { printFleet, writeFleetReports } from './printing.ts';

/** Plans many sites, asks once, and applies them: all that are not refused, in waves when asked to. Tells the pull request how it ended, when asked to. */
export async function applyMany(files: readonly string[], values: Values, world: World): Promise<Exit> {
  const report = await planFleet(files, values, world);
  const idle = report.refused.length > 0 || report.summary.changes === 0;
  if (idle || values.format === 'text') await printFleet(report, values, world);
  else await writeFleetReports(report, values, world);
  const comments = values.comment === undefined ? undefined : await import('./ended.ts');
  if (idle) {
    if (report.refused.length === 0) await rememberSame(report, values, world);
    await comments?.tellNothingWritten(report, report.refused, values, world);
    return report.exit as Exit;
  }
  try {
    await mustBeAgreed(report, values, world);
  } catch (error) {
    if (error instanceof Stop) await comments?.tellNothingWritten(report, error.problems, values, world);
    throw error;
  }
  const ending = await applyFleet(report, values, world, watching(values, world));
  const remember: Step = () => rememberSame(report, values, world);
  const steps = [
    ...(ending.exit === EXIT.interrupted ? [] : [remember]),
    () => printEnding(ending, values, world),
    () => tellRunner(ending, values, world),
    () => comments?.commentFleetEnding(report, ending, values, world),
  ];
  return afterwards(ending.exit as Exit, steps, values, world);
}

/** A site that had nothing to do is what its file says, too: that is what `--base applied` means from now on. */
async function rememberSame({ sites, config: { git } }: FleetReport, values: Values, world: World): Promise<void> {
  if (values.target !== undefined || values.exclude !== undefined) return;
  for (const { file: path, site, status, source } of sites) {
    if (status !== 'same' || source === undefined) continue;
    await rememberApplied({ site, config: { path, digest: source, ...(git ? { git } : {}) } }, values, world);
  }
}

async function mustBeAgreed(report: FleetReport, values: Values, world: World): Promise<void> {
  const { digest, summary, sites } = report;
  await mustBeExpected({ site: '*', digest, config: { path: patternOf(sites) } }, values, world);
  await mustBeConfirmed(report, values, world);
  const ours = sites.filter(({ status }) => status === 'changes').map((row) => row.summary);
  const changes = ours.reduce((sum, row) => sum + row.create + row.update + row.delete, 0);
  const question = `Apply ${changes === 1 ? 'this change' : `these ${changes} changes`} to ${summary.changes} ${summary.changes === 1 ? 'site' : 'sites'}?`;
  if (!(await confirm(question, values, world))) throw new Stop([NOT_APPROVED]);
}

/** Production without a terminal: the sites have to be repeated, or the digest, which holds them. Throws a Stop when neither was. */
async function mustBeConfirmed({ sites }: FleetReport, values: Values, world: World): Promise<void> {
  if (world.tty.in || values.expect !== undefined || values.expectFrom !== undefined) return;
  const said = String(values.confirmSite ?? '').split(',');
  for (const { file, site, status } of sites) {
    if (status !== 'changes' || said.includes(site)) continue;
    const { model } = await load(file, forOneSite(values), world);
    if (model.environment !== 'production') continue;
    throw usage(
      'SITE_NOT_CONFIRMED',
      `Site ${site} is in production, and this is not a terminal.`,
      'Add --expect <digest of the plan>, or --confirm-site with the ids of the sites in production, separated by commas.',
    );
  }
}

function watching(values: Values, world: World): (row: EndRow) => void {
  if (values.quiet) return () => undefined;
  return ({ file, status, applied, total }) => world.err(`${status.padEnd(7)} ${file}  ${applied} of ${total}\n`);
}

async function printEnding(ending: FleetEnding, values: Values, world: World): Promise<void> {
  if (values.format === 'json') world.out(json(ending));
  else if (values.format === 'text')
    world.out(fleetEndingText(ending, { ...look(world, values, 'out'), verbose: values.verbose === true }));
  else world.out((await import('./ended.ts')).endingDocument(ending, values.format));
}

async function tellRunner(ending: FleetEnding, values: Values, world: World): Promise<void> {
  if (values.format === 'github') (await import('./ended.ts')).tellRunnerOfEnding(ending, world);
}
