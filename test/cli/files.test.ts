import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shop } from '../support/shop.ts';
import { desk } from '../support/world.ts';
import { golden } from './golden.ts';
import { FILE } from './store.ts';

/** One mistake of each sort. */
const WRONG = `version: 1
site: sandbox
program: { name: N, expiration: { status: on } }
tiers:
  silver: { name: Silver, requiredPoint: 1500 }
  gold: { name: Silver, requiredPoints: 1500 }
rewards:
  five-off: { name: $5 off, costInPoints: 0, coupon: { fixedAmount: 5, percentage: 10 } }
  six-off: { name: $6 off, costInPoints: 600, coupon: { fixedAmount: 6 }, byTier: { bronze: { costInPoints: 1 } } }
removed: [ rewards/five-off, rewards, nonsense ]
`;

const BASE = `version: 1
program: { name: Base, points: { name: Stars } }
rewards:
  five-off: { name: $5 off, costInPoints: 500, coupon: { fixedAmount: 5 } }
  six-off: { name: $6 off, costInPoints: 600, coupon: { fixedAmount: 6 } }
`;
const OVERLAY = `extends: base.yaml
version: 1
site: \${SHOP_SITE}
program: { name: Overlay }
rewards:
  five-off: { coupon: { percentage: 10 } }
  six-off: null
`;

describe('validate', () => {
  it.each(['text', 'json', 'github'] as const)('tells every problem at once, in %s', async (format) => {
    const made = desk({ 'loyalty.yaml': WRONG });
    const { exit, out, err } = await made.loyalty(`validate --format ${format}`);
    expect([exit, err]).toEqual([1, '']);
    golden(`validate.${format}.txt`, out);
  });

  it('says of a sound file that it is, and of several each', async () => {
    const made = desk({ 'loyalty.yaml': FILE, 'wrong.yaml': WRONG });
    expect(await made.loyalty('validate')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('loyalty.yaml is sound.\n'),
    });
    const both = await made.loyalty('validate loyalty.yaml wrong.yaml');
    expect(both.exit).toBe(1);
    expect(both.out).toContain('loyalty.yaml is sound.');
    expect(both.out).toContain('wrong.yaml:5:');
    expect((await made.loyalty(['validate', '*.yaml'])).exit).toBe(1);
    expect((await made.loyalty('validate -', { stdin: FILE })).exit).toBe(0);
  });

  it('takes no empty name for a folder', async () => {
    for (const command of ['validate', 'fmt', 'plan']) {
      const { exit, err } = await desk().loyalty([command, '']);
      expect([exit, err]).toEqual([1, expect.stringContaining('The name of a file is empty.')]);
    }
  });

  it('tells names that no site could tell apart, and plan tells each once', async () => {
    const twice = `version: 1
site: sandbox
earningRules:
  a: { title: T, trigger: stores/OrderPaid, fixedAmount: { points: 1 } }
  b: { title: T, trigger: stores/OrderPaid, fixedAmount: { points: 2 } }
rewards:
  a: { name: N, costInPoints: 5, coupon: { fixedAmount: 5 } }
  b: { name: N, costInPoints: 6, coupon: { fixedAmount: 6 } }
`;
    const made = desk({ 'loyalty.yaml': twice });
    const { exit, out } = await made.loyalty('validate --format json');
    const said = (JSON.parse(out).problems as readonly { code: string; place: { line: number; column: number } }[]).map(
      ({ code, place }) => `${code} ${place.line}:${place.column}`,
    );
    expect([exit, said.filter((one) => one.startsWith('NAME_TWICE'))]).toEqual([
      1,
      ['NAME_TWICE 4:15', 'NAME_TWICE 5:15', 'NAME_TWICE 7:14', 'NAME_TWICE 8:14'],
    ]);
    const plan = await made.loyalty('plan');
    expect([plan.exit, plan.err.match(/NAME_TWICE/g)?.length]).toEqual([1, 4]);
  });

  it('talks to no site, and needs no credentials', async () => {
    const made = desk({ 'loyalty.yaml': FILE.replace('site: sandbox', 'site: 11111111-2222-4333-8444-555555555555') });
    expect((await made.loyalty('validate', { env: { LOYALTY_ENDPOINT: 'http://127.0.0.1:1' } })).exit).toBe(0);
  });

  it('prints what a file says once its base and the environment are in, with where each value comes from', async () => {
    const made = desk({ 'loyalty.yaml': OVERLAY, 'base.yaml': BASE });
    const { exit, out } = await made.loyalty('validate --resolved', { env: { SHOP_SITE: 'shop-1' } });
    expect(exit).toBe(0);
    golden('validate.resolved.txt', out);
    made.write('other.yaml', FILE);
    const both = await made.loyalty('validate --resolved loyalty.yaml other.yaml', { env: { SHOP_SITE: 'shop-1' } });
    expect(both.out).toMatch(/^# loyalty\.yaml\nversion: 1[\s\S]*\n---\n# other\.yaml\nversion: 1/);
    const missing = await made.loyalty('validate --resolved');
    expect(missing.exit).toBe(1);
    expect(missing.out).toContain('ENV_MISSING');
  });
});

