import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ErrorObject } from 'ajv';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isFresh } from '../../.config/build/stamp.ts';
import { generatedValidators } from '../../.config/build/validators.ts';
import { validateFile } from '../../src/config/file-validator.ts';
import { validatePlan } from '../../src/config/plan-validator.ts';
import { ROOT } from './cruise.ts';

interface Validate {
  (value: unknown): unknown;
  readonly errors?: readonly ErrorObject[] | null;
}

const DIST = join(ROOT, 'dist');
const chunks = () =>
  readdirSync(DIST)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => ({ name, code: readFileSync(join(DIST, name), 'utf8') }));

describe('the build', () => {
  it('is of these sources', async () => {
    expect(await isFresh(ROOT)).toBe(true);
  });

  it('needs no package at run time', () => {
    const imported = chunks().flatMap(({ code }) =>
      [...code.matchAll(/\b(?:require|import)\(["'`]([^"'`]+)["'`]\)/g)].map(([, from = '']) => from),
    );
    expect(imported).toContain('node:fs');
    const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    // ajv writes the last two into code that it generates; linkedom looks for a canvas, and does without.
    const texts = new Set(['canvas', 'ajv/dist/runtime/equal', 'ajv/dist/runtime/ucs2length']);
    expect(imported.filter((from) => !from.startsWith('./') && !builtin.has(from) && !texts.has(from))).toEqual([]);
  });

  it('carries the validators, and not the compiler of schemas', () => {
    const code = chunks().map((chunk) => chunk.code);
    const has = (text: string) => code.some((chunk) => chunk.includes(text));
    expect(has('urn:loyalty-as-code:loyalty')).toBe(true);
    expect(readFileSync(join(ROOT, 'node_modules/ajv/dist/core.js'), 'utf8')).toContain('no schema with key or ref');
    expect(has('no schema with key or ref')).toBe(false);
  });

  it('loads the client of GitHub only when GitHub is spoken to', () => {
    const client = chunks().filter(({ code }) => code.includes('octokit-core.js/'));
    expect(client).toHaveLength(1);
    const required = chunks().flatMap(({ code }) =>
      [...code.matchAll(new RegExp(`.{7}require\\("\\./${client[0]?.name}"\\)`, 'g'))].map(([found]) => found),
    );
    expect(required.length).toBeGreaterThan(0);
    for (const found of required) expect(found).toMatch(/\(\(\)=>require/);
  });

  it('reads nothing that lies beside the package', async () => {
    const around = await mkdtemp(join(tmpdir(), 'loyalty-package-'));
    onTestFinished(() => rm(around, { recursive: true }));
    await mkdir(join(around, 'locales'));
    await writeFile(join(around, 'locales/en.json'), '[]x');
    await cp(DIST, join(around, 'package/dist'), { recursive: true });
    await cp(join(ROOT, 'src/cli/bin.cjs'), join(around, 'package/src/cli/bin.cjs'));
    await cp(join(ROOT, 'package.json'), join(around, 'package/package.json'));
    const loyalty = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(around, 'package/src/cli/bin.cjs'), ...args], {
        cwd: around,
        encoding: 'utf8',
      });
    expect(loyalty('schema')).toMatchObject({ status: 0, stderr: '' });
    expect(loyalty('plan', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Examples:') });
    expect(loyalty('plan', '--no-such-flag')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('no-such-flag'),
    });
  });

  it('holds the licence of everything in it', () => {
    const text = readFileSync(join(DIST, 'licences.txt'), 'utf8');
    for (const name of ['yaml', 'yargs', '@wix/sdk', 'kleur']) expect(text).toMatch(new RegExp(`^${name} [0-9]`, 'm'));
  });
});

describe('the generated validators', () => {
  const folder = join(ROOT, 'node_modules/.cache', `validators-${process.pid}`);
  let built: { readonly validateFile: Validate; readonly validatePlan: Validate };

  async function generated(name: string): Promise<object> {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, await generatedValidators(join(ROOT, 'src/config', `${name}.ts`)));
    return import(file);
  }

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    built = { ...(await generated('file-validator')), ...(await generated('plan-validator')) } as typeof built;
  });
  afterAll(() => rm(folder, { recursive: true }));

  const verdict = (validate: Validate, value: unknown) => ({ good: validate(value), errors: validate.errors ?? null });

  it('export the same functions', () => {
    expect(Object.keys(built).toSorted()).toEqual(['validateFile', 'validatePlan']);
  });

  it('find in a file what the source finds', () => {
    fc.assert(
      fc.property(damaged(FILE), (value) => {
        expect(verdict(built.validateFile, value)).toEqual(verdict(validateFile, value));
      }),
      { numRuns: 300 },
    );
  });

  it('find in a plan what the source finds', () => {
    fc.assert(
      fc.property(damaged(PLAN), (value) => {
        expect(verdict(built.validatePlan, value)).toEqual(verdict(validatePlan, value));
      }),
      { numRuns: 300 },
    );
  });
});

const FILE = {
  version: 1,
  site: 'sandbox',
  program: { name: 'Perks', status: 'active', points: { name: 'Stars' } },
  tiers: { silver: { name: 'Silver', requiredPoints: 1500 } },
  earningRules: { purchase: { title: 'Buy', trigger: 'stores/OrderPaid', fixedAmount: { points: 5 } } },
  rewards: { off: { name: 'Off', costInPoints: 500, coupon: { fixedAmount: '5.00', minimumSubtotal: 20 } } },
};

const PLAN = {
  formatVersion: '1.0',
  site: 'sandbox',
  changes: [{ address: 'tiers/silver', op: 'create', to: { name: 'Silver' }, waitsFor: [] }],
  summary: { create: 1, update: 0, delete: 0 },
  problems: [],
};

/** The document with any value in any one place, a wrong key in it, or as it is. */
function damaged(document: unknown): fc.Arbitrary<unknown> {
  const places = paths(document);
  return fc
    .record({ place: fc.constantFrom(...places), key: fc.constantFrom('', 'extra'), value: fc.jsonValue() })
    .map(({ place, key, value }) => replaced(document, key === '' ? place : [...place, key], value));
}

function paths(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, item]) => paths(item).map((path) => [key, ...path]))];
}

function replaced(whole: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((item, index) => (String(index) === key ? replaced(item, rest, value) : item));
  if (typeof whole !== 'object' || whole === null) return value;
  return { ...whole, [key]: replaced((whole as Record<string, unknown>)[key], rest, value) };
}
