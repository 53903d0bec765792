import { describe, expect, it } from 'vitest';
import { resolvedText } from '../../src/config/index.ts';
import { mergeLayers } from '../../src/config/merge.ts';
import { HEAD, read, told } from './read.ts';

const BASE = `version: 1
program: { name: Forno, points: { name: Slices } }
tiers:
  gold: { name: Gold, requiredPoints: 500 }
rewards:
  eight-off: { name: $8 off, costInPoints: 120, coupon: { fixedAmount: 8, minimumSubtotal: 20 } }
removed: [ rewards/"Old" ]
`;
const files = { '/repo/base.yaml': BASE };
const overlay = (rest: string, head = 'site: airport\nextends: base.yaml\n') => read(`${head}${rest}`, { files });

describe('an overlay', () => {
  it('merges maps by key and replaces lists', () => {
    const { model, problems } = overlay('rewards:\n  eight-off: { costInPoints: 150 }\nremoved: []\n');
    expect(problems).toEqual([]);
    expect(model.sections['rewards']).toEqual({
      'eight-off': { name: '$8 off', costInPoints: 150, coupon: { fixedAmount: 8, minimumSubtotal: 20 } },
    });
    expect(model.removed).toEqual([]);
    expect(model.site).toBe('airport');
  });

  it('takes out of management what it sets to null', () => {
    const { model, problems } = overlay('tiers: ~\nprogram: { points: null, name: null }\n');
    expect(problems).toEqual([]);
    expect(model.sections).toEqual({ program: {}, rewards: expect.anything() });
    expect(told(overlay('removed: [ ~ ]\n').problems)).toEqual(['NULL_VALUE 3:12']);
  });

  it('drops inherited siblings of a one-of', () => {
    const { model, problems } = overlay(
      'rewards:\n  eight-off: { coupon: { percentage: 10, scope: { namespace: stores } } }\n',
    );
    expect(problems).toEqual([]);
    expect(model.sections['rewards']).toMatchObject({
      'eight-off': { coupon: { percentage: 10, scope: { namespace: 'stores' } } },
    });
    expect(JSON.stringify(model)).not.toContain('minimumSubtotal');
  });

  it('is pointed into where it speaks, and the base where that does', () => {
    const loaded = overlay('rewards:\n  eight-off: { costInPoints: 150 }\n');
    expect(loaded.locate('rewards/eight-off', 'costInPoints')).toEqual({ file: '-', line: 4, column: 30 });
    expect(loaded.locate('rewards/eight-off', 'name')).toEqual({ file: 'base.yaml', line: 6, column: 22 });
    expect(loaded.files).toEqual(['-', 'base.yaml']);
  });

  it('gets the problems of its base in the right file', () => {
    const { problems } = read('site: x\nextends: base.yaml\n', {
      files: { '/repo/base.yaml': `${BASE}curency: USD\n` },
    });
    expect(problems.map((one) => [one.code, one.place?.file, one.place?.line])).toEqual([
      ['UNKNOWN_KEY', 'base.yaml', 8],
    ]);
  });

  it('can be printed with the origin of each value', () => {
    const loaded = read(
      'site: ${SITE}\nextends: base.yaml\nprogram: { name: Forno T1 }\ncredentials: { apiKey: ${T1_KEY} }\n',
      {
        files,
        env: { SITE: 'airport', T1_KEY: 'canary-7' },
      },
    );
    expect(loaded.problems).toEqual([]);
    const text = resolvedText([loaded]);
    expect(text).toContain('site: airport # -:1, ${SITE}\n');
    expect(text).toContain('  name: Forno T1 # -:3\n');
    expect(text).toContain('    name: Slices # base.yaml:2\n');
    expect(text).toContain('  apiKey: "${T1_KEY}" # -:4\n');
    expect(text).not.toContain('canary-7');
    expect(read(text, { env: { SITE: 'airport' } }).model.sections).toEqual(loaded.model.sections);
  });
});

describe('what may be extended', () => {
  const at = (target: string, more: Readonly<Record<string, string>> = {}) =>
    told(read(`${HEAD}extends: ${target}\n`, { files: { ...files, ...more } }).problems);

  it.each([
    ['a file above the repository', '../secret.yaml', 'EXTENDS_OUTSIDE 3:10'],
    ['an absolute path', '/repo/base.yaml', 'EXTENDS_OUTSIDE 3:10'],
    ['a file that is not there', 'nothing.yaml', 'EXTENDS_NOT_FOUND 3:10'],
    ['a number', '5', 'EXTENDS_INVALID 3:10'],
    ['the environment', '${BASE}', 'EXTENDS_INVALID 3:10'],
  ])('is not %s', (_, target, said) => {
    expect(at(target)).toEqual([said]);
  });

  it('is not a link that leads out', () => {
    expect(at('link.yaml', { '/repo/link.yaml': '->/etc/passwd', '/etc/passwd': 'root: x\n' })).toEqual([
      'EXTENDS_OUTSIDE 3:10',
    ]);
  });

  it('is not a circle', () => {
    const circle = { '/repo/a.yaml': 'extends: b.yaml\n', '/repo/b.yaml': 'extends: a.yaml\n' };
    const { problems } = read(`${HEAD}extends: a.yaml\n`, { files: circle });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'EXTENDS_CYCLE', place: { file: 'b.yaml', line: 1, column: 10 } });
    expect(problems[0]?.message).toContain('a.yaml → b.yaml → a.yaml');
  });

  it('is not a tower, nor a crowd', () => {
    const tower = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`/repo/t${at}.yaml`, `extends: t${at + 1}.yaml\n`]),
    );
    expect(at('t0.yaml', tower)[0]).toContain('EXTENDS_TOO_DEEP');
    const crowd = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`/repo/c${at}.yaml`, `extends: [ c${at + 1}.yaml, c${at + 1}.yaml ]\n`]),
    );
    const { problems } = read(`${HEAD}extends: c0.yaml\n`, { files: { ...crowd, '/repo/c8.yaml': 'version: 1\n' } });
    expect(problems[0]?.code).toBe('EXTENDS_TOO_MANY');
  });

  it('may be several files, the later winning, and one file twice', () => {
    const more = { '/repo/summer.yaml': 'extends: base.yaml\nprogram: { name: Forno Estate }\n' };
    const { model, problems } = read(`${HEAD}extends: [ base.yaml, summer.yaml ]\n`, { files: { ...files, ...more } });
    expect(problems).toEqual([]);
    expect(model.sections['program']).toEqual({ name: 'Forno Estate', points: { name: 'Slices' } });
  });
});

describe('merging', () => {
  it.each([
    [{ a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: 1 }, { a: null }, {}],
    [{}, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
    [{ a: { b: 1 } }, { a: 5 }, { a: 5 }],
    [
      { earningRules: { x: { fixedAmount: { points: 1 } } } },
      { earningRules: { x: { conversionRate: {} } } },
      { earningRules: { x: { conversionRate: {} } } },
    ],
    [{ rewards: { x: { coupon: {} } } }, { rewards: { x: { discount: {} } } }, { rewards: { x: { discount: {} } } }],
    [
      { rewards: { x: { byTier: { g: { fixedAmount: 1, costInPoints: 2 } } } } },
      { rewards: { x: { byTier: { g: { percentage: 3 } } } } },
      { rewards: { x: { byTier: { g: { percentage: 3, costInPoints: 2 } } } } },
    ],
  ])('%j under %j', (below, above, result) => {
    expect(mergeLayers(below, above)).toEqual(result);
  });
});
