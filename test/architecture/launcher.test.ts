import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import about from '../../package.json' with { type: 'json' };
import { ROOT } from './cruise.ts';

describe('the launcher in a fresh clone', () => {
  let clone: string;

  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'a clone-'));
    for (const path of ['package.json', 'src/cli/bin.js']) cpSync(join(ROOT, path), join(clone, path));
  });
  afterEach(() => rmSync(clone, { recursive: true }));

  it('answers --version alone, with nothing built or installed', () => {
    expect(loyalty('--version')).toEqual({ status: 0, stdout: `${about.version}\n`, stderr: '' });
  });

  it('says what to do when there is no build', () => {
    const { status, stdout, stderr } = loyalty('plan');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(`loyalty is not built yet. Run \`npm ci\` (or \`npm run build\`) in ${clone}/ first.\n`);
  });

  it('passes everything on to the build, arguments and exit code included', () => {
    mkdirSync(join(clone, 'dist'));
    writeFileSync(join(clone, 'dist/main.js'), 'console.log(process.argv.slice(2).join()); process.exitCode = 3;');
    expect(loyalty('plan', '--version')).toEqual({ status: 3, stdout: 'plan,--version\n', stderr: '' });
  });

  function loyalty(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const run = spawnSync(process.execPath, [join(clone, 'src/cli/bin.js'), ...args], { encoding: 'utf8' });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr };
  }
});

it('the command that npm links is the launcher', () => {
  expect(about.bin).toEqual({ loyalty: 'src/cli/bin.js' });
  expect(about.files).toContain('src/cli/bin.js');
});
