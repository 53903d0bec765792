import { API_ORIGIN, ROUTES, type Route } from '../wire/index.ts';
import { unloadIcons } from './icons.ts';

/** One call of an SDK method on its way out. */
export interface Call {
  /** The SDK's name of the method: `createTier`. */
  readonly name: string;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** As it goes over the wire. */
  readonly body?: string;
  /** Headers the SDK set; ours come on top. */
  readonly headers: Readonly<Record<string, string>>;
  /** The row of the wire table; absent for areas outside it. */
  readonly route?: Route;
  /** Whether it asks for a change, so that a lost answer leaves open what was done. */
  readonly writes: boolean;
}

const READING_POST = /\/(?:query|search|count|bulk\/get)$/;
const SENDABLE_SEGMENT = /^[\w.~!$&'()*+,;=:@%-]+$/;
const SPOILT = new Set(['undefined', 'null', 'NaN', '.', '..']);

/** Reads what the SDK handed to `fetch`. Throws a RangeError that says what is wrong with the address: the SDK does not encode ids. */
export function readCall(
  name: string,
  url: string,
  init: { readonly method?: string; readonly body?: unknown; readonly headers?: unknown },
): Call {
  const method = init.method ?? 'GET';
  if (!url.startsWith(`${API_ORIGIN}/`)) throw new RangeError('its address is not one of the Wix API');
  const path = url.slice(API_ORIGIN.length);
  const bare = checkedPath(method, path);
  const route = routeOf(name, method, bare);
  return {
    name,
    method,
    path,
    ...(typeof init.body === 'string' ? { body: unloadIcons(init.body) } : {}),
    headers: (init.headers ?? {}) as Record<string, string>,
    ...(route ? { route } : {}),
    writes: route ? route.write : method !== 'GET' && !(method === 'POST' && READING_POST.test(bare)),
  };
}

/** The path without its query. */
function checkedPath(method: string, path: string): string {
  const [bare = '', ...queries] = path.split('?');
  const mayAsk = method === 'GET' || method === 'DELETE';
  if (path.includes('#') || queries.length > (mayAsk ? 1 : 0)) throw new RangeError('an id in its path holds # or ?');
  for (const segment of bare.slice(1).split('/')) {
    if (SPOILT.has(segment)) throw new RangeError(`its path has "${segment}" where an id belongs`);
    if (!SENDABLE_SEGMENT.test(segment)) {
      throw new RangeError('an id in its path is empty or holds characters an id cannot have');
    }
  }
  return bare;
}

function routeOf(name: string, method: string, path: string): Route | undefined {
  const known = ROUTES.filter((route) => route.call === name);
  const route = known.find((candidate) => candidate.method === method && fits(candidate.path, path));
  // A slash inside an id leads to another route than the method's own.
  if (known.length > 0 && !route) throw new RangeError('an id in its path holds a slash');
  return route;
}

function fits(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at]);
}
