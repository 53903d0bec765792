import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pullRequestRun, pushRun, type Runner } from '../../support/github/runner.ts';
import { type Hub, hub } from '../../support/github/stand-in.ts';
import { type Shop, shop } from '../../support/shop.ts';
import { PROGRAM } from './program.ts';

const PLAN = 'plan --impact off --comment github --format github';
const APPLY = 'apply --impact off --yes --expect-from github --comment github --format github';

interface Merged {
  readonly made: Shop;
  readonly github: Hub;
  readonly number: number;
  readonly run: Runner;
}

/** A pull request that was planned, and then merged. */
async function merged(state?: (made: Shop) => void): Promise<Merged> {
  const github = await hub('acme/perks');
  const { number } = github.open('raise', { 'loyalty.yaml': PROGRAM });
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': PROGRAM }, env: { LOYALTY_RETRIES: '0' } });
  const { env } = pullRequestRun({ hub: github, folder: made.folder }, number);
  expect(await made.loyalty(PLAN, { env })).toMatchObject({ exit: 0, err: '' });
  state?.(made);
  const run = pushRun({ hub: github, folder: made.folder }, github.merge(number));
  return { made, github, number, run };
}

/** What somebody does in the dashboard meanwhile. */
const raised = (made: Shop): void =>
  made.edit(({ tiers }) => ({
    tiers: tiers.map((tier) => ({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + 50 })),
  }));

