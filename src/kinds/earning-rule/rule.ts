import type { Declared } from '../../kernel/kind.ts';
import { CUSTOM_RULE_TRIGGERS } from '../../wire/apps.ts';
import { type ByTier, entriesOf } from '../by-tier.ts';

/** The two automations that the API can create. */
export type CustomRule = keyof typeof CUSTOM_RULE_TRIGGERS;
export const CUSTOM_RULES = Object.keys(CUSTOM_RULE_TRIGGERS) as readonly CustomRule[];

/** What one tier earns: `points` each time, or, with a `moneyAmount`, for every so much spent. */
export type Earning = {
  readonly points: number;
  readonly moneyAmount?: number;
};

/**
 * A way to earn points, as the file spells it. `null` at `fixedAmount` and `conversionRate` together: nothing for the base tier, and the entries
 * of `byTier` tell which of the two it is. Amounts are whole numbers.
 */
export type EarningRuleSpec = {
  readonly title: string;
  /** `active`, `paused`, or what else the site says, in lower case. */
  readonly status: string;
  /** Wix's `triggerActivityType`; null for the custom rules, whose trigger Wix chooses. */
  readonly trigger: string | null;
  /** Id of the app behind the trigger; null for the custom rules. */
  readonly triggerApp: string | null;
  readonly custom: CustomRule | null;
  /** An automation of Wix. Read from the site, never declared. */
  readonly automated: boolean;
  /** What Wix says about deleting it. Read from the site, never declared. */
  readonly deletable: boolean;
  readonly fixedAmount: { readonly points: number } | null;
  readonly conversionRate: { readonly points: number; readonly moneyAmount: number } | null;
  readonly byTier: ByTier<Earning>;
  /** Entries of tiers that the file does not know, by tier id. They survive every write. */
  readonly otherTiers: ByTier<Earning>;
};

/** How a rule comes to be: created by us, created by a call of its own, or there because of an automation. */
export type RuleClass = 'non-automated' | 'custom' | 'automation';

/** The class of a rule of the site. */
export function classOf(spec: Declared<EarningRuleSpec>): RuleClass {
  if (spec.custom) return 'custom';
  return spec.automated ? 'automation' : 'non-automated';
}

/** Which of the two ways to reckon a rule has, seen from its base entry or else from its entries; undefined when it has neither. */
export function memberOf(spec: Declared<EarningRuleSpec>): 'fixedAmount' | 'conversionRate' | undefined {
  if (spec.fixedAmount) return 'fixedAmount';
  if (spec.conversionRate) return 'conversionRate';
  const [any] = entriesOf(spec as Pick<EarningRuleSpec, 'byTier' | 'otherTiers'>);
  if (any === undefined) return undefined;
  return any.moneyAmount === undefined ? 'fixedAmount' : 'conversionRate';
}

/** The entry of the base tier. */
export function baseOf(spec: Declared<EarningRuleSpec>): Earning | undefined {
  return (spec.fixedAmount ?? spec.conversionRate ?? undefined) as Earning | undefined;
}
