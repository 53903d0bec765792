import { APPS, type WireCheckoutDiscount } from '../../wire/index.ts';
import type { Doing } from '../customers/doing.ts';
import { movePoints } from '../customers/moves.ts';

/** Ends a discount that was not used: a coupon is there again, points spent for a reward come back. */
export function refund(doing: Doing, discount: WireCheckoutDiscount, status: WireCheckoutDiscount['status']): void {
  const ended: WireCheckoutDiscount = { ...discount, status };
  doing.add([{ put: 'checkoutDiscounts', entity: ended }], []);
  const { site, now } = doing.moment;
  const coupon = site.coupons.find(({ id }) => id === discount.loyaltyCouponId);
  if (coupon !== undefined) {
    const revision = String(BigInt(coupon.revision) + 1n);
    const active = { ...coupon, status: 'ACTIVE', revision, updatedDate: now };
    doing.add([{ put: 'coupons', entity: active }], []);
  }
  const spent = site.transactions.find(({ redeemInfo }) => redeemInfo?.referenceEntityId === discount.id);
  const account = spent === undefined ? undefined : doing.customers().byId(spent.accountId);
  if (spent === undefined || account === undefined) return;
  const moved = movePoints(doing.moment, account, {
    amount: -spent.amount,
    counts: 'redeemed',
    entry: {
      transactionType: 'REFUND',
      description: 'Points refunded',
      refundInfo: { appId: APPS.loyalty, refundedTransactionId: spent.id },
    },
  });
  doing.add(moved.edits, moved.announces);
}
