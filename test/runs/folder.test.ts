import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/runs/folder.ts';

let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'loyalty-folder-'));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

describe('a folder is made', () => {
  it('with all those above it', () => {
    makeFolder(join(top, 'a/b/c'));
    expect(statSync(join(top, 'a/b/c')).isDirectory()).toBe(true);
  });

  it('once: a second time does no harm', () => {
    makeFolder(join(top, 'a'));
    makeFolder(join(top, 'a'));
    expect(existsSync(join(top, 'a'))).toBe(true);
  });

  it('through a link to a folder', () => {
    symlinkSync(top, join(top, 'link'));
    makeFolder(join(top, 'link/a'));
    expect(existsSync(join(top, 'a'))).toBe(true);
  });
});

describe('a folder is refused, at once,', () => {
  it('where a file is in the way', () => {
    writeFileSync(join(top, 'file'), '');
    expect(() => makeFolder(join(top, 'file'))).toThrow('EEXIST');
    expect(() => makeFolder(join(top, 'file/runs'))).toThrow('ENOTDIR');
  });

  it('where a link leads nowhere', () => {
    symlinkSync(join(top, 'gone'), join(top, 'link'));
    expect(() => makeFolder(join(top, 'link/runs'))).toThrow('EEXIST');
  });

  it.runIf(existsSync('/proc/self'))('where the file system takes none', () => {
    expect(() => makeFolder('/proc/loyalty/runs')).toThrow('ENOENT');
  });
});
