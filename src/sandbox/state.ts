import type {
  WireDomainEvent,
  WireEarningRule,
  WireFollowedChannel,
  WirePremiumFeatures,
  WireProgram,
  WireReward,
  WireTier,
  WireTiersProgramSettings,
} from '../wire/index.ts';
import { CUSTOMER_COLLECTIONS, type CustomerState } from './customer-state.ts';
import type { Switches } from './switches/index.ts';

/** An app that may ask for tokens of a site. */
export interface SiteApp {
  readonly appId: string;
  readonly appSecret: string;
  readonly instanceId: string;
}

/** An entity as stored: it has an id, whatever the types of the contract allow. */
export type Stored<Entity> = Entity & { readonly id: string };

/** Everything a simulated site holds, in the form of the wire without mirrors and server defaults; it survives JSON. */
export interface SiteState extends CustomerState {
  readonly id: string;
  readonly key: string;
  readonly accountId: string;
  /** Name of the fixture it was made from and goes back to. */
  readonly fixture: string;
  readonly apps: readonly SiteApp[];
  /** Ids of the Wix apps on the site. */
  readonly installed: readonly string[];
  readonly features: WirePremiumFeatures;
  /** Tiers the plan allows when it has the feature. */
  readonly tierLimit: number;
  /** Answers that hold for this site alone; what the sandbox was told comes after them. */
  readonly switches: Partial<Switches>;
  readonly program: WireProgram;
  /** Null until somebody creates them, if only by reading the tiers program. */
  readonly tiersProgramSettings: WireTiersProgramSettings | null;
  readonly tiers: readonly Stored<WireTier>[];
  readonly earningRules: readonly Stored<WireEarningRule>[];
  readonly rewards: readonly Stored<WireReward>[];
  readonly followedChannels: readonly (Stored<WireFollowedChannel> & { readonly memberId: string })[];
}

/** The lists a site holds, each of things with an id. */
export const COLLECTIONS = [
  ...(['tiers', 'earningRules', 'rewards', 'followedChannels'] as const),
  ...CUSTOMER_COLLECTIONS,
] as const;
export type Collection = (typeof COLLECTIONS)[number];
export type Singleton = 'program' | 'tiersProgramSettings' | 'population';

/** A domain event with the site it happened on and its type as Wix spells it on the wire. */
export interface DomainEvent extends WireDomainEvent {
  readonly eventType: string;
  readonly site: string;
}

/** All that is kept between two requests and, with a directory, between two processes. */
export interface World {
  /** Milliseconds the sandbox clock is ahead of the clock it was given. */
  readonly clockOffset: number;
  readonly sites: Readonly<Record<string, SiteState>>;
  readonly events: readonly DomainEvent[];
}

export const EMPTY_WORLD: World = { clockOffset: 0, sites: {}, events: [] };
