import type { Address } from '../kernel/address.ts';
import type { EarningRuleSpec } from '../kinds/earning-rule/spec.ts';
import { CUSTOM_RULE_TRIGGERS, KNOWN_TRIGGERS, type KnownTrigger } from '../wire/apps.ts';
import { type Of, said } from './declared.ts';

/** What one tier earns: `points` each time or, with `per`, for every so much spent. */
export interface Earning {
  readonly points: number;
  readonly per: number | undefined;
}

/** A way to earn points, with values by tier. */
export interface Rule {
  readonly address: Address;
  readonly title: string;
  readonly active: boolean;
  /** Undefined where the file leaves it to the site. */
  readonly trigger: string | undefined;
  readonly base: Earning | undefined;
  /** By the key of the tier, or its id where the file has no key for it. */
  readonly byTier: ReadonlyMap<string, Earning>;
}

/** A rule in the words of the checks. */
export function ruleOf({ address, spec }: Of<EarningRuleSpec>): Rule {
  const base = said(spec.fixedAmount) ?? said(spec.conversionRate);
  const entries = Object.entries({ ...spec.byTier, ...spec.otherTiers }) as [string, Amount][];
  return {
    address,
    title: spec.title ?? '',
    active: (spec.status ?? 'active') === 'active',
    trigger: spec.custom ? CUSTOM_RULE_TRIGGERS[spec.custom] : said(spec.trigger),
    base: base && earning(base as Amount),
    byTier: new Map(entries.map(([tier, entry]) => [tier, earning(entry)])),
  };
}

type Amount = { readonly points: number; readonly moneyAmount?: number };

function earning({ points, moneyAmount }: Amount): Earning {
  return { points, per: moneyAmount };
}

/** What a tier earns by a rule: its own entry, or that of everybody. `null` is the base tier. */
export function earningIn({ base, byTier }: Rule, tier: string | null): Earning | undefined {
  return (tier === null ? undefined : byTier.get(tier)) ?? base;
}

/** Points for each unit of money; a fixed number of points is spread over the order. */
export function rateOf({ points, per }: Earning, order: number | undefined): number | undefined {
  if (per !== undefined) return points / per;
  return order === undefined ? undefined : points / order;
}

const SIGN_UP = 'wix_members-uou_signs_up';
const RSVP = 'events/Rsvp';

/** True for the trigger of which every customer has one, at the very start. */
export function isSignUp({ trigger }: Rule): boolean {
  return trigger === SIGN_UP;
}

/** True for what anybody can do without paying and, with another account, as often as they like. A birthday comes once a year. */
export function isFree({ trigger }: Rule): boolean {
  return trigger === SIGN_UP || trigger === RSVP || trigger === CUSTOM_RULE_TRIGGERS.SOCIAL_MEDIA;
}

/** True for a rule that somebody has to pay for: by the amount, or on a trigger of something that is sold. */
export function isPurchase(rule: Rule): boolean {
  const given = isFree(rule) || rule.trigger === CUSTOM_RULE_TRIGGERS.BIRTHDAY;
  return !given && (known(rule) !== undefined || isByMoney(rule));
}

/** True when points go by the amount spent, for anybody. */
function isByMoney({ base, byTier }: Rule): boolean {
  return [base, ...byTier.values()].some((one) => one?.per !== undefined);
}

/** What Wix documents of the trigger. */
export function known({ trigger }: Rule): KnownTrigger | undefined {
  return KNOWN_TRIGGERS.find(({ activityType }) => activityType === trigger);
}

/** The sort of business behind the trigger, for benchmarks. */
export function businessOf(rule: Rule): 'retail' | 'food' | undefined {
  const needs = known(rule)?.needs ?? [];
  if (needs.includes('stores')) return 'retail';
  return needs.includes('restaurants') || needs.includes('restaurantsLegacy') ? 'food' : undefined;
}
