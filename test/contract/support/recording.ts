import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { API_ORIGIN, HEADERS, ROUTES, type Route } from '../../../src/wire/index.ts';
import { MODULES } from './modules.ts';
import { type Known, sampleFor } from './samples.ts';

/** One call as the SDK of today makes it. */
export interface Recorded {
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly fqn: string | undefined;
  /** The one key of the body, when it has one. */
  readonly sends: string | undefined;
  readonly unwraps: boolean;
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

const THING = { id: 'id-of-the-thing', revision: '7' };
const KNOWN: Known = {
  siteId: 'site',
  accountId: 'account',
  tier: THING,
  reward: THING,
  rule: THING,
  automation: THING,
  settings: THING,
};

/** Makes every call of the wire table with the plain SDK, and writes down what it sends to a fetch of ours. Nothing leaves the process. */
export async function recordWire(): Promise<readonly Recorded[]> {
  const recorded: Recorded[] = [];
  for (const route of ROUTES) recorded.push(await recordCall(route));
  return recorded;
}

async function recordCall(route: Route): Promise<Recorded> {
  let seen: { readonly url: URL; readonly init: RequestInit } | undefined;
  const fetch = async (url: string, init: RequestInit) => {
    seen = { url: new URL(url), init };
    const answer = Object.fromEntries(route.answers.map((key) => [key, { marker: key }]));
    return new Response(JSON.stringify(answer), { status: 200 });
  };
  const client = createClient({
    auth: ApiKeyStrategy({ apiKey: 'key', siteId: 'site' }),
    fetch: fetch as unknown as typeof globalThis.fetch,
  });
  const module = client.use(MODULES[route.module]) as unknown as Record<string, Method>;
  const name = `${route.module}.${route.call}`;
  const method = module[route.call];
  if (!method) return { name, url: '', method: '', path: '', fqn: undefined, sends: undefined, unwraps: false };
  const result = await method(...sampleFor(route, KNOWN).arguments.map(plainly));
  if (!seen) throw new Error(`${name} sent nothing`);
  const body = typeof seen.init.body === 'string' ? (JSON.parse(seen.init.body) as Record<string, unknown>) : {};
  const keys = Object.keys(body).filter((key) => key !== 'type');
  return {
    name,
    url: seen.url.origin,
    method: seen.init.method ?? '',
    path: seen.url.pathname,
    fqn: /method-fqn=([^,]+)/.exec((seen.init.headers as Record<string, string>)[HEADERS.gateway] ?? '')?.[1],
    sends: keys[0],
    unwraps: (result as { marker?: string } | undefined)?.marker !== undefined,
  };
}

/** A copy without stock icons: the plain SDK cannot send them. */
function plainly(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"shapes/', '"https://example.com/'));
}

/** The same rows as our wire table has them. */
export function tableAsRecorded(): readonly Recorded[] {
  return ROUTES.map((route) => ({
    name: `${route.module}.${route.call}`,
    url: API_ORIGIN,
    method: route.method,
    path: route.path.replace(/\{\w+\}/, THING.id),
    fqn: route.fqn,
    sends: route.sends,
    unwraps: route.unwraps,
  }));
}

/** Methods the SDK has and the wire table has not: new ones, as a rule. */
export function unknownMethods(): readonly string[] {
  const known = new Set(ROUTES.map((route) => `${route.module}.${route.call}`));
  return Object.entries(MODULES).flatMap(([module, parts]) =>
    Object.entries(parts)
      .filter(([, part]) => typeof part === 'function' && !('__type' in part))
      .map(([name]) => `${module}.${name}`)
      .filter((name) => !known.has(name)),
  );
}
