import { HEADERS } from '../wire/index.ts';
import { admit, checkSite } from './access.ts';
import type { Call, Deed } from './call.ts';
import { createdBy, type WorldEdit } from './edits.ts';
import { domainEvents } from './events.ts';
import { type Incoming, json, page, type Reply } from './exchange.ts';
import { throttled } from './faults/index.ts';
import { answerFile, FILE_PATH } from './files.ts';
import { isViaSdk } from './gateway.ts';
import { answerTokenCall, isTokenCall } from './oauth.ts';
import { Past } from './past.ts';
import { bodyOf, forbidden, invalidField, Refusal } from './refusals.ts';
import type { LoggedRequest } from './request-log.ts';
import type { Hit } from './routing.ts';
import type { SiteState, World } from './state.ts';
import type { Store } from './stores/store.ts';
import { type Switches, USUAL_SWITCHES } from './switches/index.ts';
import { asObject } from './violations.ts';

/** What the reception needs from the sandbox around it. */
export interface Surroundings {
  readonly store: Store;
  readonly route: (method: string, path: string) => Hit | undefined;
  /** The sandbox clock. */
  readonly now: () => number;
  readonly newId: () => string;
  /** What the sandbox was told; it comes after what a site says of itself. */
  readonly switches: () => Partial<Switches>;
  /** Milliseconds a site's next request has to wait. */
  readonly gate: (site: string, now: number) => number;
  readonly tokenSeconds: number;
  /** Does what is due by the clock. */
  readonly keepHouse: () => void;
  /** Adds to the log of the request. */
  readonly note: (index: number, known: Partial<LoggedRequest>) => void;
}

/** Orders of a fault that reach into the work itself. */
export interface Orders {
  readonly failingItems: number;
  /** Milliseconds by which lists are behind. */
  readonly behind: number;
}

/** Calls that look through an index which may lag behind; single entities are read where they are written. */
const isList = (call: string): boolean => /^(list|query|search|count|getTiersProgram$|getProgramTotals$)/.test(call);

/** Calls that look through a search index, and by how much it lags where it does. */
const isSearch = (call: string): boolean => /^(search|count)/.test(call);
const SEARCH_LAG = 2_000;

const HTML_404 = page(404, 'Page not found');

const parse = (body: string): Readonly<Record<string, unknown>> => {
  if (body === '') return {};
  try {
    return asObject(JSON.parse(body));
  } catch {
    throw invalidField('body', 'is not JSON', 'FORMAT');
  }
};

/** What the SDK packs into one parameter of a GET where it has more to say than plain ones can. */
const packed = (text: string | null) => (text === null ? {} : parse(Buffer.from(text, 'base64url').toString('utf8')));

/** Answers requests as the site would: routing, admission, the work, its commit. Faults that break connections are not its business. */
export class Reception {
  readonly #around: Surroundings;
  readonly #past = new Past();
  readonly #tokens = new Map<string, string>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  switchesOf(site: SiteState | undefined): Switches {
    return { ...USUAL_SWITCHES, ...site?.switches, ...this.#around.switches() };
  }

