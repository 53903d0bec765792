import { Doing } from '../customers/doing.ts';
import type { Moment } from '../customers/moves.ts';
import type { SiteState } from '../state.ts';
import { summed } from './checkout.ts';
import { refund } from './checkout-refunds.ts';

const HOUR = 3_600_000;

/** How long a discount waits for its checkout, by the answer to the open question. */
const WAITS = { hour: HOUR, day: 24 * HOUR, never: Number.POSITIVE_INFINITY } as const;

/** Gives back the discounts of checkouts that nobody has completed in time: points and coupons return once, by themselves. */
export function timedOut(moment: Moment): Doing {
  const doing = new Doing(moment);
  const until = Date.parse(moment.now) - WAITS[moment.switches.checkoutTimeout];
  for (const discount of moment.site.checkoutDiscounts) {
    if (discount.status !== 'APPLIED' || appliedAt(moment.site, discount) > until) continue;
    refund(doing, discount, 'REFUNDED_DUE_TO_TIMEOUT');
    const checkout = doing.moment.site.checkouts.find(({ id }) => id === discount.checkoutId);
    if (checkout === undefined) continue;
    const freed = summed({ ...checkout, appliedDiscounts: [] }, moment.now);
    doing.add(
      [{ put: 'checkouts', entity: freed }],
      [{ event: 'checkoutUpdated', entityId: checkout.id, entity: freed }],
    );
  }
  return doing;
}

/** When points were spent on a discount, or its coupon was. */
function appliedAt(
  { transactions, coupons }: SiteState,
  { id, loyaltyCouponId }: SiteState['checkoutDiscounts'][number],
): number {
  const spent = transactions.find(({ redeemInfo }) => redeemInfo?.referenceEntityId === id);
  const coupon = coupons.find((one) => one.id === loyaltyCouponId);
  return Date.parse(spent?.createdDate ?? coupon?.updatedDate ?? '');
}
