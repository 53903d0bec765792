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
    for (const path of ['package.json', 'src/cli/bin.cjs']) cpSync(join(ROOT, path), join(clone, path));
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
    writeFileSync(join(clone, 'dist/start.cjs'), 'console.log(process.argv.slice(2).join()); process.exitCode = 3;');
    expect(loyalty('plan', '--version')).toEqual({ status: 3, stdout: 'plan,--version\n', stderr: '' });
  });

  function loyalty(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
    const run = spawnSync(process.execPath, [join(clone, 'src/cli/bin.cjs'), ...args], { encoding: 'utf8' });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr };
  }
});

it('takes what was compiled when it was built, and does without it', () => {
  const start = join(ROOT, 'dist/start.cjs');
  const script = `
    process.argv = ['node', 'loyalty', 'validate', ${JSON.stringify(join(ROOT, 'loyalty.yaml'))}];
    const scripts = require(${JSON.stringify(start)});
    process.on('exit', () => process.stderr.write([...scripts.values()].map((one) => one.cachedDataRejected).join()));
  `;
  const known = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect([known.status, known.stdout]).toEqual([0, expect.stringContaining('loyalty.yaml is sound.')]);
  expect(known.stderr).toMatch(/^false(,false){3,}$/);
  // Other flags are to V8 what another version is.
  const other = spawnSync(process.execPath, ['--no-opt', '-e', script], { encoding: 'utf8' });
  expect([other.status, other.stdout]).toEqual([0, known.stdout]);
  expect(other.stderr).toMatch(/^true(,true){3,}$/);
});

it('the command that npm links is the launcher', () => {
  expect(about.bin).toEqual({ loyalty: 'src/cli/bin.cjs' });
  expect(about.files).toContain('src/cli/bin.cjs');
});
