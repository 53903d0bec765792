import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOf, SAME, sites } from './sites.ts';

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

describe('taking over many sites', () => {
  it('factors what they share into a base, and ends with its own "No changes"', async () => {
    const made = await sites(4);
    made.pauseRule('s03');
    made.write(
      'list.txt',
      '# the chain\ns01 s01 KEY_S01\nsecond s02 KEY_S02\n\ns03 s03 KEY_S03 # a franchise\ns04 s04 KEY_S04\n',
    );
    const { exit, out } = await made.loyalty('init --from-sites list.txt --extract-base');
    expect(exit).toBe(0);
    expect(out).toContain('No changes. All 4 sites match their files.');
    expect(read(made.folder, 'base.yaml')).toContain('name: Northwind Perks');
    const paused = read(made.folder, 'sites/s03/loyalty.yaml');
    expect(paused).toBe(`# yaml-language-server: $schema=../../loyalty.schema.json
extends: "../../base.yaml"
site: s03
credentials: { apiKey: "\${KEY_S03}" }

earningRules:
  n-5-stars-for-every-1: { status: paused }
`);
    expect(read(made.folder, 'sites/second/loyalty.yaml').trimEnd().split('\n')).toHaveLength(4);
    expect(existsSync(join(made.folder, 'loyalty.schema.json'))).toBe(true);
    expect((await made.loyalty(['plan', 'sites/*/loyalty.yaml', '--detailed-exitcode'])).exit).toBe(0);
    expect(made.writes()).toEqual([]);
  });

  it('takes sixty sites over at once: what they share once, and a few lines for each', async () => {
    // So many at once take their time on a busy machine.
    const made = await sites(60, {}, { env: { LOYALTY_TIMEOUT: '30' } });
    const names = made.files.map((file) => file.replace('.yaml', ''));
    made.pauseRule('s42');
    made.write('list.txt', names.map((name) => `${name} ${name} KEY_${name.toUpperCase()}\n`).join(''));
    const { exit, out } = await made.loyalty(['init', '--from-sites', 'list.txt', '--extract-base', '-q']);
    expect([exit, out]).toEqual([0, expect.stringContaining('No changes. All 60 sites match their files.')]);
    const lines = names.map((name) => read(made.folder, `sites/${name}/loyalty.yaml`).split('\n').length);
    expect(Math.max(...lines)).toBeLessThan(12);
    expect(read(made.folder, 'sites/s42/loyalty.yaml')).toContain('status: paused');
    expect(made.writes()).toEqual([]);
  });

  it('writes whole files without a base', async () => {
    const made = await sites(2, {}, { env: { WIX_API_KEY: 'key-of-s01' } });
    made.sandbox.addSite({ id: 's02', key: 'key-of-s01', fixture: 'salon' });
    const { exit } = await made.loyalty('init --from-sites s01,s02');
    expect(exit).toBe(0);
    expect(existsSync(join(made.folder, 'base.yaml'))).toBe(false);
    expect(read(made.folder, 'sites/s02/loyalty.yaml')).toContain('name: Glow Circle');
  });

  it('takes over the others when one cannot be read, and says so', async () => {
    const made = await sites(3);
    made.write(
      'list.txt',
      ['s01', 's02', 's03', 's09']
        .map((name) => `${name} ${name} KEY_S0${name === 's09' ? 1 : name.at(-1)}\n`)
        .join(''),
    );
    const { exit, out, err } = await made.loyalty('init --from-sites list.txt --extract-base');
    expect(exit).toBe(1);
    expect(err).toContain('s09 (s09) is not taken over:');
    expect(out).toContain('All 3 sites match their files.');
    expect(existsSync(join(made.folder, 'sites/s09'))).toBe(false);
  });

  it.each([
    ['init --from-sites one,one', 'The name one is there twice.'],
    ['init --from-sites ../up', '../up is neither a file that is there nor the id of a site'],
    ['init --from-sites empty.txt', 'empty.txt names no site.'],
    ['init --from-sites wordy.txt', 'wordy.txt:2 is not a site: a b c d'],
    ['init --from-sites a --from-site b', '--from-site and --from-sites say two things.'],
    ['init --extract-base', '--extract-base needs several sites to compare.'],
    ['init --from-sites s01 --extract-base', 'base.yaml is there already.'],
  ])('refuses %s', async (line, said) => {
    const made = await sites(1);
    made.write('empty.txt', '# nobody yet\n');
    made.write('wordy.txt', 'a b\na b c d\n');
    if (said.includes('there already')) made.write('base.yaml', 'version: 1\n');
    const { exit, out, err } = await made.loyalty(line);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(made.sandbox.requests()).toEqual([]);
  });
});

describe('doctor of many sites', () => {
  it('prints a row for each, and below it what is wrong', async () => {
    const tiers = 'tiersProgram: { status: active }\n';
    const made = await sites(3, { s02: 'version: 1\nsite: s02\n', s03: SAME('s03', tiers) });
    made.sandbox.addSite({ id: 's03', key: 'key-of-s03', fixture: 'free' });
    const { exit, out } = await made.loyalty(['doctor', 's*.yaml', '-q']);
    expect(exit).toBe(1);
    const lines = out.split('\n');
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['site', 'file', 'key', 'app', 'features', 'budget']);
    expect(lines[1]).toMatch(/^s01.yaml +✔ +✔ API key +✔ \d+ things +✔ program, tiers, expiration +✔ 40 plans\/min$/);
    expect(lines[2]).toMatch(/^s02.yaml +✔ +✖ CREDENTIALS_MISSING$/);
    expect(lines[3]).toMatch(/^s03.yaml .*! no program, no tiers *✔/);
    expect(out).toContain('1 of 3 sites are fine, 1 would stop a plan, 1 should be looked at.');
  });

  it('is one document of JSON', async () => {
    const made = await sites(2);
    const { exit, out } = await made.loyalty(['doctor', 's*.yaml', '--format', 'json', '-q']);
    expect(exit).toBe(0);
    const { checks } = JSON.parse(out) as { checks: readonly { file: string; about: string }[] };
    expect(new Set(checks.map(({ file }) => file))).toEqual(new Set([1, 2].map((number) => `${nameOf(number)}.yaml`)));
    expect(new Set(checks.map(({ about }) => about))).toEqual(new Set(['file', 'key', 'app', 'features', 'budget']));
  });
});
