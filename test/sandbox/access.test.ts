import { tiers } from '@wix/loyalty';
import { AppStrategy, createClient } from '@wix/sdk';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSandbox } from '../../src/sandbox/index.ts';
import { aSite, clientOf, clientWith, refusal, TIERS } from './support/site.ts';

const SITES = [
  { id: 'north', key: 'key-of-north', apps: [{ appId: 'app', appSecret: 'secret', instanceId: 'north-instance' }] },
  { id: 'south', key: 'key-of-south', fixture: 'store' },
];

afterEach(() => vi.unstubAllGlobals());

const appClient = (change: Partial<Record<'appId' | 'appSecret' | 'instanceId', string>> = {}) =>
  AppStrategy({ appId: 'app', appSecret: 'secret', instanceId: 'north-instance', ...change });

describe('an API key', () => {
  it('opens its own site and no other', async () => {
    const { sandbox } = aSite({ sites: SITES });
    expect(await refusal(clientOf(sandbox, 'north', 'key-of-north').tiers.listTiers())).toBe('accepted');
    expect(await refusal(clientOf(sandbox, 'south', 'key-of-north').tiers.listTiers())).toBe('403 PERMISSION_DENIED');
    expect(await refusal(clientOf(sandbox, 'nowhere', 'key-of-north').tiers.listTiers())).toBe('403 PERMISSION_DENIED');
    expect(await refusal(clientOf(sandbox, 'north', 'another').tiers.listTiers())).toBe('401 UNAUTHENTICATED');
    expect(await refusal(clientOf(sandbox, 'north', '').tiers.listTiers())).toBe('401 UNAUTHENTICATED');
  });

  it('is sent raw and with a site', async () => {
    const { ask } = aSite();
    expect((await ask('GET', TIERS, undefined, { authorization: 'Bearer sandbox' })).status).toBe(401);
    expect((await ask('GET', TIERS, undefined, { 'wix-site-id': '' })).status).toBe(403);
  });

  it('keeps sites apart', async () => {
    const { sandbox } = aSite({ sites: SITES });
    const north = clientOf(sandbox, 'north', 'key-of-north');
    await north.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    const { tiers: southern } = await clientOf(sandbox, 'south', 'key-of-south').tiers.listTiers();
    expect(southern?.map(({ requiredPoints }) => requiredPoints)).toEqual([1_500, 5_000]);
    expect(sandbox.state('north').tiers).toHaveLength(1);
  });

  it('is not shown in the log', async () => {
    const { sandbox, client } = aSite();
    await client.tiers.listTiers();
    expect(sandbox.requests()[0]?.headers.authorization).toBe('(not shown)');
  });
});

