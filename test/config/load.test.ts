import { describe, expect, it } from 'vitest';
import { HEAD, read, told } from './read.ts';

const first = (text: string, options = {}) => read(text, options).problems[0];

describe('all problems at once', () => {
  const { problems } = read(`version: 1
site: sandbox
enviroment: production
program:
  name: N
  status: activ
  expiration: { monthsOfInactivty: 12, expiringPointsPercentage: 1000 }
tiers:
  silver: { name: Silver, requiredPoints: "many" }
earningRules:
  purchase:
    title: 5 for every $1
    trigger: stores/OrderPaid
    conversionRate: { points: 5, moneyAmount: 1 }
    byTier: { silvr: { points: 6 } }
removed: [ tier/x ]
`);

  it('YAML values, unknown keys, kinds and references alike, in the order of the file', () => {
    expect(told(problems)).toEqual([
      'UNKNOWN_KEY 3:1',
      'WRONG_LENGTH 5:9',
      'NOT_ALLOWED 6:11',
      'UNKNOWN_KEY 7:17',
      'OUT_OF_RANGE 7:66',
      'WRONG_TYPE 9:43',
      'TIER_NOT_DECLARED 15:15',
      'REFERENCE_UNKNOWN 16:12',
    ]);
  });

  it('with the frame around the place', () => {
    expect(problems[2]?.frame).toBe(
      '  5 |   name: N\n> 6 |   status: activ\n    |           ^\n  7 |   expiration: { monthsOfInactivty: 12, expiringPointsPercentage: 1000 }',
    );
  });

  it('with what was meant, and what Wix and the dashboard call it', () => {
    expect(problems[0]?.next).toBe('Did you mean `environment`?');
    expect(problems[2]).toMatchObject({
      message: '`program.status` must be `draft`, `active` or `paused`, and is "activ".',
      next: 'Did you mean `active`? Wix calls it `loyaltyProgram.status`, the dashboard "Program status".',
      address: 'program/status',
      path: 'status',
    });
    expect(problems[5]).toMatchObject({ address: 'tiers/silver', path: 'requiredPoints' });
    expect(problems[7]?.next).toBe('Did you mean `tiers`?');
  });

  it('but no echo of one mistake', () => {
    expect(
      told(read(`${HEAD}rewards:\n  a: { name: A, costInPoints: 5, coupn: { percentage: 5 } }\n`).problems),
    ).toContain('UNKNOWN_KEY 4:34');
    expect(told(read(`${HEAD}tiers:\n  a: 5\n`).problems)).toEqual(['WRONG_TYPE 4:6']);
    expect(told(read(`${HEAD}accept:\n  - { change: program.name }\n`).problems)).toEqual(['MISSING_KEY 4:5']);
  });

  const BELOW = `
rewards:
  a: { name: A, costInPoints: 5, coupon: { fixedAmount: 5.001 } }
earningRules:
  r: { title: T, trigger: stores/OrderPaid, fixedAmount: { points: 5.001 } }
`;

  it.each([
    ['tiers: { a: { requiredPoints: 1e400 } }', ['YAML_NUMBER 3:31', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['tiers: { a: { <<: x, nam: A } }', ['YAML_MERGE_KEY 3:15', 'UNKNOWN_KEY 3:22', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['program: { points: *no }', ['YAML_ALIAS 3:20', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['removed: [ *no, 1e400 ]', ['YAML_ALIAS 3:12', 'YAML_NUMBER 3:17', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['accept: [ { change: program.name, reason: *no } ]', ['YAML_ALIAS 3:43', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['site: other', ['YAML_DUPLICATE_KEY 3:1', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    ['ignore: &a [ 1e400 ]\nexclusive: *a', ['YAML_NUMBER 3:14', 'AMOUNT 6:57', 'WRONG_TYPE 8:68']],
    // Whole things may be missing: what others say of them is left for later.
    ['tiers: { constructor: { name: x } }', ['YAML_RESERVED_KEY 3:10', 'WRONG_TYPE 7:68']],
    ['tiers: *no', ['YAML_ALIAS 3:8', 'WRONG_TYPE 7:68']],
    ['version: 1', ['YAML_DUPLICATE_KEY 3:1', 'AMOUNT 5:57', 'WRONG_TYPE 7:68']],
    // Without these nothing can be said of the rest.
    ['extends: *no', ['YAML_ALIAS 3:10']],
    ['<<: *no', ['YAML_MERGE_KEY 3:1']],
  ])('of single values too, without their echoes: %s', (line, all) => {
    expect(told(read(`${HEAD}${line}${BELOW}`).problems)).toEqual(all);
  });

  it('without asking for a key whose value is wrong', () => {
    expect(told(read('version: 1e400\nsite: *no\n').problems)).toEqual(['YAML_NUMBER 1:10', 'YAML_ALIAS 2:7']);
  });

  it('in a base as in the file', () => {
    const files = { '/repo/base.yaml': `${HEAD}tiers: { a: { requiredPoints: 1e400 } }\n` };
    const { problems } = read('extends: base.yaml\nversion: 1\nprogram: { nam: N }\n', { files });
    expect(told(problems).toSorted()).toEqual(['UNKNOWN_KEY 3:12', 'YAML_NUMBER 3:31']);
  });

  it('but none of what a wrong choice leaves out', () => {
    const rules = `earningRules:\n  a: { title: A, custom: BIRTHDY }\n  b: { title: B, custom: 1e400 }\n  c: { title: C }\n`;
    expect(told(read(HEAD + rules).problems)).toEqual(['NOT_ALLOWED 4:26', 'YAML_NUMBER 5:26', 'TRIGGER_MISSING 6:3']);
  });

  it('and no more than a hundred', () => {
    const many = Array.from({ length: 300 }, (_, key) => `k${key}: 1`).join('\n');
    const told100 = read(`${HEAD}${many}\n`).problems;
    expect(told100.length).toBe(101);
    expect(told100.at(-1)?.code).toBe('MORE_PROBLEMS');
  });
});

describe('the model', () => {
  it('holds what the file says', () => {
    const { model, problems, wanted } = read(`version: 1
site: sandbox
environment: staging
currency: USD
tiers:
  gold: { name: Gold, requiredPoints: 5000, preventDestroy: true }
removed: [ rewards/"Summer mug" ]
exclusive: [ rewards ]
accept:
  - { change: tiers/gold.requiredPoints, to: 5000, reason: announced }
ignore: [ rewards/"Staff only", program.name, tiers/gold.icon ]
`);
    expect(problems).toEqual([]);
    expect(model).toEqual({
      version: 1,
      site: 'sandbox',
      environment: 'staging',
      currency: 'USD',
      sections: { tiers: { gold: { name: 'Gold', requiredPoints: 5000 } } },
      extras: {},
      removed: [{ section: 'rewards', name: 'Summer mug', path: '' }],
      exclusive: ['rewards'],
      accept: [
        {
          change: { section: 'tiers', key: 'gold', path: 'requiredPoints' },
          text: 'tiers/gold.requiredPoints',
          to: 5000,
          reason: 'announced',
          entry: 0,
        },
      ],
      ignore: [
        { section: 'rewards', name: 'Staff only', path: '' },
        { section: 'program', key: 'identity', path: 'name' },
        { section: 'tiers', key: 'gold', path: 'icon' },
      ],
      protected: ['tiers/gold'],
    });
    expect(wanted.get('tier')?.wanted.map((one) => one.address)).toEqual(['tiers/gold']);
  });

  it('is the same for the same content, whatever its order, comments and credentials', () => {
    const one = read(`${HEAD}program: { name: AB, status: active }\n`).digest;
    expect(read(`site: sandbox # c\nversion: 1\nprogram:\n  status: active\n  name: "AB"\n`).digest).toBe(one);
    expect(read(`${HEAD}program: { name: AB, status: active }\ncredentials: { apiKey: \${K} }\n`).digest).toBe(one);
    expect(read(`${HEAD}program: { name: AC, status: active }\n`).digest).not.toBe(one);
  });

  it('refuses what says nothing', () => {
    expect(told(read(`${HEAD}program:\n`).problems)).toEqual(['NULL_VALUE 3:1']);
    expect(told(read(`${HEAD}tiers: { a: { name: ~ } }\n`).problems)).toContain('NULL_VALUE 3:15');
  });
});

describe('the site', () => {
  it('is asked for', () => {
    expect(told(read('version: 1\n').problems)).toEqual(['SITE_MISSING 1:1']);
    expect(read('version: 1\n', { site: 'abc' }).model.site).toBe('abc');
    expect(read('version: 1\n', { site: 'abc' }).problems).toEqual([]);
  });

  it('must be the one of --site', () => {
    expect(told(read(HEAD, { site: 'abc' }).problems)).toEqual(['SITE_MISMATCH 2:7']);
    expect(read(HEAD, { site: 'sandbox' }).problems).toEqual([]);
    expect(told(read(HEAD, { site: 'a b' }).problems)).toEqual(['SITE_UNREADABLE 2:7']);
  });

  it('may come from the environment, which --site can stand in for', () => {
    const text = 'version: 1\nsite: ${SITE}\n';
    expect(read(text, { env: { SITE: 'abc' } }).model.site).toBe('abc');
    expect(told(read(text).problems)).toEqual(['ENV_MISSING 2:7']);
    expect(read(text, { site: 'abc' }).problems).toEqual([]);
  });

  it('never falls back to the sandbox', () => {
    expect(told(read('version: 1\nsite: ${SITE:-sandbox}\n').problems)).toEqual(['SITE_DEFAULT_SANDBOX 2:7']);
    expect(read('version: 1\nsite: ${SITE:-abc}\n').model.site).toBe('abc');
  });
});

describe('the environment', () => {
  const text = `${HEAD}tiers: { a: { name: "\${NAME}", requiredPoints: \${POINTS} } }\n`;

  it('gives what the field takes', () => {
    const { model, problems } = read(text, { env: { NAME: '12', POINTS: '1500' } });
    expect(problems).toEqual([]);
    expect(model.sections['tiers']).toEqual({ a: { name: '12', requiredPoints: 1500 } });
  });

  it('is told of by name, never by value', () => {
    const { problems } = read(text, { env: { NAME: 'x', POINTS: 'hunter2' } });
    expect(told(problems)).toEqual(['WRONG_TYPE 3:48']);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it.each([
    ['a missing variable', 'program: { name: ${NOBODY} }', 'ENV_MISSING 3:18'],
    ['a part of a text', 'program: { name: "a ${NOBODY}" }', 'ENV_EMBEDDED 3:18'],
    ['a key', '"${NOBODY}": 1', 'ENV_IN_KEY 3:1'],
    ['a secret in the wrong place', 'program: { name: ${WIX_API_KEY} }', 'SECRET_OUTSIDE_CREDENTIALS 3:18'],
    ['a line break', 'program: { name: ${BROKEN} }', 'ENV_CONTROL_CHARACTER 3:18'],
  ])('refuses %s', (_, line, said) => {
    const env = { WIX_API_KEY: 'canary-7', BROKEN: 'canary-7\nx' };
    const { problems } = read(`${HEAD}${line}\n`, { env });
    expect(told(problems)).toContain(said);
    expect(JSON.stringify(problems)).not.toContain('canary-7');
  });

  it('leaves an escaped reference alone', () => {
    expect(read(`${HEAD}program: { name: "$\${NAME}" }\n`).model.sections).toEqual({ program: { name: '${NAME}' } });
  });

  it('takes an empty variable for a missing one', () => {
    expect(first(`${HEAD}program: { name: \${EMPTY} }\n`, { env: { EMPTY: '' } })?.code).toBe('ENV_MISSING');
    expect(read(`${HEAD}program: { name: \${EMPTY:-Perks} }\n`, { env: { EMPTY: '' } }).model.sections).toEqual({
      program: { name: 'Perks' },
    });
  });
});

describe('places', () => {
  const loaded = read(
    `${HEAD}program:\n  name: Perks\n  expiration: { monthsOfInactivity: 12 }\ntiers:\n  gold:\n    name: Gold\n`,
  );

  it.each([
    ['tiers/gold', 'name', '8:11'],
    ['tiers/gold', 'requiredPoints', '7:3'],
    ['tiers/gold', undefined, '7:3'],
    ['program/identity', 'name', '4:9'],
    ['program/expiration', 'monthsOfInactivity', '5:37'],
    ['tiers/silver', undefined, undefined],
    ['rewards/"Staff only"', undefined, undefined],
    ['nothing/here', undefined, undefined],
  ])('of %s %s', (address, path, place) => {
    const found = loaded.locate(address, path);
    expect(found && `${found.line}:${found.column}`).toBe(place);
  });

  it('are given to problems that kinds find later', () => {
    const placed = loaded.placed({ code: 'X', severity: 'warning', message: 'm', address: 'tiers/gold', path: 'name' });
    expect(placed.place).toEqual({ file: '-', line: 8, column: 11 });
    expect(placed.frame).toContain('> 8 |     name: Gold');
    const other = { code: 'X', severity: 'warning', message: 'm', address: 'tiers/silver' } as const;
    expect(loaded.placed(other)).toBe(other);
  });
});

it('a map or list in which nothing stands is told with what could', () => {
  const [coupon, formerly] = read(
    `${HEAD}rewards: { x: { name: X, coupon: {} } }\ntiers: { gold: { formerly: [] } }\n`,
  ).problems;
  expect(coupon?.message).toBe('`rewards/x.coupon` is empty.');
  expect(coupon?.next).toMatch(/^It takes .*`fixedAmount`.* or `\w+`; or leave it out\./);
  expect(formerly).toMatchObject({
    message: '`tiers/gold.formerly` is empty.',
    next: expect.stringMatching(/^Say something there, or leave it out\. Wix calls it `tier\.tierDefinition\.name`/),
  });
});

it.each([
  ['program: [\n', 'A bracket was opened before this and is not closed'],
  ['program: { name: x\n', 'A bracket was opened before this and is not closed'],
  ['program:\n  name: x\n   points: y\n', 'Two colons stand in one entry'],
  ['program:\n    name: x\n  points: y\n', 'The indentation does not fit'],
  ['jurisdiction: []\n', 'is empty'],
  ['tiers: { a: { name: "", requiredPoints: 5 } }\n', 'at least 1 character, and has 0'],
])('%j is told in fitting words', (text, words) => {
  expect(first(HEAD + text)?.message).toContain(words);
});
