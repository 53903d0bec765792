import { describe, expect, it } from 'vitest';
import { pullRequestRun, pushRun, type Runner } from '../../support/github/runner.ts';
import { type Hub, hub } from '../../support/github/stand-in.ts';
import { CHEAPER, SAME, type Sites, sites } from './sites.ts';

const PLAN = ['plan', 's*.yaml', '--impact', 'off', '--comment', 'github', '--format', 'github', '-q'];
const WAVES = ['--waves', '1,1,rest'];
const APPLY = ['apply', '-f', 's*.yaml', '--impact', 'off', '--yes', '-q', '--format', 'github'];
const REVIEWED = [...APPLY, '--expect-from', 'github', '--comment', 'github'];

interface Merged {
  readonly made: Sites;
  readonly github: Hub;
  readonly number: number;
  readonly run: Runner;
}

/** A pull request that changes four sites: planned twice, and then merged. */
async function merged(flags: readonly string[] = []): Promise<Merged> {
  const github = await hub('acme/perks');
  const texts = Object.fromEntries(['s01', 's02', 's03', 's04'].map((name) => [name, CHEAPER(name)]));
  const { number } = github.open('cheaper', { 's01.yaml': CHEAPER('s01') });
  const made = await sites(5, texts, { env: { LOYALTY_RETRIES: '0' } });
  const { env } = pullRequestRun({ hub: github, folder: made.folder }, number);
  for (const _ of [1, 2]) expect(await made.loyalty([...PLAN, ...flags], { env })).toMatchObject({ exit: 0, err: '' });
  return { made, github, number, run: pushRun({ hub: github, folder: made.folder }, github.merge(number)) };
}

const refuse = ({ made }: Merged, site: string): void =>
  made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true, site } }]);

describe('many sites after a merge', () => {
  it('are applied when they are what the one comment showed, and the pull request is told', async () => {
    const { made, github, number, run } = await merged();
    const [plan = '', ...more] = github.said(number);
    expect(more).toEqual([]);
    expect(plan).toMatch(/^<!-- loyalty:plan site=\* file=\* digest=[0-9a-f]{64} head=\w+ -->\n### Plan: /);
    expect(await made.loyalty(REVIEWED, { env: run.env })).toMatchObject({ exit: 0 });
    expect(github.said(number)[1]).toMatch(
      /^<!-- loyalty:apply site=\* file=\* digest=\w+ -->\n### Applied 4 of 5 sites/,
    );
    expect(run.outputs()).toMatchObject({ verdict: 'applied', done: '4' });
    expect((await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode', '-q'])).exit).toBe(0);
  });

  it('are left alone when one of them is another than was shown, with the command that applies them', async () => {
    const one = await merged();
    one.made.pauseRule('s03');
    const { exit, out } = await one.made.loyalty(REVIEWED, { env: one.run.env });
    expect([exit, one.made.writes()]).toEqual([4, []]);
    expect(out).toContain('::error title=UNEXPECTED_CHANGES');
    const told = one.github.said(one.number)[1] ?? '';
    expect(told).toMatch(/^<!-- loyalty:apply site=\* file=\* -->/);
    expect(told).toContain('**This run wrote nothing to any site.**');
    const [digest = ''] = /(?<=expect[= ])[0-9a-f]{64}/.exec(told) ?? [];
    const byHand = [...APPLY, '--comment', 'github', '--expect', digest];
    expect((await one.made.loyalty(byHand, { env: one.run.env })).exit).toBe(0);
    expect(one.github.said(one.number)[1]).toContain('### Applied 4 of 5 sites');
  });

  it('that end with the wave of a bad one are told apart; run again, the job goes on with what was reviewed', async () => {
    const one = await merged(WAVES);
    refuse(one, 's02');
    const broken = await one.made.loyalty([...REVIEWED, ...WAVES], { env: one.run.env });
    expect(broken.exit).toBe(5);
    const told = one.github.said(one.number)[1] ?? '';
    expect(told).toMatch(/^<!-- loyalty:apply site=\* file=\* digest=\w+ remains=[0-9a-f]{64} -->\n/);
    expect(told).toContain('**Stopped after wave 2: it did not go well.**');
    expect(told).toMatch(/#### 1 failed.*\n\n- s02.yaml/);
    expect(told).toMatch(/#### 2 not tried\n\n- s03.yaml, s04.yaml/);
    expect(told).toContain(`gh run rerun ${one.run.env['GITHUB_RUN_ID']} --failed --repo acme/perks`);
    one.made.sandbox.setFaults([]);
    const again = await one.made.loyalty([...REVIEWED, ...WAVES], { env: one.run.env });
    expect([again.exit, again.err]).toEqual([0, '']);
    expect(one.github.said(one.number)).toHaveLength(2);
    expect(one.github.said(one.number)[1]).toMatch(
      /^<!-- loyalty:apply site=\* file=\* digest=\w+ -->\n### Applied 3 of 5/,
    );
  });

  it('do not go on with what nobody reviewed', async () => {
    const one = await merged(WAVES);
    refuse(one, 's02');
    one.made.sandbox.onRequest(({ phase, method, path }) => {
      if (phase === 'after-commit' && method === 'PUT' && path.includes('reward')) one.made.pauseRule('s02');
    });
    expect((await one.made.loyalty([...REVIEWED, ...WAVES], { env: one.run.env })).exit).toBe(5);
    const told = one.github.said(one.number)[1] ?? '';
    expect(told).not.toContain('remains=');
    expect(told).toContain("loyalty plan -f 's*.yaml'");
  });

  it('say that there is nothing to do only where they said otherwise', async () => {
    const one = await merged();
    await one.made.loyalty([...APPLY, '--comment', 'github'], { env: one.run.env });
    await one.made.loyalty([...APPLY, '--comment', 'github'], { env: one.run.env });
    expect(one.github.said(one.number)[1]).toContain('### No changes. All 5 sites match their files.');
  });
});

it('parts of many sites are one comment', async () => {
  const github = await hub('acme/perks');
  const made = await sites(4, { s02: CHEAPER('s02'), s03: SAME('s03') });
  const { number } = github.open('cheaper', { 's02.yaml': CHEAPER('s02') });
  const { env } = pullRequestRun({ hub: github, folder: made.folder }, number);
  for (const part of ['1/2', '2/2'])
    await made.loyalty(['plan', 's*.yaml', '--shard', part, '--report', `json=part-${part[0]}.json`, '-q'], { env });
  for (const _ of [1, 2])
    expect(await made.loyalty(['report', 'merge', 'part-*.json', '--comment', 'github', '-q'], { env })).toMatchObject({
      exit: 0,
      err: '',
    });
  expect(github.said(number)).toEqual([expect.stringContaining('at 1 of 4 sites')]);
});