describe('after a merge', () => {
  it('the change set that the pull request showed is applied, and the pull request is told', async () => {
    const { made, github, number, run } = await merged();
    const { exit, out } = await made.loyalty(APPLY, { env: run.env });
    expect([exit, out]).toEqual([0, expect.stringContaining('Applied 3 changes')]);
    const [plan, apply, ...more] = github.said(number);
    expect(more).toEqual([]);
    expect(plan).toMatch(/^<!-- loyalty:plan /);
    expect(apply).toMatch(/^<!-- loyalty:apply site=sandbox file=loyalty.yaml -->\n### Applied 3 changes/);
    expect(run.outputs()).toMatchObject({ verdict: 'applied', applied: '3', failed: '0' });
    expect(run.summary()).toContain('### Applied 3 changes');
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  });

  it('another change set is refused, with the plan, its digest and the command that applies it', async () => {
    const { made, github, number, run } = await merged(raised);
    const { exit, err, out } = await made.loyalty(APPLY, { env: run.env });
    expect([exit, made.writes()]).toEqual([4, []]);
    expect(err).toContain('UNEXPECTED_CHANGES');
    expect(out).toContain('::error title=UNEXPECTED_CHANGES');
    const told = github.said(number)[1] ?? '';
    expect(told).toMatch(/^<!-- loyalty:apply /);
    expect(told).toContain('**This run wrote nothing to the site.**');
    const [, digest = ''] =
      /gh workflow run loyalty-apply\.yml --repo acme\/perks -f expect=([0-9a-f]{64})$/m.exec(told) ?? [];
    const { env } = pushRun({ hub: github, folder: made.folder }, run.env['GITHUB_SHA'] ?? '', 'workflow_dispatch');
    const byHand = APPLY.replace('--expect-from github', `--expect ${digest}`);
    expect((await made.loyalty(byHand, { env })).exit).toBe(0);
    expect(github.said(number)).toHaveLength(2);
    expect(github.said(number)[1]).toContain('### Applied');
  });

  it('a plan of another commit than the last one is no review', async () => {
    const { made, github, number, run } = await merged();
    const pull = github.memory.issues.get(number)?.pull;
    if (pull) pull.head.sha = github.memory.sha();
    const { exit, err } = await made.loyalty(APPLY, { env: run.env });
    expect([exit, made.writes()]).toEqual([3, []]);
    expect(err).toContain('NOT_REVIEWED');
  });

  it.each([
    [
      'by somebody else',
      (github: Hub) => {
        for (const [id, comment] of github.memory.comments)
          github.memory.comments.set(id, { ...comment, login: 'mallory' });
      },
    ],
    ['gone', (github: Hub) => github.memory.comments.clear()],
  ])('a comment that is %s is no review', async (_, change) => {
    const { made, github, run } = await merged();
    change(github);
    const { exit, err } = await made.loyalty(APPLY, { env: run.env });
    expect([exit, made.writes()]).toEqual([3, []]);
    expect(err).toMatch(/NOT_REVIEWED.*has no plan of ours/s);
  });

  it('a commit that came by no pull request is no review', async () => {
    const { made, github } = await merged();
    const { env } = pushRun({ hub: github, folder: made.folder }, github.memory.branches.get('raise') ?? '');
    const { exit, err } = await made.loyalty(APPLY, { env });
    expect([exit, made.writes()]).toEqual([3, []]);
    expect(err).toContain('came by no merged pull request');
  });

  it('GitHub out of reach applies nothing', async () => {
    const { made, github, run } = await merged();
    github.fail({ status: 503, times: 9 });
    const { exit, err } = await made.loyalty(APPLY, { env: run.env });
    expect([exit, made.writes()]).toEqual([1, []]);
    expect(err).toContain('GitHub answered 503');
  });
});

it('two ways to name a change set are one too many', async () => {
  const made = await shop({ files: { 'loyalty.yaml': PROGRAM } });
  const { exit, err } = await made.loyalty('apply --yes --expect 1234 --expect-from github');
  expect([exit, err.includes('say two things'), made.writes()]).toEqual([1, true, []]);
});

it('what was reviewed stays as it was: a plan after the merge changes no comment', async () => {
  const { made, github, number, run } = await merged(raised);
  const before = github.said(number);
  for (const { env } of [run, pullRequestRun({ hub: github, folder: made.folder }, number)]) {
    expect((await made.loyalty(PLAN, { env })).err).toContain('belongs to no open pull request');
  }
  expect(github.said(number)).toEqual(before);
});

describe('an apply that breaks off', () => {
  it('tells what was done, failed and not tried; run again, the same job goes on with what was reviewed', async () => {
    const { made, github, number, run } = await merged();
    made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true } }]);
    const broken = await made.loyalty(`${APPLY} --parallelism 1`, { env: run.env });
    expect(broken.exit).toBe(5);
    const told = github.said(number)[1] ?? '';
    expect(told).toMatch(/^<!-- loyalty:apply site=sandbox file=loyalty.yaml remains=[0-9a-f]{64} -->\n/);
    expect(told).toContain('1 failed');
    expect(told).toMatch(/\*\*failed\*\* update `rewards\/five-off`/);
    expect(told).toContain(`gh run rerun ${run.env['GITHUB_RUN_ID']} --failed --repo acme/perks`);
    expect(run.outputs()).toMatchObject({ verdict: 'unfinished', failed: '1' });
    made.sandbox.setFaults([]);
    const again = await made.loyalty(APPLY, { env: run.env });
    expect([again.exit, again.err.includes('UNEXPECTED')]).toEqual([0, false]);
    expect(github.said(number)).toHaveLength(2);
    expect(github.said(number)[1]).toMatch(
      /^<!-- loyalty:apply site=sandbox file=loyalty.yaml -->\n### Applied 1 change/,
    );
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(PROGRAM);
  });

  it('does not go on with what nobody reviewed', async () => {
    const { made, github, number, run } = await merged();
    made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true } }]);
    made.sandbox.onRequest(({ phase, method, path }) => {
      if (phase === 'after-commit' && method === 'POST' && path.includes('/tiers')) raised(made);
    });
    const { exit } = await made.loyalty(`${APPLY} --parallelism 1`, { env: run.env });
    expect(exit).toBe(5);
    const told = github.said(number)[1] ?? '';
    expect(told).toMatch(/^<!-- loyalty:apply site=sandbox file=loyalty.yaml -->\n/);
    expect(told).toContain('loyalty plan -f loyalty.yaml');
  });
});
