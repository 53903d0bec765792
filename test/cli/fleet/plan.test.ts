import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FleetReport } from '../../../src/render/index.ts';
import { CHEAPER, nameOf, SAME, sites } from './sites.ts';

const parsed = (text: string): FleetReport => JSON.parse(text) as FleetReport;
const statuses = (report: FleetReport): readonly string[] => report.sites.map(({ status }) => status);

describe('a plan of many sites', () => {
  it('says in one line that all match', async () => {
    const made = await sites(4);
    const { exit, out, err } = await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode', '-q']);
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('No changes. All 4 sites match their files.');
    expect(made.writes()).toEqual([]);
  });

  it('says nothing of what a selection left out', async () => {
    const made = await sites(3, { s02: CHEAPER('s02') });
    const line = ['plan', 's*.yaml', '-q', '--exclude', 'rewards/*'];
    const { exit, out } = await made.loyalty([...line, '--report', 'json=part.json']);
    expect(exit).toBe(0);
    expect(out).toContain('No changes in the part that was asked for.');
    expect(out).toContain('3 sites without changes');
    const merged = await made.loyalty('report merge part.json --format markdown');
    expect(merged.out).toContain('### No changes in the part that was asked for');
  });

  it('puts the outliers on top, and tells once what several sites have to change', async () => {
    const made = await sites(6, {
      s02: CHEAPER('s02'),
      s05: CHEAPER('s05'),
      s04: 'version: 1\nsite: s04\nrewards: { x: { colour: red } }\n',
    });
    made.pauseRule('s03');
    const { exit, out } = await made.loyalty(['plan', 's*.yaml', '--detailed-exitcode']);
    expect(exit).toBe(1);
    const order = [
      '1 site could not be planned: s04',
      's04.yaml:3:',
      '1 site with 1 change: s03',
      '2 sites with the same 1 change: s02.yaml, s05',
      '2 sites match their files: s01.yaml, s06',
    ];
    const places = order.map((part) => out.indexOf(part.replace(/: (s\d\d)(,|$)/, ': $1')));
    for (const [index, part] of order.entries()) expect([part, places[index]]).not.toEqual([part, -1]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(out.match(/costInPoints {2}500 → 450/g)).toHaveLength(1);
  });

  it('is one document of JSON, with each change set once', async () => {
    const made = await sites(5, { s02: CHEAPER('s02'), s05: CHEAPER('s05') });
    const { exit, out, err } = await made.loyalty(['plan', 's*.yaml', '--format', 'json', '--detailed-exitcode', '-q']);
    expect([exit, err]).toEqual([2, '']);
    const report = parsed(out);
    expect(report).toMatchObject({
      formatVersion: '1.0',
      kind: 'fleet',
      exit: 2,
      summary: { sites: 5, same: 3, changes: 2, refused: 0, failed: 0, create: 0, update: 2, delete: 0 },
      waves: [['s02.yaml', 's05.yaml']],
    });
    expect(Object.values(report.changeSets).flat()).toHaveLength(1);
    expect(out).not.toContain('key-of-');
    expect(report.sites.map(({ site, exit: one }) => `${site} ${one}`)).toEqual([
      's01 0',
      's02 2',
      's03 0',
      's04 0',
      's05 2',
    ]);
  });

  it('has one digest for the same work, in whatever order', async () => {
    const made = await sites(3, { s02: CHEAPER('s02'), s03: CHEAPER('s03') });
    const digest = async (files: string): Promise<string> =>
      parsed((await made.loyalty(`plan ${files} --format json`)).out).digest;
    const all = await digest('s01.yaml s02.yaml s03.yaml');
    expect(await digest('s03.yaml s02.yaml s01.yaml')).toBe(all);
    expect(await digest('s01.yaml s02.yaml')).not.toBe(all);
  });

  it('ends with the gravest exit, 3 when a site is refused', async () => {
    const made = await sites(3, { s02: SAME('s02', 'exclusive: [rewards]\n') });
    const { exit, out } = await made.loyalty(['plan', 's*.yaml']);
    expect(exit).toBe(3);
    expect(out).toContain('1 site is refused.');
    expect(out).toContain('DELETE_NOT_ALLOWED');
  });

  it('writes markdown for a pull request, one page of HTML, and annotations', async () => {
    const made = await sites(4, { s02: CHEAPER('s02') });
    const { exit, out } = await made.loyalty([
      ...'plan --format markdown --report html=r.html --report github=r.txt --report json=r.json'.split(' '),
      's*.yaml',
    ]);
    expect(exit).toBe(0);
    expect(out).toMatch(
      /^<!-- loyalty:plan site=\* file=\* digest=\w{64} -->\n### Plan: 0 to create, 1 to update, 0 to delete at 1 of 4 sites\n/,
    );
    expect(out).toContain('- costInPoints: 500\n  + costInPoints: 450');
    expect(readFileSync(join(made.folder, 'r.html'), 'utf8')).toContain('<th scope="row"><bdi>s02.yaml</bdi></th>');
    expect(readFileSync(join(made.folder, 'r.txt'), 'utf8')).toContain(
      '::notice title=Loyalty plan::Plan: 0 to create',
    );
    expect(parsed(readFileSync(join(made.folder, 'r.json'), 'utf8')).summary.sites).toBe(4);
  });

  it('says that two files are for the same site', async () => {
    const made = await sites(2, { s02: SAME('s01') });
    expect((await made.loyalty(['plan', 's*.yaml'])).out).toContain(
      's01.yaml and s02.yaml are for the same site, s01.',
    );
  });

  it.each([
    ['--shard 0/4', '--shard 0/4 is not <i>/<n>'],
    ['--shard 5/4', '--shard 5/4 is not <i>/<n>'],
    ['--shard half', '--shard half is not <i>/<n>'],
    ['--waves 1,rest,4', '--waves 1,rest,4 is not a list of numbers of sites.'],
    ['--waves 0,rest', '--waves 0,rest is not a list of numbers of sites.'],
    ['--waves 1,1', 'The waves are for 2 sites, and there are 3.'],
    ['--parallelism 0', '--parallelism must be a whole number'],
    ['--out p.json', '--out takes one file, and there are 3.'],
  ])('refuses %s', async (flags, said) => {
    const made = await sites(3);
    const { exit, out, err } = await made.loyalty(['plan', 's*.yaml', ...flags.split(' ')]);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(made.sandbox.requests()).toEqual([]);
  });
});

describe('sites beside each other', () => {
  it.each([
    ...['429', '500', '502', '503-html', 'html', 'cut', 'torn', 'empty', 'hang', 'reset', '401', 'wrong-count'],
  ])('are not spoilt by one that answers %s', async (fault) => {
    const made = await sites(3, {}, { env: { LOYALTY_RETRIES: '0', LOYALTY_TIMEOUT: '5' } });
    made.sandbox.setFaults(`${fault === '429' ? '429=100000' : fault}~s02`);
    const { exit, out } = await made.loyalty(['plan', 's*.yaml', '--format', 'json']);
    const report = parsed(out);
    expect(exit).toBe(1);
    expect(statuses(report)).toEqual(['same', 'failed', 'same']);
    expect(report.sites[1]?.refused[0]).toMatchObject({
      message: expect.stringMatching(/\.$/),
      next: expect.any(String),
    });
  });

  it.each([
    ['a file that is not there', undefined],
    ['a file that is empty', ''],
    ['a file that is no YAML', '{ [ :'],
    ['a file with a wrong key', 'version: 1\nsite: s02\ncredentials: { apiKey: "${NOBODY}" }\n'],
    ['a file that extends nothing', 'extends: nothing.yaml\nsite: s02\n'],
  ])('are not spoilt by %s', async (_, text) => {
    const made = await sites(3, text === undefined ? {} : { s02: text });
    const files = text === undefined ? ['s01.yaml', 'none.yaml', 's03.yaml'] : made.files;
    const { exit, out } = await made.loyalty(['plan', ...files, '--format', 'json']);
    expect(exit).toBe(1);
    expect(statuses(parsed(out))).toEqual(['same', 'failed', 'same']);
  });

  it('each use their own key, and no more of them are read at a time than asked for', async () => {
    const made = await sites(6, {}, { latencyMs: 20 });
    await made.loyalty(['plan', 's*.yaml', '--parallelism', '2']);
    const requests = made.sandbox.requests();
    const seen = new Set(requests.map(({ site }) => site));
    expect([...seen].toSorted()).toEqual(Array.from({ length: 6 }, (_, index) => nameOf(index + 1)));
    const spans = [...seen].map((site) => {
      const own = requests.filter((request) => request.site === site);
      return {
        from: Math.min(...own.map((one) => one.startedAt)),
        to: Math.max(...own.map((one) => one.endedAt ?? 0)),
      };
    });
    const abreast = spans.map((span) => spans.filter((other) => other.from < span.to && span.from < other.to).length);
    expect(Math.max(...abreast)).toBeLessThanOrEqual(3);
  });
});

describe('parts of many sites', () => {
  it('hold each site once, and make the report of the whole', async () => {
    const made = await sites(7, { s02: CHEAPER('s02'), s06: CHEAPER('s06') });
    for (const shard of ['1', '2', '3'])
      await made.loyalty(['plan', 's*.yaml', '--shard', `${shard}/3`, '--report', `json=p${shard}.json`, '-q']);
    const whole = parsed((await made.loyalty(['plan', 's*.yaml', '--format', 'json'])).out);
    const merged = parsed((await made.loyalty(['report', 'merge', 'p*.json', '--format', 'json'])).out);
    const { createdAt: _, ...rest } = whole;
    expect(merged).toMatchObject(rest);
    expect(merged.shard).toBeUndefined();
    const text = await made.loyalty(['report', 'merge', 'p*.json', '--format', 'markdown']);
    expect(text.out).toContain('at 2 of 7 sites');
  });

  it('are compared with each other when they are merged', async () => {
    const amounts = Object.fromEntries(
      ['s01', 's02', 's03'].map((site) => [
        site,
        `extends: base.yml\nsite: ${site}\ncurrency: ${site === 's03' ? 'CAD' : 'USD'}\ncredentials: { apiKey: "\${KEY_${site.toUpperCase()}}" }\n`,
      ]),
    );
    const made = await sites(3, amounts);
    made.write(
      'base.yml',
      'version: 1\nrewards: { five-off: { name: $5 off your order, coupon: { fixedAmount: 5 } } }\n',
    );
    for (const shard of ['1', '2', '3'])
      expect(
        (await made.loyalty(['plan', 's*.yaml', '--shard', `${shard}/3`, '--report', `json=p${shard}.json`])).exit,
      ).toBe(0);
    const { exit, out } = await made.loyalty(['report', 'merge', 'p*.json', '--format', 'json']);
    expect(exit).toBe(3);
    expect(statuses(parsed(out))).toEqual(['same', 'same', 'refused']);
    expect(parsed(out).sites[2]?.refused[0]?.code).toBe('L-FLEET-02');
  });

  it.each([
    ['a part is missing', 'report merge p1.json', 'Part 2/2 is missing'],
    ['a part is there twice', 'report merge p1.json p1b.json p2.json', 's01.yaml is in two of the parts.'],
    ['something else is given', 'report merge other.json', 'other.json is no report of many sites.'],
    ['a part has lost its changes', 'report merge lost.json p2.json', 'lost.json is no report of many sites.'],
    ['a file is no JSON', 'report merge s01.yaml', 's01.yaml is no report of many sites.'],
    ['nothing is given', 'report merge', 'There is no part to merge.'],
    ['a file is not there', 'report merge none.json', 'none.json cannot be used'],
  ])('are refused when %s', async (_, line, said) => {
    const made = await sites(2, { s01: CHEAPER('s01') });
    for (const shard of ['1', '2'])
      await made.loyalty(['plan', 's*.yaml', '--shard', `${shard}/2`, '--report', `json=p${shard}.json`, '-q']);
    made.write('p1b.json', readFileSync(join(made.folder, 'p1.json'), 'utf8'));
    made.write('other.json', '{"formatVersion":"1.0","kind":"fleet","changeSets":{},"sites":[{}]}');
    const whole = parsed(readFileSync(join(made.folder, 'p1.json'), 'utf8'));
    expect(whole.summary.changes).toBe(1);
    made.write('lost.json', JSON.stringify({ ...whole, changeSets: {} }));
    const { exit, out, err } = await made.loyalty(line);
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain(said);
  });
});

describe('validate', () => {
  const text = (site: string, currency: string): string => `extends: base.yml\nsite: ${site}\ncurrency: ${currency}\n`;
  const BASE =
    'version: 1\nrewards: { five: { name: Five, costInPoints: 500, coupon: { fixedAmount: 5 }, active: true } }\n';

  it('compares files without asking any site', async () => {
    const made = await sites(3, { s01: text('s01', 'USD'), s02: text('s02', 'USD'), s03: text('s03', 'CAD') });
    made.write('base.yml', BASE);
    const { exit, out } = await made.loyalty(['validate', 's*.yaml']);
    expect(exit).toBe(1);
    expect(out).toContain('base.yml:2:74  error  L-FLEET-02');
    expect(out).toContain('s01.yaml is sound.');
    expect(out).not.toContain('s03.yaml is sound.');
    expect((await made.loyalty('validate s03.yaml')).exit).toBe(0);
  });

  it('says once what is wrong with a file that others extend', async () => {
    const made = await sites(3, { s01: text('s01', 'USD'), s02: text('s02', 'USD'), s03: text('s03', 'USD') });
    made.write('base.yml', BASE.replace('name: Five', 'colour: red'));
    const { exit, out } = await made.loyalty(['validate', 's*.yaml']);
    expect(exit).toBe(1);
    expect(out.match(/UNKNOWN_KEY/g)).toHaveLength(1);
  });
});
