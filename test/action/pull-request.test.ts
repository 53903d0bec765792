import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pullRequestRun, pushRun } from '../support/github/runner.ts';
import type { Shop } from '../support/shop.ts';
import { machineFor } from './machine.ts';
import { APPLIED, commit, FILE, GIVEN, git, own, PLANNED, runWorkflow, SITE, setting } from './setting.ts';
import { runSteps } from './workflow.ts';

const KEPT = ['Keep what was applied', 0];

const edit = (made: Shop, more: number): void => {
  const { tiers } = made.sandbox.state(SITE);
  const moved = tiers.map((tier) => ({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + more }));
  made.sandbox.setState(SITE, { tiers: moved });
};

describe('the workflows, step by step', { timeout: 240_000 }, () => {
  it('plan a pull request, comment once however often it is planned, and apply what it showed after the merge', async () => {
    const set = await setting();
    const { made, github } = set;
    const { number, pull } = github.open('raise', { 'loyalty.yaml': FILE });
    const place = { hub: github, folder: made.folder };
    const planned = await runWorkflow(set, 'plan', pullRequestRun(place, number), GIVEN);
    expect(own(planned)).toEqual(PLANNED);
    expect(planned.at(-1)?.out).toContain('::notice title=Loyalty plan for 11111111');
    expect(github.said(number)).toHaveLength(1);

    const better = FILE.replace('costInPoints: 450', 'costInPoints: 475');
    made.write('loyalty.yaml', better);
    pull.head.sha = github.memory.sha();
    const again = pullRequestRun(place, number);
    expect(own(await runWorkflow(set, 'plan', again, GIVEN))).toEqual(PLANNED);
    const [comment = '', ...more] = github.said(number);
    expect([more, comment.includes('475')]).toEqual([[], true]);
    expect(again.outputs()).toMatchObject({ verdict: 'changes', create: '1', update: '2', delete: '0', changes: '3' });
    expect(again.summary()).toContain('### Plan: 1 to create, 2 to update, 0 to delete');

    commit(made, 'Merge');
    const merge = pushRun(place, github.merge(number));
    const applied = await runWorkflow(set, 'apply', merge, GIVEN);
    expect(own(applied)).toEqual(APPLIED);
    expect(git(made, 'ls-remote', 'origin', 'refs/loyalty/*')).toContain(`refs/loyalty/applied/${SITE}`);
    expect(merge.outputs()).toMatchObject({ verdict: 'applied', applied: '3' });
    expect(github.said(number)[1]).toContain('### Applied 3 changes');
    const reward = made.sandbox.state(SITE).rewards.find(({ name }) => name === '$5 off your order');
    expect(JSON.stringify(reward)).toContain('475');
    expect(readdirSync(join(made.folder, '.loyalty/runs', SITE))).toHaveLength(1);
    expect(github.asked.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('refuse another change set after the merge, and keep what the run left', async () => {
    const set = await setting();
    const { made, github } = set;
    const { number } = github.open('raise', { 'loyalty.yaml': FILE });
    const place = { hub: github, folder: made.folder };
    await runWorkflow(set, 'plan', pullRequestRun(place, number), GIVEN);
    edit(made, 50);
    const sha = github.merge(number);
    const refused = await runWorkflow(set, 'apply', pushRun(place, sha), GIVEN);
    expect(own(refused).slice(-2)).toEqual([['Run', 4], KEPT]);
    expect(refused.at(-1)).toMatchObject({ name: 'Keep the journal', exit: 'foreign' });
    const told = github.said(number)[1] ?? '';
    const [, digest = ''] = /gh workflow run loyalty-apply\.yml .* -f expect=([0-9a-f]{64})/.exec(told) ?? [];
    expect(existsSync(join(made.folder, '.loyalty/runs', SITE))).toBe(false);

    const byHand = pushRun(place, sha, 'workflow_dispatch');
    expect(own(await runWorkflow(set, 'apply', byHand, { ...GIVEN, inputs: { expect: digest } }))).toEqual(APPLIED);
    expect(byHand.outputs()).toMatchObject({ verdict: 'applied' });
  });

  it('tell the merged pull request when an apply breaks off, and go on when the job is run again', async () => {
    const set = await setting();
    const { made, github } = set;
    const { number } = github.open('raise', { 'loyalty.yaml': FILE });
    const place = { hub: github, folder: made.folder };
    await runWorkflow(set, 'plan', pullRequestRun(place, number), GIVEN);
    const sha = github.merge(number);
    made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true } }]);
    const broken = pushRun(place, sha);
    expect(own(await runWorkflow(set, 'apply', broken, GIVEN)).slice(-2)).toEqual([['Run', 5], KEPT]);
    expect(broken.outputs()).toMatchObject({ verdict: 'unfinished', applied: '2', failed: '1' });
    const told = github.said(number)[1] ?? '';
    expect(told).toContain(`gh run rerun ${broken.env['GITHUB_RUN_ID']} --failed --repo acme/perks`);
    expect(told).toMatch(/\*\*failed\*\* update `rewards\/five-off`/);
    expect(git(made, 'ls-remote', 'origin', 'refs/loyalty/*')).toBe('');

    made.sandbox.setFaults([]);
    expect(own(await runWorkflow(set, 'apply', pushRun(place, sha), GIVEN))).toEqual(APPLIED);
    expect(github.said(number)).toHaveLength(2);
    expect(github.said(number)[1]).toContain('### Applied 1 change');
    expect(git(made, 'ls-remote', 'origin', 'refs/loyalty/*')).toContain(SITE);
  });

  it('check the file of a fork, plan it on a simulated site, and neither ask the real one nor comment', async () => {
    const set = await setting();
    const { made, github } = set;
    const { number } = github.open('raise', { 'loyalty.yaml': FILE }, 'mallory/perks');
    const run = pullRequestRun({ hub: github, folder: made.folder }, number);
    expect(own(await runWorkflow(set, 'plan', run, {}))).toEqual(PLANNED);
    expect(run.summary()).toContain('This pull request comes from a fork.');
    expect(run.summary()).toContain('create');
    expect([github.said(number), made.sandbox.requests().length]).toEqual([[], 0]);
    made.write('loyalty.yaml', FILE.replace('requiredPoints: 9000', 'requiredPoints: many'));
    const bad = await runWorkflow(set, 'plan', pullRequestRun({ hub: github, folder: made.folder }, number), {});
    expect(own(bad).at(-1)).toEqual(['Run', 1]);
    expect(bad.at(-1)?.out).toMatch(/^::error file=loyalty\.yaml,line=\d+/m);
  });

  it('take what a file and a branch are called for text, and never for a command', async () => {
    const set = await setting();
    const { made, github } = set;
    const name = '$(touch hacked)`touch hacked`;touch hacked #.yaml';
    made.write(name, FILE);
    const { number } = github.open('raise', {});
    const machine = machineFor(made, pullRequestRun({ hub: github, folder: made.folder }, number), GIVEN);
    const use = {
      uses: './.github/actions/loyalty',
      with: { command: 'plan', file: name, args: '--exclude\ntiers/*' },
    };
    const ran = await runSteps(
      [{ ...use, env: { WIX_API_KEY: '${{ secrets.WIX_API_KEY }}', WIX_SITE_ID: SITE } }],
      machine,
    );
    expect(own(ran)).toEqual(PLANNED);
    expect(existsSync(join(made.folder, 'hacked'))).toBe(false);
    expect(github.said(number)[0]).toContain('### Plan: 0 to create, 1 to update, 0 to delete');
  });

  it.each([
    ['deploy', 'push', 'must be plan, apply or drift'],
    ['plan', 'pull_request_target', 'gives secrets to whoever opens a pull request'],
    ['apply', 'pull_request', 'before it is merged'],
  ])('refuse %s on %s before anything is installed', async (command, event, says) => {
    const set = await setting();
    const machine = machineFor(set.made, pushRun({ hub: set.github, folder: set.made.folder }, 'c0ffee', event), GIVEN);
    const ran = await runSteps([{ uses: './.github/actions/loyalty', with: { command } }], machine);
    expect(own(ran)).toEqual([['Check the call', 1]]);
    expect(ran[0]?.out).toContain(says);
  });
});
