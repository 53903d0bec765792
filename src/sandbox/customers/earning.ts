import type { KnownTrigger, WireEarningRule } from '../../wire/index.ts';
import type { Call } from '../call.ts';

/** What a customer does, by the name of the control plane, and the triggers it pulls. */
export const ACTIVITIES = {
  order: ['stores/OrderPaid'],
  restaurantOrder: ['restaurants-order-is-pending', 'wix_restaurants_orders-order_submitted'],
  booking: ['bookings/BookingConfirmed'],
  ticket: ['events/OrderConfirmed'],
  rsvp: ['events/Rsvp'],
  plan: ['wix_pricing_plans-plan_purchased'],
  signUp: ['wix_members-uou_signs_up'],
  follow: ['wix_loyalty-social_media_channel_followed'],
  birthday: ['birthday'],
} as const satisfies Readonly<Record<string, readonly KnownTrigger['activityType'][]>>;

export type ActivityName = keyof typeof ACTIVITIES;

type Rounding = Call['switches']['earnRounding'];

/** Points for an amount of money, at `points` for every `moneyAmount`. */
function pointsForMoney(
  amount: number,
  { points = 0, moneyAmount = 1 }: { readonly points?: number; readonly moneyAmount?: number },
  rounding: Rounding,
): number {
  // A cent that a sum of prices is off must not cost a point.
  const money = Math.round(amount * 10_000) / 10_000;
  if (rounding === 'whole-steps') return Math.floor(money / moneyAmount) * points;
  if (rounding === 'whole-money') return Math.floor((Math.floor(money) * points) / moneyAmount);
  const exact = Math.round(((money * points) / moneyAmount) * 10_000) / 10_000;
  return rounding === 'nearest' ? Math.round(exact) : Math.floor(exact);
}

/** The entry for a tier, or that of the base tier. */
const entryOf = <Entry extends { readonly tierId?: string | null }>(
  entries: readonly Entry[] | undefined,
  tierId: string | undefined,
): Entry | undefined =>
  entries?.find((entry) => tierId !== undefined && entry.tierId === tierId) ??
  entries?.find((entry) => (entry.tierId ?? '') === '');

/** What a rule gives a customer of a tier for an activity of some worth. */
export function pointsOf(
  rule: WireEarningRule,
  tierId: string | undefined,
  amount: number,
  rounding: Rounding,
): number {
  const conversion = entryOf(rule.conversionRate?.configs, tierId);
  if (conversion !== undefined) return pointsForMoney(amount, conversion, rounding);
  return entryOf(rule.fixedAmount?.configs, tierId)?.points ?? 0;
}

/** The rules that an activity follows, as they are declared: those that are on, on its triggers. */
export const rulesFor = (rules: readonly WireEarningRule[], activity: ActivityName): readonly WireEarningRule[] => {
  const triggers: readonly string[] = ACTIVITIES[activity];
  return rules.filter(
    ({ status, triggerActivityType = '' }) => status === 'ACTIVE' && triggers.includes(triggerActivityType),
  );
};
