import type { Address } from '../../kernel/address.ts';

/** A cycle that gives more than it costs, as a recipe. Amounts are decimal texts in the currency. */
export interface Recipe {
  readonly tier: Address;
  readonly reward: Address;
  /** The rules that give the points. */
  readonly rules: readonly Address[];
  /** What to do, in sentences. */
  readonly steps: readonly string[];
  readonly points: { readonly earned: string; readonly spent: string };
  /** What customers pay in one round, the cheaper last order included. */
  readonly pays: string;
  /** Face value they get in one round. */
  readonly gets: string;
  /** What the round gives more than it costs, on the basis of the report. */
  readonly gain: string;
  /** Rounds until what it takes to get into the tier has come back; null where the tier is the base tier. */
  readonly roundsToPay: string | null;
  /** True when the program as it is had no such recipe. */
  readonly isNew: boolean;
}

/** What the search for a money pump came to. */
export interface PumpReport {
  /** The five that give most, most first. */
  readonly recipes: readonly Recipe[];
  /** `margin`: what the business loses; `face`: what customers gain when the goods of the extra orders are worth nothing to them. */
  readonly basis: 'margin' | 'face';
  /** Recipes that were reckoned. */
  readonly tried: number;
  /** What was searched, in one sentence. */
  readonly searched: string;
}
