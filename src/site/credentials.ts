import { Failure } from '../kernel/failure.ts';
import { HEADERS } from '../wire/index.ts';
import type { Credentials } from './options.ts';
import { type AskToken, tokenKeeper } from './token.ts';

/** Puts the caller's identity on requests. */
export interface Identity {
  /** The headers for one sending. Rejects with a Failure when no token can be had. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Wix did not accept these headers; true when others may be had. */
  renew(rejected: Readonly<Record<string, string>>): boolean;
  /** What must never be shown; grows with each token. */
  secrets(): readonly string[];
  /** The environment variables to check when Wix does not know the caller. */
  readonly variables: string;
}

const VISIBLE = /^[\x21-\x7e]+$/;

/** The identity behind credentials. Throws a Failure, which does not quote the value, when one of them cannot stand in a header. */
export function identityOf(credentials: Credentials, siteId: string, ask: AskToken, now: () => number): Identity {
  requireVisible(siteId, 'site id', 'WIX_SITE_ID');
  if ('apiKey' in credentials) {
    const { apiKey } = credentials;
    requireVisible(apiKey, 'API key', 'WIX_API_KEY');
    const headers = { Authorization: apiKey, [HEADERS.site]: siteId };
    return { headers: async () => headers, renew: () => false, secrets: () => [apiKey], variables: 'WIX_API_KEY' };
  }
  const { appId, appSecret, instanceId } = credentials;
  requireVisible(appId, 'app id', 'WIX_APP_ID');
  requireVisible(appSecret, 'app secret', 'WIX_APP_SECRET');
  requireVisible(instanceId, 'instance id', 'WIX_INSTANCE_ID');
  const keeper = tokenKeeper({ appId, appSecret, instanceId }, ask, now);
  return {
    headers: async () => ({ Authorization: await keeper.token() }),
    renew: (rejected) => {
      keeper.drop(rejected.Authorization ?? '');
      return true;
    },
    secrets: () => [appSecret, ...keeper.issued()],
    variables: 'WIX_APP_ID, WIX_APP_SECRET and WIX_INSTANCE_ID',
  };
}

function requireVisible(value: unknown, what: string, variable: string): void {
  if (typeof value === 'string' && VISIBLE.test(value)) return;
  const fault =
    typeof value !== 'string' || value === ''
      ? 'is empty'
      : /[\r\n]/.test(value)
        ? 'holds a line break'
        : /\s/.test(value)
          ? 'holds a space'
          : 'holds characters that cannot stand in an HTTP header';
  throw new Failure(
    {
      code: 'CREDENTIALS_MALFORMED',
      severity: 'error',
      message: `The ${what} ${fault}.`,
      next: `Check ${variable} (or the site's credentials in the file): copy the value again, without quotes, spaces or line breaks.`,
    },
    'unsent',
  );
}
