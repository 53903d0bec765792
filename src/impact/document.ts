import type { Address } from '../kernel/address.ts';
import type { Assumptions } from './assumptions.ts';
import type { Judgement } from './direction/judgement.ts';
import type { AmountFigure, Count, CountFigure } from './figure.ts';
import type { ProgramNames } from './program.ts';
import type { PumpReport } from './pump/report.ts';
import type { Level } from './situation.ts';

/** What was, and what will be; null where there is nothing. */
export interface Turn<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** One tier, with how many customers are on it. */
export interface TierFigures {
  readonly address: Address;
  readonly name: string;
  readonly threshold: Turn<number>;
  readonly accounts: Turn<CountFigure>;
  /** How many times as much as in the base tier a customer gets for the same money: `1.44`. */
  readonly privilege: Turn<AmountFigure>;
  /** What the tier's points cost the business in a month, in the currency. */
  readonly monthlyCost: Turn<AmountFigure>;
}

/** Customers who go from one tier to another, or stay. */
export interface Move {
  readonly from: Address;
  readonly to: Address;
  readonly way: 'stays' | 'down' | 'up';
  readonly accounts: CountFigure;
  /** Of those on `from`, in per cent: `36.6`. */
  readonly share: string | null;
}

/** Who changes tiers. Every pair of tiers that anybody may go between is a move: the rows of a matrix. */
export interface TierImpact {
  readonly tiers: readonly TierFigures[];
  readonly moves: readonly Move[];
  readonly demoted: CountFigure;
  readonly promoted: CountFigure;
  /** Customers less than a tenth below a threshold that is new or moved. */
  readonly nearMisses: readonly {
    readonly tier: Address;
    readonly from: number;
    readonly below: number;
    readonly accounts: CountFigure;
  }[];
}

/** One reward: who can take it, what held points are worth in it, what hangs on it. */
export interface RewardFigures {
  readonly address: Address;
  readonly name: string;
  readonly changed: boolean;
  /** Price for the base tier; null where it cannot have it. */
  readonly cost: Turn<number>;
  readonly affordable: Turn<CountFigure>;
  readonly outOfReach: CountFigure;
  readonly inReach: CountFigure;
  /** Within a tenth of the new price. Null where tiers pay different prices, or nothing changed. */
  readonly nearMisses: CountFigure | null;
  /** Coupons customers hold of it; null where it does not change, or nobody was asked. */
  readonly coupons: { readonly open: CountFigure; readonly face: AmountFigure | null } | null;
  /** What all points are worth if spent on it, in the base tier. */
  readonly heldPoints: {
    readonly face: Turn<AmountFigure>;
    readonly atRedemptionRate: Turn<AmountFigure>;
    /** Face value that is lost; below zero where some is won. */
    readonly devaluation: AmountFigure | null;
  } | null;
}

/** What a tier gets back through one reward, in per cent of what it spends. */
export interface GiveBackFigures {
  readonly reward: Address;
  readonly tier: Address;
  readonly changed: boolean;
  readonly headline: Turn<AmountFigure>;
  readonly cost: Turn<AmountFigure>;
  readonly effective: Turn<AmountFigure>;
  /** Extra sales, in per cent, at which the program pays for itself. */
  readonly breakEvenLift: Turn<AmountFigure>;
}

/** The way to the first reward of a tier. */
export interface SpeedFigures {
  readonly tier: Address;
  readonly reward: Turn<Address>;
  readonly points: Turn<number>;
  readonly spend: Turn<AmountFigure>;
  readonly visits: Turn<AmountFigure>;
  readonly months: Turn<AmountFigure>;
  /** Points lost to rounding at an average order, in per cent. */
  readonly floorLoss: Turn<AmountFigure>;
}

/** What the points customers hold may cost. */
export interface LiabilityFigures {
  readonly points: AmountFigure;
  /** If all were spent on what gives most. */
  readonly face: Turn<AmountFigure>;
  /** At the redemption rate and the cost of a point. */
  readonly expected: Turn<AmountFigure>;
  /** Average cost of a point by what is redeemed, in the currency, with five places. Null while the mix is not known. */
  readonly costPerPoint: Turn<AmountFigure>;
}

/** Whose points expire. */
export interface ExpiryFigures {
  readonly horizonDays: number;
  /** As soon as the change is made. */
  readonly atOnce: ExpiryLoss | null;
  /** Within the horizon, unless they come back: those at once included. */
  readonly within: Turn<ExpiryLoss>;
}

export interface ExpiryLoss {
  readonly accounts: CountFigure;
  readonly points: AmountFigure;
  /** Spent on what gives most. */
  readonly face: AmountFigure | null;
}

/** The impact of a plan on customers, as the plan document carries it: sums and counts, nothing of one person. */
export interface Impact {
  readonly level: Level;
  /** ISO 8601. */
  readonly observedAt: string;
  readonly reads: {
    readonly calls: number;
    readonly accounts: Count;
    /** Null: no limit. */
    readonly budget: number | null;
    /** True when totals moved by more than 0.5 % during the reading; null when they were read once. */
    readonly moving: boolean | null;
  };
  /** What customers will know the program and its points by. */
  readonly called: ProgramNames;
  /** What customers know tiers and rewards by, now or then, also where nobody was counted. Absent from plans of earlier versions. */
  readonly names?: { readonly [address: Address]: string };
  readonly currency: string | null;
  readonly assumptions: Assumptions | null;
  /** Null when the totals could not be read. */
  readonly customers: CountFigure | null;
  /** Each change's direction, adverse ones first. */
  readonly directions: readonly Judgement[];
  readonly tiers: TierImpact | null;
  readonly rewards: readonly RewardFigures[];
  readonly giveBack: readonly GiveBackFigures[];
  readonly speed: readonly SpeedFigures[];
  readonly liability: LiabilityFigures | null;
  readonly expiry: ExpiryFigures | null;
  /** Customers with points who cannot spend them, when the program is paused by the plan. */
  readonly stranded: CountFigure | null;
  /** Balances, counted between edges. */
  readonly distribution: { readonly edges: readonly number[]; readonly counts: readonly Count[] } | null;
  /** The least of the edges below which 95 of 100 balances are; null where there is none. */
  readonly balance95: number | null;
  readonly pump: PumpReport | null;
  /** What is not known, and why, in sentences. */
  readonly notes: readonly string[];
}
