import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { GLOBAL } from '../../src/cli/flags.ts';
import { shop } from '../support/shop.ts';
import { yaml } from '../support/whole.ts';
import { desk } from '../support/world.ts';
import { FILE } from './store.ts';

const ESCAPE = '\u001b[';

describe('the environment', () => {
  it('has a twin of every flag but the consents', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    const json = await made.loyalty('plan', { env: { LOYALTY_FORMAT: 'json' } });
    expect(JSON.parse(json.out)).toMatchObject({ formatVersion: '1.0' });
    expect((await made.loyalty('plan', { env: { LOYALTY_DETAILED_EXITCODE: '1' } })).exit).toBe(2);
    expect((await made.loyalty('plan', { env: { LOYALTY_TARGET: 'tiers/silver\ntiers/platinum\n' } })).out).toContain(
      'Plan: 1 to create, 1 to update, 0 to delete',
    );
    // The flag goes first.
    expect((await made.loyalty('plan --format text', { env: { LOYALTY_FORMAT: 'json' } })).out).toMatch(
      /^Site sandbox/,
    );
    expect((await made.loyalty('plan', { env: { LOYALTY_FORMAT: '' } })).out).toMatch(/^Site sandbox/);
  });

  it('takes several values on a line each, whatever else is in them', async () => {
    const made = await shop({ fixture: 'store', files: { 'my, own.yaml': FILE } });
    expect((await made.loyalty('plan', { env: { LOYALTY_FILE: 'my, own.yaml' } })).out).toMatch(/^Site sandbox/);
    made.write('other.yaml', FILE);
    const both = await made.loyalty('plan', { env: { LOYALTY_FILE: 'my, own.yaml\r\nother.yaml\n' } });
    expect(both.out).toMatch(/^2 sites/);
    expect(
      (await made.loyalty('plan', { env: { LOYALTY_FILE: 'other.yaml', LOYALTY_FAIL_ON: 'delete, update' } })).exit,
    ).toBe(3);
  });

  it.each([
    ['LOYALTY_TIMEOUT', 'soon', 'LOYALTY_TIMEOUT is not a number.'],
    ['LOYALTY_VERBOSE', 'perhaps', 'LOYALTY_VERBOSE is neither true nor false.'],
    ['LOYALTY_FORMAT', 'xml', '--format cannot be xml.'],
  ])('%s=%s is refused', async (name, value, said) => {
    const made = desk({ 'loyalty.yaml': FILE });
    const { exit, err } = await made.loyalty('plan', { env: { [name]: value } });
    expect(exit).toBe(1);
    expect(err).toContain(said);
  });

  it('agrees to nothing', async () => {
    const found = await Promise.all(commands.map(async ({ load }) => Object.entries((await load()).command.flags)));
    const consents = [...new Set(found.flat().flatMap(([name, { consent }]) => (consent ? [name] : [])))].sort();
    expect(consents).toEqual([
      'allow-adverse',
      'allow-delete',
      'confirm-site',
      'force-unlock',
      'override',
      'reason',
      'yes',
    ]);
    const file = yaml({ exclusive: ['rewards'], program: { name: 'Northwind Perks' } });
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': file } });
    const env = Object.fromEntries(
      consents.map((name) => [`LOYALTY_${name.toUpperCase().replaceAll('-', '_')}`, 'true']),
    );
    expect((await made.loyalty('plan', { env })).exit).toBe(3);
    expect((await made.loyalty('apply --allow-delete', { env })).err).toContain('APPROVAL_MISSING');
    expect(made.writes()).toEqual([]);
  });

  it('names every flag only once', async () => {
    for (const { load } of commands) {
      const { flags } = (await load()).command;
      for (const name of Object.keys(GLOBAL)) expect(flags).not.toHaveProperty(name);
    }
  });
});

describe('colours', () => {
  it.each([
    ['a terminal', {}, 'plan', true, true],
    ['NO_COLOR', { NO_COLOR: '1' }, 'plan', true, false],
    ['--no-color', {}, 'plan --no-color', true, false],
    ['its twin', { LOYALTY_NO_COLOR: 'true' }, 'plan', true, false],
    ['a pipe', {}, 'plan', false, false],
    ['a pipe that is forced', { FORCE_COLOR: '1' }, 'plan', false, true],
    ['a pipe that is forced and forbidden', { FORCE_COLOR: '1', NO_COLOR: '1' }, 'plan', false, false],
  ] as const)('with %s', async (_, env, line, tty, coloured) => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    expect((await made.loyalty(line, { env, tty })).out.includes(ESCAPE)).toBe(coloured);
    const broken = await made.loyalty(`${line} --timeout 0`, { env, tty });
    expect(broken.err.includes(ESCAPE)).toBe(coloured);
  });
});

describe('streams', () => {
  it('stdout carries the answer alone', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    for (const line of [
      'plan --format json',
      'validate --format json',
      'history --format json',
      'doctor --format json',
      'coverage --format json',
      'explain tiers --format json',
      'schema',
      'schema --of plan',
      'apply --yes --format json --allow-delete',
      'history --format json',
      'rollback last --format json',
    ]) {
      const { out } = await made.loyalty(line);
      expect(() => JSON.parse(out) as unknown, line).not.toThrow();
    }
  });

  it('stderr is silent when asked to be', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    expect((await made.loyalty('apply --yes')).err).toContain('✔ created tiers/platinum');
    made.edit(({ tiers }) => ({
      tiers: tiers.map((tier) => ({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + 1, revision: '9' })),
    }));
    const quiet = await made.loyalty('apply --yes -q');
    expect([quiet.exit, quiet.err]).toEqual([0, '']);
  });

  it('nobody is asked where nobody is', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE } });
    for (const [line, tty] of [
      ['apply', false],
      ['apply --no-input', true],
    ] as const) {
      const { exit, err } = await made.loyalty(line, { tty });
      expect(exit).toBe(1);
      expect(err).toContain('APPROVAL_MISSING');
    }
    expect(made.writes()).toEqual([]);
  });
});
