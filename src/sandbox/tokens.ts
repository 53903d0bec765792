import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Caller } from './call.ts';
import type { SiteState, World } from './state.ts';

/** What a token says. It is signed with the site's key, so that nothing of it has to be stored. */
interface Claims {
  readonly site: string;
  readonly caller: Caller;
  /** Sandbox clock, in milliseconds; 0 is never. */
  readonly expires: number;
}

const PREFIX = 'sandbox';

const sign = (payload: string, site: SiteState): Buffer => createHmac('sha256', site.key).update(payload).digest();

/** A token by which the caller is known on the site until it expires. */
export function writeToken(site: SiteState, caller: Caller, expires: number): string {
  const payload = Buffer.from(JSON.stringify({ site: site.id, caller, expires } satisfies Claims)).toString(
    'base64url',
  );
  return `${PREFIX}.${payload}.${sign(payload, site).toString('base64url')}`;
}

function readClaims(payload: string): Claims | undefined {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  } catch {
    return undefined;
  }
}

/** The site and caller of a token; undefined when it is no token, forged, or expired at `now`. */
export function readToken(token: string, world: World, now: number): { site: SiteState; caller: Caller } | undefined {
  const [prefix, payload = '', signature = ''] = token.split('.');
  if (prefix !== PREFIX || signature === '') return undefined;
  const claims = readClaims(payload);
  const site = claims === undefined ? undefined : world.sites[claims.site];
  if (claims === undefined || site === undefined) return undefined;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(payload, site);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return claims.expires !== 0 && claims.expires <= now ? undefined : { site, caller: claims.caller };
}
