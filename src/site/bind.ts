import { createClient, type WixClient } from '@wix/sdk/client';
import { Failure } from '../kernel/failure.ts';
import { type Call, readCall } from './call.ts';
import type { Delivered } from './delivery.ts';
import { cleanResult, freshArgument, isPlain } from './fresh.ts';
import { failure, lostFate, unsendable } from './problems.ts';

declare const anyClient: WixClient;

/** What the SDK can bind: a module of `@wix/loyalty`. */
export type Bindable = Parameters<WixClient['use']>[0];

/** A module of the SDK, bound: the SDK's own arguments and results. */
export type Bound<M extends Bindable> = ReturnType<typeof anyClient.use<M>>;

/** Where the calls of a bound module go. Rejects with a Failure. */
export type Deliver = (call: Call) => Promise<Delivered>;

/** One use of a method: what became of it, as far as this side of the SDK knows. */
interface Use {
  readonly name: string;
  call?: Call;
  answered?: boolean;
  failure?: Failure;
}

// The SDK rewrites whatever error passes through it, but lets anything that is not an object through as it is.
const FAILED = Symbol('failed');
const METADATA = '__metadata';

/** Binds modules of the SDK to one site. `headers` is where the SDK keeps its consistency token, so it must not be shared by sites. */
export function binder(deliver: Deliver, headers: Record<string, string> = { Authorization: '' }) {
  return <M extends Bindable>(module: M): Bound<M> => {
    const bound: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(module as Record<string, unknown>)) {
      if (name === METADATA) continue;
      bound[name] = isMethod(part) ? methodOf(name, part) : part;
    }
    return bound as Bound<M>;

    function methodOf(name: string, descriptor: unknown) {
      return (...given: unknown[]) => {
        const use: Use = { name };
        return settle(use, () => {
          const metadata = (module as Record<string, unknown>)[METADATA];
          // A client for each call costs 30 µs and lets its fetch know for whom it works.
          const client = createClient({ headers, auth: NOBODY, fetch: fetchFor(use, deliver) });
          const alone = { [name]: descriptor, ...(metadata === undefined ? {} : { [METADATA]: metadata }) };
          const { [name]: method } = client.use(alone as never) as Record<string, (...all: unknown[]) => unknown>;
          return method?.(...given.map(freshArgument));
        });
      };
    }
  };
}

// Identity is added where requests leave, so that no key ever passes through the SDK and into its errors.
const NOBODY = { getAuthHeaders: async () => ({ headers: {} }) };

/** Methods are functions; events and the like are functions with a type. */
function isMethod(part: unknown): boolean {
  return typeof part === 'function' && !('__type' in part);
}

/** The `fetch` of one call. */
function fetchFor(use: Use, deliver: Deliver): typeof fetch {
  const answer = async (url: string, init: RequestInit = {}) => {
    try {
      use.answered = false;
      delete use.failure;
      delete use.call;
      use.call = readCall(use.name, url, init);
      const delivered = await deliver(use.call);
      use.answered = true;
      return responseFrom(delivered);
    } catch (error) {
      use.failure = error instanceof Failure ? error : unforeseen(use, error);
      throw FAILED;
    }
  };
  return answer as unknown as typeof fetch;
}

/** Once a call is under way, nothing that goes wrong here says that it was not carried out. */
function unforeseen(use: Use, error: unknown): Failure {
  const why = error instanceof Error ? error.message : String(error);
  if (!use.call) return unsendable(use, why);
  return failure(use, lostFate(use.call, true), {
    code: 'SITE_CALL_BROKEN',
    message: `something unforeseen came between (${why})`,
    next: 'Plan again to see what the site has now, and please report it with the command that shows it.',
  });
}

/** What the SDK, and code written for `fetch`, reads of a Response. The first real one of a process costs 19 ms. */
function responseFrom({ json, answer }: Delivered): object {
  const text = () => Promise.resolve(JSON.stringify(json));
  const response = {
    ok: true,
    // The SDK takes 201 and 204 for errors.
    status: 200,
    statusText: 'OK',
    redirected: false,
    type: 'basic',
    url: '',
    bodyUsed: false,
    headers: {
      get: (name: string) => answer.header(name.toLowerCase()) ?? null,
      has: (name: string) => answer.header(name.toLowerCase()) !== undefined,
    },
    json: () => Promise.resolve(json),
    text,
    arrayBuffer: async () => new TextEncoder().encode(await text()).buffer,
    clone: () => responseFrom({ json: structuredClone(json), answer }),
  };
  return response;
}

/** Runs work of the SDK and lets nothing but a Failure out, now or later. */
function settle(use: Use, work: () => unknown): unknown {
  try {
    const result = work();
    return isThenable(result)
      ? result.then(
          (value) => watched(use, value),
          (error) => fail(use, error),
        )
      : watched(use, result);
  } catch (error) {
    // The SDK's methods are asynchronous: what is wrong with their arguments must not be thrown past a caller's `catch`.
    return Promise.resolve().then(() => fail(use, error));
  }
}

function fail(use: Use, error: unknown): never {
  throw use.failure ?? (error instanceof Failure ? error : translated(use, error));
}

/** For errors of the SDK itself: in what it was given before anything was sent, or in what came back. */
function translated(use: Use, error: unknown): Failure {
  if (!use.call || !use.answered) {
    return unsendable(use, error instanceof RangeError ? error.message : 'the SDK does not accept its arguments');
  }
  return failure(use, lostFate(use.call, true), {
    code: 'WIX_ANSWER_UNREADABLE',
    message: 'the SDK cannot read the answer',
    next: 'Plan again to see what the site has now. If it comes back, the Wix API has changed: look for a newer loyalty.',
  });
}

/** Builders and pages have methods of their own: they are watched like the module's. */
function watched(use: Use, value: unknown): unknown {
  if (!hasMethods(value)) return cleanResult(value);
  return new Proxy(value, {
    get: (target, name) => {
      const part: unknown = Reflect.get(target, name, target);
      if (typeof part !== 'function') return cleanResult(part);
      return (...given: unknown[]) => settle(use, () => part.apply(target, given));
    },
  });
}

function hasMethods(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) return false;
  return !isPlain(value) || Object.values(value).some((part) => typeof part === 'function');
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
