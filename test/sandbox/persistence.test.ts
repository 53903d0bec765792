import { spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';
import { ask, clientOf, refusal, TIERS } from './support/site.ts';

let directory = '';
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'state');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

const opened = (options = {}) => createSandbox({ directory, switches: { tierCount: 'unlimited' }, ...options });
const add = (sandbox: ReturnType<typeof opened>, name: string, requiredPoints: number) =>
  clientOf(sandbox).tiers.createTier({ tierDefinition: { name }, requiredPoints });
const names = (sandbox = opened()) => sandbox.state().tiers.map(({ tierDefinition }) => tierDefinition?.name);
const log = () => join(directory, readdirSync(directory).find((file) => file.startsWith('log-')) ?? '');

const worker = (...parameters: readonly (string | number)[]): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve) => {
    const script = new URL('./support/worker.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', script, directory, ...parameters.map(String)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('exit', (code, signal) => resolve(signal ?? code));
  });

describe('a directory', () => {
  it('is not touched by reads, and holds everything after a write', async () => {
    const sandbox = opened();
    await clientOf(sandbox).tiers.listTiers();
    expect(await refusal(clientOf(sandbox).tiers.getTier('none'))).toBe('404 NOT_FOUND');
    expect(existsSync(directory)).toBe(false);
    await add(sandbox, 'A', 1);
    expect(readdirSync(directory).sort()).toEqual(['log-1.jsonl', 'state.json']);
    expect(opened().state()).toEqual(sandbox.state());
    expect(opened().events()).toEqual(sandbox.events());
  });

  it('gives the same ids to what came with a site, before and after the first write', async () => {
    const before = opened().state().earningRules;
    await add(opened(), 'A', 1);
    expect(opened().state().earningRules).toEqual(before);
  });

  it('keeps clock, resets and states set by hand', () => {
    const sandbox = opened({ now: () => 0 });
    sandbox.advance(5_000);
    sandbox.reset('store');
    sandbox.setState('sandbox', { program: { name: 'By hand' } });
    sandbox.addSite({ id: 'second', key: 'x' });
    const again = opened({ now: () => 0 });
    expect([again.now(), again.state().program.name, again.state().tiers.length, again.sites()]).toEqual([
      5_000,
      'By hand',
      2,
      ['sandbox', 'second'],
    ]);
  });

  it('is seen by another sandbox that has it open', async () => {
    const [one, other] = [opened(), opened()];
    await add(one, 'A', 1);
    expect(names(other)).toEqual(['A']);
    await add(other, 'B', 2);
    await add(one, 'C', 3);
    expect([names(one), names(other)]).toEqual([
      ['A', 'B', 'C'],
      ['A', 'B', 'C'],
    ]);
    expect(await refusal(add(other, 'C', 4))).toBe('409 ALREADY_EXISTS');
  });

  it('loses nothing but a last line that was torn, at any byte', async () => {
    const sandbox = opened();
    await add(sandbox, 'A', 1);
    const whole = statSync(log()).size;
    await add(sandbox, 'B', 2);
    const text = readFileSync(log());
    for (let size = text.length - 1; size >= whole; size -= Math.ceil((text.length - whole) / 40)) {
      writeFileSync(log(), text.subarray(0, size));
      expect(names()).toEqual(['A']);
    }
    await add(opened(), 'C', 3);
    expect(names()).toEqual(['A', 'C']);
  });

  it('parses when the log is empty or gone', async () => {
    await add(opened(), 'A', 1);
    truncateSync(log(), 0);
    expect(names()).toEqual([]);
    rmSync(log());
    expect(names()).toEqual([]);
    await add(opened(), 'B', 1);
    expect(names()).toEqual(['B']);
  });

  it('takes a new snapshot when the log is long, and others follow', async () => {
    const sandbox = opened();
    const other = opened();
    const state = sandbox.state();
    const rewards = Array.from({ length: 2_000 }, (_, i) => ({ id: `reward-${i}`, name: 'x'.repeat(50) }));
    sandbox.setState('sandbox', { ...state, rewards });
    for (let i = 0; i < 8; i += 1) {
      sandbox.setState('sandbox', { program: { name: `Name ${i}` } });
      expect(other.state().program.name).toBe(`Name ${i}`);
    }
    const files = readdirSync(directory).sort();
    expect(files).toHaveLength(2);
    expect(files[0]).not.toBe('log-1.jsonl');
    expect(opened().state().rewards).toHaveLength(2_000);
  });

  it('says at once when it holds something else', () => {
    opened().advance(1);
    const path = join(directory, 'state.json');
    const good = JSON.parse(readFileSync(path, 'utf8'));
    const { rewards: _, ...site } = good.world.sites.sandbox;
    const older = { ...good, world: { ...good.world, sites: { sandbox: site } } };
    for (const [text, why] of [
      ['{', 'it is not whole'],
      ['{"format":2}', 'of another version'],
      ['[]', 'of another version'],
      ['null', 'of another version'],
      ['{"format":1,"generation":1,"world":{}}', 'another version has written it ("clockOffset" must be a number)'],
      [JSON.stringify(older), 'another version has written it ("rewards" must be a list)'],
    ] as const) {
      writeFileSync(path, text);
      expect(() => opened()).toThrow(`${path} does not hold the state of a sandbox: `);
      expect(() => opened()).toThrow(why);
    }
    writeFileSync(path, JSON.stringify(good));
    writeFileSync(log(), '[{"in":"sandbox","edits":7}]\n');
    expect(() => opened()).toThrow(`${log()} does not hold the state of a sandbox: one of its lines is not whole`);
  });

  it('keeps its old state when the disk is full, says so, and goes on afterwards', async () => {
    const sandbox = opened();
    await add(sandbox, 'A', 1);
    const text = readFileSync(log());
    const path = log();
    rmSync(path);
    symlinkSync('/dev/full', path);
    const { status, body } = await ask(sandbox, 'POST', TIERS, {
      tier: { tierDefinition: { name: 'B' }, requiredPoints: 2 },
    });
    expect([status, body.details]).toEqual([500, {}]);
    expect(body.message).toContain('ENOSPC');
    expect(sandbox.requests().at(-1)).toMatchObject({ committed: false });
    rmSync(path);
    writeFileSync(path, text);
    expect(names()).toEqual(['A']);
    await add(sandbox, 'B', 2);
    expect(names()).toEqual(['A', 'B']);
  });

  it('is answered with 500 when it cannot be made', async () => {
    const sandbox = opened();
    writeFileSync(directory, 'a file where a directory should be');
    const { status, body } = await ask(sandbox, 'POST', TIERS, {
      tier: { tierDefinition: { name: 'B' }, requiredPoints: 2 },
    });
    expect([status, body.message]).toEqual([500, expect.stringContaining('ENOTDIR')]);
  });
});

