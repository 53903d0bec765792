import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { type LockOptions, takeLock } from '../../src/runs/lock.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const take = (id: string, more: Partial<LockOptions> = {}) => takeLock({ folder, site: 'shop', id, now: NOW, ...more });

function refusal(id: string, more: Partial<LockOptions> = {}): Failure {
  try {
    take(id, more);
  } catch (error) {
    return error as Failure;
  }
  throw new Error('the lock was given away twice');
}

function heldBy(holder: object): void {
  writeFileSync(
    join(folder, 'shop'),
    JSON.stringify({ id: 'theirs', since: NOW.toISOString(), host: hostname(), ...holder }),
  );
}

/** The pid of a process that is no more. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock of a site', () => {
  it('is held once, and told with pid and age', () => {
    take('one');
    const { problem } = refusal('two', { now: new Date(NOW.getTime() + 90_000) });
    expect(problem.code).toBe('LOCKED');
    expect(problem.message).toBe(`Another apply is at work on site shop: process ${process.pid}, for 90 s (lock one).`);
    expect(problem.next).toContain('--force-unlock one');
  });

  it('is free again after its release, and twice does no harm', () => {
    const lock = take('one');
    lock.release();
    lock.release();
    take('two').release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of another site is another lock', () => {
    take('one');
    expect(() => take('two', { site: 'other' })).not.toThrow();
  });

  it('is taken over at once from a process that died here', () => {
    heldBy({ pid: deadPid() });
    take('mine');
    expect(JSON.parse(readFileSync(join(folder, 'shop'), 'utf8')).id).toBe('mine');
  });

  it('is never taken from a living process, nor from another host', () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    onTestFinished(() => void child.kill('SIGKILL'));
    heldBy({ pid: child.pid });
    expect(refusal('mine').problem.code).toBe('LOCKED');
    heldBy({ pid: deadPid(), host: 'elsewhere' });
    expect(refusal('mine').problem.message).toContain('on elsewhere');
  });

  it('of another host goes by its id alone', () => {
    heldBy({ pid: 1, host: 'elsewhere' });
    expect(refusal('mine', { force: 'another' })).toBeInstanceOf(Failure);
    expect(() => take('mine', { force: 'theirs' })).not.toThrow();
  });

  it('that cannot be read is nobody’s', () => {
    writeFileSync(join(folder, 'shop'), '{"pid": 1');
    expect(() => take('mine')).not.toThrow();
  });

  it('does not fall to a release of one who lost it', () => {
    const lost = take('one');
    heldBy({ pid: process.pid });
    lost.release();
    expect(refusal('two').problem.message).toContain('theirs');
  });

  it('keeps hostile site ids inside its folder', () => {
    take('one', { site: '../../etc/passwd' });
    take('two', { site: '..' });
    expect(readdirSync(folder).sort()).toEqual(['%..', '..%2f..%2fetc%2fpasswd']);
  });
});