  /** The site a request is for, as far as it can be told before it is let in. */
  siteIdOf(request: Incoming): string | undefined {
    const named = request.headers[HEADERS.site];
    if (named !== undefined) return named;
    try {
      return admit(request, this.#around.store.read(), this.#around.now()).site.id;
    } catch {
      return undefined;
    }
  }

  /** The finished answer to a request. */
  answer(request: Incoming, index: number, orders: Orders): Reply {
    let switches = this.switchesOf(undefined);
    try {
      if (isTokenCall(request)) {
        return answerTokenCall(request, this.#around.store.read(), this.#around.now(), this.#around.tokenSeconds);
      }
      if (request.path.startsWith(FILE_PATH)) return answerFile(request, this.#around.store);
      const hit = this.#around.route(request.method, request.path);
      if (hit === undefined) return HTML_404;
      this.#around.note(index, {
        call: `${hit.route.module}.${hit.route.call}`,
        viaSdk: isViaSdk(hit.route, request.headers),
        write: hit.route.write,
      });
      this.#around.keepHouse();
      const admission = admit(request, this.#around.store.read(), this.#around.now());
      switches = this.switchesOf(admission.site);
      this.#around.note(index, { site: admission.site.id, consistency: this.#consistency(admission.site.id, request) });
      const wait = this.#around.gate(admission.site.id, this.#around.now());
      if (wait > 0) return throttled(switches.requestLimitAnswer, wait / 1000, this.#around.now());
      checkSite(request, admission, switches);
      this.#checkCaller(hit, request, admission.caller.kind, switches);
      return this.#perform(request, hit, index, orders, switches);
    } catch (reason) {
      if (!(reason instanceof Refusal)) return this.#broken(reason, index);
      const refusal = reason;
      return json(refusal.status, bodyOf(refusal, switches.inventedCodes === 'scrambled'), refusal.headers);
    }
  }

  /** Something went wrong that no site would say, such as a full disk: the log and the message tell. */
  #broken(reason: unknown, index: number): Reply {
    const message = reason instanceof Error ? reason.message : String(reason);
    this.#around.note(index, { fault: `failed: ${message}` });
    return json(500, { message: `The sandbox failed: ${message}`, details: {} });
  }

  #checkCaller({ route }: Hit, { headers }: Incoming, caller: string, switches: Switches): void {
    if (switches.gateway === 'required' && !isViaSdk(route, headers)) {
      throw invalidField(HEADERS.gateway, `must name ${route.fqn}`);
    }
    if (route.identity === 'site' ? caller === 'member' : caller !== route.identity) throw forbidden();
  }

  #consistency(site: string, { headers }: Incoming): LoggedRequest['consistency'] {
    const issued = this.#tokens.get(site);
    const given = headers[HEADERS.consistent];
    if (issued === undefined) return 'none';
    if (given === undefined) return 'missing';
    return given === issued ? 'echoed' : 'older';
  }

  #perform(request: Incoming, hit: Hit, index: number, orders: Orders, switches: Switches): Reply {
    const { store } = this.#around;
    const now = this.#around.now();
    const body = { ...packed(request.query.get('.r')), ...parse(request.body) };
    const newId = this.#around.newId;
    const run = (world: World, behind: number): { deed: Deed; site: SiteState } => {
      // Admission is looked up again: another process may have changed the site since.
      const { site, caller } = admit(request, world, now);
      const lag = isSearch(hit.route.call) && switches.searchLag === 'seconds' ? SEARCH_LAG : 0;
      const age = Math.max(behind, lag);
      const seen = age > 0 && isList(hit.route.call) ? this.#past.at(site, now - age) : site;
      const call: Call = {
        index,
        route: hit.route,
        site: seen,
        world,
        caller,
        parameters: hit.parameters,
        query: request.query,
        body,
        switches,
        now: new Date(now).toISOString(),
        newId,
        failingItems: orders.failingItems,
      };
      return { deed: hit.perform(call), site };
    };
    if (!hit.route.write) {
      const { deed } = run(store.read(), orders.behind);
      if ((deed.edits ?? []).length === 0) return json(200, deed.answer);
    }
    let done = { answer: {} as Deed['answer'], site: '', created: [] as readonly string[], committed: false };
    store.write((world) => {
      const { deed, site } = run(world, 0);
      const edits = deed.edits ?? [];
      done = { answer: deed.answer, site: site.id, created: createdBy(site, edits), committed: edits.length > 0 };
      if (edits.length === 0) return [];
      this.#past.note(site, now);
      const events = domainEvents(site.id, deed.announces ?? [], new Date(now).toISOString(), newId);
      return [{ in: site.id, edits, events } satisfies WorldEdit];
    });
    this.#around.note(index, { committed: done.committed, created: done.created });
    return json(200, done.answer, this.#issueToken(done.site, index, switches));
  }

  #issueToken(site: string, index: number, { consistencyToken }: Switches): Readonly<Record<string, string>> {
    if (consistencyToken === 'absent') return {};
    const token = `sandbox-${index}`;
    this.#tokens.set(site, token);
    return { [HEADERS.consistent]: token };
  }
}
