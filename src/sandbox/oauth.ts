import { TOKEN_PATHS } from '../wire/index.ts';
import { type Incoming, json, type Reply } from './exchange.ts';
import type { SiteApp, SiteState, World } from './state.ts';
import { readToken, writeToken } from './tokens.ts';
import { asObject } from './violations.ts';

/** Four hours, as Wix's access tokens live. */
export const TOKEN_SECONDS = 14_400;

const refused = (error: string, description: string): Reply => json(400, { error, error_description: description });

const read = (body: string): Readonly<Record<string, unknown>> => {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return asObject(Object.fromEntries(new URLSearchParams(body)));
  }
};

/** The path of a token call, or false. */
export const isTokenCall = ({ method, path }: Incoming): boolean =>
  method === 'POST' && (path === TOKEN_PATHS.clientCredentials || path === TOKEN_PATHS.refresh);

interface Grant {
  readonly site: SiteState;
  readonly app: SiteApp;
}

const appsOf = (world: World): readonly Grant[] =>
  Object.values(world.sites).flatMap((site) => site.apps.map((app) => ({ site, app })));

/** The refresh token of an app on a site: it never expires. */
const refreshToken = (site: SiteState, app: SiteApp): string =>
  writeToken(site, { kind: 'app', appId: `refresh:${app.appId}` }, 0);

function grantOf(
  request: Incoming,
  body: Readonly<Record<string, unknown>>,
  world: World,
  now: number,
): Grant | undefined {
  const owned = appsOf(world).filter(({ app }) => app.appId === body.client_id && app.appSecret === body.client_secret);
  if (request.path === TOKEN_PATHS.clientCredentials) {
    if (body.grant_type !== 'client_credentials') return undefined;
    return owned.find(({ app }) => app.instanceId === body.instance_id);
  }
  const holder = body.grant_type === 'refresh_token' ? readToken(String(body.refresh_token), world, now) : undefined;
  return owned.find(({ site, app }) => {
    const { caller } = holder ?? {};
    return holder?.site.id === site.id && caller?.kind === 'app' && caller.appId === `refresh:${app.appId}`;
  });
}

/** Answers a token call: `client_credentials` for an instance, or a refresh. 401 for an unknown app, 400 for anything else amiss. */
export function answerTokenCall(request: Incoming, world: World, now: number, seconds: number): Reply {
  const body = read(request.body);
  const known = appsOf(world).some(({ app }) => app.appId === body.client_id && app.appSecret === body.client_secret);
  if (!known) return json(401, { error: 'invalid_client', error_description: 'Unknown app or secret' });
  const grant = grantOf(request, body, world, now);
  if (grant === undefined)
    return refused('invalid_grant', 'This app is not installed there, or the grant is not known');
  const { site, app } = grant;
  const access_token = writeToken(site, { kind: 'app', appId: app.appId }, now + seconds * 1000);
  const base = { access_token, token_type: 'Bearer', expires_in: seconds };
  return json(200, request.path === TOKEN_PATHS.refresh ? { ...base, refresh_token: refreshToken(site, app) } : base);
}
