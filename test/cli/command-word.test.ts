import { describe, expect, it } from 'vitest';
import { commandIn, firstWord, nameOf } from '../../src/cli/command-word.ts';
import { commands } from '../../src/cli/commands/index.ts';
import { desk } from '../support/world.ts';

describe('the command of a line', () => {
  it.each([
    ['plan', 'plan 0'],
    ['--site x plan', 'plan 2'],
    ['--site=x plan', 'plan 1'],
    ['--site plan validate', 'validate 2'],
    ['-f show plan', 'plan 2'],
    ['-qf apply plan', 'plan 2'],
    ['-q -v plan', 'plan 2'],
    ['--detailed-exitcode plan', 'plan 1'],
    ['--out export plan show.json', 'plan 2'],
    ['show plan', 'show 0'],
    ['init --template plan', 'init 0'],
    // Nothing fits: the parser of the first is to say what is wrong.
    ['--no-such plan', 'plan 1'],
    ['word plan', undefined],
    ['--site plan', undefined],
    ['--site x', undefined],
  ])('%s', async (line, found) => {
    const named = await commandIn(line.split(' '), commands);
    expect(named && `${nameOf(named.listed)} ${named.at}`).toBe(found);
  });

  it('is looked for among what is no value', () => {
    expect(firstWord(['--site', 'x', 'deploy'])).toBe('deploy');
    expect(firstWord(['-q', '--report=a=b', 'deploy'])).toBe('deploy');
    expect(firstWord(['--site', 'x'])).toBeUndefined();
  });
});

it('may stand behind its flags', async () => {
  const made = desk({ 'loyalty.yaml': 'version: 1\nprogram: { name: Perks }\n' });
  expect((await made.loyalty('--site sandbox validate')).out).toBe('loyalty.yaml is sound.\n');
  expect((await made.loyalty('--resolved validate --site sandbox')).out).toContain('name: Perks');
  expect((await made.loyalty('--site sandbox deploy')).err).toContain('There is no command deploy.');
  expect((await made.loyalty('--no-such validate')).err).toContain('loyalty validate knows nothing of --no-such.');
});
