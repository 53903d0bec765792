import { inspect } from 'node:util';
import { tiers } from '@wix/loyalty';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../src/kernel/failure.ts';
import { type Credentials, connect } from '../../src/site/index.ts';
import type { Move, Seen } from './support/server.ts';
import { failureOf, reply, siteOnServer, siteOver } from './support/sites.ts';
import { virtualClock } from './support/virtual-clock.ts';

const APP = { appId: 'app-1', appSecret: 'canary-secret-51c2', instanceId: 'instance-1' };
const LIST = { tiers: [] };

/** Gives out tokens `token-1`, `token-2` … that live so long, and tiers to whoever has the newest. */
function tokenServer(seconds = 14_400) {
  const tokens: string[] = [];
  const server = {
    tokens,
    revoked: new Set<string>(),
    respond: ({ url, headers }: Pick<Seen, 'url' | 'headers'>): Move => {
      if (url === '/oauth2/token') {
        tokens.push(`canary-token-${tokens.length + 1}`);
        return { json: { access_token: tokens.at(-1), expires_in: seconds } };
      }
      const token = headers.authorization ?? '';
      return tokens.includes(token) && !server.revoked.has(token) ? { json: LIST } : { status: 401, json: {} };
    },
  };
  return server;
}

function refusalOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
  }
  throw new Error('It was not refused');
}

describe('credentials', () => {
  const bad: readonly (readonly [string, string, string])[] = [
    ['a line break at the end', 'canary-key\n', 'line break'],
    ['a line break within', 'canary\r\nX-Evil: 1', 'line break'],
    ['nothing', '', 'empty'],
    ['a space', ' canary-key', 'space'],
    ['a control character', 'canary\u0000key', 'cannot stand'],
    ['a letter outside ASCII', 'canary-kéy', 'cannot stand'],
  ];
  it.each(bad)('with %s are refused at once, without being shown', (_what, value, says) => {
    const all: readonly (readonly [Credentials, string])[] = [
      [{ apiKey: value }, 'WIX_API_KEY'],
      [{ ...APP, appSecret: value }, 'WIX_APP_SECRET'],
      [{ ...APP, appId: value }, 'WIX_APP_ID'],
      [{ ...APP, instanceId: value }, 'WIX_INSTANCE_ID'],
    ];
    for (const [credentials, variable] of all) {
      const failure = refusalOf(() => connect({ id: 'site-1', credentials }));
      expect(failure.problem).toMatchObject({ code: 'CREDENTIALS_MALFORMED', next: expect.stringContaining(variable) });
      expect(failure.problem.message).toContain(says);
      expect(failure.fate).toBe('unsent');
      expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('canary');
    }
  });

  it('that are no text at all are refused too', () => {
    const credentials = { apiKey: undefined } as unknown as Credentials;
    expect(refusalOf(() => connect({ id: 'site-1', credentials })).problem.message).toContain('empty');
    expect(refusalOf(() => connect({ id: 'a\nb', credentials: { apiKey: 'key' } })).problem.next).toContain(
      'WIX_SITE_ID',
    );
  });

  it.each(['ftp://x', 'localhost:4010', 'http://user:canary@host', 'http://host/?a=1', ''])(
    'refuse the endpoint "%s"',
    (endpoint) => {
      const failure = refusalOf(() => connect({ id: 'site-1', credentials: { apiKey: 'key' }, endpoint }));
      expect(failure.problem.code).toBe('ENDPOINT_INVALID');
      expect(JSON.stringify(failure)).not.toContain('canary');
    },
  );

  it('by key go out as the SDK would send them', async () => {
    const { site, server } = await siteOnServer();
    server.play({ json: LIST });
    await site.use(tiers).listTiers();
    expect(server.seen[0]?.headers).toMatchObject({ authorization: 'IST.canary-key-7f3a9c', 'wix-site-id': 'site-1' });
    expect(server.seen[0]?.headers).not.toHaveProperty('wix-account-id');
  });
});

