import {
  type EarningKind,
  LIMITS,
  type WireConversionRate,
  type WireEarningRule,
  type WireFixedAmount,
} from '../../wire/index.ts';
import type { Call } from '../call.ts';
import { baseEntry, checkEntries, storeEntries } from '../entries.ts';
import { asObject, isAbsent, type Violations } from '../violations.ts';

export const EARNING_KINDS: readonly EarningKind[] = ['fixedAmount', 'conversionRate'];
const ENTRY_KEYS = { fixedAmount: ['points'], conversionRate: ['moneyAmount', 'points'] } as const;

/** The one-of member a body gives; null when it gives none, or both. */
export function kindOf(sent: Readonly<Record<string, unknown>>): EarningKind | null {
  const given = EARNING_KINDS.filter((kind) => !isAbsent(sent[kind]));
  return given.length === 1 ? (given[0] ?? null) : null;
}

/** Checks that exactly one of the kinds is given and that its entries hold. */
export function checkAmounts(
  violations: Violations,
  call: Call,
  sent: Readonly<Record<string, unknown>>,
  before?: WireEarningRule,
): void {
  const kind = kindOf(sent);
  if (kind === null) {
    violations.add('earningRule', 'must have exactly one of fixedAmount and conversionRate', 'ONE_OF');
    return;
  }
  const points = call.switches.zeroPoints === 'refused' ? LIMITS.rulePoints : { ...LIMITS.rulePoints, min: 0 };
  checkEntries(violations, call, {
    field: `earningRule.${kind}.configs`,
    sent: asObject(sent[kind]).configs,
    before: before?.[kind]?.configs,
    size: LIMITS.ruleConfigs,
    each: (found, at, entry) => {
      found.required(`${at}.points`, entry.points);
      found.integer(`${at}.points`, entry.points, points);
      if (kind === 'fixedAmount') return;
      found.required(`${at}.moneyAmount`, entry.moneyAmount);
      found.integer(`${at}.moneyAmount`, entry.moneyAmount, LIMITS.ruleMoneyAmount);
    },
  });
}

/** The one-of member as it is stored. */
export function storeAmounts(
  call: Call,
  sent: Readonly<Record<string, unknown>>,
  before?: WireEarningRule,
): { readonly fixedAmount?: WireFixedAmount; readonly conversionRate?: WireConversionRate } {
  const kind = kindOf(sent);
  if (kind === null) return {};
  const entries = storeEntries(call, asObject(sent[kind]).configs, ENTRY_KEYS[kind]);
  const configs = call.switches.ruleTierIds === 'kept' ? entries : entries.filter(({ tierId }) => isAbsent(tierId));
  if (kind === 'fixedAmount') return { fixedAmount: { configs } };
  const given = asObject(sent.conversionRate).field;
  const field = isAbsent(given) && call.switches.conversionField === 'kept' ? before?.conversionRate?.field : given;
  return { conversionRate: { ...(isAbsent(field) ? {} : { field: field as string }), configs } };
}

/** The member with its base entry repeated beside the list, as older versions answer it. */
export function mirrored(rule: WireEarningRule): Partial<WireEarningRule> {
  const { fixedAmount, conversionRate } = rule;
  if (fixedAmount !== undefined) return { fixedAmount: { ...baseEntry(fixedAmount.configs), ...fixedAmount } };
  if (conversionRate !== undefined)
    return { conversionRate: { ...baseEntry(conversionRate.configs), ...conversionRate } };
  return {};
}
