import { describe, expect, it } from 'vitest';
import { pullRequestRun } from '../../support/github/runner.ts';
import { type Hub, hub } from '../../support/github/stand-in.ts';
import { type Shop, shop } from '../../support/shop.ts';
import { PROGRAM } from './program.ts';

interface Set {
  readonly made: Shop;
  readonly github: Hub;
  readonly number: number;
}

async function set(file = PROGRAM, repo?: string): Promise<Set> {
  const github = await hub('acme/perks');
  const { number } = github.open('raise', { 'loyalty.yaml': file }, repo);
  return { github, number, made: await shop({ fixture: 'store', files: { 'loyalty.yaml': file } }) };
}

const envOf = ({ made, github, number }: Set): Readonly<Record<string, string>> =>
  pullRequestRun({ hub: github, folder: made.folder }, number).env;

const PLAN = 'plan --impact off --comment github';

describe('the comment under a pull request', () => {
  it('is one, and is changed when the plan changes', async () => {
    const one = await set();
    const env = envOf(one);
    expect(await one.made.loyalty(PLAN, { env })).toMatchObject({ exit: 0, err: '' });
    const [first = ''] = one.github.said(one.number);
    expect(first).toContain('### Plan: 1 to create, 2 to update, 0 to delete');
    const head = one.github.memory.issues.get(one.number)?.pull?.head.sha;
    expect(first).toMatch(
      new RegExp(`^<!-- loyalty:plan site=sandbox file=loyalty.yaml digest=[0-9a-f]{64} head=${head} -->\n`),
    );
    one.made.write('loyalty.yaml', PROGRAM.replace('costInPoints: 450', 'costInPoints: 475'));
    expect(await one.made.loyalty(PLAN, { env })).toMatchObject({ exit: 0, err: '' });
    const said = one.github.said(one.number);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('475');
    expect(said[0]).not.toBe(first);
  });

  it('is left alone when nothing is new', async () => {
    const one = await set();
    const env = envOf(one);
    await one.made.loyalty(PLAN, { env });
    const before = one.github.asked.length;
    await one.made.loyalty(PLAN, { env });
    expect(one.github.asked.slice(before).map(({ method }) => method)).not.toContain('PATCH');
  });

  it('is not made to say that there is nothing to do, but says so where it said otherwise', async () => {
    const nothing = 'version: 1\nsite: sandbox\nprogram: { name: Northwind Perks }\nchecks: {}\n';
    const one = await set(nothing);
    const env = envOf(one);
    expect(await one.made.loyalty(PLAN, { env })).toMatchObject({ exit: 0, err: '' });
    expect(one.github.said(one.number)).toEqual([]);
    one.made.write('loyalty.yaml', PROGRAM);
    await one.made.loyalty(PLAN, { env });
    one.made.write('loyalty.yaml', nothing);
    await one.made.loyalty(PLAN, { env });
    expect(one.github.said(one.number)).toEqual([expect.stringContaining('### No changes.')]);
  });

  it('is found behind hundreds of others, and is never one that somebody else wrote', async () => {
    const one = await set();
    const env = envOf(one);
    const { comments } = one.github.memory;
    const talk = (login: string, body: string): void => {
      const id = one.github.memory.next();
      comments.set(id, { id, issue: one.number, login, body });
    };
    talk('mallory', '<!-- loyalty:plan site=sandbox file=loyalty.yaml digest=bad -->');
    for (let at = 0; at < 250; at++) talk('mona', `I say ${at}`);
    await one.made.loyalty(PLAN, { env });
    expect(one.github.said(one.number)).toHaveLength(252);
    await one.made.loyalty(PLAN, { env });
    expect(one.github.said(one.number)).toHaveLength(252);
    expect(one.github.said(one.number)[0]).toContain('digest=bad');
    const pages = one.github.asked.filter(({ method, path }) => method === 'GET' && path.endsWith('/comments'));
    expect(pages).toHaveLength(6);
  });

  it.each([
    ['of a person', { GITHUB_TOKEN: 'ghp-of-a-person' }, 'mona'],
    ['of a workflow that may not ask who it is', {}, 'github-actions[bot]'],
  ])('is found again with a token %s', async (_, token, login) => {
    const one = await set();
    const env = { ...envOf(one), ...token };
    if (login !== 'mona') one.github.fail({ path: /graphql/, status: 403, times: 2 });
    await one.made.loyalty(PLAN, { env });
    one.made.write('loyalty.yaml', PROGRAM.replace('450', '475'));
    await one.made.loyalty(PLAN, { env });
    expect([...one.github.memory.comments.values()].map((comment) => comment.login)).toEqual([login]);
  });

  it('is one for each file and site', async () => {
    const one = await set();
    const env = envOf(one);
    one.made.write('other.yaml', PROGRAM);
    for (const file of ['loyalty.yaml', 'other.yaml', 'loyalty.yaml', 'other.yaml'])
      await one.made.loyalty(`${PLAN} ${file}`, { env });
    expect(one.github.said(one.number).map((body) => /file=(\S+)/.exec(body)?.[1])).toEqual([
      'loyalty.yaml',
      'other.yaml',
    ]);
  });

  it('is one again when there were two', async () => {
    const one = await set();
    const env = envOf(one);
    await one.made.loyalty(PLAN, { env });
    const [body = ''] = one.github.said(one.number);
    const id = one.github.memory.next();
    one.github.memory.comments.set(id, { id, issue: one.number, login: 'github-actions[bot]', body });
    await one.made.loyalty(PLAN, { env });
    expect(one.github.said(one.number)).toEqual([body]);
  });

  it('fits, however large the plan is', async () => {
    const rewards = Array.from(
      { length: 900 },
      (_, at) => `  r${at}: { name: Reward ${at}, costInPoints: 100, coupon: { fixedAmount: ${at + 1} } }\n`,
    );
    const one = await set(`version: 1\nsite: sandbox\nrewards:\n${rewards.join('')}`);
    expect(await one.made.loyalty(PLAN, { env: envOf(one) })).toMatchObject({ err: '' });
    const [body = ''] = one.github.said(one.number);
    expect(body).toContain('**Shortened to fit:**');
    expect(body).toMatch(/The \[run\]\(https:\/\/github\.example\/acme\/perks\/actions\/runs\/\d+\) has more\./);
    expect(body.length).toBeLessThanOrEqual(60_000);
  });
});

