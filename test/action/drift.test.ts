import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pullRequestRun, pushRun } from '../support/github/runner.ts';
import { APPLIED, commit, FILE, GIVEN, git, LOOKED, own, runWorkflow, type Setting, SITE, setting } from './setting.ts';
import type { Step } from './workflow.ts';

/** A checkout after a pull request that was planned, merged and applied; the night finds it fresh, knowing nothing of that run. */
async function applied(): Promise<Setting> {
  const set = await setting();
  const { made, github } = set;
  const place = { hub: github, folder: made.folder };
  const { number } = github.open('raise', { 'loyalty.yaml': FILE });
  await runWorkflow(set, 'plan', pullRequestRun(place, number));
  expect(own(await runWorkflow(set, 'apply', pushRun(place, github.merge(number))))).toEqual(APPLIED);
  forget(set);
  return set;
}

/** Every run has a checkout of its own. */
const forget = ({ made }: Setting): string => git(made, 'update-ref', '-d', `refs/loyalty/applied/${SITE}`);

/** Somebody sets another price in the dashboard. */
function price({ made }: Setting, costInPoints: number): void {
  const { rewards } = made.sandbox.state(SITE);
  const changed = rewards.map((reward) =>
    reward.name === '$5 off your order'
      ? (JSON.parse(JSON.stringify(reward).replaceAll(/("costInPoints":)\d+/g, `$1${costInPoints}`)) as typeof reward)
      : reward,
  );
  made.sandbox.setState(SITE, { rewards: changed });
}

const night = ({ made, github }: Setting) =>
  pushRun({ hub: github, folder: made.folder }, github.memory.branches.get('main') ?? '', 'schedule');

const adopting = (step: Step): Step =>
  step.with?.['command'] === 'drift' ? { ...step, with: { ...step.with, adopt: 'true' } } : step;

const issues = ({ github }: Setting) => [...github.memory.issues.values()].filter(({ pull }) => pull === undefined);

describe('the nightly look for drift', { timeout: 240_000 }, () => {
  it('keeps one issue, and closes it when the site is as the file says again', async () => {
    const set = await applied();
    expect(own(await runWorkflow(set, 'drift', night(set)))).toEqual(LOOKED);
    expect(issues(set)).toEqual([]);
    price(set, 500);
    for (const cost of [500, 525]) {
      price(set, cost);
      forget(set);
      const run = night(set);
      expect(own(await runWorkflow(set, 'drift', run))).toEqual(LOOKED);
      expect(run.outputs()).toMatchObject({ verdict: 'drift', theirs: '1', both: '0', ours: '0' });
      expect(run.summary()).toContain('1 thing changed on the site');
    }
    const [issue, ...more] = issues(set);
    expect([issue?.state, more]).toEqual(['open', []]);
    expect(issue?.body).toContain('+ site costInPoints: 525');
    expect(issue?.body).toContain('loyalty drift -f loyalty.yaml --base applied --adopt');
    price(set, 450);
    await runWorkflow(set, 'drift', night(set));
    expect([issue?.state, issue?.body]).toEqual(['closed', expect.stringContaining('No drift.')]);
  });

  it('brings what was changed into the file by one pull request, comments kept, and is content after its merge', async () => {
    const set = await applied();
    const { made, github } = set;
    price(set, 500);
    for (const again of [false, true]) {
      made.write('loyalty.yaml', FILE);
      forget(set);
      const ran = await runWorkflow(set, 'drift', night(set), GIVEN, adopting);
      expect([again, own(ran)]).toEqual([again, LOOKED]);
    }
    const [pull, ...more] = [...github.memory.issues.values()].filter(({ state }) => state === 'open');
    expect(more).toEqual([]);
    expect(pull?.title).toBe(`Adopt what was changed on site ${SITE}`);
    const branch = pull?.pull?.head.ref ?? '';
    expect(github.files(branch)['loyalty.yaml']).toBe(FILE.replace('costInPoints: 450', 'costInPoints: 500'));
    expect(issues(set)).toEqual([]);

    const sha = github.merge(pull?.number ?? 0);
    made.write('loyalty.yaml', github.files('main')['loyalty.yaml'] ?? '');
    commit(made, 'Merge');
    forget(set);
    expect(own(await runWorkflow(set, 'apply', pushRun({ hub: github, folder: made.folder }, sha)))).toEqual(APPLIED);
    forget(set);
    const run = night(set);
    expect(own(await runWorkflow(set, 'drift', run, GIVEN, adopting))).toEqual(LOOKED);
    expect(run.outputs()).toMatchObject({ verdict: 'none' });
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toContain(
      'costInPoints: 500 # was 500 until spring',
    );
    expect([...github.memory.issues.values()].filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('opens an issue and touches nothing where the file was changed as well', async () => {
    const set = await applied();
    const { made, github } = set;
    price(set, 500);
    const other = FILE.replace('costInPoints: 450', 'costInPoints: 475');
    made.write('loyalty.yaml', other);
    commit(made, 'Change it here too');
    const run = night(set);
    expect(own(await runWorkflow(set, 'drift', run, GIVEN, adopting))).toEqual(LOOKED);
    expect(run.outputs()).toMatchObject({ verdict: 'conflict', both: '1' });
    expect(issues(set).map(({ state }) => state)).toEqual(['open']);
    expect(issues(set)[0]?.body).toContain('--revert --out revert.json');
    expect([...github.memory.branches.keys()]).toEqual(['main', 'raise']);
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(other);
  });
});
