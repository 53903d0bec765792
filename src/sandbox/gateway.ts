import { HEADERS, type Route } from '../wire/index.ts';

const PART = /(?:^|,)\s*method-fqn=([^,\s]+)/;

/** The RPC method the SDK says it calls. */
const gatewayMethod = (headers: Readonly<Record<string, string>>): string | undefined =>
  PART.exec(headers[HEADERS.gateway] ?? '')?.[1];

/** Whether the request came through the SDK and for this very route. */
export const isViaSdk = (route: Route<string>, headers: Readonly<Record<string, string>>): boolean =>
  gatewayMethod(headers) === route.fqn;
