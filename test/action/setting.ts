import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { PROGRAM } from '../cli/github/program.ts';
import type { Runner } from '../support/github/runner.ts';
import { type Hub, hub } from '../support/github/stand-in.ts';
import { type Shop, shop } from '../support/shop.ts';
import { type Given, machineFor } from './machine.ts';
import { type Ran, runSteps, type Step, type Workflow, yamlAt } from './workflow.ts';

/** A site that needs a key. */
export const SITE = '11111111-2222-4333-8444-555555555555';
export const GIVEN: Given = { secrets: { WIX_API_KEY: 'key-of-the-shop' }, vars: { WIX_SITE_ID: SITE } };
export const FILE = PROGRAM.replace('site: sandbox', 'site: ${WIX_SITE_ID}');

export interface Setting {
  readonly made: Shop;
  readonly github: Hub;
}

/** A checkout with our workflows, as `init` writes them, its origin, and GitHub. */
export async function setting(): Promise<Setting> {
  const made = await shop({ env: { LOYALTY_RETRIES: '0' } });
  made.sandbox.addSite({ id: SITE, key: 'key-of-the-shop', fixture: 'store' });
  made.write('loyalty.yaml', FILE);
  expect((await made.loyalty('init --ci github')).exit).toBe(0);
  git(made, 'init', '--quiet', '--bare', '-b', 'main', '.origin');
  git(made, 'init', '--quiet', '-b', 'main');
  git(made, 'remote', 'add', 'origin', join(made.folder, '.origin'));
  commit(made, 'First');
  return { made, github: await hub('acme/perks', { 'loyalty.yaml': FILE }) };
}

/** Runs git in the checkout. */
export function git(made: Shop, ...args: readonly string[]): string {
  const name = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...name, ...args], { cwd: made.folder, encoding: 'utf8' });
}

/** Commits the file as it is now, and pushes it. */
export function commit(made: Shop, message: string): void {
  git(made, 'add', 'loyalty.yaml', '.github');
  git(made, 'commit', '--quiet', '--allow-empty', '-m', message);
  git(made, 'push', '--quiet', 'origin', 'main');
}

/** Runs all jobs of one of the workflows; `changed` is what the team has set otherwise. */
export async function runWorkflow(
  { made }: Setting,
  name: string,
  runner: Runner,
  given: Given = GIVEN,
  changed: (step: Step) => Step = (step) => step,
): Promise<readonly Ran[]> {
  const { jobs } = yamlAt<Workflow>(made.folder, `.github/workflows/loyalty-${name}.yml`);
  const machine = machineFor(made, runner, given);
  const ran: Ran[] = [];
  for (const { steps } of Object.values(jobs)) ran.push(...(await runSteps(steps.map(changed), machine)));
  return ran;
}

/** The shell steps that ran, and how each ended. */
export function own(ran: readonly Ran[]): readonly (readonly [string, number | 'foreign'])[] {
  return ran.filter(({ exit }) => exit !== 'foreign').map(({ name, exit }) => [name, exit]);
}

const begun = [
  ['Check the call', 0],
  ['Install', 0],
] as const;
export const PLANNED = [...begun, ['Run', 0]] as const;
export const APPLIED = [...PLANNED, ['Keep what was applied', 0]] as const;
export const LOOKED = [...begun, ['Fetch what was applied', 0], ['Run', 0]] as const;
