import type { EarningRuleSpec } from '../kinds/earning-rule/spec.ts';
import { entryFor, type Rung, type Thing } from './program.ts';
import { compare, exact, over, type Ratio } from './ratio.ts';

/**
 * What somebody does to earn: an order costs money; `free` actions can be done again and again for nothing, `once` ones once an account, and
 * `yearly` ones once a year. An action that is not known counts as free.
 */
export type Action = 'order' | 'free' | 'once' | 'yearly';

const ACTIONS: ReadonlyMap<string, Action> = new Map(
  Object.entries<Action>({
    'stores/OrderPaid': 'order',
    'bookings/BookingConfirmed': 'order',
    'events/OrderConfirmed': 'order',
    'wix_pricing_plans-plan_purchased': 'order',
    'wix_restaurants_orders-order_submitted': 'order',
    'restaurants-order-is-pending': 'order',
    'events/Rsvp': 'free',
    'wix_members-uou_signs_up': 'once',
    'wix_loyalty-social_media_channel_followed': 'once',
    birthday: 'yearly',
  }),
);

const CUSTOM: Readonly<Record<string, Action>> = { SOCIAL_MEDIA: 'once', BIRTHDAY: 'yearly' };

/** What somebody on a rung earns by a rule: `points` each time, or for every `per` units of money. */
export interface Earning {
  readonly points: number;
  readonly per: number | undefined;
}

interface Entry {
  readonly points: number;
  readonly moneyAmount?: number;
}

/** What has to be done for a rule to give points. */
export function actionOf({ spec }: Thing<EarningRuleSpec>): Action {
  if (spec.custom) return CUSTOM[spec.custom] ?? 'free';
  return ACTIONS.get(spec.trigger ?? '') ?? (isByMoney(spec) ? 'order' : 'free');
}

/** What a rule gives on a rung, whether or not it is active; undefined where it gives nothing. */
export function earningFor({ spec }: Thing<EarningRuleSpec>, rung: Rung): Earning | undefined {
  const base: Entry | null = spec.fixedAmount ?? spec.conversionRate;
  const entry: Entry | null = entryFor(spec, rung) ?? base;
  return entry === null ? undefined : { points: entry.points, per: entry.moneyAmount };
}

/** The active rules that give points for an order. */
function orderRules(rules: readonly Thing<EarningRuleSpec>[]): readonly Thing<EarningRuleSpec>[] {
  return rules.filter((rule) => rule.spec.status === 'active' && actionOf(rule) === 'order');
}

/** Points for a unit of money; undefined for a fixed number of points while no average order is declared. */
function rateOf({ points, per }: Earning, averageOrder: Ratio | undefined): Ratio | undefined {
  if (per !== undefined) return over(exact(points), exact(per));
  return averageOrder && over(exact(points), averageOrder);
}

/** What a rung earns for a unit of money by the rule that gives it most; undefined where no rule gives any. */
export function bestRate(
  rules: readonly Thing<EarningRuleSpec>[],
  rung: Rung,
  averageOrder: Ratio | undefined,
): { readonly rule: Thing<EarningRuleSpec>; readonly earning: Earning; readonly rate: Ratio } | undefined {
  const rates = orderRules(rules).flatMap((rule) => {
    const earning = earningFor(rule, rung);
    const rate = earning && rateOf(earning, averageOrder);
    return earning && rate ? [{ rule, earning, rate }] : [];
  });
  return [...rates].sort((a, b) => compare(b.rate, a.rate))[0];
}

/** What is lost of an order's points by rounding down to whole money units first, as a fraction of them; undefined for fixed points. */
export function floorLoss({ per }: Earning, order: Ratio): Ratio | undefined {
  if (per === undefined) return undefined;
  const whole = order.n / order.d;
  return over({ n: order.n - whole * order.d, d: order.d }, order);
}

function isByMoney({ conversionRate, byTier, otherTiers }: EarningRuleSpec): boolean {
  const [any] = [...Object.values(byTier), ...Object.values(otherTiers)];
  return conversionRate !== null || any?.moneyAmount !== undefined;
}
