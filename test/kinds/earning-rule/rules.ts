import fc from 'fast-check';
import type { Live, Wanted } from '../../../src/kernel/kind.ts';
import { readRules } from '../../../src/kinds/earning-rule/read.ts';
import type { EarningRuleSpec } from '../../../src/kinds/earning-rule/rule.ts';
import { APPS } from '../../../src/wire/index.ts';

/** A rule on purchases that gives 5 points for every 1 spent. */
export function aRule(over: Partial<EarningRuleSpec> = {}): EarningRuleSpec {
  return {
    title: 'Buy something',
    status: 'active',
    trigger: 'stores/OrderPaid',
    triggerApp: APPS.ecommerce,
    custom: null,
    automated: false,
    deletable: true,
    fixedAmount: null,
    conversionRate: { points: 5, moneyAmount: 1 },
    byTier: {},
    otherTiers: {},
    ...over,
  };
}

/** The same on the site. */
export function live(id: string, over: Partial<EarningRuleSpec> = {}): Live<EarningRuleSpec> {
  return { spec: aRule(over), handle: { id, revision: '1' }, raw: {} };
}

export const TIERS = { silver: { name: 'Silver' }, gold: { name: 'Gold' } };

/** What a section of a file wants. */
export function wanted(section: { readonly [key: string]: unknown }): readonly Wanted<EarningRuleSpec>[] {
  return readRules({ tiers: TIERS, earningRules: section }).wanted;
}

const points = fc.integer({ min: 1, max: 9_999_999 });
const earning = { fixedAmount: fc.record({ points }), conversionRate: fc.record({ points, moneyAmount: points }) };

const amounts = fc.constantFrom('fixedAmount' as const, 'conversionRate' as const).chain((member) =>
  fc
    .record({
      base: fc.option(earning[member], { nil: null }),
      byTier: fc.dictionary(fc.constantFrom('silver', 'gold'), earning[member]),
      otherTiers: fc.dictionary(fc.constantFrom('lost-1', 'lost-2'), earning[member]),
    })
    .filter(({ base, byTier }) => base !== null || Object.keys(byTier).length > 0)
    .map(({ base, byTier, otherTiers }) => ({
      fixedAmount: null,
      conversionRate: null,
      [member]: base,
      byTier,
      otherTiers,
    })),
);

const source = fc.constantFrom<Partial<EarningRuleSpec>>(
  {},
  { triggerApp: APPS.stores },
  { trigger: 'events/OrderConfirmed', triggerApp: APPS.events },
  { trigger: 'events/OrderConfirmed', triggerApp: 'another-app' },
  { custom: 'BIRTHDAY', trigger: null, triggerApp: null, automated: true },
  { trigger: 'wix_pricing_plans-plan_purchased', triggerApp: APPS.pricingPlans, automated: true, deletable: false },
  { trigger: 'form-submitted', triggerApp: 'forms', automated: true },
);

/** Any rule that a site can hold and a file can declare. */
export const anyRule = fc
  .record({ source, amounts, title: fc.constantFrom('A', 'B', 'Ä'), status: fc.constantFrom('active', 'paused') })
  .map(({ source: from, amounts: values, title, status }) => aRule({ ...from, ...values, title, status }));

/** What the rules of one site can be: of each custom rule it has one. */
export const rulesOfOneSite = fc.uniqueArray(anyRule, {
  minLength: 1,
  maxLength: 5,
  selector: ({ custom }) => custom,
  comparator: (one, other) => one !== null && one === other,
});
