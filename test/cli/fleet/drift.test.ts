import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FleetDrift } from '../../../src/render/index.ts';
import type { SiteState } from '../../../src/sandbox/index.ts';
import { hub } from '../../support/github/stand-in.ts';
import { CHEAPER, SAME, type Sites, sites } from './sites.ts';

const ENV = { PATH: String(process.env['PATH']), HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
const parsed = (text: string): FleetDrift => JSON.parse(text) as FleetDrift;
const statuses = (report: FleetDrift): readonly string[] => report.sites.map(({ status }) => status);

/** Sites whose files are committed as they are now. */
async function committed(count: number, texts: Readonly<Record<string, string>> = {}): Promise<Sites> {
  const made = await sites(count, texts, { env: { ...ENV, LOYALTY_RETRIES: '0' } });
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: made.folder,
      env: ENV,
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'First');
  return made;
}

const write = (made: Sites, file: string, text: string): void => writeFileSync(join(made.folder, file), text);

/** Gives the rule another title in the dashboard of a site. */
function retitle({ sandbox }: Sites, site: string): void {
  const rename = (rule: SiteState['earningRules'][number]) =>
    rule.triggerActivityType === 'stores/OrderPaid' ? { ...rule, title: 'Theirs' } : rule;
  sandbox.setState(site, { earningRules: sandbox.state(site).earningRules.map(rename) });
}

describe('the drift of many sites', () => {
  it('is one report: what could not be compared, conflicts, drift, and the names of the rest', async () => {
    const made = await committed(6);
    write(made, 's02.yaml', 'version: 1\nsite: s02\nrewards: { x: { colour: red } }\n');
    write(made, 's03.yaml', CHEAPER('s03'));
    made.pauseRule('s04');
    retitle(made, 's05');
    write(made, 's05.yaml', SAME('s05').replace('title: 5 stars for every $1', 'title: Stars'));
    const { exit, out, err } = await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '-q']);
    expect([exit, err]).toEqual([1, '']);
    expect(out.match(/^[✖~·✔] .*$/gm)).toEqual([
      '✖ s02.yaml: could not be compared',
      expect.stringMatching(/^✖ s05.yaml: site s05 · Drift: 1 conflict/),
      '~ s04.yaml: site s04 · Drift: 1 thing changed on the site.',
      '· 1 site without drift, where the file has changed and is not applied yet: s03.yaml',
      '✔ 2 sites as the files say: s01.yaml, s06.yaml',
    ]);
    expect(out).toContain("Next: loyalty drift 's*.yaml' --base HEAD --adopt");
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      'Drift at 2 of 6 sites, 1 of them with conflicts. 1 site could not be compared and 1 site has yet to get what changed.',
    );
  });

  it('is one document of JSON, one page, one set of outputs, and asks no site to change', async () => {
    const made = await committed(3);
    made.pauseRule('s01');
    const report = '--report markdown=drift.md'.split(' ');
    const json = await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '--format', 'json', '-q', ...report]);
    expect([json.exit, json.err]).toEqual([2, '']);
    expect(parsed(json.out)).toMatchObject({
      formatVersion: '1.0',
      kind: 'fleet-drift',
      exit: 2,
      summary: { sites: 3, failed: 0, conflict: 0, drift: 1, pending: 0, same: 2 },
      sites: [{ site: 's01', exit: 2, drift: { verdict: 'drift' } }, { site: 's02', exit: 0 }, { site: 's03' }],
    });
    expect(json.out).not.toContain('key-of-');
    expect(readFileSync(join(made.folder, 'drift.md'), 'utf8')).toMatch(
      /^<!-- loyalty:drift site=\* file=\* verdict=drift -->\n### Drift at 1 of 3 sites\.\n/,
    );
    const env = { GITHUB_OUTPUT: join(made.folder, 'outputs'), GITHUB_STEP_SUMMARY: join(made.folder, 'summary') };
    const github = await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '--format', 'github', '-q'], { env });
    expect(github.out).toMatch(
      /^::warning file=s01.yaml,line=\d+,col=\d+,title=Drift%3A earningRules\/purchase::At s01: /,
    );
    expect(readFileSync(env.GITHUB_OUTPUT, 'utf8')).toMatch(/^verdict=drift\nsites=3\n/);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8').match(/^### /gm)).toHaveLength(1);
    expect(made.writes()).toEqual([]);
  });

  it.each(['429=100000', '500', 'html', 'cut', 'torn', 'empty', 'reset', '401'])(
    'is not spoilt by one that answers %s',
    async (fault) => {
      const made = await committed(3);
      made.pauseRule('s03');
      made.sandbox.setFaults(`${fault}~s02`);
      const { exit, out } = await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '--format', 'json', '-q']);
      expect([exit, statuses(parsed(out))]).toEqual([1, ['same', 'failed', 'drift']]);
      expect(parsed(out).sites[1]).toMatchObject({ site: 's02', problems: [{ next: expect.any(String) }] });
    },
  );

  it('is adopted file by file: one with a conflict stays as it is, and keeps no other from it', async () => {
    const made = await committed(3, { s02: `# ours\n${SAME('s02')}` });
    made.pauseRule('s02');
    retitle(made, 's01');
    const ours = SAME('s01').replace('title: 5 stars for every $1', 'title: Stars');
    write(made, 's01.yaml', ours);
    const { exit, out } = await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '--adopt', '-q']);
    expect(exit).toBe(2);
    expect(out).toMatch(/Brought into s02.yaml\n +✓ earningRules\/purchase.status/);
    expect(out).toMatch(/Next: git diff\n and: Nothing was adopted: file and site contradict each other/);
    expect(readFileSync(join(made.folder, 's02.yaml'), 'utf8')).toBe(
      `# ours\n${SAME('s02')}`.replace('status: active', 'status: paused'),
    );
    expect(readFileSync(join(made.folder, 's01.yaml'), 'utf8')).toBe(ours);
  });

  it('is told from what was applied last, at sites that had nothing to be done as well', async () => {
    const made = await committed(3, { s02: CHEAPER('s02') });
    const before = await made.loyalty(['drift', 's*.yaml', '--base', 'applied', '-q', '--format', 'json']);
    expect([before.exit, statuses(parsed(before.out))]).toEqual([2, ['same', 'drift', 'same']]);
    expect(before.out).toContain('BASE_NEVER_APPLIED');
    for (const _ of ['something to do', 'nothing to do'])
      expect((await made.loyalty(['apply', '-f', 's*.yaml', '--yes', '-q', '--impact', 'off'])).exit).toBe(0);
    made.pauseRule('s03');
    write(made, 's01.yaml', CHEAPER('s01'));
    const { exit, out } = await made.loyalty(['drift', 's*.yaml', '--base', 'applied', '--format', 'json', '-q']);
    expect([exit, statuses(parsed(out))]).toEqual([2, ['pending', 'same', 'drift']]);
    expect(out).not.toContain('BASE_NEVER_APPLIED');
    expect(parsed(out).sites[2]?.drift?.summary).toMatchObject({ theirs: 1, unknown: 0 });
  });

  it('does not lead to adopting from a base that holds nothing', async () => {
    const made = await committed(3, { s02: CHEAPER('s02') });
    const { out } = await made.loyalty(['drift', 's*.yaml', '--base', 'applied', '-q']);
    expect(out).toContain('Next: The base says nothing of these sites');
    expect(out).not.toContain('--adopt');
    made.pauseRule('s03');
    expect((await made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '-q'])).out).toContain('--base HEAD --adopt');
  });

  it('can be asked of a part', async () => {
    const made = await committed(4);
    const { out } = await made.loyalty(['drift', 's*.yaml', '--shard', '2/2', '--format', 'json', '-q']);
    expect(parsed(out)).toMatchObject({ shard: '2/2', sites: [{ site: 's02' }, { site: 's04' }] });
  });

  it.each([
    ['--out back.json --revert', '--out takes one file, and there are 3.'],
    ['--shard 3/2', '--shard 3/2 is not <i>/<n>'],
    ['--parallelism 0', '--parallelism must be a whole number'],
  ])('refuses %s', async (flags, said) => {
    const made = await sites(3);
    const { exit, out, err } = await made.loyalty(['drift', 's*.yaml', ...flags.split(' ')]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(made.sandbox.requests()).toEqual([]);
  });
});

