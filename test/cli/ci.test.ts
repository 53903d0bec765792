import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Desk, desk } from '../support/world.ts';
import { sites } from './fleet/sites.ts';
import { FILE } from './store.ts';

interface Written {
  readonly on: Readonly<Record<string, { readonly paths: readonly string[] }>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly with?: Readonly<Record<string, string>>; readonly env?: object }[] }
    >
  >;
}

const read = (made: Desk, path: string): string => readFileSync(join(made.folder, path), 'utf8');
const workflow = (made: Desk, name: string): Written =>
  parse(read(made, `.github/workflows/loyalty-${name}.yml`)) as Written;
const stepOf = (written: Written, command: string) =>
  Object.values(written.jobs)
    .flatMap(({ steps }) => steps)
    .find((step) => step.with?.['command'] === command);

describe('init --ci beside a file that is there', () => {
  it('adds the workflows alone, and says so', async () => {
    const made = desk();
    expect((await made.loyalty('init --from-site sandbox')).exit).toBe(0);
    const before = read(made, 'loyalty.yaml');
    const { exit, out, err } = await made.loyalty('init --ci github');
    expect([exit, out]).toEqual([
      0,
      'loyalty.yaml is there already, and stays as it is: only the workflows are added.\n',
    ]);
    expect(err).toContain('Wrote .github/workflows/loyalty-plan.yml.');
    expect(read(made, 'loyalty.yaml')).toBe(before);
    expect(stepOf(workflow(made, 'plan'), 'plan')).toMatchObject({ with: { command: 'plan' } });
  });

  it('overwrites no workflow, and writes none where one is there', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    expect((await made.loyalty('init --ci gitlab')).exit).toBe(0);
    const { exit, err } = await made.loyalty('init --ci gitlab');
    expect([exit, err]).toEqual([1, expect.stringContaining('.gitlab/loyalty.yml is there already.')]);
    expect((await made.loyalty('init')).exit).toBe(1);
  });

  it('still writes nothing when another beginning is asked for', async () => {
    const made = desk({ 'loyalty.yaml': FILE });
    const { exit, err } = await made.loyalty('init --template cafe --ci github');
    expect([exit, err]).toEqual([1, expect.stringContaining('FILE_EXISTS')]);
    expect(existsSync(join(made.folder, '.github'))).toBe(false);
  });

  it('names the file and the keys that it has', async () => {
    const made = desk({ "owner's.yaml": `${FILE}\ncredentials: { apiKey: "\${ACME_KEY}" }\n` });
    expect((await made.loyalty(['init', '--ci', 'github', '--file', "owner's.yaml"])).exit).toBe(0);
    for (const name of ['plan', 'apply', 'drift'])
      expect(stepOf(workflow(made, name), name)).toMatchObject({
        with: { command: name, file: "owner's.yaml" },
        env: { ACME_KEY: '${{ secrets.ACME_KEY }}' },
      });
    expect(workflow(made, 'plan').on['pull_request']?.paths).toContain("owner's.yaml");
  });
});

describe('init --ci for many sites', () => {
  const taken = async (ci: string, lines: readonly string[]): Promise<Desk> => {
    const made = await sites(3, {}, { env: { WIX_API_KEY: 'key-of-s03' } });
    made.write('list.txt', lines.join('\n'));
    const { exit } = await made.loyalty(['init', '--from-sites', 'list.txt', '--extract-base', '--ci', ci, '-q']);
    expect(exit).toBe(0);
    return made;
  };
  const LIST = ['a s01 KEY_S01', 'b s02 KEY_S02', 'c s03'];

  it('writes workflows for GitHub that fit the files', async () => {
    const made = await taken('github', LIST);
    for (const name of ['plan', 'apply', 'drift'])
      expect(stepOf(workflow(made, name), name)).toMatchObject({
        with: { command: name, file: 'sites/*/loyalty.yaml' },
        env: {
          KEY_S01: '${{ secrets.KEY_S01 }}',
          KEY_S02: '${{ secrets.KEY_S02 }}',
          WIX_API_KEY: '${{ secrets.WIX_API_KEY }}',
        },
      });
    expect(workflow(made, 'plan').on['pull_request']?.paths.slice(0, 2)).toEqual(['sites/*/loyalty.yaml', 'base.yaml']);
    expect(workflow(made, 'apply').on['push']?.paths).toEqual(['sites/*/loyalty.yaml', 'base.yaml']);
  });

  it('writes jobs for GitLab that fit the files', async () => {
    const made = await taken('gitlab', LIST.slice(0, 2));
    const text = read(made, '.gitlab/loyalty.yml');
    const jobs = parse(text) as Record<
      string,
      { readonly variables: object; readonly rules: readonly object[]; readonly script: readonly string[] }
    >;
    expect(jobs['.loyalty']?.variables).toMatchObject({ LOYALTY_FILE: 'sites/*/loyalty.yaml' });
    for (const name of ['loyalty plan', 'loyalty apply'])
      expect(jobs[name]?.rules[0]).toMatchObject({ changes: ['sites/*/loyalty.yaml', 'base.yaml'] });
    expect(jobs['loyalty plan']?.script[0]).toContain('[ -z "$KEY_S01" ]');
    expect(text).toContain('KEY_S01, KEY_S02');
    expect(text).not.toContain('WIX_API_KEY');
  });

  it('names no more keys in a remark than can be read', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `s0${index + 1}`);
    const made = await sites(8);
    made.write('list.txt', names.map((name) => `${name} ${name} KEY_${name.toUpperCase()}`).join('\n'));
    await made.loyalty('init --from-sites list.txt --ci gitlab -q');
    expect(read(made, '.gitlab/loyalty.yml')).toContain('KEY_S06 and 2 more keys that the files name');
  });
});