describe('a place that is no directory', () => {
  it('is told at once', () => {
    writeFileSync(directory, 'a file where a directory should be');
    expect(() => opened()).toThrow(`The sandbox cannot keep its state in ${directory}: ENOTDIR`);
  });
});

describe('the lock', () => {
  it('of a dead process is taken over', async () => {
    await add(opened(), 'A', 1);
    const dead = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => dead.on('exit', resolve));
    writeFileSync(join(directory, 'lock'), String(dead.pid));
    await add(opened(), 'B', 2);
    expect(names()).toEqual(['A', 'B']);
    expect(existsSync(join(directory, 'lock'))).toBe(false);
    expect(existsSync(join(directory, 'lock.takeover'))).toBe(false);
  });

  it('that nobody can hold any more is taken over: without a pid, or far too old', async () => {
    await add(opened(), 'A', 1);
    const lock = join(directory, 'lock');
    const ago = (ms: number) => new Date(Date.now() - ms);
    writeFileSync(lock, '');
    utimesSync(lock, ago(5_000), ago(5_000));
    await add(opened(), 'B', 2);
    writeFileSync(lock, String(process.pid));
    utimesSync(lock, ago(60_000), ago(60_000));
    await add(opened(), 'C', 3);
    expect(names()).toEqual(['A', 'B', 'C']);
  });

  it('whose take-over was itself cut short is taken over', async () => {
    await add(opened(), 'A', 1);
    for (const file of ['lock', 'lock.takeover']) {
      writeFileSync(join(directory, file), '');
      utimesSync(join(directory, file), new Date(0), new Date(0));
    }
    await add(opened(), 'B', 2);
    expect(names()).toEqual(['A', 'B']);
  });

  it('of a living process is waited for', async () => {
    await add(opened(), 'A', 1);
    const lock = join(directory, 'lock');
    writeFileSync(lock, String(process.pid));
    const other = worker('B', 1);
    const early = await Promise.race([other, new Promise((resolve) => setTimeout(resolve, 1_500, 'waiting'))]);
    expect([early, names()]).toEqual(['waiting', ['A']]);
    rmSync(lock);
    expect(await other).toBe(0);
    expect(names()).toEqual(['A', 'B0']);
  });

  it('is gone after a write that was refused', async () => {
    const sandbox = opened();
    await add(sandbox, 'A', 1);
    await refusal(add(sandbox, 'A', 1));
    expect(existsSync(join(directory, 'lock'))).toBe(false);
  });

  it('keeps several processes from losing what another wrote', async () => {
    expect(await Promise.all(['A', 'B', 'C'].map((prefix) => worker(prefix, 6)))).toEqual([0, 0, 0]);
    expect(names().sort()).toEqual(
      ['A', 'B', 'C'].flatMap((prefix) => Array.from({ length: 6 }, (_, i) => `${prefix}${i}`)),
    );
  });

  it('and the log survive a process that is killed before or after a commit', async () => {
    expect(await worker('A', 5, 'before', 3)).toBe('SIGKILL');
    expect(names()).toEqual(['A0', 'A1']);
    expect(await worker('B', 5, 'after-commit', 2)).toBe('SIGKILL');
    expect(names()).toEqual(['A0', 'A1', 'B0', 'B1']);
    appendFileSync(log(), '[{"in":"sandbox","edits":[{"put":"tiers"');
    expect(await worker('C', 1)).toBe(0);
    expect(names()).toEqual(['A0', 'A1', 'B0', 'B1', 'C0']);
  });
});
