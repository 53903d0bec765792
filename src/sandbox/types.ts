import type { Activity, ActivityOutcome } from './activities.ts';
import type { Caller } from './call.ts';
import type { Delivery, Webhook } from './courier.ts';
import type { Incoming, Outcome } from './exchange.ts';
import type { Fault } from './faults/index.ts';
import type { SiteOptions } from './options.ts';
import type { Population } from './population/parameters.ts';
import type { Postbox } from './postbox.ts';
import type { LoggedRequest } from './request-log.ts';
import type { DomainEvent, SiteState } from './state.ts';
import type { Switches } from './switches/index.ts';
import type { RequestLimit } from './throttle.ts';

/** A request passing by: before anything is done with it, and after its work is committed and before its answer leaves. */
export interface PassingRequest {
  readonly index: number;
  readonly phase: 'before' | 'after-commit';
  readonly method: string;
  readonly path: string;
}

export type Hook = (request: PassingRequest) => void | Promise<void>;

/** As much of a request as `lightFetch` needs. */
export interface LightInit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** As much of a Response as an adapter needs. */
export interface LightResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /** Rejects when the connection breaks within the body. */
  text(): Promise<string>;
}

/** Who a token is for. */
export interface TokenFor {
  /** The first site when not given. */
  readonly site?: string;
  readonly caller: Caller;
  readonly seconds?: number;
}

/** An address under which the sandbox listens. */
export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** A simulated Wix account with its sites. */
export interface Sandbox {
  /** For `createClient({ fetch })` and for a stubbed global fetch; the host of the address does not matter. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The same with a small answer in place of a Response, whose first use costs a process 35 ms. */
  lightFetch(url: string, init: LightInit): Promise<LightResponse>;
  /** The exchange behind both. */
  exchange(request: Incoming): Promise<Outcome>;
  /** Serves over HTTP, the control plane under `/_sandbox/` included; any free port on 127.0.0.1 unless told otherwise. */
  listen(port?: number, host?: string): Promise<Listening>;
  sites(): readonly string[];
  /** A copy of a site's state; of the first site when none is named. */
  state(site?: string): SiteState;
  /** Replaces the named parts of a site's state. */
  setState(site: string, state: Partial<SiteState>): void;
  addSite(site: SiteOptions): void;
  /** Gives a site these customers in place of those it has; null: none. */
  populate(site: string, population: Population | null): void;
  /** Makes a site anew from a fixture, or from the one it was made from, with its first customers, and forgets events; without a site all, and switches and faults are those of the start. */
  reset(fixture?: string, site?: string): void;
  /** The sandbox clock, in milliseconds. */
  now(): number;
  /** Moves the sandbox clock. */
  advance(ms: number): void;
  /** Lets a customer of a site do something, with the points that the site's earning rules give for it. */
  act(site: string, activity: Activity): ActivityOutcome;
  /** Answers given so far to open questions; the rest are the usual ones. */
  switches(): Partial<Switches>;
  setSwitches(switches: Partial<Switches>): void;
  faults(): readonly Fault[];
  /** Replaces all faults; takes the text form, too. */
  setFaults(faults: readonly Fault[] | string): void;
  /** Limits requests of each site from now on, or lifts the limit. */
  setRequestLimit(limit: RequestLimit | undefined): void;
  requests(): readonly LoggedRequest[];
  /** Forgets all requests; their numbers start from 1 again. */
  forgetRequests(): void;
  events(): readonly DomainEvent[];
  /** Seals events as Wix posts them to an app; the keys are made on the first call. */
  postbox(): Promise<Postbox>;
  /** Posts events there from now on, sealed, and again after failures; replaces what was set before. */
  setWebhooks(webhooks: readonly Webhook[]): void;
  /** Every attempt to hand an event over, in order. */
  deliveries(): readonly Delivery[];
  /** Resolves when everything that is due was tried. */
  delivered(): Promise<void>;
  /** A token for a member, a Wix user or an app. */
  token(token: TokenFor): string;
  /** Calls the hook with every request; answers how to stop it. */
  onRequest(hook: Hook): () => void;
  /** Breaks silent connections and stops listening. */
  close(): Promise<void>;
}
