import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PROGRAM } from '../cli/github/program.ts';
import { type Shop, shop } from '../support/shop.ts';

import { runBash, yamlAt } from './workflow.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.cjs', import.meta.url));
const HEAD = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);

interface Note {
  readonly id: number;
  readonly author: { readonly id: number };
  body: string;
}

/** As much of GitLab as a note takes: one project with one merge request, its notes in pages of two. */
async function gitlab() {
  const notes: Note[] = [];
  const request = { sha: HEAD };
  let refusals = 1;
  const answer = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (status: number, data: unknown, headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data));
    };
    if (asked.headers['private-token'] !== 'glpat-of-the-project') return send(401, {});
    if (refusals-- > 0) return send(429, {}, { 'retry-after': '0' });
    const { pathname, searchParams } = new URL(asked.url ?? '', 'http://gitlab');
    let text = '';
    for await (const part of asked) text += String(part);
    const body = text === '' ? undefined : (JSON.parse(text) as { readonly body: string }).body;
    if (pathname === '/api/v4/user') return send(200, { id: 7 });
    if (pathname.endsWith(`/repository/commits/${MERGE}/merge_requests`))
      return send(200, [{ iid: 3, ...request, state: 'merged' }]);
    if (pathname.endsWith('/merge_requests')) return send(200, []);
    const id = Number(/notes\/(\d+)$/.exec(pathname)?.[1]);
    if (asked.method === 'POST') notes.push({ id: 100 + notes.length, author: { id: 7 }, body: body ?? '' });
    if (asked.method !== 'GET') {
      for (const note of notes) if (note.id === id) note.body = body ?? '';
      return send(200, {});
    }
    const page = Number(searchParams.get('page'));
    send(200, notes.slice((page - 1) * 2, page * 2), {
      'x-next-page': page * 2 < notes.length ? String(page + 1) : '',
    });
  };
  const server = createServer((asked, response) => void answer(asked, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/v4`, notes, request };
}

type Pipeline = Readonly<Record<string, { readonly script: readonly string[] }>>;

/** Runs the script of a job as a runner of GitLab does: line by line in one shell, until one fails. */
async function job(made: Shop, name: string, url: string, env: Readonly<Record<string, string>> = {}) {
  const { script } = yamlAt<Pipeline>(made.folder, '.gitlab/loyalty.yml')[name] ?? { script: ['exit 99'] };
  const bin = join(made.folder, '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'loyalty'), `#!/bin/sh\nexec '${process.execPath}' '${BIN}' "$@"\n`);
  chmodSync(join(bin, 'loyalty'), 0o755);
  return runBash(script.join('\n'), made.folder, {
    PATH: [bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    HOME: made.folder,
    LOYALTY_ENDPOINT: made.url,
    LOYALTY_SETTLE: '0',
    WIX_API_KEY: 'x',
    CI_API_V4_URL: url,
    CI_PROJECT_ID: 'acme/perks',
    CI_MERGE_REQUEST_IID: '3',
    CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: HEAD,
    CI_COMMIT_SHA: MERGE,
    LOYALTY_NOTE_TOKEN: 'glpat-of-the-project',
    ...env,
  });
}

async function setting() {
  const made = await shop({ fixture: 'store', env: { LOYALTY_RETRIES: '0' } });
  made.write('loyalty.yaml', PROGRAM);
  expect((await made.loyalty('init --ci gitlab')).exit).toBe(0);
  return { made, lab: await gitlab() };
}

it('what is said of its variables lets ordinary merge requests be planned', () => {
  const top = fileURLToPath(new URL('../../examples/gitlab', import.meta.url));
  const [header = ''] = readFileSync(join(top, 'loyalty.yml'), 'utf8').split('.loyalty:');
  expect(header).not.toContain('masked and protected');
  expect(header).toContain('neither protected');
  expect(readFileSync(join(top, 'README.md'), 'utf8')).toContain('*not protected*');
});

it('the drift job says why it has no base', () => {
  const path = fileURLToPath(new URL('../../examples/gitlab/loyalty.yml', import.meta.url));
  expect(readFileSync(path, 'utf8')).toMatch(/# Without `--base applied`: .*push/);
});

describe('the jobs for GitLab', { timeout: 240_000 }, () => {
  it('keep one note, and apply what it showed', async () => {
    const { made, lab } = await setting();
    for (const id of [1, 2, 3])
      lab.notes.push({ id, author: { id: 8 }, body: '<!-- loyalty:plan site=sandbox file=loyalty.yaml -->' });
    for (const file of [PROGRAM.replace('450', '475'), PROGRAM]) {
      made.write('loyalty.yaml', file);
      expect(await job(made, 'loyalty plan', lab.url)).toMatchObject({ exit: 0 });
    }
    expect(lab.notes).toHaveLength(4);
    expect(lab.notes[3]?.body).toContain(`<!-- loyalty:commit ${HEAD} -->`);
    const applied = await job(made, 'loyalty apply', lab.url);
    expect([applied.exit, applied.out]).toEqual([0, expect.stringContaining('Applied 3 changes')]);
    expect(lab.notes[4]?.body).toMatch(/^<!-- loyalty:apply -->\n[\s\S]*### Applied 3 changes/);
    expect((await job(made, 'loyalty drift', lab.url)).exit).toBe(0);
  });

  it('tell the merge request when an apply breaks off, once however often it does', async () => {
    const { made, lab } = await setting();
    await job(made, 'loyalty plan', lab.url);
    made.sandbox.setFaults([{ do: '401', match: { path: '/loyalty-rewards', write: true } }]);
    expect((await job(made, 'loyalty apply', lab.url)).exit).toBe(5);
    const told = lab.notes[1]?.body ?? '';
    expect(told).toMatch(/\*\*failed\*\* update `rewards\/five-off`/);
    expect(told).toContain('start the pipeline by hand with `LOYALTY_EXPECT`');
    made.sandbox.setFaults([]);
    const again = await job(made, 'loyalty apply', lab.url, { CI_JOB_URL: 'https://lab.example/1' });
    expect(again.exit).toBe(4);
    expect(lab.notes).toHaveLength(2);
    expect(lab.notes[1]?.body).toContain(
      'This run wrote nothing to the site. [The job](https://lab.example/1) says why.',
    );
    const { digest: left } = JSON.parse((await made.loyalty('plan --format json')).out) as { readonly digest: string };
    expect(again.out).toContain(`The change set has the digest ${left}`);
    expect((await job(made, 'loyalty apply', lab.url, { LOYALTY_EXPECT: left })).exit).toBe(0);
    expect(lab.notes[1]?.body).not.toContain('**Next:**');
  });

  it('apply nothing that was not reviewed', async () => {
    const { made, lab } = await setting();
    const none = await job(made, 'loyalty apply', lab.url);
    expect([none.exit, none.out]).toEqual([1, expect.stringContaining('nothing was reviewed')]);
    await job(made, 'loyalty plan', lab.url);
    lab.request.sha = 'c'.repeat(40);
    expect((await job(made, 'loyalty apply', lab.url)).out).toContain('has no plan of its last commit');
    lab.request.sha = HEAD;
    made.write('loyalty.yaml', PROGRAM.replace('450', '475'));
    const other = await job(made, 'loyalty apply', lab.url);
    expect([other.exit, other.out]).toEqual([4, expect.stringContaining('UNEXPECTED_CHANGES')]);
    expect((await job(made, 'loyalty apply', lab.url, { CI_COMMIT_SHA: 'd'.repeat(40) })).exit).toBe(1);
    expect(made.writes()).toEqual([]);
  });

  it('check the file of a fork, and tell a wrong token', async () => {
    const { made, lab } = await setting();
    expect(await job(made, 'loyalty plan', lab.url, { WIX_API_KEY: '' })).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/loyalty\.yaml is sound\.\n$/),
    });
    const wrong = await job(made, 'loyalty plan', lab.url, { LOYALTY_NOTE_TOKEN: 'guessed' });
    expect([wrong.exit, wrong.out]).toEqual([1, expect.stringContaining('GitLab answered 401')]);
    expect(lab.notes).toEqual([]);
    const script = fileURLToPath(new URL('../../examples/gitlab/loyalty-note.mjs', import.meta.url));
    expect(spawnSync(process.execPath, [script]).status).toBe(1);
  });
});
