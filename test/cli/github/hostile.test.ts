import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { HOSTILE } from '../../render/hostile.ts';
import { liveMarkdown } from '../../render/live.ts';
import { pullRequestRun, pushRun } from '../../support/github/runner.ts';
import { hub } from '../../support/github/stand-in.ts';
import { obeyed } from '../../support/outputs.ts';
import { shop } from '../../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../../support/whole.ts';

const SECRETS = {
  WIX_API_KEY: 'IST.canary-one',
  LOYALTY_NOTIFY_SECRET: 'canary-two',
  GITHUB_TOKEN: 'ghs-of-the-workflow',
};

/** Takes what is posted to it. */
async function receiver(): Promise<{ readonly url: string; readonly bodies: string[] }> {
  const bodies: string[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    bodies.push(body);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary-three`, bodies };
}

it('whatever the site holds, nothing comes alive in what GitHub and Slack are told, and no secret gets out', async () => {
  const texts = Object.values(HOSTILE);
  const file = yaml(WHOLE);
  const made = await shop({ state: ROOMY, files: { 'loyalty.yaml': file }, env: SECRETS });
  const github = await hub();
  const { url, bodies } = await receiver();
  expect((await made.loyalty('apply --yes -q --impact off')).exit).toBe(0);
  made.edit(({ rewards, tiers }) => ({
    tiers: tiers.map((tier, at) => ({
      ...tier,
      tierDefinition: { ...tier.tierDefinition, description: texts[at] ?? '' },
    })),
    rewards: [
      ...rewards,
      ...texts.map((name, at) => ({
        ...(rewards[0] as NonNullable<(typeof rewards)[0]>),
        id: `${at}7777777-0000-4000-8000`,
        name,
      })),
    ],
  }));
  const { number } = github.open('b', { 'loyalty.yaml': file });
  const place = { hub: github, folder: made.folder };
  const pull = pullRequestRun(place, number);
  const errors: string[] = [];
  const run = async (line: string, env: Readonly<Record<string, string>>): Promise<number> => {
    const { exit, out, err } = await made.loyalty(line, {
      env: { ...env, LOYALTY_NOTIFY: line.startsWith('drift') ? url : '' },
    });
    errors.push(out, err);
    return exit;
  };
  expect(await run('plan --impact off --format github --comment github', pull.env)).toBe(0);
  const main = github.memory.branches.get('main') ?? '';
  const [night, later] = [pushRun(place, main, 'schedule'), pushRun(place, main, 'schedule')];
  expect(await run('drift --format github --issue github --notify-format slack', night.env)).toBe(2);
  expect(await run('drift --format github --issue github', later.env)).toBe(2);
  const push = pushRun(place, github.merge(number));
  const broken = { path: '/loyalty-tiers', write: true };
  made.sandbox.setFaults([{ do: '401', match: broken }]);
  await run('apply --impact off --yes --format github --expect-from github --comment github', push.env);

  const [issue] = [...github.memory.issues.values()].filter((one) => one.pull === undefined);
  const pages = [...github.said(number), issue?.body ?? '', pull.summary(), push.summary(), night.summary()];
  expect(github.said(number)).toHaveLength(2);
  for (const page of pages) {
    expect(page.length).toBeGreaterThan(100);
    expect(liveMarkdown(page.replaceAll(/^The \[run\].*$/gm, ''))).toEqual([]);
    expect(obeyed(page)).toEqual([]);
  }
  expect(bodies).toHaveLength(2);
  const { text } = JSON.parse(bodies[0] ?? '{}') as { readonly text: string };
  expect(text).not.toMatch(/<[!@#]|<http(?!s:\/\/github\.example)/);
  expect(obeyed(text)).toEqual([]);
  for (const told of [...pages, ...bodies, ...errors, JSON.stringify(pull.outputs())]) {
    for (const secret of ['canary', ...Object.values(SECRETS)]) expect(told).not.toContain(secret);
  }
});

it('one that cannot be told of a drift keeps nothing from the other', async () => {
  const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': yaml({ program: { name: 'Another' } }) } });
  const { url, bodies } = await receiver();
  const github = await hub();
  const { env } = pushRun({ hub: github, folder: made.folder }, 'c0ffee', 'schedule');
  const drift = 'drift --issue github --notify';
  const refused = await made.loyalty(`${drift} ${url}`, { env: { ...env, GITHUB_TOKEN: 'guessed' } });
  expect([refused.exit, refused.out.includes('Another'), bodies.length]).toEqual([1, true, 1]);
  expect(refused.err).toContain('GitHub answered 401');
  const unheard = await made.loyalty(`${drift} http://127.0.0.1:1/`, { env });
  expect([unheard.exit, github.memory.issues.size]).toEqual([1, 1]);
  expect(unheard.err).toContain('127.0.0.1:1 was not told');
  const both = await made.loyalty(`${drift} http://127.0.0.1:1/`, { env: { ...env, GITHUB_TOKEN: '' } });
  expect(both.err).toMatch(/GITHUB_TOKEN is not set.*was not told/s);
  expect((await made.loyalty('drift --pull-request github', { env })).err).toContain('Add --adopt.');
});