describe('validate --resolved', () => {
  const WARNED = `${FILE}jurisdiction: [ CA-QC ]\n`;

  it('tells on stderr what is to be heeded, and as the format has it', async () => {
    const made = desk({ 'loyalty.yaml': WARNED });
    const plain = await made.loyalty('validate');
    expect(plain.out).toMatch(/warning {2}L-/);
    const resolved = await made.loyalty('validate --resolved');
    expect(resolved.out).toMatch(/^version: 1/);
    expect(resolved.err).toMatch(/warning {2}L-/);
    const github = await made.loyalty('validate --resolved --format github');
    expect(github.out).toMatch(/^version: 1[\s\S]*^::warning /m);
    const json = JSON.parse((await made.loyalty('validate --resolved --format json')).out);
    expect(json).toMatchObject({
      problems: JSON.parse((await made.loyalty('validate --format json')).out).problems,
      resolved: [{ file: 'loyalty.yaml', value: { version: 1, jurisdiction: ['CA-QC'] } }],
    });
  });
});

describe('fmt', () => {
  const UNTIDY = `# who
site: sandbox
version:   1
rewards:
    five-off: {costInPoints: 500,   name: "Five off", coupon: {fixedAmount: 5}} # why
`;

  it('puts a file into canonical form with its comments, once', async () => {
    const made = desk({ 'loyalty.yaml': UNTIDY });
    const check = await made.loyalty('fmt --check');
    expect([check.exit, check.out]).toEqual([1, 'loyalty.yaml is not in canonical form.\n']);
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(UNTIDY);
    expect(await made.loyalty('fmt')).toMatchObject({ exit: 0, out: 'Formatted loyalty.yaml.\n' });
    golden('fmt.yaml', readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8'));
    expect(await made.loyalty('fmt --check')).toMatchObject({ exit: 0, out: '' });
    expect((await made.loyalty('fmt -', { stdin: UNTIDY })).out).toBe(
      readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8'),
    );
  });

  it('leaves a file alone that it cannot read', async () => {
    const made = desk({ 'loyalty.yaml': 'a: [\n' });
    const { exit, err } = await made.loyalty('fmt');
    expect(exit).toBe(1);
    expect(err).toMatch(/loyalty\.yaml:\d+:\d+ {2}error/);
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe('a: [\n');
    expect((await made.loyalty('fmt none.yaml')).err).toContain('there is no such file or folder');
  });

  it('formats all that it can read, and tells of all that it cannot', async () => {
    const made = desk({ 'a.yaml': UNTIDY, 'bad.yaml': 'a: [\n', 'c.yaml': UNTIDY });
    const { exit, out, err } = await made.loyalty('fmt a.yaml bad.yaml none.yaml c.yaml');
    expect([exit, out]).toEqual([1, 'Formatted a.yaml.\nFormatted c.yaml.\n']);
    expect(err).toMatch(/bad\.yaml:\d/);
    expect(err).toContain('none.yaml');
    expect(await made.loyalty('fmt --check a.yaml c.yaml')).toMatchObject({ exit: 0, out: '' });
  });

  it('checks standard input as it checks files', async () => {
    const made = desk();
    const untidy = await made.loyalty('fmt --check -', { stdin: UNTIDY });
    expect(untidy).toEqual({
      exit: 1,
      out: 'Standard input is not in canonical form.\n',
      err: 'Run `loyalty fmt -`.\n',
    });
    const tidy = (await made.loyalty('fmt -', { stdin: UNTIDY })).out;
    expect(await made.loyalty('fmt --check -', { stdin: tidy })).toEqual({ exit: 0, out: '', err: '' });
  });

  it('leaves bytes alone that are no UTF-8, and nobody takes them for text', async () => {
    const made = desk();
    const latin = Buffer.from(FILE.replace('Northwind Perks', 'Caf\u00e9'), 'latin1');
    writeFileSync(join(made.folder, 'loyalty.yaml'), latin);
    for (const line of ['fmt', 'fmt --check', 'fmt -', 'validate -', 'plan -f -']) {
      const { exit, out, err } = await made.loyalty(line, { stdin: latin });
      expect([line, exit]).toEqual([line, 1]);
      expect(out + err).toContain('FILE_NOT_UTF8');
    }
    expect(readFileSync(join(made.folder, 'loyalty.yaml'))).toEqual(latin);
  });
});

describe('explain', () => {
  it.each([
    ['', 'explain.txt'],
    ['tiers/silver.requiredPoints', 'explain-attribute.txt'],
    ['rewards.coupon', 'explain-map.txt'],
  ])('%j', async (path, name) => {
    const { exit, out } = await desk().loyalty(`explain ${path}`);
    expect(exit).toBe(0);
    golden(name, out);
  });

  it('says what there is where a path leads nowhere', async () => {
    const { exit, out, err } = await desk().loyalty('explain rewards.cupon');
    expect([exit, out]).toEqual([1, '']);
    expect(err).toContain('coupon');
  });
});

describe('schema and coverage', () => {
  it('print the committed schemas', async () => {
    for (const [line, file] of [
      ['schema', 'loyalty'],
      ['schema --of plan', 'plan'],
    ] as const) {
      const committed = JSON.parse(readFileSync(new URL(`../../schemas/${file}.schema.json`, import.meta.url), 'utf8'));
      expect(JSON.parse((await desk().loyalty(line)).out)).toEqual(committed);
    }
  });

  it('print what no file can govern', async () => {
    golden('coverage.txt', (await desk().loyalty('coverage')).out);
    expect(JSON.parse((await desk().loyalty('coverage --format json')).out).outOfReach).toHaveLength(8);
  });
});

describe('export', () => {
  it('prints a site as a file that plans nothing', async () => {
    const made = await shop({ fixture: 'dashboard' });
    const { exit, out, err } = await made.loyalty('export --file none.yaml');
    expect([exit, err]).toEqual([0, '']);
    golden('export.yaml', out);
  });

  it('merges into a file, its comments, keys and order kept', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': FILE.replace(/^removed.*\n/m, '') } });
    made.edit(({ tiers }) => ({
      tiers: tiers.map((tier) => ({ ...tier, requiredPoints: (tier.requiredPoints ?? 0) + 100, revision: '4' })),
    }));
    const { exit, out, err } = await made.loyalty('export --write');
    expect([exit, out, err]).toEqual([
      0,
      '',
      'Wrote site sandbox to loyalty.yaml.\nTaken out, since the site does not have it: tiers/platinum.\n',
    ]);
    const text = readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8');
    golden('export-merged.yaml', text);
    expect(text).toContain('# what customers collect');
    // The site knows nothing of platinum.
    expect(text).not.toContain('platinum');
    expect((await made.loyalty('plan --detailed-exitcode')).exit).toBe(0);
    expect((await made.loyalty('export')).out).toBe(text);
  });

  it('takes an empty file for none: the shell makes one before it runs the command', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': '' } });
    const { exit, out } = await made.loyalty('export');
    expect([exit, out]).toEqual([0, (await made.loyalty('export --file none.yaml')).out]);
    expect((await made.loyalty('export --write')).exit).toBe(0);
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(out);
  });

  it('of a file that extends another goes elsewhere, as it says', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': OVERLAY, 'base.yaml': BASE } });
    const { exit, err } = await made.loyalty('export --write', { env: { SHOP_SITE: 'sandbox' } });
    expect([exit, err]).toEqual([1, expect.stringContaining('EXPORT_EXTENDS')]);
    const advised = /\(loyalty (export .+?)\)/.exec(err.replace(/\s+/g, ' '))?.[1] as string;
    expect(await made.loyalty(advised)).toMatchObject({ exit: 0, out: '' });
    expect((await made.loyalty('plan new.yaml --detailed-exitcode')).exit).toBe(0);
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(OVERLAY);
  });

  it('keeps what the file says besides, with its comments', async () => {
    const besides = `
# as measured last year
assumptions: { averageOrder: 40 } # per order
checks: # agreed with finance
  L-VAL-04: { factor: 3, reason: few are Gold }
jurisdiction: [ CA-QC ] # our customers
`;
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': `${FILE}${besides}` } });
    expect(await made.loyalty('export --write')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toContain(besides);
  });

  it('writes elsewhere, and not over a file that is not sound', async () => {
    const made = await shop({ fixture: 'store', files: { 'loyalty.yaml': WRONG } });
    const { exit, err } = await made.loyalty('export --write');
    expect(exit).toBe(1);
    expect(err).toContain('UNKNOWN_KEY');
    expect(readFileSync(join(made.folder, 'loyalty.yaml'), 'utf8')).toBe(WRONG);
    expect((await made.loyalty('export --file none.yaml --out site.yaml')).exit).toBe(0);
    expect((await made.loyalty('plan site.yaml --detailed-exitcode')).exit).toBe(0);
  });
});
