export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The modules of the SDK that hold a program's configuration. */
export type ConfigModule = 'programs' | 'earningRules' | 'rewards' | 'tiers' | 'socialMedia';

/** One call of the SDK and what it is on the wire. */
export interface Route<Module extends string = ConfigModule> {
  /** Module and function of the SDK. */
  readonly module: Module;
  readonly call: string;
  /** RPC name the SDK puts into the `x-wix-bi-gateway` header. */
  readonly fqn: string;
  readonly method: HttpMethod;
  /** Path template on `https://www.wixapis.com`; a parameter is one segment in braces. */
  readonly path: string;
  /** The key the request's entity is wrapped in. */
  readonly sends?: string;
  /** The keys the answer must have at its top. */
  readonly answers: readonly string[];
  /** The SDK resolves to the entity itself and not to the answer. */
  readonly unwraps: boolean;
  /** Whether the call asks for a change. `getTiersProgram` does not, and yet creates settings where none are. */
  readonly write: boolean;
  /** Who may call: a site's key or app, a Wix user, or a member of the site. */
  readonly identity: 'site' | 'user' | 'member';
}

type Row = Pick<Route, 'call' | 'method' | 'path' | 'answers'> &
  Partial<Pick<Route, 'sends' | 'unwraps' | 'identity' | 'write'>> & {
    /** The RPC's own name, where it is not the call's. */
    readonly rpc?: string;
  };

const READ = /^(get|list|query|search|count)(?!OrCreate)/;

/** The rows of one service: `service` is the name of its RPC service, `root` what its paths begin with. */
export const area = <const Module extends string>(
  module: Module,
  service: string,
  root: string,
  rows: readonly Row[],
): readonly Route<Module>[] =>
  rows.map(({ rpc, ...row }) => ({
    unwraps: false,
    identity: 'site',
    write: row.method !== 'GET' && !READ.test(row.call),
    ...row,
    module,
    fqn: `${service}.${rpc ?? `${row.call[0]?.toUpperCase()}${row.call.slice(1)}`}`,
    path: root + row.path,
  }));

/** The host every path belongs to, and the two calls by which an app gets its token there. */
export const API_ORIGIN = 'https://www.wixapis.com';
export const TOKEN_PATHS = { clientCredentials: '/oauth2/token', refresh: '/oauth/access' } as const;

/** Headers of the contract, in lower case. */
export const HEADERS = {
  site: 'wix-site-id',
  account: 'wix-account-id',
  gateway: 'x-wix-bi-gateway',
  requestId: 'x-wix-request-id',
  consistent: 'x-wix-consistent',
  retryAfter: 'retry-after',
} as const;