describe('the drift of many sites on GitHub', () => {
  it('is one issue, closed when there is none, and one pull request with all files', async () => {
    const github = await hub();
    const made = await committed(3);
    const env = {
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: github.memory.repository,
      GITHUB_TOKEN: 'ghs-of-the-workflow',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: String(github.memory.branches.get('main')),
    };
    const night = (...more: readonly string[]) =>
      made.loyalty(['drift', 's*.yaml', '--base', 'HEAD', '--issue', 'github', '-q', ...more], { env });
    for (const site of ['s01', 's03']) made.pauseRule(site);
    expect((await night()).exit).toBe(2);
    expect((await night()).exit).toBe(2);
    const issues = () => [...github.memory.issues.values()];
    expect(issues().map(({ title, state }) => [title, state])).toEqual([['Sites are not what * say', 'open']]);
    expect(issues()[0]?.body).toContain("loyalty drift 's*.yaml' --base HEAD --adopt");
    expect((await night('--adopt', '--pull-request', 'github')).exit).toBe(0);
    expect(issues()[0]?.state).toBe('closed');
    const pulls = issues().filter(({ pull }) => pull !== undefined);
    expect(pulls.map(({ title, state }) => [title, state])).toEqual([['Adopt what was changed on 2 sites', 'open']]);
    expect(Object.keys(github.files('loyalty/drift-sites')).toSorted()).toEqual(['s01.yaml', 's03.yaml']);
    // The files say now what the sites have: there is nothing left to propose.
    expect((await night('--adopt', '--pull-request', 'github')).exit).toBe(0);
    expect(issues().filter(({ pull }) => pull !== undefined)[0]?.state).toBe('closed');
  });
});