describe('an app', () => {
  it('gets a token for its instance through the strategy of the SDK', async () => {
    const sandbox = createSandbox({ sites: SITES });
    vi.stubGlobal('fetch', sandbox.fetch);
    const client = createClient({ modules: { tiers }, auth: appClient(), fetch: sandbox.fetch });
    await client.tiers.createTier({ tierDefinition: { name: 'Silver' }, requiredPoints: 1 });
    expect(sandbox.state('north').tiers).toHaveLength(1);
    const [token] = sandbox.requests();
    expect(token).toMatchObject({
      path: '/oauth2/token',
      status: 200,
      body: { client_secret: '(not shown)', instance_id: 'north-instance' },
    });
  });

  it.each([{ appId: 'other' }, { appSecret: 'wrong' }, { instanceId: 'elsewhere' }])(
    'is refused with %j',
    async (change) => {
      const sandbox = createSandbox({ sites: SITES });
      vi.stubGlobal('fetch', sandbox.fetch);
      const client = createClient({ modules: { tiers }, auth: appClient(change), fetch: sandbox.fetch });
      await expect(client.tiers.listTiers()).rejects.toThrow();
      expect(sandbox.requests()[0]?.status).toBe('instanceId' in change ? 400 : 401);
    },
  );

  it('loses its token when its time is over, on the sandbox clock', async () => {
    const { sandbox } = aSite({ sites: SITES, tokenSeconds: 60 });
    const client = clientWith(sandbox, sandbox.token({ site: 'north', caller: { kind: 'app', appId: 'app' } }));
    expect(await refusal(client.tiers.listTiers())).toBe('accepted');
    sandbox.advance(60_000);
    expect(await refusal(client.tiers.listTiers())).toBe('401 UNAUTHENTICATED');
  });

  it('cannot forge or change a token', async () => {
    const { sandbox } = aSite({ sites: SITES });
    const token = sandbox.token({ site: 'north', caller: { kind: 'app', appId: 'app' } });
    const [prefix, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const other = Buffer.from(JSON.stringify({ ...claims, site: 'south' })).toString('base64url');
    for (const forged of [
      `${prefix}.${other}.${signature}`,
      `${prefix}.${payload}.AAAA`,
      `${prefix}.nonsense.${signature}`,
      'sandbox',
    ]) {
      expect(await refusal(clientWith(sandbox, forged).tiers.listTiers())).toBe('401 UNAUTHENTICATED');
    }
  });

  it('renews by a refresh token, which is no access token', async () => {
    const { sandbox, ask } = aSite({ sites: SITES });
    const refresh_token = sandbox.token({ site: 'north', caller: { kind: 'app', appId: 'refresh:app' } });
    const body = { grant_type: 'refresh_token', client_id: 'app', client_secret: 'secret', refresh_token };
    const { status, body: answer } = await ask('POST', '/oauth/access', body);
    expect(status).toBe(200);
    expect(await refusal(clientWith(sandbox, String(answer.access_token)).tiers.listTiers())).toBe('accepted');
    expect(await refusal(clientWith(sandbox, String(answer.refresh_token)).tiers.listTiers())).toBe(
      '401 UNAUTHENTICATED',
    );
    expect((await ask('POST', '/oauth/access', { ...body, refresh_token: 'x' })).status).toBe(400);
  });
});

describe('other identities', () => {
  it('let a member follow channels, each once', async () => {
    const { sandbox } = aSite();
    const member = clientWith(sandbox, sandbox.token({ caller: { kind: 'member', memberId: 'm1' } }));
    const other = clientWith(sandbox, sandbox.token({ caller: { kind: 'member', memberId: 'm2' } }));
    await member.socialMedia.createFollowedChannel({ channel: 'INSTAGRAM' });
    expect(await refusal(member.socialMedia.createFollowedChannel({ channel: 'INSTAGRAM' }))).toBe(
      '409 ALREADY_EXISTS',
    );
    expect(await refusal(member.socialMedia.createFollowedChannel({ channel: 'UNKNOWN_CHANNEL' }))).toBe(
      '400 followedChannel.channel',
    );
    expect((await member.socialMedia.listFollowedChannels()).followedChannels?.map(({ channel }) => channel)).toEqual([
      'INSTAGRAM',
    ]);
    expect((await other.socialMedia.listFollowedChannels()).followedChannels).toEqual([]);
    expect(sandbox.events()[0]?.eventType).toBe('wix.loyalty.socialmedia.v1.followed_channel_created');
    expect(await refusal(member.tiers.listTiers())).toBe('403 PERMISSION_DENIED');
  });

  it('let a Wix user read all sites of the account, and a key none of this', async () => {
    const { sandbox, client } = aSite({
      sites: [...SITES, { id: 'foreign', key: 'x', accountId: 'someone-else' }].map((site) => ({ ...site })),
    });
    const user = clientWith(sandbox, sandbox.token({ caller: { kind: 'user', accountId: 'sandbox-account' } }));
    const { programInSites } = await user.programs.bulkGetLoyaltyProgram();
    expect(programInSites?.map(({ metaSiteId }) => metaSiteId)).toEqual(['north', 'south']);
    const { rewardsInSite } = await user.rewards.bulkGetRewards();
    expect(rewardsInSite?.map(({ rewards }) => rewards?.length)).toEqual([0, 4]);
    expect(await refusal(client.programs.bulkGetLoyaltyProgram())).toBe('403 PERMISSION_DENIED');
    expect(await refusal(client.rewards.bulkGetRewards())).toBe('403 PERMISSION_DENIED');
    expect(await refusal(client.socialMedia.listFollowedChannels())).toBe('403 PERMISSION_DENIED');
  });
});
