import { Failure } from '../kernel/failure.ts';
import { TOKEN_PATHS } from '../wire/index.ts';
import type { Call } from './call.ts';
import { APP_VARIABLES, fixedIdentity } from './credentials.ts';
import { type Delivery, FIRST } from './delivery.ts';
import { failure } from './problems.ts';
import type { AskToken } from './token.ts';

/** How an app asks for its token: over the same transport, limits included, and before every call that waits. */
export function askToken(delivery: Delivery, variables = APP_VARIABLES): AskToken {
  return async (app) => {
    const call: Call = {
      name: 'oauth2/token',
      method: 'POST',
      path: TOKEN_PATHS.clientCredentials,
      body: JSON.stringify({
        instance_id: app.instanceId,
        client_id: app.appId,
        client_secret: app.appSecret,
        grant_type: 'client_credentials',
      }),
      headers: { 'Content-Type': 'application/json' },
      // A token too many does no harm.
      writes: false,
    };
    const { json } = await delivery
      .deliver(call, fixedIdentity({}, [app.appSecret], variables), FIRST)
      .catch((error: unknown) => explain(error, variables));
    const { access_token: token, expires_in: seconds } = json as { access_token?: unknown; expires_in?: unknown };
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
      throw failure(call, 'unsent', {
        code: 'WIX_ANSWER_UNREADABLE',
        message: 'the answer has no token in it',
        next: 'Run again.',
      });
    }
    return { token, seconds: Number(seconds) > 0 ? Number(seconds) : 300 };
  };
}

/** Any refusal of the token means that the app's identity is wrong, whatever the status. */
function explain(error: unknown, variables: string): never {
  if (!(error instanceof Failure) || error.fate === 'unsent') throw error;
  throw new Failure(
    {
      ...error.problem,
      code: 'WIX_UNAUTHENTICATED',
      next: `Check ${variables}: the app must be installed on the site, and the instance id must be that installation's.`,
    },
    'unsent',
  );
}
