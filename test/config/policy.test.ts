import { describe, expect, it } from 'vitest';
import { credentialsOf, resolveText } from '../../src/config/index.ts';
import { HEAD, kinds, read, told } from './read.ts';

const DECLARED = `program: { name: Perks, status: active }
tiersProgram: { baseTier: { name: Member } }
tiers:
  gold: { name: Gold, requiredPoints: 5000 }
`;
const codes = (line: string) => told(read(`${HEAD}${DECLARED}${line}\n`).problems);

describe('a reference', () => {
  it.each([
    ['tiers/gold', [{ kind: 'tier', address: 'tiers/gold', path: '' }]],
    ['tiers/gold.requiredPoints', [{ kind: 'tier', address: 'tiers/gold', path: 'requiredPoints' }]],
    ['tiers/"Gold Club".name', [{ kind: 'tier', address: 'tiers/"Gold Club"', name: 'Gold Club', path: 'name' }]],
    ['tiers', [{ kind: 'tier', path: '' }]],
    ['program.name', [{ kind: 'program', address: 'program/identity', path: 'name' }]],
    ['program/identity.name', [{ kind: 'program', address: 'program/identity', path: 'name' }]],
    ['program.status', [{ kind: 'program-status', address: 'program/status', path: 'status' }]],
    [
      'program.expiration.monthsOfInactivity',
      [{ kind: 'points-expiration', address: 'program/expiration', path: 'monthsOfInactivity' }],
    ],
    ['program.expiration', [{ kind: 'points-expiration', address: 'program/expiration', path: '' }]],
    ['tiersProgram.baseTier.name', [{ kind: 'tiers-program', path: 'baseTier.name' }]],
    ['program.nme', []],
    ['program/nothing', []],
    ['program/"Perks"', []],
    ['tiers.name', []],
    ['nothing/here', []],
    ['a b', []],
  ])('%s', (text, meant) => {
    expect(resolveText(text, kinds)).toMatchObject(meant);
    expect(resolveText(text, kinds)).toHaveLength(meant.length);
  });

  it('to a section takes in all its kinds', () => {
    expect(resolveText('program', kinds).map((one) => one.kind)).toEqual([
      'program',
      'points-expiration',
      'program-status',
    ]);
  });
});

describe('removed', () => {
  it.each([
    ['something unknown', 'rewards/"Summer mug"', []],
    ['something declared, by key', 'tiers/gold', ['REMOVED_AND_DECLARED 7:12']],
    ['something declared, by name', 'tiers/"Gold"', ['REMOVED_AND_DECLARED 7:12']],
    ['an attribute', 'tiers/"Old".name', ['REMOVED_ATTRIBUTE 7:12']],
    ['what a site has one of', 'program/identity', ['REMOVED_SINGLE 7:12']],
    ['a whole section', 'tiers', ['REFERENCE_TOO_WIDE 7:12']],
    ['no section', 'teirs/x', ['REFERENCE_UNKNOWN 7:12']],
    ['no reference', 'what/ever/this', ['REFERENCE_UNREADABLE 7:12']],
  ])('%s', (_, reference, said) => {
    expect(codes(`removed: [ ${reference} ]`)).toEqual(said);
  });
});

describe('ignore', () => {
  it.each([
    ['something of the site', 'rewards/"Staff only"', []],
    ['an attribute that is not declared', 'tiers/gold.icon', []],
    ['an attribute of a single that is not declared', 'program.points.icon', []],
    ['something declared', 'tiers/gold', ['IGNORED_AND_DECLARED 7:11']],
    ['a declared attribute', 'tiers/gold.requiredPoints', ['IGNORED_AND_DECLARED 7:11']],
    ['a declared attribute of a single', 'program.name', ['IGNORED_AND_DECLARED 7:11']],
    ['what holds a declared attribute', 'tiersProgram.baseTier', ['IGNORED_AND_DECLARED 7:11']],
    ['a whole program', 'program', ['IGNORED_AND_DECLARED 7:11']],
    ['an attribute of a key nobody declared', 'tiers/glod.name', ['REFERENCE_UNKNOWN 7:11']],
    ['an attribute that no tier has', 'tiers/gold.icno', ['REFERENCE_UNKNOWN 7:11']],
    [
      'an attribute of a named thing that no reward has',
      'rewards/"Staff only".coupon.prcentage',
      ['REFERENCE_UNKNOWN 7:11'],
    ],
    ['a value of a tier, whatever its key', 'rewards/"Staff only".byTier.any.costInPoints', []],
    ['what a value of a tier does not have', 'rewards/"Staff only".byTier.any.cost', ['REFERENCE_UNKNOWN 7:11']],
    ['what the points of a program do not have', 'program.points.nme', ['REFERENCE_UNKNOWN 7:11']],
  ])('%s', (_, reference, said) => {
    expect(codes(`ignore: [ ${reference} ]`)).toEqual(said);
  });
});

