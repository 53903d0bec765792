import { earningRules, programs, rewards, tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/site/index.ts';
import { failureOf, siteOnServer } from './support/sites.ts';

const create = (site: Site) => site.use(tiers).createTier({ tierDefinition: { name: 'Gold' }, requiredPoints: 1 });
const get = (site: Site) => site.use(rewards).getReward('reward-1');
const program = (site: Site) => site.use(programs).getLoyaltyProgram();
const error = (code: string, message = 'Sorry.', data = {}) => ({
  message,
  details: { applicationError: { code, description: message, data } },
});
const stale = error('INVALID_REVISION', 'Outdated revision for entity id', { revisionViolation: { entityId: 'x' } });

interface Row {
  readonly what: string;
  readonly call?: (site: Site) => Promise<unknown>;
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly expected: readonly [code: string, fate: string];
  readonly says?: string;
}

const ROWS: readonly Row[] = [
  { what: 'a bad request without details', status: 400, json: {}, expected: ['WIX_VALIDATION', 'refused'] },
  { what: 'a bad request in plain text', status: 400, text: 'Bad Request', expected: ['WIX_VALIDATION', 'refused'] },
  {
    what: 'an unknown caller',
    status: 401,
    json: error('UNAUTHENTICATED'),
    expected: ['WIX_UNAUTHENTICATED', 'refused'],
    says: 'WIX_API_KEY',
  },
  {
    what: 'a caller without rights',
    status: 403,
    json: error('ANYTHING'),
    expected: ['WIX_FORBIDDEN', 'refused'],
    says: 'WIX_SITE_ID',
  },
  { what: 'a missing thing', call: get, status: 404, json: error('WHATEVER'), expected: ['WIX_NOT_FOUND', 'gone'] },
  { what: 'a thing that is no more', call: get, status: 410, json: {}, expected: ['WIX_NOT_FOUND', 'gone'] },
  {
    what: 'missing settings',
    call: (site) => site.use(tiers).getTiersProgramSettings(),
    status: 404,
    json: error('X'),
    expected: ['WIX_NOT_FOUND', 'gone'],
  },
  {
    what: 'a site without the app',
    call: program,
    status: 404,
    json: error('SOME_CODE'),
    expected: ['WIX_NOT_INSTALLED', 'refused'],
    says: 'Install',
  },
  {
    what: 'a create on a site without the app',
    status: 404,
    json: error('SOME_CODE'),
    expected: ['WIX_NOT_INSTALLED', 'refused'],
  },
  {
    what: 'an unknown address',
    call: get,
    status: 404,
    text: '<html>404</html>',
    expected: ['WIX_ROUTE_UNKNOWN', 'refused'],
    says: '--endpoint',
  },
  {
    what: 'an unknown address without a page',
    call: program,
    status: 404,
    text: '',
    expected: ['WIX_ROUTE_UNKNOWN', 'refused'],
  },
  {
    what: 'a stale revision',
    status: 409,
    json: stale,
    expected: ['WIX_STALE_REVISION', 'conflict'],
    says: 'Plan again',
  },
  {
    what: 'a second one of the same name',
    status: 409,
    json: error('NOBODY_KNOWS'),
    expected: ['WIX_CONFLICT', 'conflict'],
  },
  {
    what: 'a plan without tiers',
    status: 428,
    json: error('BASIC_TIERS_LIMIT_REACHED', 'Tiers limit reached [0]'),
    expected: ['TIERS_NOT_AVAILABLE', 'refused'],
    says: 'plan',
  },
  { what: 'another lack', status: 428, json: error('NOBODY_KNOWS'), expected: ['WIX_PRECONDITION', 'refused'] },
  {
    what: 'a status nobody documents',
    status: 418,
    json: {},
    expected: ['WIX_REFUSED', 'refused'],
    says: 'request id',
  },
];

describe('a refusal', () => {
  it.each(ROWS)('for $what is $expected', async ({ call = create, status, json, text, expected, says }) => {
    const { site, server } = await siteOnServer();
    server.play({ status, ...(json === undefined ? { text: text ?? '' } : { json }) });
    const { problem, fate, cause } = await failureOf(call(site));
    expect([problem.code, fate]).toEqual(expected);
    expect(problem.message).toContain('req-1');
    expect(problem.next).toContain(says ?? '');
    expect(problem.severity).toBe('error');
    expect(cause).toBeUndefined();
    expect(server.seen).toHaveLength(1);
  });

  it('names the fields in the words of Wix', async () => {
    const { site, server } = await siteOnServer();
    const fieldViolations = [
      { field: 'programName', description: 'Program name is required.' },
      { field: 'tier.requiredPoints', description: 'must be less', violatedRule: 'MAX', data: { threshold: 9 } },
      { field: 'tier.x', violatedRule: 'MAX' },
    ];
    server.play({ status: 400, json: { message: 'x', details: { validationError: { fieldViolations } } } });
    const { problem } = await failureOf(site.use(programs).activateLoyaltyProgram());
    expect(problem.code).toBe('WIX_VALIDATION');
    expect(problem.message).toBe(
      'activateLoyaltyProgram: Wix refused programName (Program name is required), tier.requiredPoints (must be less), tier.x (MAX) (Wix request id req-1).',
    );
  });

  it.each([
    ['violations that are no list', { details: { validationError: { fieldViolations: { field: 'x' } } } }],
    ['null everywhere', { message: null, details: null }],
    ['details of another sort', { message: ['x'], details: 'x' }],
    ['an application error of another sort', { details: { applicationError: [null] } }],
  ])('survives %s', async (_what, json) => {
    const { site, server } = await siteOnServer();
    server.play({ status: 400, json });
    expect((await failureOf(create(site))).problem.code).toBe('WIX_VALIDATION');
  });

  it('keeps control characters and endless texts of the server out of the message', async () => {
    const { site, server } = await siteOnServer();
    server.play({ status: 409, json: { message: `\u001b[2J\u202e${'long '.repeat(500)}` } });
    const { message } = (await failureOf(create(site))).problem;
    expect(message.length).toBeLessThan(500);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  it('is judged by its status, however the code is spelled', async () => {
    const { site, server } = await siteOnServer();
    server.play({ status: 428, json: stale }, { status: 400, json: error('BASIC_TIERS_LIMIT_REACHED') });
    expect((await failureOf(create(site))).fate).toBe('refused');
    expect((await failureOf(create(site))).problem.code).toBe('WIX_VALIDATION');
  });

  it('comes from every module alike', async () => {
    const { site, server } = await siteOnServer();
    server.play({ status: 409, json: stale });
    const calls = [
      site.use(earningRules).deleteLoyaltyEarningRule('rule-1', { revision: '1' }),
      site.use(rewards).updateReward('reward-1', { name: 'x', revision: '1' }),
      site.use(tiers).updateTiersProgramSettings({ revision: '1' }),
    ];
    for (const call of calls) expect((await failureOf(call)).problem.code).toBe('WIX_STALE_REVISION');
  });
});
