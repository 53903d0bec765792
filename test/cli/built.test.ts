import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../src/runs/line.ts';
import { BIN, run, start } from '../support/built.ts';
import { shop } from '../support/shop.ts';
import { ROOMY, WHOLE, yaml } from '../support/whole.ts';
import { FILE } from './store.ts';

describe('the built command', () => {
  it('answers as its sources do', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    for (const line of [
      'validate',
      'plan --impact off --detailed-exitcode',
      'export --file none.yaml',
      'coverage',
      'explain rewards.coupon',
      'plan --help',
      'bogus',
      'fmt --check',
      'apply --impact off',
    ]) {
      const built = await run(made, line);
      const { exit, out, err } = await made.loyalty(line);
      expect([line, built.exit, built.err]).toEqual([line, exit, err]);
      // Help is as wide as the terminal.
      if (!line.endsWith('--help')) expect([line, built.out]).toEqual([line, out]);
    }
    const version = await run(made, '--version');
    expect([version.exit, version.out]).toEqual([
      0,
      `${JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version}\n`,
    ]);
  }, 60_000);

  it('plans, saves, applies and takes back', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    expect((await run(made, 'plan --out plan.json --report html=plan.html')).exit).toBe(0);
    expect(existsSync(join(made.folder, 'plan.html'))).toBe(true);
    const applied = await run(made, 'apply plan.json --yes');
    expect([applied.exit, applied.out.split('\n').at(-2)]).toEqual([
      0,
      'Applied 4 changes (1 created, 2 updated, 1 deleted). (site sandbox)',
    ]);
    expect((await run(made, 'plan --detailed-exitcode')).exit).toBe(0);
    expect((await run(made, 'history')).out).toContain('4 of 4');
    expect((await run(made, 'rollback last')).exit).toBe(3);
  }, 60_000);

  it('ends quietly when nobody reads on', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    for (const line of ['schema', 'plan --help', 'plan -v']) {
      const script = `"${process.execPath}" "${BIN}" ${line} 2>err.txt | head -1; echo "exit \${PIPESTATUS[0]}"`;
      const env = { PATH: process.env['PATH'], LOYALTY_ENDPOINT: made.url };
      const shell = ['--norc', '--noprofile', '-c', script];
      const { stdout: printed } = await promisify(execFile)('bash', shell, { cwd: made.folder, env });
      expect([
        line,
        printed.split('\n').length,
        printed.includes('exit 0'),
        readFileSync(join(made.folder, 'err.txt'), 'utf8'),
      ]).toEqual([line, 3, true, '']);
    }
  }, 60_000);
});

describe.each(['SIGINT', 'SIGTERM'] as const)('an apply that gets %s', (signal) => {
  it('finishes the write in flight, notes it, lets go of the lock, and the next one ends it', async () => {
    const made = await shop({ state: ROOMY, latencyMs: 40, files: { 'loyalty.yaml': yaml(WHOLE) } });
    const { child, ended } = start(made, ['apply', '--yes', '--parallelism', '1']);
    let signals = 0;
    made.sandbox.onRequest(({ phase, method, path }) => {
      // More than once, as a terminal and npm both send it.
      if (phase === 'before' && method !== 'GET' && path.includes('/tiers') && signals++ < 2) child.kill(signal);
    });
    const { exit, out, err } = await ended;
    expect(signals).toBeGreaterThan(0);
    expect(exit).toBe(130);
    expect(err).toContain('Stopping: finishing what is under way …');
    expect(out).toMatch(/Applied \d changes .*; \d+ not tried\. \(site sandbox\)\n$/);
    const committed = made.sandbox.requests().filter((request) => request.committed);
    const runs = join(made.folder, '.loyalty/runs/sandbox');
    const [name = ''] = readdirSync(runs);
    const lines = readFileSync(join(runs, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const of = (type: string): readonly Line[] => lines.filter((line) => line.type === type);
    expect(of('intent').length).toBe(of('result').length);
    expect(of('result').every((line) => line.type === 'result' && line.ok)).toBe(true);
    expect(of('intent').length).toBe(committed.length);
    expect(lines.at(-1)).toMatchObject({ type: 'end', exit: 130 });
    expect(readdirSync(join(made.folder, '.loyalty/locks'))).toEqual([]);
    expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
    const { tiers, rewards, earningRules } = made.state();
    expect([tiers.length, rewards.length, earningRules.length]).toEqual([2, 5, 5]);
  }, 60_000);
});

describe.each(['SIGINT', 'SIGTERM'] as const)('a command that gets %s before it writes', (signal) => {
  it.each(['apply --yes', 'plan', 'export --file none.yaml'])(
    '%s ends with 130, and nothing was written',
    async (line) => {
      const made = await shop({ fixture: 'store', latencyMs: 300, files: { 'loyalty.yaml': FILE } });
      const { child, ended } = start(made, line.split(' '));
      let heard = false;
      made.sandbox.onRequest(({ phase }) => {
        if (phase === 'before' && !heard) heard = child.kill(signal);
      });
      const { exit, out, err } = await ended;
      expect([exit, out, err]).toEqual([130, '', 'Interrupted.\n']);
      expect(made.sandbox.requests().filter(({ committed }) => committed)).toEqual([]);
      expect(existsSync(join(made.folder, '.loyalty'))).toBe(false);
    },
    60_000,
  );
});

it('what SIGKILL leaves behind holds nobody up', async () => {
  const made = await shop({ state: ROOMY, latencyMs: 40, files: { 'loyalty.yaml': yaml(WHOLE) } });
  const { child, ended } = start(made, ['apply', '--yes', '--parallelism', '1']);
  made.sandbox.onRequest(({ phase, method, path }) => {
    if (phase === 'after-commit' && method === 'POST' && path.includes('/rewards/create')) child.kill('SIGKILL');
  });
  expect((await ended).exit).toBe(999);
  expect(readdirSync(join(made.folder, '.loyalty/locks'))).toEqual(['sandbox']);
  expect((await made.loyalty('history')).out).toMatch(/cut off|\?/);
  expect((await made.loyalty('apply --yes -q')).exit).toBe(0);
  expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
  expect(made.state().rewards).toHaveLength(5);
}, 60_000);