describe('an app', () => {
  it('asks for one token however many calls wait for it, and keeps it', async () => {
    const { site, server } = await siteOnServer({ credentials: APP });
    const wix = tokenServer();
    server.play(wix.respond);
    await Promise.all(Array.from({ length: 10 }, () => site.use(tiers).listTiers()));
    await site.use(tiers).listTiers();
    expect(wix.tokens).toHaveLength(1);
    const [first, second] = server.seen;
    expect(first).toMatchObject({
      method: 'POST',
      url: '/oauth2/token',
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(first?.body ?? '')).toEqual({
      instance_id: 'instance-1',
      client_id: 'app-1',
      client_secret: 'canary-secret-51c2',
      grant_type: 'client_credentials',
    });
    expect(first?.headers.authorization).toBeUndefined();
    expect(second?.headers).toMatchObject({ authorization: 'canary-token-1' });
    expect(second?.headers).not.toHaveProperty('wix-site-id');
    expect(site.stats.requests).toBe(12);
  });

  it('gets a new token before the old one ends', async () => {
    const clock = virtualClock();
    const wix = tokenServer(600);
    const site = siteOver(
      async (url, { headers }) => {
        const { pathname } = new URL(url);
        const move = wix.respond({ url: pathname, headers: { authorization: headers.Authorization } }) as {
          status?: number;
          json: unknown;
        };
        return reply(move.status ?? 200, move.json);
      },
      { credentials: APP, clock },
    );
    await clock.run(site.use(tiers).listTiers());
    await clock.run(clock.sleep(539_000));
    await clock.run(site.use(tiers).listTiers());
    expect(wix.tokens).toHaveLength(1);
    await clock.run(clock.sleep(2_000));
    await clock.run(site.use(tiers).listTiers());
    expect(wix.tokens).toHaveLength(2);
  });

  it('asks once more when its token is refused, also for a write, since a refusal does nothing', async () => {
    const { site, server } = await siteOnServer({ credentials: APP });
    const wix = tokenServer();
    server.play(wix.respond);
    await site.use(tiers).listTiers();
    wix.revoked.add('canary-token-1');
    await Promise.all([1, 2, 3].map(() => site.use(tiers).deleteTier('tier-1', '1')));
    expect(wix.tokens).toHaveLength(2);
  });

  it('whose token ends while hundreds of calls wait gets the next one first, and wastes nothing', async () => {
    const clock = virtualClock();
    const wix = tokenServer(90);
    let refused = 0;
    const site = siteOver(
      async (url, { headers }) => {
        await clock.sleep(10);
        const { pathname } = new URL(url);
        if (pathname !== '/oauth2/token' && headers.Authorization !== wix.tokens.at(-1)) refused++;
        const move = wix.respond({ url: pathname, headers: { authorization: headers.Authorization } }) as {
          json: unknown;
        };
        return reply(200, move.json);
      },
      { credentials: APP, clock },
    );
    await clock.run(Promise.all(Array.from({ length: 500 }, () => site.use(tiers).listTiers())));
    expect(refused).toBe(0);
    expect(wix.tokens.length).toBeGreaterThanOrEqual(3);
    expect(site.stats.requests).toBe(500 + wix.tokens.length);
  });

  it('that is refused with a new token too is unknown', async () => {
    const { site, server } = await siteOnServer({ credentials: APP });
    server.play(({ url }) =>
      url === '/oauth2/token' ? { json: { access_token: 't', expires_in: 60 } } : { status: 401, json: {} },
    );
    const { problem } = await failureOf(site.use(tiers).listTiers());
    expect(problem.code).toBe('WIX_UNAUTHENTICATED');
    expect(problem.next).toContain('WIX_APP_SECRET');
    expect(server.seen.map(({ url }) => url.split('?')[0])).toEqual([
      '/oauth2/token',
      '/loyalty-tiers/v1/tiers',
      '/oauth2/token',
      '/loyalty-tiers/v1/tiers',
    ]);
  });

  it.each([
    ['400', { status: 400, json: { error: 'invalid_grant' } }],
    ['401', { status: 401, json: { error: 'invalid_client' } }],
    ['404', { status: 404, text: 'no' }],
  ] as const)('that gets no token (%s) learns what to check, and its call was never sent', async (_what, move) => {
    const { site, server } = await siteOnServer({ credentials: APP });
    server.play(move);
    const { problem, fate } = await failureOf(site.use(tiers).deleteTier('tier-1', '1'));
    expect([problem.code, fate]).toEqual(['WIX_UNAUTHENTICATED', 'unsent']);
    expect(problem.next).toContain('WIX_INSTANCE_ID');
  });

  it.each([
    ['no token', { json: { expires_in: 5 } }],
    ['a token that cannot stand in a header', { json: { access_token: 'a\nb' } }],
    ['a page', { text: '<html>' }],
  ])('does not take %s for one, and asks again next time', async (_what, move) => {
    const { site, server } = await siteOnServer({ credentials: APP, retries: 0 });
    server.play(move);
    const { problem, fate } = await failureOf(
      site.use(tiers).createTier({ tierDefinition: { name: 'x' }, requiredPoints: 1 }),
    );
    expect([problem.code, fate]).toEqual(['WIX_ANSWER_UNREADABLE', 'unsent']);
    server.play(tokenServer().respond);
    await site.use(tiers).listTiers();
  });

  it('asks for its token again when the answer was lost', async () => {
    const { site, server } = await siteOnServer({ credentials: APP });
    const wix = tokenServer();
    server.play('reset', { status: 503 }, { status: 429, headers: { 'retry-after': '0' } }, wix.respond);
    await site.use(tiers).listTiers();
    expect(server.seen).toHaveLength(5);
  });
});
