import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Stop } from '../../src/cli/exit.ts';
import type { World } from '../../src/cli/world.ts';
import { writeText } from '../../src/cli/writing.ts';
import { desk } from '../support/world.ts';

const UNTIDY = 'version:   1\nsite: sandbox\nprogram: { name: Northwind }\n';

function world(cwd: string): World {
  return { cwd } as World;
}

function fifo(path: string): number {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}

function read(file: number): string {
  const bytes = Buffer.alloc(100_000);
  return bytes.toString('utf8', 0, readSync(file, bytes));
}

describe('a file that is written', () => {
  it('is replaced whole, with its mode, behind symbolic links too, and no other file stays', () => {
    const { folder } = desk({ 'a.yaml': 'old' });
    chmodSync(join(folder, 'a.yaml'), 0o640);
    symlinkSync('a.yaml', join(folder, 'link'));
    symlinkSync('new.yaml', join(folder, 'leads-nowhere'));
    writeText('link', 'new', world(folder));
    writeText('leads-nowhere', 'made', world(folder));
    expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'a.yaml')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(folder, 'new.yaml'), 'utf8')).toBe('made');
    expect(lstatSync(join(folder, 'leads-nowhere')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'leads-nowhere', 'link', 'new.yaml']);
  });

  it.skipIf(process.platform === 'win32')('stays a pipe where it is one, and a link to one', async () => {
    const made = desk({ 'loyalty.yaml': 'version: 1\nsite: sandbox\nprogram: { name: Northwind }\n' });
    const pipe = fifo(join(made.folder, 'pipe'));
    try {
      symlinkSync('pipe', join(made.folder, 'link'));
      expect(await made.loyalty('plan --out link')).toMatchObject({ exit: 0, err: '' });
      expect(JSON.parse(read(pipe))).toMatchObject({ formatVersion: '1.0' });
      expect((await made.loyalty('plan --report json=pipe')).exit).toBe(0);
      expect(JSON.parse(read(pipe))).toMatchObject({ formatVersion: '1.0' });
      expect((await made.loyalty('export --out pipe')).exit).toBe(0);
      expect(read(pipe)).toContain('version: 1');
      expect(lstatSync(join(made.folder, 'pipe')).isFIFO()).toBe(true);
    } finally {
      closeSync(pipe);
    }
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() !== 0)('stays a device where it is one', async () => {
    const made = desk({ 'loyalty.yaml': UNTIDY });
    const path = join(made.folder, 'null.yaml');
    if (spawnSync('mknod', [path, 'c', '1', '3']).status !== 0) return;
    expect(await made.loyalty('plan --out null.yaml')).toMatchObject({ exit: 0, err: '' });
    await made.loyalty('fmt null.yaml');
    expect(lstatSync(path).isCharacterDevice()).toBe(true);
  });

  it.skipIf(!existsSync('/proc/self/fd'))('is what a descriptor means, from where that stands', () => {
    const { folder } = desk();
    const file = openSync(join(folder, 'log'), 'w');
    try {
      writeFileSync(file, 'before ');
      writeText(`/proc/self/fd/${file}`, 'one ', world(folder));
      writeText(`/dev/fd/${file}`, 'two', world(folder));
    } finally {
      closeSync(file);
    }
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('before one two');
  });

  it.each<readonly [path: string, why: string]>([
    ['none/a.yaml', 'there is no such file or folder (ENOENT)'],
    ['.', 'it is a folder (EISDIR)'],
    ['/dev/fd/999', 'it is not open (EBADF)'],
    ...(existsSync('/dev/full') ? [['/dev/full', 'the disk is full (ENOSPC)'] as const] : []),
  ])('is named as it was asked for when it cannot be: %s', (path, why) => {
    const { folder } = desk();
    let thrown: unknown;
    try {
      writeText(path, 'text', world(folder));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Stop);
    expect((thrown as Stop).problems[0]?.message).toBe(`${path} cannot be used: ${why}.`);
  });
});