it('ignore: a misspelt attribute is named with the one that was meant', () => {
  const next = (reference: string) => read(`${HEAD}${DECLARED}ignore: [ ${reference} ]\n`).problems[0]?.next;
  expect(next('tiers/gold.icno')).toBe('Did you mean `icon`?');
  expect(next('program.points.zzzzzz')).toBe('There is `name` or `icon`.');
});

describe('exclusive and accept', () => {
  it('name what exists', () => {
    expect(codes('exclusive: [ tiers, rewards ]')).toEqual([]);
    expect(codes('exclusive: [ reward ]')).toEqual(['NOT_ALLOWED 7:14']);
    expect(codes('exclusive: [ program ]')).toEqual(['NOT_ALLOWED 7:14']);
    expect(codes('accept: [ { change: tiers/gold.requiredPoints, to: 5000, reason: x } ]')).toEqual([]);
    expect(codes('accept: [ { change: teirs/gold, reason: x } ]')).toEqual(['REFERENCE_UNKNOWN 7:21']);
  });
});

describe('credentials', () => {
  const CANARY = 'IST.canary-9f2c';
  const model = (lines: string) => read(`version: 1\nsite: abc\n${lines}\n`).model;
  const codesOf = (answer: ReturnType<typeof credentialsOf>) =>
    Array.isArray(answer) ? answer.map((one) => one.code) : answer;

  it.each([
    ['a key', '', { WIX_API_KEY: CANARY }, { apiKey: CANARY }],
    [
      'an app',
      '',
      { WIX_APP_ID: 'a', WIX_APP_SECRET: CANARY, WIX_INSTANCE_ID: 'i' },
      { appId: 'a', appSecret: CANARY, instanceId: 'i' },
    ],
    [
      'a key of the site',
      'credentials: { apiKey: ${ACME} }',
      { ACME: CANARY, WIX_API_KEY: 'other' },
      { apiKey: CANARY },
    ],
    ['nothing', '', {}, ['CREDENTIALS_MISSING']],
    ['half an app', '', { WIX_APP_ID: 'a' }, ['CREDENTIALS_MISSING']],
    ['the other key only', 'credentials: { apiKey: ${ACME} }', { WIX_API_KEY: CANARY }, ['CREDENTIALS_MISSING']],
    ['a broken key', '', { WIX_API_KEY: `${CANARY}\nx` }, ['CREDENTIALS_UNREADABLE']],
    ['another site', '', { WIX_API_KEY: CANARY, WIX_SITE_ID: 'other' }, ['SITE_MISMATCH']],
    ['the same site', '', { WIX_API_KEY: CANARY, WIX_SITE_ID: 'abc' }, { apiKey: CANARY }],
  ])('from %s', (_, lines, env, found) => {
    const answer = credentialsOf(model(lines), env);
    expect(codesOf(answer)).toEqual(found);
    if (Array.isArray(answer)) expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it.each([
    ['a literal key', 'credentials: { apiKey: CANARY }', 'SECRET_IN_FILE 3:24'],
    ['a literal in lines', 'credentials:\n  apiKey: >-\n    CANARY', 'SECRET_IN_FILE 4:11'],
    ['a default', 'credentials: { apiKey: "${K:-CANARY}" }', 'SECRET_IN_FILE 3:24'],
    ['a half', 'credentials: { appId: ${A}, appSecret: ${B} }', 'CREDENTIALS_INCOMPLETE 3:1'],
    [
      'two ways',
      'credentials: { apiKey: ${A}, appId: ${A}, appSecret: ${B}, instanceId: ${C} }',
      'CREDENTIALS_AMBIGUOUS 3:1',
    ],
    ['an unknown part', 'credentials: { password: CANARY }', 'UNKNOWN_KEY 3:16'],
    ['a number', 'credentials: { apiKey: 1234567 }', 'WRONG_TYPE 3:24'],
    ['a file that does not parse', 'credentials: { apiKey: CANARY, ] }', 'YAML_SYNTAX 3:41'],
    ['a key without its colon', 'credentials:\n  apiKey CANARY\n  x: [', 'YAML_SYNTAX 4:3'],
    ['a key without its colon, alone', 'apiKey CANARY\nx: [', 'YAML_SYNTAX 3:1'],
    ['a key in the wrong place', 'apiKey: CANARY', 'UNKNOWN_KEY 3:1'],
  ])('%s is refused and not repeated', (_, lines, said) => {
    const loaded = read(`${HEAD}${lines.replace('CANARY', CANARY)}\n`);
    expect(told(loaded.problems)[0]).toBe(said);
    expect(JSON.stringify([loaded.problems, loaded.value, loaded.model])).not.toMatch(/canary|1234567/);
  });
});
