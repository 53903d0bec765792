import { Failure } from '../kernel/failure.ts';
import { HEADERS } from '../wire/index.ts';
import type { Credentials } from './options.ts';
import { type AskToken, tokenKeeper } from './token.ts';

/** Headers that say who calls. */
export type IdentityHeaders = Readonly<Record<string, string>>;

/** Puts the caller's identity on requests. */
export interface Identity {
  /** The headers to send, got from Wix if need be. Rejects with a Failure when they cannot be had. */
  obtain(): Promise<IdentityHeaders>;
  /** The headers if they are good at this moment. */
  current(): IdentityHeaders | undefined;
  /** Wix did not accept these headers; true when others may be had. */
  renew(rejected: IdentityHeaders): boolean;
  /** What must never be shown; grows with each token. */
  secrets(): readonly string[];
  /** The environment variables to check when Wix does not know the caller. */
  readonly variables: string;
}

/** An identity that never changes. */
export function fixedIdentity(headers: IdentityHeaders, secrets: readonly string[], variables: string): Identity {
  return {
    obtain: async () => headers,
    current: () => headers,
    renew: () => false,
    secrets: () => secrets,
    variables,
  };
}

export const APP_VARIABLES = 'WIX_APP_ID, WIX_APP_SECRET and WIX_INSTANCE_ID';

const VISIBLE = /^[\x21-\x7e]+$/;

/** The identity behind credentials. Throws a Failure, which does not quote the value, when one of them cannot stand in a header. */
export function identityOf(
  credentials: Credentials,
  siteId: string,
  {
    ask,
    now,
    variables,
  }: { readonly ask: AskToken; readonly now: () => number; readonly variables?: string | undefined },
): Identity {
  requireVisible(siteId, 'site id', 'WIX_SITE_ID');
  if ('apiKey' in credentials) {
    const { apiKey } = credentials;
    requireVisible(apiKey, 'API key', 'WIX_API_KEY');
    return fixedIdentity({ Authorization: apiKey, [HEADERS.site]: siteId }, [apiKey], variables ?? 'WIX_API_KEY');
  }
  const { appId, appSecret, instanceId } = credentials;
  requireVisible(appId, 'app id', 'WIX_APP_ID');
  requireVisible(appSecret, 'app secret', 'WIX_APP_SECRET');
  requireVisible(instanceId, 'instance id', 'WIX_INSTANCE_ID');
  const keeper = tokenKeeper({ appId, appSecret, instanceId }, ask, now);
  const asHeaders = (token: string) => ({ Authorization: token });
  return {
    obtain: async () => asHeaders(await keeper.token()),
    current: () => {
      const token = keeper.current();
      return token === undefined ? undefined : asHeaders(token);
    },
    renew: ({ Authorization = '' }) => {
      keeper.drop(Authorization);
      return true;
    },
    secrets: () => [appSecret, ...keeper.issued()],
    variables: variables ?? APP_VARIABLES,
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
