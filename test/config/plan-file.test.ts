import { describe, expect, it } from 'vitest';
import { readPlanFile } from '../../src/config/index.ts';
import type { Problem } from '../../src/kernel/problem.ts';
import { aPlanDocument } from './a-plan.ts';

const text = JSON.stringify(aPlanDocument, null, 2);

function problemsOf(broken: string): readonly Problem[] {
  const read = readPlanFile(broken, 'plan.json');
  return 'changes' in read ? [] : read.problems;
}

/** The plan with a value replaced at a path. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const copy = structuredClone(aPlanDocument) as unknown as Record<string | number, unknown>;
  const parent = path.slice(0, -1).reduce((node, step) => node[step] as typeof node, copy);
  parent[path.at(-1) as string | number] = value;
  return JSON.stringify(copy, null, 2);
}

describe('a saved plan', () => {
  it('is read back as it was', () => {
    expect(readPlanFile(text)).toEqual(aPlanDocument);
    expect(readPlanFile(Buffer.from(`\ufeff${text}`))).toEqual(aPlanDocument);
  });

  it('may have keys of a newer minor version', () => {
    const newer = { ...aPlanDocument, formatVersion: '1.7', weather: 'fine' };
    expect(readPlanFile(JSON.stringify(newer))).toEqual(newer);
  });

  it('of another major version is refused before anything else', () => {
    expect(problemsOf('{ "formatVersion": "2.0" }')).toMatchObject([
      { code: 'PLAN_VERSION', place: { file: 'plan.json', line: 1, column: 20 } },
    ]);
    expect(problemsOf('{ "version": 1 }')).toMatchObject([{ code: 'PLAN_UNREADABLE' }]);
    expect(problemsOf('[]')).toMatchObject([{ code: 'PLAN_UNREADABLE' }]);
  });

  it.each([
    ['an operation nobody knows', ['changes', 0, 'op'], 'rename', 'PLAN_NOT_ALLOWED'],
    ['a create without its goal', ['changes', 0, 'to'], undefined, 'PLAN_MISSING_KEY'],
    ['an update without a handle', ['changes', 1, 'handle'], undefined, 'PLAN_MISSING_KEY'],
    ['a delete without consent', ['changes', 2, 'consent'], undefined, 'PLAN_MISSING_KEY'],
    ['a consent nobody knows', ['changes', 2, 'consent'], 'force', 'PLAN_NOT_ALLOWED'],
    ['an address without a section', ['changes', 0, 'address'], 'gold', 'PLAN_WRONG_FORM'],
    ['a site that is a path', ['site'], '../x', 'PLAN_WRONG_FORM'],
    ['a digest that is none', ['digest'], 'zz', 'PLAN_WRONG_FORM'],
    ['a list of changes that is a map', ['changes'], {}, 'PLAN_WRONG_TYPE'],
    ['a count below nothing', ['summary', 'create'], -1, 'PLAN_OUT_OF_RANGE'],
    ['a handle without an id', ['known', 'tiers/gold', 'id'], '', 'PLAN_WRONG_LENGTH'],
  ] as const)('with %s is refused at the place', (_, path, value, code) => {
    const problems = problemsOf(withValue(path, value));
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.place?.line).toBeGreaterThan(0);
    expect(problems[0]?.frame).toContain('^');
  });

  it('points at the line', () => {
    const [problem] = problemsOf(withValue(['changes', 1, 'risk'], 'huge'));
    const line = problem?.place?.line ?? 0;
    expect(withValue(['changes', 1, 'risk'], 'huge').split('\n')[line - 1]).toContain('"risk": "huge"');
    expect(problem?.message).toBe('`changes.1.risk` must be `low`, `medium` or `high`, and is "huge".');
  });

  it.each([
    ['', 'JSON_SYNTAX', 1],
    ['{', 'JSON_SYNTAX', 2],
    ['{ "a": 1, }', 'JSON_SYNTAX', 11],
    ['{ "a": 01 }', 'JSON_SYNTAX', 9],
    ["{ 'a': 1 }", 'JSON_SYNTAX', 3],
    ['[ 1 2 ]', 'JSON_SYNTAX', 5],
    ['{} x', 'JSON_SYNTAX', 4],
    ['{ "a" 1 }', 'JSON_SYNTAX', 7],
    ['"\\x"', 'JSON_SYNTAX', 2],
    ['"open', 'JSON_SYNTAX', 6],
    ['{ "a": { "__proto__": 1 } }', 'JSON_RESERVED_KEY', 10],
    ['{ "\\u005f_proto__": 1 }', 'JSON_RESERVED_KEY', 3],
    ['['.repeat(65), 'JSON_TOO_DEEP', 65],
  ])('%j is refused', (broken, code, column) => {
    expect(problemsOf(broken)).toMatchObject([{ code, place: { line: 1, column } }]);
  });

  it('agrees with JSON.parse about what is JSON', () => {
    for (const sample of [
      'null',
      '-0.5e+3',
      '[]',
      '{}',
      '[{"a":[null,true,false]}]',
      ' "\\u00e9\\n" ',
      '1.',
      '.5',
      '+1',
      'nul',
      '[1,]',
      '{"a":1"b":2}',
      '"\t"',
    ]) {
      const refused = problemsOf(sample)[0]?.code === 'JSON_SYNTAX';
      let parses = true;
      try {
        JSON.parse(sample);
      } catch {
        parses = false;
      }
      expect([sample, refused]).toEqual([sample, !parses]);
    }
  });

  it('holds long texts without running out of stack', () => {
    expect(problemsOf(`{ "formatVersion": "${'9'.repeat(5_000_000)}" }`)).toMatchObject([{ code: 'PLAN_VERSION' }]);
  });
});
