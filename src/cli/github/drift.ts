import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { DriftDocument } from '../../kernel/drift-document.ts';
import { driftMarkdown, markdownHeader } from '../../render/index.ts';
import type { Flags, Values } from '../flags.ts';
import { rootOf } from '../git.ts';
import { word } from '../shell.ts';
import type { World } from '../world.ts';
import { wholeAt } from './comment.ts';
import { keepIssue } from './issue.ts';
import { keepProposal, withdrawProposal } from './proposal.ts';
import { remarkOn } from './remarking.ts';

/** Where on GitHub a drift is told. */
export const ON_GITHUB: Flags = {
  issue: {
    type: 'string',
    choices: ['github'],
    describe: 'Keep one issue about it: opened, changed, and closed when there is no drift (needs GITHUB_TOKEN)',
    group: 'Drift:',
  },
  'pull-request': {
    type: 'string',
    choices: ['github'],
    describe: 'With --adopt: keep one pull request with the file as it was adopted (needs GITHUB_TOKEN)',
    group: 'Drift:',
  },
};

/** A drift, and whether something of it still stands: it was neither adopted nor is there none. */
export interface Told {
  readonly document: DriftDocument;
  readonly stands: boolean;
}

/** Keeps the pull request of what was adopted, and the issue about what was not, as the flags ask. Throws a Stop when that cannot be done. */
export async function tellGithub({ document, stands }: Told, values: Values, world: World): Promise<void> {
  if (values.pullRequest === 'github') await propose(document, values, world);
  const { site, config } = document;
  const command = stands ? wayOut(document) : undefined;
  const header = markdownHeader(site, config.path, 'drift');
  const body = driftMarkdown(document, { ...wholeAt(world), ...(command === undefined ? {} : { command }) });
  if (values.comment === 'github') await remarkOn(() => ({ header, body }), values, world);
  if (values.issue !== 'github') return;
  await keepIssue({ header, title: `Site ${site} is not what ${config.path} says`, body, stands }, world);
}

async function propose(document: DriftDocument, values: Values, world: World): Promise<void> {
  const { site, config, adopted = [], verdict } = document;
  const branch = `loyalty/drift-${site.replace(/[^\w-]/g, '-')}`;
  const body = driftMarkdown(document, wholeAt(world));
  if (values.adopt === true && adopted.length > 0) {
    const full = resolve(world.cwd, config.path);
    const path = relative(rootOf(world.cwd) ?? world.cwd, full);
    const title = `Adopt what was changed on site ${site}`;
    await keepProposal({ branch, title, body, files: [{ path, text: readFileSync(full, 'utf8') }] }, world);
  } else if (verdict === 'none') await withdrawProposal(branch, body, world);
}

/** What a person runs next, in a checkout. */
function wayOut({ config, base, verdict }: DriftDocument): string | undefined {
  if (base === null) return undefined;
  const same = `loyalty drift -f ${word(config.path)} --base ${word(base.given)}`;
  return verdict === 'conflict' ? `${same} --revert --out revert.json` : `${same} --adopt`;
}
