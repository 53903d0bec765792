import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatText, type Loaded, loadFile, readPlanFile } from '../../src/config/index.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { BOMBS } from '../support/bombs.ts';
import { jsonMutant, yamlMutant } from '../support/mutants.ts';
import { aPlanDocument } from './a-plan.ts';
import { HEAD, kinds, read, told } from './read.ts';

const root = new URL('../../', import.meta.url);
const bases = [
  'loyalty.yaml',
  'examples/cafe/loyalty.yaml',
  'examples/salon/loyalty.yaml',
  'examples/massage-studio/loyalty.yaml',
].map((path) => readFileSync(new URL(path, root), 'utf8'));

/** What is wrong with how a problem is told; nothing must be, whatever the file. */
function faultsOf(problem: Problem): readonly string[] {
  const said = `${problem.message}\n${problem.next ?? ''}\n${problem.frame ?? ''}`;
  const faults = [
    /^[A-Z][A-Z0-9_]+$/.test(problem.code) ? '' : 'code',
    (problem.place?.line ?? 0) > 0 && (problem.place?.column ?? 0) > 0 ? '' : 'no place',
    problem.frame?.includes('^') ? '' : 'no frame',
    problem.next ? '' : 'no advice',
    /\bat .*\.[jt]s:\d|node_modules|\[object|undefined/.test(said) ? 'entrails' : '',
    // biome-ignore lint/suspicious/noControlCharactersInRegex: nothing of the file may reach a terminal raw.
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\ufeff]/.test(said) ? 'raw signs' : '',
  ].filter(Boolean);
  return faults.map((fault) => `${fault}: ${problem.code}\n${said}`);
}

function wellSaid(problems: readonly Problem[]): void {
  expect(problems.flatMap(faultsOf)).toEqual([]);
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  // Of this process alone: the clock on the wall is the benchmarks' business.
  const from = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(from);
  return { ms: (user + system) / 1000, result };
}

describe('named bombs', () => {
  it.each(Object.keys(BOMBS))('%s are refused three times, quickly, with a place', (name) => {
    for (let time = 0; time < 3; time++) {
      const { ms, result } = timed<Loaded>(() => read(BOMBS[name] as string));
      expect(result.problems.length).toBeGreaterThan(0);
      wellSaid(result.problems);
      expect(ms).toBeLessThan(1500);
    }
  });
});

