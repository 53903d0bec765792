import { programs as programsModule, tiers as tiersModule } from '@wix/loyalty';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LoggedRequest, SiteState } from '../../src/sandbox/index.ts';
import type { Site } from '../../src/site/index.ts';
import { HEADERS, ROUTES, type Route } from '../../src/wire/index.ts';
import { MODULES } from './support/modules.ts';
import { type Known, type Sample, sampleFor } from './support/samples.ts';
import { IN_PROCESS, OVER_HTTP, type Subject, type World } from './support/subjects.ts';

const ACCOUNT = 'account-1';
const PACKAGES = {
  programs: '@wix/auto_sdk_loyalty_programs',
  earningRules: '@wix/auto_sdk_loyalty_earning-rules',
  rewards: '@wix/auto_sdk_loyalty_rewards',
  tiers: '@wix/auto_sdk_loyalty_tiers',
  socialMedia: '@wix/auto_sdk_loyalty_social-media',
} as const;

const thing = (found: { readonly id: string; readonly revision?: string | undefined } | undefined) => ({
  id: found?.id ?? 'none',
  revision: found?.revision ?? '0',
});

/** What the site has that a sample may speak of. */
function knownOf(state: SiteState): Known {
  const { tiers, rewards, earningRules, tiersProgramSettings } = state;
  return {
    siteId: state.id,
    accountId: ACCOUNT,
    tier: thing(tiers[0]),
    reward: thing(rewards.find(({ type }) => type === 'COUPON_REWARD')),
    rule: thing(earningRules.find(({ triggerActivityType }) => triggerActivityType === 'stores/OrderPaid')),
    automation: thing(
      earningRules.find(({ triggerActivityType }) => triggerActivityType === 'wix_form_app-form_submitted'),
    ),
    settings: { revision: tiersProgramSettings?.revision ?? '0' },
  };
}

async function worldWith(subject: Subject, fixture: string): Promise<World> {
  const world = await subject.open({
    switches: { gateway: 'required' },
    sites: [{ id: 'site-1', key: 'IST.key-of-site-1', fixture, accountId: ACCOUNT }],
  });
  onTestFinished(() => world.close());
  return world;
}

/** The site as the route wants to be called: with the site's key, by a user of Wix, or by a member. */
function callerOf(world: World, { identity }: Route): Site {
  if (identity === 'site') return world.site('site-1');
  const caller =
    identity === 'user'
      ? ({ kind: 'user', accountId: ACCOUNT } as const)
      : ({ kind: 'member', memberId: 'm-1' } as const);
  return world.site('site-1', { credentials: { apiKey: world.sandbox.token({ caller }) } });
}

const call = (site: Site, route: Route, sample: Sample): Promise<unknown> => {
  const bound = site.use(MODULES[route.module]) as unknown as Record<
    string,
    (...given: readonly unknown[]) => Promise<unknown>
  >;
  return (bound[route.call] as (...given: readonly unknown[]) => Promise<unknown>)(...sample.arguments);
};

function expectOnWire(seen: LoggedRequest | undefined, route: Route, sample: Sample): void {
  const id = Object.values(sample.query ?? {})[0] ?? String(sample.arguments[0]);
  expect(seen).toMatchObject({
    method: route.method,
    path: route.path.replace(/\{\w+\}/, id),
    query: sample.query ?? {},
    call: `${route.module}.${route.call}`,
    viaSdk: true,
    status: 200,
    write: route.write,
  });
  expect(seen?.body).toEqual(sample.body);
  expect(seen?.headers[HEADERS.gateway]).toMatch(
    new RegExp(
      `^environment=js-sdk,package-name=${PACKAGES[route.module]},method-fqn=${route.fqn.replaceAll('.', '\\.')},entity=wix\\.loyalty\\.`,
    ),
  );
  expect(seen?.headers[HEADERS.site]).toBe('site-1');
  expect(seen?.headers[HEADERS.account]).toBeUndefined();
  expect(seen?.headers['content-type']).toBe(sample.body === undefined ? undefined : 'application/json');
  expect(seen?.headers.authorization).toBeTruthy();
}

