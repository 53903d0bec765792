import { describe, expect, it } from 'vitest';
import { aSite, PROGRAM, REWARDS, RULES, TIERS } from './support/site.ts';

describe('addresses', () => {
  it.each([
    ['GET', '/nothing/here'],
    ['GET', '/loyalty-earning-rules/v1/earning-rules/rules'],
    ['GET', '/v1/tiers'],
    ['PUT', TIERS],
    ['POST', PROGRAM],
    ['GET', `${TIERS}/a/b`],
  ])('answer an HTML page for %s %s', async (method, path) => {
    const { ask } = aSite();
    const { status, headers, text } = await ask(method, path);
    expect([status, headers['content-type'], text.includes('<html>')]).toEqual([404, 'text/html; charset=utf-8', true]);
  });

  it.each([
    [`${TIERS}/program`, 'tiers.getTiersProgram'],
    [`${TIERS}/program-settings`, 'tiers.getTiersProgramSettings'],
    [`${TIERS}/some-id?tierId=some-id`, 'tiers.getTier'],
    [`${RULES}/rules`, 'earningRules.listEarningRules'],
    [`${RULES}/some-id`, 'earningRules.getLoyaltyEarningRule'],
    [`${REWARDS}/query`, 'rewards.getReward'],
  ])('prefer the literal: GET %s is %s', async (path, call) => {
    const { ask, sandbox } = aSite();
    await ask('GET', path);
    expect(sandbox.requests()[0]?.call).toBe(call);
  });

  it('take ids as the SDK leaves them, even the word undefined or a broken escape', async () => {
    const { ask } = aSite();
    expect((await ask('GET', `${TIERS}/undefined`)).status).toBe(404);
    expect((await ask('GET', `${TIERS}/%E0%A4`)).status).toBe(404);
  });

  it('name the request on every answer and refuse bodies that are no JSON', async () => {
    const { sandbox, ask } = aSite();
    expect((await ask('GET', '/nothing')).headers['x-wix-request-id']).toBe('sandbox-request-1');
    expect((await ask('GET', TIERS)).headers['x-wix-request-id']).toBe('sandbox-request-2');
    const headers = { authorization: 'sandbox', 'wix-site-id': 'sandbox' };
    const outcome = await sandbox.exchange({
      method: 'POST',
      path: TIERS,
      query: new URLSearchParams(),
      headers,
      body: '{"tier":',
    });
    expect(outcome).toMatchObject({ kind: 'reply', reply: { status: 400 } });
  });

  it('survive bodies of other shapes', async () => {
    const { ask } = aSite();
    for (const body of [[], 'text', 1, { tier: null }, { tier: [] }, { tier: { tierDefinition: 'x' } }]) {
      expect((await ask('POST', TIERS, body)).status).toBe(400);
    }
    expect((await ask('PATCH', PROGRAM, {})).status).toBe(400);
    expect((await ask('POST', `${REWARDS}/query`, { query: { sort: 'name' } })).status).toBe(400);
  });
});
