import { APPS, HEADERS } from '../wire/index.ts';
import type { Caller } from './call.ts';
import type { Incoming } from './exchange.ts';
import { appMissing, forbidden, invalidField, unauthenticated } from './refusals.ts';
import type { SiteState, World } from './state.ts';
import type { Switches } from './switches/index.ts';
import { readToken } from './tokens.ts';

/** Who may work on which site. */
export interface Admission {
  readonly site: SiteState;
  readonly caller: Caller;
}

function admitByKey(key: string, { headers }: Incoming, world: World): Admission {
  const owned = Object.values(world.sites).filter((site) => site.key === key);
  if (owned.length === 0) throw unauthenticated();
  const asked = headers[HEADERS.site];
  if (asked === undefined || asked === '') throw forbidden('An API key needs the header wix-site-id');
  const site = owned.find(({ id }) => id === asked);
  // A site that is not there and a site of somebody else look the same from outside.
  if (site === undefined) throw forbidden();
  return { site, caller: { kind: 'key' } };
}

/** Lets a request in by its raw API key or token. Throws 401 for an unknown one, 403 for a site that is not the key's. */
export function admit(request: Incoming, world: World, now: number): Admission {
  const given = request.headers.authorization ?? '';
  if (given === '') throw unauthenticated();
  const token = given.replace(/^Bearer /i, '');
  const admitted = readToken(token, world, now);
  if (admitted !== undefined) {
    if (admitted.caller.kind === 'app' && admitted.caller.appId.startsWith('refresh:')) throw unauthenticated();
    return admitted;
  }
  return admitByKey(given, request, world);
}

/** Refuses what the site as such does not allow: both headers where that is an error, and any loyalty call without the loyalty app. */
export function checkSite({ headers, path }: Incoming, { site, caller }: Admission, switches: Switches): void {
  const both = caller.kind === 'key' && headers[HEADERS.account] !== undefined;
  if (both && switches.bothHeaders === 'refused') throw invalidField(HEADERS.account, 'excludes wix-site-id');
  if (path.includes('loyalty') && !site.installed.includes(APPS.loyalty))
    throw appMissing(switches.loyaltyAppMissing === '404' ? 404 : 403);
}