describe('mutants', () => {
  it('of files end in a reading or in well-said problems', () => {
    let sound = 0;
    const faults: string[] = [];
    for (let index = 0; index < 10_000; index += 37) {
      const loaded = read(yamlMutant(bases, index), { env: { X: '5' } });
      if (loaded.problems.length === 0) sound += 1;
      faults.push(...loaded.problems.filter((one) => one.severity === 'error').flatMap(faultsOf));
    }
    expect(faults).toEqual([]);
    expect(sound).toBeGreaterThan(10);
  });

  it('of files are formatted once and for all, or refused', () => {
    for (let index = 0; index < 10_000; index += 97) {
      const once = formatText(yamlMutant(bases, index), { kinds });
      if ('problems' in once) continue;
      expect(formatText(once.text, { kinds })).toEqual({ text: once.text, changed: false });
    }
  });

  it('of plans are refused in words, or still plans', () => {
    const base = JSON.stringify(aPlanDocument, null, 2);
    for (let index = 0; index < 2000; index += 7) {
      const result = readPlanFile(jsonMutant([base], index));
      if ('changes' in result) expect(result.formatVersion).toMatch(/^1\./);
      else wellSaid(result.problems);
    }
  });

  it('leave no trace on objects', () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('single signs of hostility', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a duplicate key', `${HEAD}site: other\n`, 'YAML_DUPLICATE_KEY 3:1'],
    ['__proto__', `${HEAD}tiers: { __proto__: { name: x } }\n`, 'YAML_RESERVED_KEY 3:10'],
    ['constructor', `${HEAD}tiers:\n  constructor: { name: x }\n`, 'YAML_RESERVED_KEY 4:3'],
    ['toString', `${HEAD}tiers:\n  toString: { name: x }\n`, 'YAML_RESERVED_KEY 4:3'],
    ['a merge key', `${HEAD}tiers:\n  a: &a { name: x }\n  b:\n    <<: *a\n`, 'YAML_MERGE_KEY 6:5'],
    ['a tag of JavaScript', `${HEAD}program: !!js/function x\n`, 'YAML_TAG 3:10'],
    ['a tag of binary data', `${HEAD}program: !!binary aGk=\n`, 'YAML_TAG 3:19'],
    ['a directive', '%YAML 1.1\n---\nversion: 1\n', 'YAML_DIRECTIVE 1:1'],
    ['two documents', `${HEAD}---\nversion: 1\n`, 'YAML_SEVERAL_DOCUMENTS 3:1'],
    ['a huge integer', `${HEAD}tiers: { a: { requiredPoints: 9223372036854775808 } }\n`, 'YAML_NUMBER 3:31'],
    ['infinity by overflow', `${HEAD}tiers: { a: { requiredPoints: 1e400 } }\n`, 'YAML_NUMBER 3:31'],
    ['not a number', `${HEAD}tiers: { a: { requiredPoints: .nan } }\n`, 'YAML_NUMBER 3:31'],
    ['a NUL', `${HEAD}program: { name: "a\u0000" }\n`, 'YAML_CONTROL_CHARACTER 3:20'],
    ['an escape sequence', `${HEAD}program: { name: \u001b[2J }\n`, 'YAML_CONTROL_CHARACTER 3:18'],
    ['a lone carriage return', `${HEAD}program: { name: a\rb }\n`, 'YAML_CONTROL_CHARACTER 3:19'],
    ['a tab as indentation', `${HEAD}program:\n\tname: x\n`, 'YAML_SYNTAX 4:1'],
    ['an alias of nothing', `${HEAD}program: *nobody\n`, 'YAML_ALIAS 3:10'],
    ['an alias in its own value', `${HEAD}program: &a { points: *a }\n`, 'YAML_ALIAS 3:23'],
    ['a key that is a map', `${HEAD}{ a: b }: c\n`, 'YAML_KEY 3:1'],
    ['a bracket left open', `${HEAD}program: { name: x\n`, 'YAML_SYNTAX 4:1'],
    ['nothing but a comment', '# later\n', 'FILE_EMPTY 1:1'],
    ['nothing at all', '', 'FILE_EMPTY 1:1'],
    ['a list', '- a\n', 'FILE_NOT_A_MAP 1:1'],
  ];

  it.each(cases)('%s', (_, text, first) => {
    const { problems } = read(text);
    const [problem] = problems;
    expect(`${problem?.code} ${problem?.place?.line}:${problem?.place?.column}`).toBe(first);
    wellSaid(problems);
  });

  it('bytes that are no UTF-8 are pointed at', () => {
    const bytes = Buffer.concat([Buffer.from(HEAD), Buffer.from([0x61, 0x3a, 0x20, 0xff, 0x0a])]);
    const disk = { real: (path: string) => path, read: () => bytes };
    const { problems } = loadFile('loyalty.yaml', { kinds, env: {}, root: '/repo', disk });
    expect(told(problems)).toEqual(['FILE_NOT_UTF8 3:4']);
    wellSaid(problems);
  });

  it.each([
    ['ENOENT', 'FILE_NOT_FOUND'],
    ['EISDIR', 'FILE_UNREADABLE'],
    ['EACCES', 'FILE_UNREADABLE'],
  ])('a file that answers %s is told as %s', (code, said) => {
    const fail = (): never => {
      throw Object.assign(new Error('no'), { code });
    };
    const { problems } = loadFile('loyalty.yaml', {
      kinds,
      env: {},
      root: '/repo',
      disk: { real: (path) => path, read: fail },
    });
    expect(told(problems)).toEqual([`${said} 1:1`]);
  });

  it('a byte order mark and Windows line ends are taken', () => {
    expect(read(`\ufeff${HEAD.replaceAll('\n', '\r\n')}`).problems).toEqual([]);
  });
});
