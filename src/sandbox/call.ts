import type { EventName, Route } from '../wire/index.ts';
import type { SiteEdit } from './edits.ts';
import type { SiteState, World } from './state.ts';
import type { Switches } from './switches/index.ts';

/** Who calls: the owner's key, an app, a member of the site, or a Wix user. */
export type Caller =
  | { readonly kind: 'key' }
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'member'; readonly memberId: string }
  | { readonly kind: 'user'; readonly accountId: string };

/** A call that was routed and let in. `site` is the site as it stands; nothing may change it. */
export interface Call {
  /** Number of the request in the log; also what shuffled lists are shuffled by. */
  readonly index: number;
  readonly route: Route<string>;
  readonly site: SiteState;
  /** The whole world, for the calls that look over several sites. */
  readonly world: World;
  readonly caller: Caller;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly switches: Switches;
  /** The sandbox clock, as the wire writes it. */
  readonly now: string;
  newId(): string;
  /** How many items of a bulk call are to fail, by order of a fault. */
  readonly failingItems: number;
}

/** An event to be announced. Deletes have no entity; of an action, `entity` is the body. */
export interface Announcement {
  readonly event: EventName;
  readonly entityId: string;
  readonly entity?: unknown;
  /** Place among the events of the entity; its revision when not given. */
  readonly sequence?: string;
}

/** What a call does: its answer, and the edits that make it true. */
export interface Deed {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly edits?: readonly SiteEdit[];
  readonly announces?: readonly Announcement[];
}

/** Performs one call of the wire table, or throws a Refusal. Pure but for `newId`. */
export type Perform = (call: Call) => Deed;

/** One service: its rows of the route table and what each does, by the SDK's name of the call. */
export interface Area {
  readonly routes: readonly Route<string>[];
  readonly calls: Readonly<Record<string, Perform>>;
}
