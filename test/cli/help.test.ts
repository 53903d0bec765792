import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { desk } from '../support/world.ts';

const NAMES = commands.map(({ usage }) => usage.split(' ')[0] as string);

describe('help', () => {
  it('lists every command, and fits into a terminal', async () => {
    const { exit, out, err } = await desk().loyalty('--help');
    expect([exit, err]).toEqual([0, '']);
    for (const { usage, describe: says } of commands) {
      expect(out).toContain(`loyalty ${usage}`);
      expect(says).toMatch(/^[A-Z].*[^.]$/);
    }
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  it.each(NAMES)('of %s says what it does, and shows it by examples', async (name) => {
    const made = desk();
    for (const line of [`${name} --help`, `${name} -h`, `--help ${name}`]) {
      const { exit, out, err } = await made.loyalty(line);
      expect([line, exit, err]).toEqual([line, 0, '']);
      expect(out).toContain('Examples:');
      expect(out).toContain(`loyalty ${name}`);
      expect(out).toContain('--no-color');
    }
  });

  it.each(commands.map((listed): [string, (typeof commands)[number]] => [listed.usage, listed]))(
    'describes every flag of %s, in a group',
    async (_, listed) => {
      const { command } = await listed.load();
      for (const [name, flag] of Object.entries(command.flags)) {
        expect([name, typeof flag.describe, typeof flag.group]).toEqual([name, 'string', 'string']);
      }
    },
  );
});

describe('a line that cannot be meant', () => {
  it.each([
    ['plna', 'COMMAND_UNKNOWN', 'There is no command plna.', 'Did you mean loyalty plan?'],
    [
      'deploy-everything',
      'COMMAND_UNKNOWN',
      'There is no command deploy-everything.',
      'loyalty --help lists the commands.',
    ],
    ['plan --targt rewards/*', 'ARGUMENT_UNKNOWN', 'loyalty plan knows nothing of --targt.', 'Did you mean --target?'],
    ['plan --force', 'ARGUMENT_UNKNOWN', 'loyalty plan knows nothing of --force.', 'loyalty plan --help'],
    ['apply --yess', 'ARGUMENT_UNKNOWN', 'loyalty apply knows nothing of --yess.', 'Did you mean --yes?'],
    ['apply one.json two.json', 'ARGUMENT_UNKNOWN', 'loyalty apply knows nothing of two.json.', 'loyalty apply --help'],
    ['show', 'USAGE', 'Something is missing: loyalty show <plan>.', 'loyalty show --help'],
    ['plan --out', 'USAGE', '--out needs a value.', 'loyalty plan --help'],
    ['plan --format xml', 'USAGE', '--format cannot be xml.', 'It is one of text, json, markdown, html, github.'],
    ['plan --fail-on everything', 'USAGE', '--fail-on cannot be everything.', 'It is one of create,'],
    [
      'plan --timeout soon',
      'USAGE',
      '--timeout must be a number above 0, and 3600 at most.',
      'Give --timeout another value.',
    ],
    [
      'plan --retries 1.5',
      'USAGE',
      '--retries must be a whole number, 0 or more, and 100 at most.',
      'Give --retries another value.',
    ],
    [
      'plan --max-rps 0',
      'USAGE',
      '--max-rps must be a number above 0, and 100000 at most.',
      'Give --max-rps another value.',
    ],
    [
      'apply --parallelism 0 --yes',
      'USAGE',
      '--parallelism must be a whole number, 1 or more, and 1000 at most.',
      'Give --parallelism another value.',
    ],
    ['plan --report html', 'USAGE', '--report html is not <format>=<path>.', 'for example --report markdown=plan.md'],
    ['plan --out a --out b', 'USAGE', '--out is given 2 times: a, b.', 'Give --out once.'],
    [
      'apply loyalty.yaml --yes',
      'NOT_A_PLAN',
      'loyalty.yaml is a program, and not a plan that was saved.',
      'loyalty apply -f loyalty.yaml',
    ],
    ['apply plan.json -f loyalty.yaml', 'USAGE', 'A saved plan and --file say two things.', 'Give one of them.'],
    ['completion tcsh', 'USAGE', '<shell> cannot be tcsh.', 'It is one of bash, zsh, fish.'],
  ])('%s', async (line, code, message, next) => {
    const made = desk({ 'loyalty.yaml': 'version: 1\nsite: sandbox\n' });
    const { exit, out, err } = await made.loyalty(line);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(`error  ${code}`);
    expect(err).toContain(message);
    expect(err).toContain(next);
  });

  it('says what there is when nothing is said, and that this was no answer', async () => {
    const { exit, out, err } = await desk().loyalty('');
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('Commands:');
  });

  it('takes no word of an argument for a command', async () => {
    const { err } = await desk().loyalty('explain plan');
    expect(err).toContain('UNKNOWN_PATH');
    expect((await desk().loyalty('show export')).err).toContain('export cannot be used');
  });
});

describe('a line that a shell completes', () => {
  it('is never carried out', async () => {
    const made = desk({ 'loyalty.yaml': 'version: 1\nsite: sandbox\nprogram: { name: Perks }\n' });
    for (const line of ['apply --yes', 'apply', 'plan', 'fmt', 'init']) {
      const { exit, out } = await made.loyalty(`--get-yargs-completions loyalty ${line}`);
      expect([line, exit, /Plan:|No changes|Wrote/.test(out)]).toEqual([line, 0, false]);
    }
    expect((await made.loyalty('history')).out).toContain('No runs');
    expect((await made.loyalty('--get-yargs-completions loyalty plan --')).out).toContain('--detailed-exitcode');
    expect((await made.loyalty('--get-yargs-completions loyalty')).out).toContain('rollback');
  });

  it.each<readonly [line: readonly string[], values: readonly string[]]>([
    [
      ['plan', '--format', ''],
      ['text', 'json', 'markdown', 'html', 'github'],
    ],
    [
      ['plan', '--format', 'js'],
      ['text', 'json', 'markdown', 'html', 'github'],
    ],
    [
      ['plan', '--impact='],
      ['--impact=off', '--impact=estimate', '--impact=full'],
    ],
    [
      ['plan', '--impact', '=', 'o'],
      ['off', 'estimate', 'full'],
    ],
    [
      ['plan', '--impact', '='],
      ['off', 'estimate', 'full'],
    ],
    [
      ['apply', '--yes', '--on-stale', ''],
      ['stop', 'replan'],
    ],
    [
      ['init', '--template', ''],
      ['store', 'cafe', 'salon'],
    ],
    [['sandbox', '--fixture', 'fr'], expect.arrayContaining(['fresh', 'store'])],
    [['plan', '--fail-on', 'create,'], expect.arrayContaining(['create,update', 'create,manual'])],
    [['completion', ''], expect.arrayContaining(['bash', 'zsh', 'fish'])],
    [['plan', '--format', 'nonsense', '--deta'], ['--detailed-exitcode']],
  ])('gets the values that a flag takes: %j', async (line, values) => {
    const { exit, out, err } = await desk().loyalty(['--get-yargs-completions', 'loyalty', ...line]);
    expect([exit, err]).toEqual([0, '']);
    // With zsh as the shell, descriptions follow.
    const found = out
      .trim()
      .split('\n')
      .map((one) => one.replace(/:.*/, ''));
    expect(found).toEqual(line.at(-1) === '--deta' ? expect.arrayContaining([...values]) : values);
  });

  it('is completed by bash, one of long ago too', async () => {
    const made = desk();
    const { out: script } = await made.loyalty('completion bash');
    expect(script).not.toContain('mapfile');
    made.write('stand-in', `#!/bin/sh\nprintf '%s\\n' "$SHELL $*" > asked\nprintf 'text\\njson\\n'\n`);
    chmodSync(join(made.folder, 'stand-in'), 0o755);
    const ask = `${script}
loyalty() { ./stand-in "$@"; }
COMP_WORDS=(loyalty plan --format j more); COMP_CWORD=3; _loyalty; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', ask], { cwd: made.folder, encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['json\n', '']);
    expect(readFileSync(join(made.folder, 'asked'), 'utf8')).toBe(
      'bash --get-yargs-completions loyalty plan --format j\n',
    );
  });

  it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
    const { exit, out } = await desk().loyalty(`completion ${shell}`);
    expect(exit).toBe(0);
    expect(out).toContain('--get-yargs-completions');
  });
});