describe('a comment that cannot be put', () => {
  it.each([
    ['of a fork', 'mallory/perks', {}, 'from a fork'],
    ['without a token', undefined, { GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
    ['outside a workflow', undefined, { GITHUB_REPOSITORY: '' }, 'GITHUB_REPOSITORY is not set'],
    ['with a wrong token', undefined, { GITHUB_TOKEN: 'guessed' }, 'GitHub answered 401'],
    [
      'with a token that may only read',
      undefined,
      { GITHUB_TOKEN: 'ghs-of-a-fork' },
      'permissions: { pull-requests: write }',
    ],
    ['of nothing', undefined, { GITHUB_EVENT_PATH: '', GITHUB_SHA: '' }, 'belongs to no open pull request'],
    ['when nobody answers', undefined, { GITHUB_API_URL: 'http://127.0.0.1:1' }, 'GitHub did not answer'],
  ])('%s is told, and the plan ends as it would', async (_, repo, env, says) => {
    const one = await set(PROGRAM, repo);
    const { exit, out, err } = await one.made.loyalty(`${PLAN} --detailed-exitcode`, {
      env: { ...envOf(one), ...env },
    });
    expect(exit).toBe(2);
    expect(out).toContain('Plan: 1 to create');
    expect(err).toContain(says);
    expect(err).not.toContain('ghs-');
    expect(one.github.said(one.number)).toEqual([]);
  });
});

describe('GitHub in a bad mood', () => {
  it.each([
    [
      'a secondary limit',
      { status: 403, headers: { 'retry-after': '1' }, message: 'You have exceeded a secondary rate limit' },
    ],
    ['429', { status: 429, headers: { 'retry-after': '0' } }],
    [
      'a limit that is reset at once',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' } },
    ],
    ['a passing failure', { status: 502 }],
  ])('%s is waited for', async (_, fault) => {
    const one = await set();
    one.github.fail({ ...fault, path: /comments/ });
    expect(await one.made.loyalty(PLAN, { env: envOf(one) })).toMatchObject({ exit: 0, err: '' });
    expect(one.github.said(one.number)).toHaveLength(1);
  });

  it('a limit that lasts is told with its end, and not waited for', async () => {
    const one = await set();
    const reset = String(Math.floor(Date.now() / 1000) + 1800);
    one.github.fail({
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      path: /comments/,
    });
    const { exit, err } = await one.made.loyalty(PLAN, { env: envOf(one) });
    expect(exit).toBe(0);
    expect(err).toContain(`until ${new Date(Number(reset) * 1000).toISOString()}`);
  });

  it('a lost answer does not make a second comment', async () => {
    const one = await set();
    one.github.fail({ method: 'POST', path: /comments/, status: 502, lost: true });
    expect(await one.made.loyalty(PLAN, { env: envOf(one) })).toMatchObject({ exit: 0, err: '' });
    expect(one.github.said(one.number)).toHaveLength(1);
  });
});
