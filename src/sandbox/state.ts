import type {
  WireAccount,
  WireDomainEvent,
  WireEarningRule,
  WireFollowedChannel,
  WireJob,
  WireLoyaltyCoupon,
  WirePremiumFeatures,
  WireProgram,
  WireReward,
  WireTier,
  WireTiersProgramSettings,
  WireTransaction,
} from '../wire/index.ts';
import type { MadePopulation } from './population/people.ts';
import type { Switches } from './switches/index.ts';

/** An app that may ask for tokens of a site. */
export interface SiteApp {
  readonly appId: string;
  readonly appSecret: string;
  readonly instanceId: string;
}

/** An entity as stored: it has an id, whatever the types of the contract allow. */
export type Stored<Entity> = Entity & { readonly id: string };

/** An account as stored: what hangs on the clock, on rewards or on the ledger is worked out when it is shown. */
export interface StoredAccount extends Omit<WireAccount, 'rewardAvailable' | 'tier' | 'pointsExpiration' | 'contact'> {
  /** The tier of the last recalculation; the base tier has no id. */
  readonly tier: { readonly id?: string; readonly updatedDate: string };
  /** When points expired last. */
  readonly expiredDate?: string;
}

/** Stands for a member of the population that is no more. */
export interface Gone {
  readonly id: string;
  readonly gone: true;
}

/** Everything a simulated site holds, in the form of the wire without mirrors and server defaults; it survives JSON. */
export interface SiteState {
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
  /** The customers who were there first; what became of one of them since is among `accounts`. */
  readonly population: MadePopulation | null;
  readonly accounts: readonly (StoredAccount | Gone)[];
  readonly transactions: readonly WireTransaction[];
  readonly coupons: readonly WireLoyaltyCoupon[];
  readonly jobs: readonly WireJob[];
}

/** The lists a site holds, each of things with an id. */
export const COLLECTIONS = [
  ...(['tiers', 'earningRules', 'rewards', 'followedChannels'] as const),
  ...(['accounts', 'transactions', 'coupons', 'jobs'] as const),
] as const;
export type Collection = (typeof COLLECTIONS)[number];
export type Singleton = 'program' | 'tiersProgramSettings' | 'population';

/** A site without any customers. */
export const NO_CUSTOMERS = { population: null, accounts: [], transactions: [], coupons: [], jobs: [] } as const;

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
