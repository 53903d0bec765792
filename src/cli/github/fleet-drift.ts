import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type FleetDrift, fleetDriftHeader, fleetDriftMarkdown, patternOf } from '../../render/index.ts';
import { EXIT } from '../exit.ts';
import type { Values } from '../flags.ts';
import { rootOf } from '../git.ts';
import { driftFiles } from '../next-command.ts';
import type { World } from '../world.ts';
import { wholeAt } from './comment.ts';
import { keepIssue } from './issue.ts';
import { keepProposal, withdrawProposal } from './proposal.ts';
import { remarkOn } from './remarking.ts';

/** Keeps one pull request, one comment and one issue for all sites, as the flags ask. Throws a Stop when that cannot be done. */
export async function tellGithubOfFleet(report: FleetDrift, values: Values, world: World): Promise<void> {
  const header = fleetDriftHeader(report);
  const command = wayOut(report, values, world);
  const body = fleetDriftMarkdown(report, { ...wholeAt(world), ...(command === undefined ? {} : { command }) });
  if (values.pullRequest === 'github') await propose(report, body, world);
  if (values.comment === 'github') await remarkOn(() => ({ header, body }), values, world);
  if (values.issue !== 'github') return;
  const title = `Sites are not what ${patternOf(report.sites)} say`;
  await keepIssue({ header, title, body, stands: report.exit !== EXIT.ok }, world);
}

async function propose(report: FleetDrift, body: string, world: World): Promise<void> {
  const { sites, summary, shard = '' } = report;
  const named = `${patternOf(sites)} ${shard}`.replace(/\W+/g, '-').replace(/^-+|-+$/g, '');
  const branch = `loyalty/drift-${named || 'sites'}`;
  const adopted = sites.filter(({ drift }) => (drift?.adopted ?? []).length > 0);
  if (adopted.length > 0) {
    const title = `Adopt what was changed on ${adopted.length === 1 ? `site ${adopted[0]?.site}` : `${adopted.length} sites`}`;
    const files = adopted.map(({ file }) => {
      const full = resolve(world.cwd, file);
      return { path: relative(rootOf(world.cwd) ?? world.cwd, full), text: readFileSync(full, 'utf8') };
    });
    await keepProposal({ branch, title, body, files }, world);
  } else if (summary.failed + summary.conflict + summary.drift === 0) await withdrawProposal(branch, body, world);
}

/** What a person runs next, in a checkout. */
function wayOut({ summary, sites }: FleetDrift, values: Values, world: World): string | undefined {
  if (values.base === undefined || summary.drift + summary.conflict === 0) return undefined;
  if (sites.every(({ status, exit }) => status !== 'drift' || exit === EXIT.ok)) return undefined;
  return `${driftFiles([...(values.files ?? []), ...(values.file ?? [])], values, world)} --adopt`;
}
