import { randomUUID } from 'node:crypto';
import { type ActivityOutcome, performActivity } from './activities.ts';
import { AREAS } from './areas/index.ts';
import { Courier, overheard } from './courier.ts';
import type { WorldEdit } from './edits.ts';
import { domainEvents } from './events.ts';
import { exchangeWith } from './exchanges.ts';
import { type Fault, readFaults } from './faults/index.ts';
import { fetchWith } from './fetch.ts';
import { buildSite, populated } from './fixtures/index.ts';
import { housekeeping } from './housekeeping.ts';
import { Life } from './life.ts';
import { TOKEN_SECONDS } from './oauth.ts';
import type { SandboxOptions, SiteOptions } from './options.ts';
import type { Postbox } from './postbox.ts';
import { readSiteState } from './read-site.ts';
import { Reception } from './reception.ts';
import { RequestLog } from './request-log.ts';
import { routerOf } from './routing.ts';
import { EMPTY_WORLD, type SiteState, type World } from './state.ts';
import { StateDamaged } from './stores/damage.ts';
import { diskStore } from './stores/disk.ts';
import { memoryStore } from './stores/memory.ts';
import type { Store } from './stores/store.ts';
import { readSwitches, type Switches } from './switches/index.ts';
import { type RequestLimit, throttle } from './throttle.ts';
import { writeToken } from './tokens.ts';
import type { Hook, Sandbox, TokenFor } from './types.ts';

const DEFAULT_SITES: readonly SiteOptions[] = [{ id: 'sandbox', key: 'sandbox' }];

const limitOf = ({ requestLimit, rateLimitPerMinute }: SandboxOptions): RequestLimit | undefined =>
  requestLimit ?? (rateLimitPerMinute === undefined ? undefined : { requests: rateLimitPerMinute, perMs: 60_000 });

/** A directory that cannot be used is told at once, and not as the answer to somebody's first request. */
function checkDirectory(store: Store, directory: string | undefined): void {
  try {
    store.read();
  } catch (reason) {
    const { code, message } = reason as NodeJS.ErrnoException;
    throw code === undefined || reason instanceof StateDamaged
      ? reason
      : new Error(`The sandbox cannot keep its state in ${directory}: ${message}`, { cause: reason });
  }
}

/** Makes a sandbox. Throws when the directory holds something else, or a switch, fault or fixture is not known. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const wallClock = options.now ?? Date.now;
  const sites = (options.sites ?? DEFAULT_SITES).map((site, nth) =>
    buildSite(nth === 0 && options.population ? { population: options.population, ...site } : site, wallClock()),
  );
  const first: World = { ...EMPTY_WORLD, sites: Object.fromEntries(sites.map((site) => [site.id, site])) };
  const kept = options.directory === undefined ? memoryStore(first) : diskStore(options.directory, first);
  const store = overheard(kept, (events) => courier.take(events));
  let offset = 0;
  const clock = (): number => {
    try {
      offset = store.read().clockOffset;
    } catch {
      // The answer to the request tells what is wrong with the directory; the clock goes on.
    }
    return wallClock() + offset;
  };
  let switches: Partial<Switches> = readSwitches(options.switches ?? {});
  let faults: readonly Fault[] = readFaults(options.faults ?? []);
  let gate = throttle(limitOf(options));
  let postbox: Promise<Postbox> | undefined;
  const hooks = new Set<Hook>();
  const log = new RequestLog();
  const life = new Life();
  const route = routerOf(AREAS);
  const reception = new Reception({
    store,
    route,
    now: clock,
    newId: options.newId ?? randomUUID,
    switches: () => switches,
    gate: (site, now) => gate(site, now),
    tokenSeconds: options.tokenSeconds ?? TOKEN_SECONDS,
    keepHouse: () => keepHouse(),
    note: (index, known) => log.note(index, known),
  });
  const newId = options.newId ?? randomUUID;
  const switchesOf = (site: SiteState) => reception.switchesOf(site);
  const keepHouse = housekeeping({ store, now: clock, newId, switchesOf });
  const exchange = exchangeWith({
    reception,
    log,
    route,
    hooks,
    life,
    now: clock,
    latencyMs: options.latencyMs ?? 0,
    faults,
  });
  checkDirectory(store, options.directory);

  const siteOf = (id: string | undefined): SiteState => {
    const known = store.read().sites;
    const site = id === undefined ? Object.values(known)[0] : known[id];
    if (site === undefined) throw new RangeError(`There is no site "${id}". Known: ${Object.keys(known).join(', ')}.`);
    return site;
  };
  const openPostbox = (): Promise<Postbox> => {
    postbox ??= import('./postbox.ts').then(({ createPostbox }) => createPostbox(siteOf));
    return postbox;
  };
  const courier = new Courier({ now: clock, postbox: openPostbox, life });
  const write = (...edits: readonly WorldEdit[]): void => void store.write(() => edits);

  const sandbox: Sandbox = {
    exchange: exchange.send,
    ...fetchWith(exchange.send, life),
    listen: async (port = 0, host = '127.0.0.1') => {
      const { listen } = await import('./http.ts');
      return listen(sandbox, life, port, host);
    },
    sites: () => Object.keys(store.read().sites),
    state: (site) => structuredClone(siteOf(site)),
    setState: (site, state) => write({ site: { ...siteOf(site), ...structuredClone(readSiteState(state)), id: site } }),
    addSite: (site) => write({ site: buildSite(site, clock()) }),
    populate: (site, population) => write({ site: populated(siteOf(site), population, clock()) }),
    reset: (fixture, site) => {
      const all = site === undefined ? sandbox.sites().map(siteOf) : [siteOf(site)];
      write(...all.map((old) => ({ site: buildSite({ ...old, fixture: fixture ?? old.fixture }, clock()) })), {
        forgetEvents: true,
      });
      if (site !== undefined) return;
      switches = readSwitches(options.switches ?? {});
      faults = readFaults(options.faults ?? []);
      exchange.setFaults(faults);
    },
    now: clock,
    advance: (ms) => {
      store.write((world) => [{ clockOffset: world.clockOffset + ms }]);
      keepHouse();
      void courier.go();
    },
    act: (site, activity) => {
      keepHouse();
      const now = new Date(clock()).toISOString();
      let outcome: ActivityOutcome | undefined;
      store.write((world) => {
        const latest = world.sites[site] ?? siteOf(site);
        const done = performActivity({ site: latest, now, switches: switchesOf(latest), newId }, activity);
        outcome = done.outcome;
        return [{ in: site, edits: done.edits, events: domainEvents(site, done.announces, now, newId) }];
      });
      return outcome as ActivityOutcome;
    },
    switches: () => switches,
    setSwitches: (given) => {
      switches = { ...switches, ...readSwitches(given) };
    },
    faults: () => faults,
    setFaults: (given) => {
      faults = readFaults(given);
      exchange.setFaults(faults);
    },
    setRequestLimit: (limit) => {
      gate = throttle(limit);
    },
    requests: () => log.entries(),
    forgetRequests: () => log.clear(),
    events: () => store.read().events,
    postbox: openPostbox,
    setWebhooks: (webhooks) => courier.subscribe(webhooks),
    deliveries: () => courier.deliveries(),
    delivered: () => courier.go(),
    token: ({ site, caller, seconds = options.tokenSeconds ?? TOKEN_SECONDS }: TokenFor) =>
      writeToken(siteOf(site), caller, clock() + seconds * 1000),
    onRequest: (hook) => {
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    close: () => life.end(),
  };
  return sandbox;
}