function expectResult(result: unknown, route: Route): void {
  if (route.answers.length === 0) {
    expect(result).toBeUndefined();
    return;
  }
  if (route.unwraps) expect(result).toMatchObject({ _id: expect.any(String) });
  else expect(Object.keys(result as object)).toEqual(expect.arrayContaining([...route.answers]));
  for (const [key, value] of allParts(result)) {
    if (key === '_createdDate' || key === '_updatedDate') expect(value).toBeInstanceOf(Date);
    expect(['id', 'createdDate', 'updatedDate']).not.toContain(key);
    if (key === 'icon') expect(value).toEqual(expect.stringMatching(/^(?:shapes\/|https:|wix:image:)/));
  }
}

function allParts(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, part]) => [[key, part] as const, ...allParts(part)]);
}

describe.each([IN_PROCESS, OVER_HTTP])('over $name', (subject) => {
  it.each(ROUTES.map((route) => ({ name: `${route.module}.${route.call}`, route })))('$name', async ({ route }) => {
    const { fixture = 'dashboard' } = sampleFor(
      route,
      knownOf({ tiers: [], rewards: [], earningRules: [] } as unknown as SiteState),
    );
    const world = await worldWith(subject, fixture);
    const sample = sampleFor(route, knownOf(world.sandbox.state()));
    const kept = structuredClone(sample.arguments);
    const result = await call(callerOf(world, route), route, sample);
    const requests = world.sandbox.requests();
    expect(requests).toHaveLength(1);
    expectOnWire(requests[0], route, sample);
    expectResult(result, route);
    expect(sample.arguments).toEqual(kept);
  });

  it('brings back the consistency token of the last write, site by site', async () => {
    const world = await worldWith(subject, 'store');
    world.sandbox.addSite({ id: 'site-2', key: 'IST.key-of-site-2', fixture: 'store' });
    for (const id of ['site-1', 'site-2']) {
      const programs = world.site(id).use(programsModule);
      await programs.getLoyaltyProgram();
      await programs.pauseLoyaltyProgram();
      await programs.getLoyaltyProgram();
      await programs.activateLoyaltyProgram();
      await programs.getLoyaltyProgram();
    }
    const seen = world.sandbox.requests().map(({ site, consistency }) => `${site} ${consistency}`);
    const each = (id: string) => ['none', 'none', 'echoed', 'echoed', 'echoed'].map((word) => `${id} ${word}`);
    expect(seen).toEqual([...each('site-1'), ...each('site-2')]);
  });

  it('knows a wrong key from a foreign site', async () => {
    const world = await worldWith(subject, 'store');
    world.sandbox.addSite({ id: 'site-2', key: 'IST.key-of-site-2', fixture: 'store' });
    const wrong = world.site('site-1', { credentials: { apiKey: 'IST.no-such-key' } }).use(tiersModule);
    const foreign = world.site('site-1', { credentials: { apiKey: 'IST.key-of-site-2' } }).use(tiersModule);
    await expect(wrong.listTiers()).rejects.toMatchObject({
      problem: { code: 'WIX_UNAUTHENTICATED' },
      fate: 'refused',
    });
    await expect(foreign.listTiers()).rejects.toMatchObject({ problem: { code: 'WIX_FORBIDDEN' }, fate: 'refused' });
  });

  it('lets an app in by a token of its own', async () => {
    const world = await worldWith(subject, 'store');
    const [app] = world.sandbox.state().apps;
    const credentials = { appId: app?.appId ?? '', appSecret: app?.appSecret ?? '', instanceId: app?.instanceId ?? '' };
    const site = world.site('site-1', { credentials });
    const lists = await Promise.all([1, 2, 3].map(() => site.use(tiersModule).listTiers()));
    expect(lists.map(({ tiers }) => tiers?.length)).toEqual([2, 2, 2]);
    const paths = world.sandbox.requests().map(({ path }) => path);
    expect(paths.filter((path) => path === '/oauth2/token')).toHaveLength(1);
    const wrong = world.site('site-1', { credentials: { ...credentials, appSecret: 'not-the-secret' } });
    await expect(wrong.use(tiersModule).listTiers()).rejects.toMatchObject({
      problem: { code: 'WIX_UNAUTHENTICATED' },
    });
  });
});
